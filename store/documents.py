"""Nouns as documents and back: what a TinyDB row of ours holds.

A document holds the fields of its noun under their own names; times are written by `news.times.stamp`, tuples
as lists. Fields that a document lacks take the noun's default, and fields that the noun does not know are
left alone, so an older or newer document is still read.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, TypeAlias, TypeVar, cast, get_args, get_origin, get_type_hints

from news.model import Alert, Article, Notice, Reading, Revision, Rule, Source, Standing, Story, Text
from news.times import stamp

Noun: TypeAlias = Alert | Article | Notice | Reading | Revision | Rule | Source | Standing | Story | Text
N = TypeVar("N", bound=Noun)
Document: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[Any], Any]

PLAIN = frozenset({str, int, float, bool, NoneType})
"""The types of values that stand in a document as they are."""


def as_document(noun: Noun) -> Document:
    """The document that keeps this noun."""
    names, values = _writer(cast("Any", type(noun)))
    return {
        name: value if type(value) in PLAIN else as_value(value)
        for name, value in zip(names, values(noun), strict=True)
    }


def as_value(value: Any) -> Any:
    """One field's value as JSON knows it."""
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, tuple):
        return [as_value(part) for part in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value


def as_noun(kind: type[N], document: Mapping[str, Any]) -> N:
    """The noun that this document keeps."""
    names, special = readers(cast("Any", kind))
    given = dict(document)
    for name, read in special:
        value = given.get(name)
        if value is not None:
            given[name] = read(value)
    if not given.keys() <= names:
        given = {name: value for name, value in given.items() if name in names}
    return cast("N", cast("Callable[..., Any]", kind)(**given))


def as_nouns(kind: type[N], documents: Iterable[Mapping[str, Any]]) -> list[N]:
    """The nouns that these documents keep, in their order."""
    return [as_noun(kind, document) for document in documents]


def read_time(text: str) -> datetime:
    """The time that `stamp` wrote, in UTC as its `Z` says, by the quick road."""
    return datetime.fromisoformat(text)


@cache
def field_names(kind: Any) -> tuple[str, ...]:
    """The names of a noun's fields, in their order."""
    return tuple(field.name for field in fields(kind))


@cache
def _writer(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a noun's fields, and what gives their values."""
    return field_names(kind), attrgetter(*field_names(kind))


@cache
def readers(kind: Any) -> tuple[frozenset[str], tuple[tuple[str, Reader], ...]]:
    """The names of a noun's fields, and how those are read that JSON knows otherwise."""
    hints = get_type_hints(kind)
    found = ((name, _reader(hints[name])) for name in field_names(kind))
    return frozenset(field_names(kind)), tuple((name, read) for name, read in found if read is not None)


def _reader(hint: Any) -> Reader | None:
    """The reader for one type: times, tuples and what may be None of them."""
    options = [option for option in get_args(hint) if option is not NoneType]
    if len(options) == 1 and get_origin(hint) is not tuple:
        return _reader(options[0])
    if hint is datetime:
        return read_time
    if get_origin(hint) is tuple:
        return _read_tuples if get_origin(get_args(hint)[0]) is tuple else tuple
    return None


def _read_tuples(rows: Iterable[Iterable[Any]]) -> tuple[tuple[Any, ...], ...]:
    """Lists within a list, as tuples."""
    return tuple(map(tuple, rows))
