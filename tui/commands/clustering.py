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


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a file of JSON lines."""

    id: str
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
    for item in read_items(asked.file):
        placed = clusterer.place(item.id, item.text, item.outlet, item.at)
        stories[item.id] = placed.story_id
        # What comes later may part a story in two, or join two.
        stories.update((moved.article, moved.now) for moved in placed.moved)
    table = None if asked.json else Table({"story": 12, "id": 0})
    for name, story in stories.items():
        if table is None:
            emit({"id": name, "story": story})
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
                except (ValueError, KeyError, TypeError) as error:
                    raise CommandError(
                        f"{name}, line {number}: {error!r}; a line wants id, title, text and at (ISO 8601)"
                    ) from error


def _item(fields: dict[str, str]) -> Item:
    at = datetime.fromisoformat(fields["at"])
    text = Text(plain(fields["title"]), paragraphs(fields["text"]), language=fields.get("language"))
    return Item(
        str(fields["id"]), text, fields.get("outlet") or "", at if at.tzinfo else at.replace(tzinfo=UTC)
    )


COMMANDS = {"cluster": Command(_arguments, cluster)}
