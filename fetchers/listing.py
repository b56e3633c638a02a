"""Lists of sources as other programs keep them, read into one form; what cannot be taken over is told, never
dropped.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from fetchers.address import kind_named
from news.model import Kind


@dataclass(frozen=True, slots=True)
class Listed:
    """One source in a list."""

    url: str
    name: str = ""
    tags: tuple[str, ...] = ()
    """The folders it lies in and the labels it bears; `News/World` for a folder in a folder."""
    kind: Kind = "feed"
    options: Mapping[str, str] = field(default_factory=dict)
    """What our own kinds need, and under `opml:` what the list says of it that means nothing to us."""
    line: int = field(default=0, compare=False)
    """Where it stands in the list, where lists have lines."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a list that was not taken over."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved query in a list of newsboat's."""

    name: str
    query: str
    """In our language."""
    written: str
    """In newsboat's."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds."""

    sources: tuple[Listed, ...]
    """Each address once, with the tags of all its places."""
    problems: tuple[Problem, ...] = ()
    queries: tuple[Saved, ...] = ()


class BadList(Exception):
    """A file that is no list of sources; the message says why."""


def command_of(url: str, kind: object, options: Mapping[str, str]) -> str | None:
    """The command of the person's shell that looks at such a source run; None when they run none."""
    if kind == "exec" or kind_named(url) == "exec":
        return url
    return options.get("filter") or options.get("password_command")


def merged(found: Iterable[Listed]) -> tuple[Listed, ...]:
    """Each address once: the first name that was given, all tags, all options."""
    once: dict[str, Listed] = {}
    for listed in found:
        held = once.get(listed.url)
        if held is None:
            once[listed.url] = listed
        else:
            once[listed.url] = replace(
                held,
                name=held.name or listed.name,
                tags=tuple(dict.fromkeys((*held.tags, *listed.tags))),
                options={**listed.options, **held.options},
            )
    return tuple(once.values())
