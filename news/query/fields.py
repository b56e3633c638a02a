"""The fields of the language: what each takes as its value, and what it makes of it."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeAlias, get_args

from news.model import ChangeClass
from news.nearest import nearest
from news.query.syntax import And, Compare, During, Holds, Node, Sign

ZONES: Mapping[str, str] = {"title": "headline", "text": "text"}
"""The fields that say where words are looked for, and the zone that each means."""

STATES = (
    "unread", "read", "starred", "snoozed", "verified", "disputed", "assigned", "new", "seen", "acked",
)  # fmt: skip
NAMED = ("outlet", "source", "lang", "tag", "story", "rule")
FIELDS = (*ZONES, *NAMED, "is", "version", "changed", "age", "lag", "seen", "claimed", "repeat")
"""Every field, in the order the documentation tells them."""

_Read: TypeAlias = Callable[[str, str], float]
"""Reads a number from its text; takes the proposal to make if it cannot."""

_AT_LEAST: Sign = ">="
_AT_MOST: Sign = "<="
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_SIGNED = re.compile(r"(<=|>=|<|>|=)?(.*)", re.DOTALL)
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smhdw])")
_MOMENT = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T(\d{1,2}):(\d{2}))?)?)?")


class BadValue(ValueError):
    """A value that its field cannot take, with one that it can."""

    def __init__(self, message: str, proposal: str) -> None:
        super().__init__(message)
        self.message = message
        self.proposal = proposal


def read_value(field: str, value: str, *, exact: bool) -> Node:
    """The node of `field:value`; raises BadValue."""
    match field:
        case "is":
            return Holds("is", _one_of(value, STATES, "state"))
        case "changed":
            return Holds("changed", _one_of(value, get_args(ChangeClass), "class of change"))
        case "version":
            return _compare(field, value, _count, "version:>1")
        case "age" | "lag":
            return _compare(field, value, _seconds, f"{field}:<2h")
        case "seen" | "claimed":
            return _during(field, value)
        case "lang":
            return Holds("lang", _language(value))
        case _:
            return Holds(field, value, exact)


def _one_of(value: str, known: tuple[str, ...], what: str) -> str:
    """The value, if it is one of those known."""
    if value.lower() in known:
        return value.lower()
    raise BadValue(f"{value!r} is no {what}; there are {', '.join(known)}", nearest(value, known) or known[0])


def _language(value: str) -> str:
    """A language's code: two or three letters, and perhaps a region."""
    if re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})?", value):
        return value.lower().replace("_", "-")
    raise BadValue(
        f"{value!r} is no language code, two or three letters", value[:2].lower() if value.isalpha() else "en"
    )


def _compare(field: str, value: str, read: _Read, example: str) -> Node:
    """`>1`, `2..4`, `<2h`: bounds on a count or a length of time."""
    proposal = example.partition(":")[2]
    low, dots, high = value.partition("..")
    if dots:
        bounds: list[Node] = [
            Compare(field, sign, read(part, proposal), f"{field}:{sign}{part}")
            for sign, part in ((_AT_LEAST, low), (_AT_MOST, high))
            if part
        ]
        if not bounds:
            raise BadValue("a range needs a bound", proposal)
        return bounds[0] if len(bounds) == 1 else And(tuple(bounds))
    signed = _SIGNED.fullmatch(value)
    assert signed is not None
    if field != "version" and signed[1] is None:
        number = read(value, proposal)
        raise BadValue(f"{field}: needs < or > before a length of time", f"<{value}" if number else proposal)
    return Compare(field, signed[1] or "=", read(signed[2], proposal), f"{field}:{value}")  # type: ignore[arg-type]


def _count(text: str, proposal: str) -> float:
    """A whole number."""
    if re.fullmatch(r"[0-9]{1,6}", text):
        return int(text)
    raise BadValue(f"{text!r} is no number", proposal)


def _seconds(text: str, proposal: str) -> float:
    """A length of time such as 90m, 2h, 3d."""
    found = _LENGTH.fullmatch(text.lower())
    if found:
        return float(found[1]) * _UNITS[found[2]]
    number = re.match(r"\d+", text)
    raise BadValue(
        f"{text!r} is no length of time; the units are s m h d w", f"<{number[0]}h" if number else proposal
    )


def _during(field: str, value: str) -> Node:
    """`2026-11-01..`, `..2026-11`, `2026`: days in UTC, the last one whole."""
    low, dots, high = value.partition("..")
    if dots and not low and not high:
        raise BadValue("a range of dates needs a date", "2026-11-01..")
    since = _period(low)[0] if low else None
    until = _period(high)[1] if high else None
    if not dots:
        until = _period(low)[1]
    if since and until and since >= until:
        raise BadValue("the range ends before it begins", f"{high}..{low}")
    return During(field, since, until, f"{field}:{value}")


def _period(text: str) -> tuple[datetime, datetime]:
    """The beginning and the end of a year, month, day or minute as written."""
    found = _MOMENT.fullmatch(text)
    proposal = "2026-11-01.."
    if not found:
        raise BadValue(f"{text!r} is no date; write year-month-day", proposal)
    year, month, day, hour, minute = (int(part) if part else None for part in found.groups())
    try:
        start = datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0, tzinfo=UTC)
        if minute is not None:
            return start, start + timedelta(minutes=1)
        if day is not None:
            return start, start + timedelta(days=1)
        if month is not None:
            return start, (start + timedelta(days=32)).replace(day=1)
        return start, start.replace(year=start.year + 1)
    except (ValueError, OverflowError) as error:
        mended = f"{text[:4]}-01-01.." if text[:4] > "0000" else proposal
        raise BadValue(f"there is no {text}", mended) from error
