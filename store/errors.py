"""What can go wrong with the disk.

StoreError
├── NoStore            there is none at that place, and none was to be made
├── NewerStore         made by a newer wirewatch: refused, nothing touched
├── DamagedStore       not a store, or one whose pages contradict each other
├── StoreUnwritable    the file or its directory may not be written
├── StoreFull          no room left on the disk: nothing half-written
├── StoreBusy          another process held it for longer than any of ours does
├── Overtaken          a question that nobody waits for any more was given up
├── Outrun             a reader asked for changes that were cleared away long ago
└── Unknown
    ├── NotFound       no id begins with that prefix
    └── Ambiguous      several ids begin with that prefix
"""


class StoreError(Exception):
    """The disk could not; the message says what, where and what to do."""


class NoStore(StoreError):
    """There is no store at that place."""


class NewerStore(StoreError):
    """A newer wirewatch made this store."""


class DamagedStore(StoreError):
    """The file is not a store, or is damaged."""


class StoreUnwritable(StoreError):
    """The file or its directory may not be written."""


class StoreFull(StoreError):
    """There is no room left on the disk."""


class StoreBusy(StoreError):
    """Another process held the store too long."""


class Outrun(StoreError):
    """The changes asked for were cleared away: read everything anew and go on from `last`."""

    def __init__(self, last: int) -> None:
        super().__init__("too far behind the change feed: read the store anew")
        self.last = last


class Overtaken(StoreError):
    """Nobody waits for the answer any more."""


class Unknown(StoreError):
    """A prefix that names nothing, or too much."""


class NotFound(Unknown):
    """No id begins with that prefix."""

    def __init__(self, noun: str, prefix: str) -> None:
        super().__init__(f"no {noun} begins with {prefix!r}")
        self.prefix = prefix


class Ambiguous(Unknown):
    """Several ids begin with that prefix."""

    def __init__(self, noun: str, prefix: str, candidates: tuple[str, ...]) -> None:
        shown = ", ".join(candidates[:5]) + (" …" if len(candidates) > 5 else "")
        super().__init__(f"{prefix!r} is short for more than one {noun}: {shown}")
        self.prefix = prefix
        self.candidates = candidates
