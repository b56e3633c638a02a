"""Nouns by a prefix of their id, as a person types it."""

import json
from collections.abc import Sequence
from typing import TypeVar, overload

from news.model import Alert, Article, Rule, Source, Story
from store.documents import as_noun
from store.errors import Ambiguous, NotFound
from store.sqlite import views
from store.sqlite.connection import Connection

N = TypeVar("N", Alert, Article, Rule, Source, Story)


def by_prefix(connection: Connection, kind: type[N], table: str, prefix: str) -> N:
    """The one noun whose id begins so; NotFound or Ambiguous otherwise."""
    wanted = prefix.strip().lower()
    found = views.with_prefix(connection, table, wanted, 6) if wanted else []
    exact = [row for row in found if row[0] == wanted]
    match exact or found:
        case []:
            raise NotFound(kind.__name__.lower(), prefix)
        case [(_, document)]:
            return as_noun(kind, json.loads(document))
        case several:
            raise Ambiguous(kind.__name__.lower(), prefix, tuple(row[0] for row in several))


class Ids(Sequence[str]):
    """Ids of one length, kept in a single string: half a million of them in six megabytes."""

    def __init__(self, joined: str, width: int) -> None:
        self._joined = joined
        self._step = width + 1
        self._count = (len(joined) + 1) // self._step

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            start, stop, step = index.indices(self._count)
            if step == 1 and start < stop:
                return self._joined[start * self._step : stop * self._step - 1].split(" ")
            return [self[each] for each in range(start, stop, step)]
        if index < 0:
            index += self._count
        if not 0 <= index < self._count:
            raise IndexError(index)
        start = index * self._step
        return self._joined[start : start + self._step - 1]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def as_ids(joined: str) -> Sequence[str]:
    """The ids of a string that holds them with a space between each two."""
    width = joined.find(" ")
    if width < 0:
        return [joined] if joined else []
    if (
        (len(joined) + 1) % (width + 1)
        or joined[width :: width + 1].strip(" ")
        or joined.count(" ") != (len(joined) // (width + 1))
    ):
        return joined.split(" ")
    return Ids(joined, width)
