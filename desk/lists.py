"""A store's sources and rules as a person changes them: kept in the store so that undo takes it back, and
written in the person's file where there is one.

What reads and edits that file is loaded when it is first edited: the app starts without it.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from desk.config.shape import Fault
from news.model import Rule, Source
from store.lists import Back, Listed
from store.store import Store
from store.triage import Undone


class Lists:
    """The sources and rules of one store, and the file they are written in.

    Every act raises BadConfig, and nothing is done, when the file cannot be edited as it stands or cannot be
    written; it gives what is wrong with the file otherwise.
    """

    def __init__(self, store: Store, file: Path | None) -> None:
        self._store = store
        self._file = file

    def put_source(self, source: Source, now: datetime) -> Sequence[Fault]:
        """Keep a source in place of the one with its id."""
        with self._both() as file:
            self._store.lists.put(source, now)
            if file is not None:
                _write(file, [source])
            return self._in_step(file, now)

    def remove_sources(self, sources: Sequence[Source], now: datetime) -> Sequence[Fault]:
        """Forget sources; their articles stay."""
        with self._both() as file:
            self._store.lists.remove(sources, now, _cut(file, sources))
            if file is not None:
                _drop(file, sources)
            return self._in_step(file, now)

    def put_rule(self, rule: Rule, now: datetime, instead_of: Rule | None = None) -> Sequence[Fault]:
        """Keep a rule, in place of the one with its id, or of another that goes."""
        with self._both() as file:
            self._store.lists.put(rule, now, instead_of)
            if file is not None:
                _drop(file, [instead_of] if instead_of is not None and instead_of.id != rule.id else [])
                _write(file, [rule])
            return self._in_step(file, now)

    def remove_rule(self, rule: Rule, now: datetime) -> Sequence[Fault]:
        """Forget a rule; its alerts stay."""
        with self._both() as file:
            self._store.lists.remove([rule], now, _cut(file, [rule]))
            if file is not None:
                _drop(file, [rule])
            return self._in_step(file, now)

    def undo(self, now: datetime) -> tuple[Undone | None, Sequence[Fault]]:
        """Take the newest act of a person back, of whatever kind; the file follows."""
        with together(self._store, self._file):
            undone = self._store.triage.undo(now)
            if undone is None or undone.lists is None:
                return undone, ()
            file = self._sound_file()
            if file is not None:
                _drop(file, undone.lists.gone)
                _restore(file, undone.lists)
            return undone, self._in_step(file, now)

    @contextmanager
    def _both(self) -> Iterator[Path | None]:
        """One act on the store and on the file, where there is one: all of it, or nothing of either."""
        file = self._sound_file()
        with together(self._store, file):
            yield file

    def _sound_file(self) -> Path | None:
        """The file, where there is one, and it can be edited."""
        if self._file is None or not self._file.exists():
            return None
        from desk.config.edit import need_sound

        need_sound(self._file)
        return self._file

    def _in_step(self, file: Path | None, now: datetime) -> Sequence[Fault]:
        """Bring the store in line with the edited file, so that a desk finds nothing new in it."""
        if file is None:
            return ()
        from desk.config.lay import lay
        from desk.config.read import read_config

        return lay(self._store, read_config(file), now)


@contextmanager
def together(store: Store, file: Path | None) -> Iterator[None]:
    """What is done to a store and to the file, where there is one: all of it, or nothing of either."""
    edits: AbstractContextManager[None] = nullcontext()
    if file is not None and file.exists():
        from desk.config.edit import whole

        edits = whole(file)
    with edits, store.transaction():
        yield


def _write(file: Path, nouns: Sequence[Listed]) -> None:
    """Write sources or rules in the file, in place of those that stand there."""
    from desk.config.edit import put_rule, put_source

    for noun in nouns:
        match noun:
            case Source():
                put_source(file, noun)
            case Rule():
                put_rule(file, noun)


def _cut(file: Path | None, nouns: Sequence[Listed]) -> Any:
    """The lines of the file that go with sources or rules; None without a file."""
    from desk.config.edit import cut_of

    return cut_of(file, nouns) if file is not None and nouns else None


def _restore(file: Path, back: Back) -> None:
    """Write sources or rules that stand again: as the lines that went with them, where nothing is in their
    place.
    """
    from desk.config.edit import cut_of, put_back

    if back.cut and back.stands and not cut_of(file, back.stands)["pieces"]:
        put_back(file, back.cut)
    else:
        _write(file, back.stands)


def _drop(file: Path, nouns: Sequence[Listed]) -> None:
    """Take sources or rules out of the file."""
    from desk.config.edit import remove_rule, remove_sources

    for noun in nouns:
        match noun:
            case Source():
                remove_sources(file, [noun])
            case Rule():
                remove_rule(file, noun.name)
