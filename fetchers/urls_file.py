"""newsboat's `urls` file: an address a line, then tags; `~` gives a title, `!` hides, `exec:` and `filter:`
run.
"""

import re
from collections.abc import Iterable, Iterator

from fetchers.listing import Listed, Listing, Problem, Saved, merged
from fetchers.newsboat_query import NoCounterpart, translated
from news import clean
from news.model import Kind

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"?|(\S+)')
_FILTER = re.compile(r"filter:(?P<command>.+?):(?P<url>https?://.*)", re.DOTALL)
_NET = re.compile(r"(?:https?|feed)://\S+", re.IGNORECASE)


def read_urls(text: str) -> Listing:
    """The sources of a `urls` file; what is none of them is named with its line."""
    problems: list[Problem] = []
    queries: list[Saved] = []
    sources = merged(_read(text, problems, queries))
    return Listing(sources, tuple(problems), tuple(queries))


def write_urls(sources: Iterable[Listed], queries: Iterable[Saved] = ()) -> str:
    """A `urls` file of these sources and queries, quoted where newsboat needs it."""
    saved = "".join(f"{_quoted(f'query:{query.name}:{query.written}')}\n" for query in queries)
    return "".join(f"{' '.join(_words(source))}\n" for source in sources) + saved


def _read(text: str, problems: list[Problem], queries: list[Saved]) -> Iterator[Listed]:
    for number, line in enumerate(text.splitlines(), 1):
        words = [_unquoted(match) for match in _WORD.finditer(line)]
        if not words or line.lstrip().startswith("#"):
            continue
        if words[0].startswith("query:"):
            try:
                queries.append(_saved(words[0] if line.lstrip().startswith('"') else line.strip()))
            except NoCounterpart as error:
                problems.append(Problem(number, line, f"a query that cannot be a rule: {error}"))
        elif (listed := _listed(words, number)) is None:
            problems.append(Problem(number, line, "neither an address nor exec:, filter: or file:"))
        else:
            yield listed


def _saved(word: str) -> Saved:
    """`query:NAME:FILTER`; NoCounterpart when its filter has none here."""
    _, name, written = [*word.split(":", 2), "", ""][:3]
    if not name.strip() or not written.strip():
        raise NoCounterpart("it wants query:NAME:FILTER")
    return Saved(clean.plain(name), translated(written), written)


def _listed(words: list[str], line: int) -> Listed | None:
    place = _place(words[0])
    if place is None:
        return None
    url, kind, options = place
    name = next((word[1:] for word in words[1:] if word.startswith("~")), "")
    if "!" in words[1:]:
        options["hidden"] = "yes"
    tags = tuple(word for word in words[1:] if word and not word.startswith("~") and word != "!")
    return Listed(url, name, tags, kind, options, line)


def _place(word: str) -> tuple[str, Kind, dict[str, str]] | None:
    if found := _FILTER.fullmatch(word):
        return found["url"], "feed", {"filter": found["command"]}
    if word.startswith("exec:") and word != "exec:":
        return word, "exec", {}
    if word.startswith("file://"):
        return word, "folder", {}
    return (word, "feed", {}) if _NET.fullmatch(word) else None


def _words(source: Listed) -> Iterator[str]:
    command = source.options.get("filter")
    yield _quoted(f"filter:{command}:{source.url}" if command else source.url)
    for tag in source.tags:
        yield _quoted(tag)
    if source.name:
        yield _quoted(f"~{source.name}")
    if source.options.get("hidden"):
        yield "!"


def _unquoted(match: re.Match[str]) -> str:
    quoted, bare = match.groups()
    return re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else bare


def _quoted(word: str) -> str:
    if word and not re.search(r"[\s\"\\#]", word):
        return word
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
