"""TinyDB queries as SQL: which documents may answer, so that Python need not ask all of them.

A query's plan is read from its hash (`QueryInstance._hash`), the one place where TinyDB says what a query
asks. It does not say everything: a regex's flags, a fragment's path and what a `test` does are missing. So
the SQL gives a superset, the documents for which the query may be true or may raise, and Python has the last
word, in the same order as stock TinyDB.
"""

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from store.sqlite.plans import (
    ALL,
    ANYTHING,
    NONE,
    PERILOUS,
    Part,
    Plan,
    all_of,
    any_of,
    both,
    either,
    exactly,
    negated,
    opposite,
)

_PLAIN_KEY = re.compile(r'[^"\\\x00-\x1f\ud800-\udfff]+')
_UNSAFE_TEXT = re.compile("[\x00\ud800-\udfff]")


def plan(hashed: Any, columns: frozenset[str]) -> Plan:
    """The plan of a query with this hash, on a table with these generated columns."""
    match hashed:
        case ():
            return Plan(ALL, ALL)
        case ("and", frozenset() as parts):
            return all_of([plan(part, columns) for part in parts])
        case ("or", frozenset() as parts):
            return any_of([plan(part, columns) for part in parts])
        case ("not", part):
            return opposite(plan(part, columns))
        case (str() as kind, tuple() as path, *rest) if (
            kind in _LEAVES and path and all(map(_is_plain_key, path))
        ):
            return _LEAVES[kind](_field(path, columns), kind, rest[0] if rest else None)
        case ("test", *_):
            return ANYTHING
    return PERILOUS


class Field:
    """The SQL for one path into a document."""

    def __init__(self, path: tuple[str, ...], columns: frozenset[str]) -> None:
        quoted = ("$" + "".join(f'."{key}"' for key in path)).replace("'", "''")
        self.is_column = len(path) == 1 and path[0] in columns
        self.value = f'"{path[0]}"' if self.is_column else f"json_extract(doc, '{quoted}')"
        self.type = f"json_type(doc, '{quoted}')"
        self.is_text = Part(f"{self.type} IN ('text')")
        self.each = f"json_each(doc, '{quoted}')"

    def is_a(self, *types: str) -> Part:
        """Whether it is there and of one of these JSON types."""
        return Part(f"{self.type} IN ({', '.join(repr(name) for name in types)})")

    @property
    def is_there(self) -> Part:
        """Whether the path leads to anything, be it null."""
        return Part(f"{self.type} IS NOT NULL")

    @property
    def is_no_text(self) -> Part:
        """Whether it is there and no text; for an indexed column said so that the index serves.

        Numbers sort before all text, NULL stands for a null as for nothing, and a list or an object is kept
        as text that begins with its bracket.
        """
        if not self.is_column:
            return Part(f"{self.type} <> 'text'")
        value = self.value
        return Part(
            f"{value} < '' OR ({value} IS NULL AND {self.type} = 'null') "
            f"OR ({value} >= '[' AND {value} < '\\' AND {self.type} = 'array') "
            f"OR ({value} >= '{{' AND {value} < '|' AND {self.type} = 'object')"
        )


@lru_cache(maxsize=500)
def _field(path: tuple[str, ...], columns: frozenset[str]) -> Field:
    """The same path is asked for again and again."""
    return Field(path, columns)


def _equal(field: Field, _kind: str, wanted: Any) -> Plan:
    if wanted is None:
        return exactly(field.is_a("null"))
    if isinstance(wanted, (int, float)) and (edges := _around(wanted)):
        return Plan(Part(f"{field.value} BETWEEN ? AND ?", edges))
    if isinstance(wanted, str) and _is_safe(wanted):
        # A list or an object is extracted as text too: `[1]` is not the string "[1]".
        same = Part(f"{field.value} = ?", (wanted,))
        return Plan(same, both([same, field.is_text]))
    if isinstance(wanted, tuple):
        return Plan(field.is_a("array"))
    if isinstance(wanted, Mapping):
        return Plan(field.is_a("object"))
    return ANYTHING


def _unequal(field: Field, _kind: str, wanted: Any) -> Plan:
    equal = _equal(field, "==", wanted)
    return Plan(both([field.is_there, negated(equal.must)]), both([field.is_there, negated(equal.may)]))


def _compare(field: Field, kind: str, limit: Any) -> Plan:
    """An ordering: true for some values of the limit's own type, an error for values of any other."""
    up = kind[0] == ">"
    if isinstance(limit, str) and _is_safe(limit):
        odd = field.is_no_text
        wanted = Part(f"{field.value} {kind} ?", (limit,))
        return Plan(either([wanted, odd]), odd=odd)
    if isinstance(limit, (int, float)) and (edges := _around(limit)):
        odd = both([field.is_there, negated(field.is_a("integer", "real", "true", "false"))])
        wanted = Part(f"{field.value} {'>=' if up else '<='} ?", edges[:1] if up else edges[1:])
        return Plan(either([wanted, odd]), odd=odd)
    return Plan(field.is_there, odd=field.is_there)


def _exists(field: Field, _kind: str, _rest: Any) -> Plan:
    return exactly(field.is_there)


def _regex(field: Field, _kind: str, _rest: Any) -> Plan:
    return Plan(field.is_a("text"))


def _test(field: Field, _kind: str, _rest: Any) -> Plan:
    return Plan(field.is_there)


def _one_of(field: Field, _kind: str, items: Any) -> Plan:
    if not isinstance(items, tuple):
        return Plan(field.is_there)
    return any_of([_equal(field, "==", item) for item in items])


def _any(field: Field, _kind: str, items: Any) -> Plan:
    """Some element is one of these: a list of plain texts is looked through by SQL, all else by Python."""
    may = field.is_a("array", "object", "text")
    if isinstance(items, tuple) and items and all(isinstance(item, str) and _is_safe(item) for item in items):
        among = f"EXISTS (SELECT 1 FROM {field.each} WHERE value IN ({', '.join('?' * len(items))}))"
        may = both([may, either([field.is_a("object", "text"), Part(among, items)])])
    return Plan(may, odd=may if callable(items) else NONE)


def _all(field: Field, _kind: str, items: Any) -> Plan:
    may = field.is_a("array", "object", "text")
    return Plan(may, odd=may if callable(items) else NONE)


Leaf: TypeAlias = Callable[[Field, str, Any], Plan]

_LEAVES: dict[str, Leaf] = {
    "==": _equal, "!=": _unequal, "<": _compare, "<=": _compare, ">": _compare, ">=": _compare,
    "exists": _exists, "matches": _regex, "search": _regex, "test": _test, "one_of": _one_of,
    "any": _any, "all": _all,
}  # fmt: skip


def _is_plain_key(key: Any) -> bool:
    """Whether a JSON path can name this key: not a function, nothing that JSON or the path would escape."""
    return isinstance(key, str) and _PLAIN_KEY.fullmatch(key) is not None


def _is_safe(text: str) -> bool:
    return _UNSAFE_TEXT.search(text) is None


def _around(number: float) -> tuple[float, float] | None:
    """A number with room for SQLite's reading of a real, which can be off in the last place; None if it
    cannot say.
    """
    if math.isnan(number) or (abs(number) >= 2**63 and isinstance(number, int)):
        return None
    near = float(number)
    low, high = (math.nextafter(math.nextafter(near, side), side) for side in (-math.inf, math.inf))
    if isinstance(number, int) and abs(number) < 2**53:
        return (number if near == 0 else low, high)
    return low, high
