"""The command line of the app: `:ack is:unread outlet:x`. Reads what was typed; does nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches
from typing import Any

from store.triage import Act as Kind
from store.triage import Queue
from tui.acting import Act
from tui.keys import BY_ID

_PLAIN: dict[str, tuple[Kind, Any, Queue, str]] = {
    "read": ("read", True, "articles", "read"),
    "unread": ("read", False, "articles", "unread"),
    "star": ("star", True, "articles", "starred"),
    "unstar": ("star", False, "articles", "star taken away"),
    "verify": ("verify", True, "articles", "verified"),
    "dispute": ("verify", False, "articles", "disputed"),
    "wake": ("snooze", None, "articles", "awake"),
    "ack": ("ack", True, "alerts", "acknowledged"),
    "unack": ("ack", False, "alerts", "new again"),
}
"""Acts that need no word of their own."""

_WORDY: dict[str, tuple[Kind, Queue, str]] = {
    "tag": ("tag", "articles", "tagged {}"),
    "untag": ("untag", "articles", "tag {} taken away"),
    "assign": ("assign", "alerts", "given to {}"),
    "snooze": ("snooze", "articles", "snoozed for {}"),
}
"""Acts whose first word says with what."""

SETTINGS = ("filter", "find", "view", "theme", "export", "run")
"""Orders that take the whole rest of the line."""

NAMES = tuple(sorted({*_PLAIN, *_WORDY, *SETTINGS, *BY_ID}))
"""Everything that can be ordered: acts, settings, and the id of every key."""


class BadOrder(ValueError):
    """An order that cannot be read; says what would be right."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was typed, read."""

    name: str
    act: Act | None = None
    """The act, when it is one."""
    rest: str = ""
    """Of an act, the query that says on what, empty for what is chosen; of a setting, its value."""


def read_order(text: str, now: datetime) -> Order:
    """The order that a line spells; BadOrder when it spells none."""
    name, _, rest = text.strip().lstrip(":").partition(" ")
    rest = rest.strip()
    if name in _PLAIN:
        kind, value, table, words = _PLAIN[name]
        return Order(name, Act(kind, value, table, words), rest)
    if name in _WORDY:
        return _wordy(name, rest, now)
    if name in SETTINGS or name in BY_ID:
        return Order(name, None, rest)
    near = get_close_matches(name, NAMES, 3)
    raise BadOrder(
        f"no command {name!r}" + (f": {', '.join(near)}?" if near else "; ? lists the keys and their names")
    )


def _wordy(name: str, rest: str, now: datetime) -> Order:
    """An act whose first word says with what."""
    kind, table, words = _WORDY[name]
    word, _, query = rest.partition(" ")
    if not word:
        raise BadOrder(f":{name} WORD [QUERY]: the word is missing")
    value: Any = word
    if kind == "snooze":
        length = length_of(word)
        if length is None:
            raise BadOrder(f"{word!r} is no length of time: 30m, 2h, 1d; 0 wakes it")
        value = now + length if length else None
    return Order(name, Act(kind, value, table, words.format(word)), query.strip())


def length_of(text: str) -> timedelta | None:
    """A length of time as typed: `30m`, `2h`, `1d`, `0`; None when it is none."""
    unit = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}.get(text.strip()[-1:].lower())
    number = text.strip().rstrip("mhdwMHDW")
    if not number.isdigit() or (unit is None and int(number)):
        return None
    return timedelta(**{unit or "minutes": int(number)})
