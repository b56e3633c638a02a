"""`export` and `import`: sources and articles, to and from other programs."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tui.commands.finding import Finder, asked_query
from tui.commands.formats import FORMATS, Told
from tui.commands.opening import now, reading
from tui.commands.parsing import Asked, Command, Parser


def _export_arguments(parser: Parser) -> None:
    parser.add_query("which articles; all when left out")
    parser.add_argument(
        "--format", choices=FORMATS, default="json", help="the format to write (default: json)"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to (default: stdout)")


def export(asked: Asked) -> int:
    """Write articles in a format of another program."""
    query = asked_query(asked.query)
    with reading(asked) as store:
        finder = Finder(store, now())

        def found() -> Iterator[Told]:
            for article, _ in finder.articles(query):
                newest = store.revisions.newest(article.id)
                yield article, newest[1] if newest else None

        pieces = FORMATS[asked.format](found(), query.text if query else "")
        if asked.output is None:
            sys.stdout.writelines(pieces)
        else:
            with asked.output.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
    return 0


COMMANDS = {"export": Command(_export_arguments, export)}
