"""The person's file edited by commands: an entry put in or taken out, every other byte as it was.

Entries are lines, so they are edited as lines: tomlkit would gather tables that stand apart, and leave their
comments behind. What was edited is read again before it takes the old file's place.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal, TypeAlias

from desk.config.lines import Spot, lines_of
from desk.config.read import read_config
from desk.config.shape import SourceEntry
from desk.config.write import rule_lines, source_lines
from fetchers.address import same_place
from news.ids import fingerprint, identity
from news.model import Rule, Source
from store.whole import replaced

Section: TypeAlias = Literal["source", "rule"]
Cut: TypeAlias = dict[str, Any]
"""Lines taken out of a file, as the journal keeps them: `pieces`, each where it stood and its text, and the
hash of what was left.
"""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""A line as TOML and `lines_of` have it: a name may hold U+2028 and its like, at which `splitlines` parts."""


class BadConfig(Exception):
    """The file cannot be edited as it stands, or not be written; the message says why."""


def add_sources(file: Path, sources: Iterable[Source]) -> None:
    """Write sources at the end of the file; BadConfig when it cannot be."""
    blocks = [source_lines(source) for source in sources]
    _edit(file, lambda text: with_blocks(text, blocks))


def put_source(file: Path, source: Source) -> None:
    """Write a source, in place of the one that stands there. Errors as `add_sources`."""
    held = _sources(file, [source])
    block = source_lines(source, allow_private=any(entry.allow_private for entry in held))
    places = [entry.place for entry in held]
    _edit(file, lambda text: with_blocks(without_blocks(text, "source", places), [block]))


def cut_of(file: Path, nouns: Sequence[Source | Rule]) -> Cut:
    """The lines that removing these sources, or these rules, takes out of the file as it is."""
    sources = [noun for noun in nouns if isinstance(noun, Source)]
    section: Section = "source" if sources else "rule"
    places = [entry.place for entry in _sources(file, sources)] if sources else []
    places += [place for noun in nouns if isinstance(noun, Rule) for place in _rules(file, noun.name)]
    text = need_sound(file)
    lines = _LINE.findall(text)
    pieces = [[begin, "".join(lines[begin:end])] for begin, end in _spans(lines, text, section, places)]
    return {"after": fingerprint(without_blocks(text, section, places).encode()), "pieces": pieces}


def put_back(file: Path, cut: Cut) -> None:
    """Write the lines back that were cut: where they stood if the file is as the cut left it, else at
    its end. Errors as `add_sources`.
    """

    def mended(text: str) -> str:
        if fingerprint(text.encode()) != cut["after"]:
            return with_blocks(text, [piece.strip("\n").split("\n") for _, piece in cut["pieces"]])
        lines = _LINE.findall(text)
        for begin, piece in sorted(cut["pieces"]):
            lines[begin:begin] = _LINE.findall(piece)
        return "".join(lines)

    _edit(file, mended)


def remove_sources(file: Path, sources: Collection[Source]) -> None:
    """Take sources out of the file, also one that has moved since. Errors as `add_sources`."""
    places = [entry.place for entry in _sources(file, sources)]
    _edit(file, lambda text: without_blocks(text, "source", places))


def put_rule(file: Path, rule: Rule) -> None:
    """Write a rule, in place of the one of its name. Errors as `add_sources`."""
    places = _rules(file, rule.name)
    _edit(file, lambda text: with_blocks(without_blocks(text, "rule", places), [rule_lines(rule)]))


def remove_rule(file: Path, name: str) -> None:
    """Take the rule of this name out of the file. Errors as `add_sources`."""
    places = _rules(file, name)
    _edit(file, lambda text: without_blocks(text, "rule", places))


@contextmanager
def whole(file: Path) -> Iterator[None]:
    """Edits that stay together: the file is as it was before them when one fails, or what goes with them."""
    before = file.read_bytes()
    try:
        yield
    except BaseException:
        with suppress(OSError, BadConfig):
            if file.read_bytes() != before:
                _replace(file.resolve(), before)
        raise


def need_sound(file: Path) -> str:
    """The text of a file that can be edited; BadConfig when it cannot, an OSError when it cannot be read."""
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadConfig(f"{file} is left as it is, for it is not written in UTF-8") from error
    _need_toml(file, text)
    return text


def with_blocks(text: str, blocks: Iterable[Sequence[str]]) -> str:
    """The text of a file with tables at its end, an empty line before each."""
    end = "" if not text or text.endswith("\n") else "\n"
    added = "".join("\n" + "".join(f"{line}\n" for line in block) for block in blocks)
    return text + end + (added if text else added.removeprefix("\n"))


def without_blocks(text: str, section: Section, places: Collection[int]) -> str:
    """The text of a file without some of the tables under `[[section]]`; what stands above one stays."""
    lines = _LINE.findall(text)
    for begin, end in reversed(_spans(lines, text, section, places)):
        del lines[begin:end]
    return "".join(lines)


def _spans(
    lines: Sequence[str], text: str, section: Section, places: Collection[int]
) -> list[tuple[int, int]]:
    """Where some of the tables under `[[section]]` begin and end, in their order."""
    heads = sorted((line - 1, spot) for spot, line in lines_of(text).items() if _is_head(lines[line - 1]))
    found = []
    for begin, spot in heads:
        if len(spot) == 2 and spot[0] == section and spot[1] in places:
            after = (at for at, other in heads if at > begin and not _is_inside(other, section))
            found.append((begin, _own_end(lines, begin, next(after, len(lines)))))
    return found


def _sources(file: Path, sources: Collection[Source]) -> list[SourceEntry]:
    """The entries of these sources, also of one that has moved since."""
    ids, urls = {source.id for source in sources}, {same_place(source.url) for source in sources}
    return [
        entry
        for entry in read_config(file).sources
        if identity("source", entry.url) in ids or same_place(entry.url) in urls
    ]


def _rules(file: Path, name: str) -> list[int]:
    return [entry.place for entry in read_config(file).rules if (entry.name or entry.query) == name]


def _is_head(line: str) -> bool:
    return line.lstrip("\ufeff \t").startswith("[")


def _is_inside(spot: Spot, section: Section) -> bool:
    """Whether a table such as `[source.headers]` belongs to the `[[source]]` above it."""
    return len(spot) > 1 and spot[0] == section and isinstance(spot[1], str)


def _own_end(lines: Sequence[str], begin: int, end: int) -> int:
    """Where a table's own lines end: comments just above the next table are that one's."""
    if end == len(lines):
        return end
    while end - 1 > begin and lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return end


def _edit(file: Path, change: Callable[[str], str]) -> None:
    """Put an edited text in the file's place, whole or not at all, if it is TOML before and after."""
    file = file.resolve()  # a link to a file kept elsewhere stays one
    text = need_sound(file)
    edited = change(text)
    _need_toml(file, edited)
    if edited != text:
        _replace(file, edited.encode("utf-8"))


def _need_toml(file: Path, text: str) -> None:
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise BadConfig(f"{file} is left as it is, for it is not TOML: {error}") from error


def _replace(file: Path, body: bytes) -> None:
    try:
        _put(file, body)
    except OSError as error:
        raise BadConfig(f"{file} cannot be written, so nothing was changed: {error.strerror}") from error


def _put(file: Path, body: bytes) -> None:
    with replaced(file, file.stat().st_mode & 0o7777) as out:
        out.write(body)
