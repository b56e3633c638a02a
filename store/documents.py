"""Nouns as documents and back: what a TinyDB row of ours holds.

A document holds the fields of its noun under their own names; times are written by `news.times.stamp`, tuples
as lists. Fields that a document lacks take the noun's default, and fields that the noun does not know are
left alone, so an older or newer document is still read.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from types import NoneType
from typing import Any, TypeAlias, TypeVar, cast, get_args, get_origin, get_type_hints

from news.model import Alert, Article, Reading, Revision, Rule, Source, Standing, Story, Text
from news.times import stamp

Noun: TypeAlias = Alert | Article | Reading | Revision | Rule | Source | Standing | Story | Text
N = TypeVar("N", bound=Noun)
Document: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[Any], Any]


def as_document(noun: Noun) -> Document:
    """The document that keeps this noun."""
    return {name: as_value(getattr(noun, name)) for name in field_names(cast("Any", type(noun)))}


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
    given: dict[str, Any] = {}
    for name, read in readers(cast("Any", kind)):
        if name in document:
            value = document[name]
            given[name] = value if read is None or value is None else read(value)
    return cast("N", cast("Callable[..., Any]", kind)(**given))


def as_nouns(kind: type[N], documents: Iterable[Mapping[str, Any]]) -> list[N]:
    """The nouns that these documents keep, in their order."""
    return [as_noun(kind, document) for document in documents]


def read_time(text: str) -> datetime:
    """The time that `stamp` wrote, read by the quick road."""
    return datetime.fromisoformat(text).astimezone(UTC)


@cache
def field_names(kind: Any) -> tuple[str, ...]:
    """The names of a noun's fields, in their order."""
    return tuple(field.name for field in fields(kind))


@cache
def readers(kind: Any) -> tuple[tuple[str, Reader | None], ...]:
    """How each field of a noun is made of its JSON value; None for a value that is itself already."""
    hints = get_type_hints(kind)
    return tuple((name, _reader(hints[name])) for name in field_names(kind))


def _reader(hint: Any) -> Reader | None:
    """The reader for one type: times, tuples and what may be None of them."""
    options = [option for option in get_args(hint) if option is not NoneType]
    if len(options) == 1 and get_origin(hint) is not tuple:
        return _reader(options[0])
    if hint is datetime:
        return read_time
    if get_origin(hint) is tuple:
        return tuple
    return None
