"""`story`: an event that is told, and who tells it."""

from datetime import timedelta

from news.coverage import Line
from news.ids import SHOWN
from tui.ago import moment, span
from tui.commands.opening import now, reading
from tui.commands.output import Table, columns, emit, is_terminal, show
from tui.commands.parsing import Asked, Command, Parser
from tui.commands.parts import PARTS, SHOWS, of_line
from tui.commands.stories import find_story
from tui.covering import Coverage, cover
from tui.marks import UNICODE
from tui.pages.spoken import counted

SHORT = ("facts", "quotes", "absent", "related")
"""The parts that stand beneath the matrix."""


def _story_arguments(parser: Parser) -> None:
    parser.add_argument("story", metavar="ID", help="a story, or an article of it")
    about = "one part of the coverage in place of the matrix"
    parser.add_argument("--part", choices=tuple(PARTS), help=about)
    parser.epilog = (
        "`wirewatch story merge`, `split`, `move` and `rename` set right what was put together wrongly"
    )


def story(asked: Asked) -> int:
    """Print a story's matrix of outlets, and what is disputed in it."""
    with reading(asked) as store:
        coverage = cover(store, find_story(store, asked.story), asked.part)
    if asked.json:
        for fields in PARTS[asked.part](coverage) if asked.part else map(of_line, coverage.lines):
            emit(fields)
    elif asked.part:
        SHOWS[asked.part][1](coverage)
    else:
        _print(coverage)
    return 0


def _print(coverage: Coverage) -> None:
    told = coverage.story
    show(((told.title, "title"), (f"  {told.id[:SHOWN]}", "dim")))
    counts = coverage.volume.counts
    bars = UNICODE.sparkline(counts, len(counts)).rstrip()
    about = f"first seen {moment(told.first_seen, now())}; {counted(len(coverage.lines), 'article')}"
    show(((f"{about}; a bar is {span(coverage.volume.step)}  {bars}", "dim"),))
    print()
    _matrix(coverage)
    for name in SHORT:
        title, show_part = SHOWS[name]
        if any(True for _ in PARTS[name](coverage)):
            print()
            show(((title, "strong"),))
            show_part(coverage)


WHOLE = {
    "id": SHOWN, "outlet": 20, "lag": 8, "v": 2, "edits": 5, "facts": 5, "text": 15, "share": 5, "whence": 0,
}  # fmt: skip
"""The matrix where there is room for it, and for programs."""

NARROW = {"id": SHOWN, "outlet": 14, "lag": 7, "v": 2, "~": 2, "!": 2, "text": 0}
"""The matrix in few columns: edits under ~, facts told differently under !, and the copy in one."""


def _matrix(coverage: Coverage) -> None:
    """Print the matrix of outlets; nothing is left out where the terminal is narrow."""
    is_narrow = is_terminal() and columns() < sum(WHOLE.values()) + 3 * len(WHOLE)
    table = Table(NARROW if is_narrow else WHOLE)
    bare = {one.article.id for one in coverage.told if not one.text.paragraphs}
    for line in coverage.lines:
        kind = "headline only" if line.article in bare else line.named
        table.row(cells(line.article, line, kind, is_narrow=is_narrow))


def cells(article: str, line: Line, kind: str, *, is_narrow: bool) -> tuple[object, ...]:
    """A row of the matrix, in the columns of `NARROW` or of `WHOLE`."""
    lag = span(timedelta(seconds=line.lag_s)) if line.lag_s else "first"
    share = f"{line.copied_share:.0%}" if line.copied_from else ""
    source = line.where or line.credit or ""
    found = (article[:SHOWN], line.outlet, lag, line.revisions, line.edits or "", line.disputes or "")
    # In few columns the share comes first, for the name of the other outlet may be cut.
    copied = (" ".join(filter(None, (share, kind, source))),) if is_narrow else (kind, share, source)
    return (*found, *copied)


COMMANDS = {"story": Command(_story_arguments, story)}
