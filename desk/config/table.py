"""One table of the file, asked name by name: what is not of the right kind, or not known, is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from desk.config.lines import Spot, line_of
from desk.config.shape import Fault
from news import clean
from news.nearest import nearest
from news.times import length

T = TypeVar("T")

_SAID = dict.fromkeys(("true", "yes", "on", "1"), "true") | dict.fromkeys(
    ("false", "no", "off", "0"), "false"
)


class Faults:
    """What was found wrong in one file."""

    def __init__(self, file: Path, lines: Mapping[Spot, int]) -> None:
        self.found: list[Fault] = []
        self._file = file
        self._lines = lines

    def tell(self, spot: Spot, words: str) -> None:
        """Note what is wrong at a place of the file."""
        self.found.append(Fault(self._file, line_of(self._lines, spot), words))


class Table:
    """A table of the file. A value that cannot be taken is told, and read as if it were not there."""

    def __init__(self, given: Mapping[str, object], spot: Spot, faults: Faults) -> None:
        self.given = given
        self.spot = spot
        self._faults = faults
        self._asked: dict[str, None] = {}
        """The names that were asked for, in the order of the asking, which is that of the documentation."""

    @property
    def place(self) -> int:
        """Which of the tables of its list it is, from 0."""
        return next((part for part in reversed(self.spot) if isinstance(part, int)), 0)

    def tell(self, words: str, name: str | None = None) -> None:
        """Note that the table, or the value of this name in it, is wrong."""
        self._faults.tell(self.spot if name is None else (*self.spot, name), words)

    def text(self, name: str) -> str | None:
        """A string that is not empty, without control characters."""
        found = self.raw(name)
        return clean.plain(found) if found else None

    def raw(self, name: str) -> str | None:
        """A string as it stands: a command, a password."""
        return self._taken(name, _text, "a text in quotes", _as_text)

    def string(self, name: str) -> str | None:
        """A string as it stands, which may be empty."""
        return self._taken(name, _string, "a text in quotes", _as_text)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings; one string is a list of one."""
        found = self._taken(name, _texts, 'a list of texts: ["one", "two"]') or ()
        return tuple(dict.fromkeys(filter(None, map(clean.plain, found))))

    def words(self, name: str) -> tuple[str, ...]:
        """A list of strings as they stand, such as a command's words."""
        return self._taken(name, _texts, 'a list of texts: ["one", "two"]') or ()

    def flag(self, name: str, *, default: bool = False) -> bool:
        """`true` or `false`."""
        found = self._taken(name, _flag, "true or false", _as_flag)
        return default if found is None else found

    def number(self, name: str) -> int | None:
        """A whole number of 1 or more."""
        return self._taken(name, _number, "a whole number above 0", _as_number)

    def seconds(self, name: str) -> int | None:
        """A length of time, in seconds."""
        return self._taken(name, _seconds, 'a length of time: "30s", "15m", "2h", "1d" or "1w"')

    def choice(self, name: str, choices: tuple[T, ...]) -> T | None:
        """One of these."""
        found = self._taken(name, _text, f"one of {', '.join(map(str, choices))}")
        taken = next((choice for choice in choices if choice == found), None)
        if found and taken is None:
            self.tell(f"{name} = {found!r}: {_meant(found, map(str, choices))}", name)
        return taken

    def table(self, name: str) -> "Table":
        """A table inside this one; an empty one where there is none."""
        return Table(self._taken(name, _table, "a table") or {}, (*self.spot, name), self._faults)

    def tables(self, name: str) -> Iterator["Table"]:
        """The tables of a list, `[[name]]`."""
        found = self._taken(name, _tables, f"tables, each under [[{name}]]") or ()
        for number, each in enumerate(found):
            yield Table(each, (*self.spot, name, number), self._faults)

    def others(self) -> tuple[str, ...]:
        """The names that were not asked for."""
        return tuple(name for name in self.given if name not in self._asked)

    def end(self) -> None:
        """Tell every name that was not asked for."""
        for name in self.others():
            match self.given[name]:
                case dict() if not self.spot:
                    called = f"[{name}]"
                case [dict(), *_] if not self.spot:
                    called = f"[[{name}]]"
                case _:
                    called = name
            self.tell(f"{called} means nothing here: {_meant(name, self._asked)}", name)

    def _taken(
        self,
        name: str,
        take: Callable[[object], T | None],
        wanted: str,
        mend: Callable[[object], str | None] | None = None,
    ) -> T | None:
        """The value as `take` gives it; what it cannot take is told, with what `mend` makes of it."""
        self._asked[name] = None
        if name not in self.given:
            return None
        found = take(self.given[name])
        if found is None:
            mended = mend(self.given[name]) if mend else None
            instead = f": write {name} = {mended}" if mended else ""
            self.tell(f"{name} = {_shown(self.given[name])} is not {wanted}{instead}", name)
        return found


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return (value,)
    is_list = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return tuple(map(str, value)) if isinstance(value, list) and is_list else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _seconds(value: object) -> int | None:
    try:
        return length(value) or None if isinstance(value, str) else None
    except ValueError:
        return None


def _table(value: object) -> dict[str, object] | None:
    return value if isinstance(value, dict) else None


def _tables(value: object) -> tuple[dict[str, object], ...] | None:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return None
    return tuple(value)


def _meant(name: str, known: Iterable[str]) -> str:
    known = list(known)
    near = nearest(name, known)
    return f"did you mean {near}?" if near else f"there are {', '.join(sorted(known))}"


def _shown(value: object) -> str:
    words = str(value).lower() if isinstance(value, bool) else repr(value)
    return words if len(words) <= 60 else words[:59] + "…"


def _as_text(value: object) -> str | None:
    """What was left without quotes, in them."""
    is_bare = isinstance(value, (int, float)) and not isinstance(value, bool)
    return f'"{value}"' if is_bare else None


def _as_number(value: object) -> str | None:
    """What was put in quotes, or written with a point, without."""
    if isinstance(value, float) and value.is_integer() and value > 0:
        return str(int(value))
    digits = value.strip().replace("_", "") if isinstance(value, str) else ""
    return digits if digits.isdecimal() and digits.isascii() and int(digits) else None


def _as_flag(value: object) -> str | None:
    """What says yes or no in another way."""
    return _SAID.get(str(value).strip().casefold())
