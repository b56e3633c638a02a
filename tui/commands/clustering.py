"""`cluster`: any articles grouped into stories, without a store."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from news.clean import paragraphs, plain
from news.model import Text
from news.stories import Clusterer
from tui.commands.output import Table, emit
from tui.commands.parsing import Asked, Command, CommandError, Parser

NEEDED = ("id", "title", "text", "at")
"""What a line must say of its article."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a file of JSON lines."""

    id: str | int
    """As the file has it."""
    text: Text
    outlet: str
    at: datetime


def _arguments(parser: Parser) -> None:
    about = "JSON lines: id, title, text, at (ISO 8601), perhaps outlet; - is stdin"
    parser.add_argument("file", metavar="FILE.jsonl", help=about)


def cluster(asked: Asked) -> int:
    """Place article after article, as they would arrive, then print the story of each."""
    clusterer = Clusterer()
    stories: dict[str, str] = {}
    given: dict[str, str | int] = {}
    for item in read_items(asked.file):
        name = str(item.id)
        given[name] = item.id
        placed = clusterer.place(name, item.text, item.outlet, item.at)
        stories[name] = placed.story_id
        # What comes later may part a story in two, or join two.
        stories.update((moved.article, moved.now) for moved in placed.moved)
    table = None if asked.json else Table({"story": 12, "id": 0})
    for name, story in stories.items():
        if table is None:
            emit({"id": given[name], "story": story})
        else:
            table.row((story, name))
    return 0


def read_items(name: str) -> Iterator[Item]:
    """The articles of a file, or of stdin; CommandError for a line that holds none."""
    with ExitStack() as opened:
        lines: Iterable[str] = sys.stdin
        if name != "-":
            lines = opened.enter_context(Path(name).open(encoding="utf-8"))
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _item(json.loads(line))
                except ValueError as error:
                    raise CommandError(f"{name}, line {number}: {_plainly(error)}") from error


def _item(fields: object) -> Item:
    """The article of one line; ValueError says what it lacks."""
    if not isinstance(fields, dict):
        raise ValueError("an object in braces is wanted")
    if missing := [field for field in NEEDED if field not in fields]:
        raise ValueError(f"{' and '.join(missing)} missing: a line wants {', '.join(NEEDED)}")
    if wrong := [field for field in NEEDED[1:] if not isinstance(fields[field], str)]:
        raise ValueError(f"{wrong[0]} is no text in quotes")
    try:
        at = datetime.fromisoformat(fields["at"])
    except ValueError as error:
        raise ValueError(f"at is no time: {fields['at']}; write 2026-08-18T09:00:00Z") from error
    text = Text(plain(fields["title"]), paragraphs(fields["text"]), language=fields.get("language"))
    return Item(fields["id"], text, fields.get("outlet") or "", at if at.tzinfo else at.replace(tzinfo=UTC))


def _plainly(error: ValueError) -> str:
    """What is wrong with a line, in words for people."""
    if isinstance(error, json.JSONDecodeError):
        return f"is not JSON: {error.msg} at character {error.pos + 1}"
    return str(error)


COMMANDS = {"cluster": Command(_arguments, cluster)}
