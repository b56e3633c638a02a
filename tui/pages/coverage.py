"""A story's coverage: who has it, since when and from whom, what is told differently, when it was told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.amount import amount
from news.coverage import Line as Covering
from news.model import Article
from news.outlets import outlet_key
from news.story.lineage import Lineage
from news.story.volume import spread
from tui.ago import moment, span
from tui.covering import Coverage
from tui.laid import Layout
from tui.lines import Bit, Line, fit
from tui.marks import Marks
from tui.pages.article import signs
from tui.pages.prose import Block, prose
from tui.pages.spoken import counted
from tui.pages.story import RELATED

NAME = 18
"""Cells of an outlet's name."""

SPEAKERS = 12
"""Speakers that the page lists."""


@dataclass(frozen=True, slots=True)
class Covered:
    """An article of a story, with its line of the matrix once that is known."""

    article: Article
    line: Covering | None = None


ORDERS: Mapping[str, Callable[[Covered], tuple[object, ...]]] = {
    "first seen": lambda one: (one.article.seen,),
    "outlet": lambda one: (one.article.outlet.casefold(), one.article.seen),
    "share copied": lambda one: (-(one.line.copied_share if one.line else 0.0), one.article.seen),
    "versions": lambda one: (-one.article.revisions, one.article.seen),
    "silent edits": lambda one: (-(one.line.edits if one.line else 0), one.article.seen),
    "facts told otherwise": lambda one: (-(one.line.disputes if one.line else 0), one.article.seen),
}
"""By what the articles of a story can be ordered; what has most stands first, time in that of sight."""


def covered_row(marks: Marks) -> Callable[[Covered, int, datetime], Sequence[Line]]:
    """Writes a line of the matrix: lag, outlet, versions, silent edits, disputes, where from, headline."""

    def write(covered: Covered, room: int, _now: datetime) -> Sequence[Line]:
        article, line = covered.article, covered.line
        bits: list[Bit] = [(signs(article, marks), "accent")]
        lag = "" if line is None else "first" if not line.lag_s else "+" + span(timedelta(seconds=line.lag_s))
        is_narrow = room < 44
        bits.append(
            (fit(lag, 6 if is_narrow else 8, right=True) + " ", "strong" if lag == "first" else "dim")
        )
        bits.append((fit(article.outlet, 10 if room < 60 else NAME, more=marks.more) + " ", ""))
        bits += _brief(covered, marks) if is_narrow else _counts(covered, marks)
        bits.append((article.title, "dim" if article.read else "strong"))
        return (tuple(bits),)

    return write


def _marked(line: Covering) -> tuple[Bit, Bit, Bit]:
    """Versions, silent edits, disputed facts; "" for what there is none of."""
    return (
        (f"{line.revisions}v" if line.revisions > 1 else "", "warn"),
        (f"~{line.edits}" if line.edits else "", "edit"),
        (f"!{line.disputes}" if line.disputes else "", "bad"),
    )


def _counts(covered: Covered, marks: Marks) -> list[Bit]:
    """Versions, silent edits and disputed facts, each in its column, and what it is a copy of."""
    if covered.line is None:
        return []
    return [
        *((fit(text, 4), role) for text, role in _marked(covered.line)),
        *_source(covered.line, marks, 12),
    ]


def _brief(covered: Covered, marks: Marks) -> list[Bit]:
    """The same in as few cells as it takes."""
    if covered.line is None:
        return []
    found = [(f"{text} ", role) for text, role in _marked(covered.line) if text]
    return [*found, *_source(covered.line, marks, 8)]


def _source(line: Covering, marks: Marks, room: int) -> list[Bit]:
    """Where its text is from: an arrow where that is known, `=` where two share it and nobody knows."""
    source = line.copied_from or line.credit
    if not source:
        return []
    share = f"{line.copied_share:.0%} " if line.copied_from else ""
    sign = "=" if line.order == "unknown" else marks.arrow
    return [(f"{share}{sign} {fit(source, room, more=marks.more).rstrip()}  ", "move")]


def coverage_page(coverage: Coverage, marks: Marks, now: datetime) -> Layout:
    """The story as a page: the volume, who told it when, what is told differently, how headlines changed."""
    story, counts = coverage.story, coverage.volume.counts
    when = f"first seen {moment(story.first_seen, now)}, last {moment(story.last_seen, now)}"
    outlets = len({outlet_key(one.article.outlet) for one in coverage.told})
    told = f"{counted(len(coverage.lines), 'article')} of {counted(outlets, 'outlet')}"
    bar = f"  a bar is {span(coverage.volume.step)}"
    blocks = [
        Block(((story.title, "title"),), gap=True),
        Block(((f"{told}; {when}", "dim"),)),
        Block(((marks.sparkline(counts, len(counts)), "accent"), (bar, "dim"))),
    ]
    blocks += _section("Who has it from whom", _copies(coverage))
    blocks += _section("When each outlet told it", _heat(coverage, marks))
    blocks += _section(
        "Told differently", [block for one in coverage.lineages for block in _lineage(one, now)]
    )
    if coverage.unjudged:
        blocks.append(
            Block(((f"Not compared, there are too many: {amount(coverage.unjudged, 'version')}.", "dim"),))
        )
    blocks += _section("Who is quoted", _quotes(coverage))
    blocks += _section("Outlets by when", _spread(coverage, marks))
    blocks += _section("Headlines", _headlines(coverage, marks))
    blocks += _section(
        "Not seen with it", [Block(((", ".join(coverage.absent), ""),))] if coverage.absent else []
    )
    blocks += _section("Related stories", _related(coverage))
    return prose(blocks)


def _section(title: str, blocks: list[Block]) -> list[Block]:
    """A titled part of the page; nothing when there is nothing in it."""
    return [Block(()), Block(((title, "strong"),), stop=True), *blocks] if blocks else []


def _copies(coverage: Coverage) -> list[Block]:
    """The articles that have their text from another, or share it, in the order they were seen."""
    blocks = []
    for line in coverage.lines:
        if line.copied_from:
            credit = f"; credits {line.credit}" if line.credit else ""
            said = f"{line.copied_share:.0%} {line.named} {line.where}{credit}"
            blocks.append(Block(((f"{line.outlet}  ", "strong"), (said, "move")), hang=4))
    return blocks


def _heat(coverage: Coverage, marks: Marks) -> list[Block]:
    """The versions of each outlet over the story's time, an outlet a line, in the order they came to it."""
    bins, step = len(coverage.volume.counts), coverage.volume.step
    start = coverage.told[0].article.seen if coverage.told else coverage.story.first_seen
    counts: dict[str, tuple[str, list[int]]] = {}
    for one in coverage.told:
        outlet = one.article.outlet
        _, row = counts.setdefault(outlet_key(outlet), (outlet, [0] * bins))
        for revision in one.revisions:
            row[max(0, min(bins - 1, (revision.seen - start) // step))] += 1
    return [Block(_bars(outlet, row, marks)) for outlet, row in counts.values()]


def _bars(outlet: str, counts: Sequence[int], marks: Marks) -> Line:
    name = fit(outlet, NAME, more=marks.more) + " "
    return ((name, ""), (f"{sum(counts):>3} ", "dim"), (marks.sparkline(counts, len(counts)), "accent"))


def _lineage(lineage: Lineage, now: datetime) -> list[Block]:
    """One disputed fact: each reading with its outlets, and who went over from one to another."""
    about = f" of {lineage.of}" if lineage.of else ""
    blocks = []
    for told in lineage.readings:
        outlets = ", ".join(dict.fromkeys(version.outlet for version in told.carriers))
        line: Line = ((f"~ {lineage.kind}{about}: ", "edit"), (told.text, "strong"), (f"  {outlets}", "dim"))
        blocks.append(Block(line, hang=4))
    for each in lineage.corrections:
        words = (
            f"{each.version.outlet} went over from {each.was} to {each.now}, {moment(each.version.seen, now)}"
        )
        blocks.append(Block((("    ", ""), (words, "dim")), hang=6))
    return blocks


def _headlines(coverage: Coverage, marks: Marks) -> list[Block]:
    """The headlines beneath each other, those that read otherwise before with what they were."""
    blocks = []
    for wording in coverage.headlines:
        was: list[Bit] = []
        if wording.before:
            was = [(f" {marks.arrow} ".join(wording.before), "drop"), (f" {marks.arrow} ", "dim")]
        name = fit(wording.outlet, NAME, more=marks.more) + " "
        line: Line = ((name, "dim"), *was, (wording.now, "add" if was else ""))
        blocks.append(Block(line, hang=NAME + 1))
    return blocks


def _quotes(coverage: Coverage) -> list[Block]:
    """Who is quoted, by how many outlets, and the words that most of them have."""
    blocks = []
    for one in coverage.quotes[:SPEAKERS]:
        count = len(one.outlets)
        text, articles = one.words[0]
        outlets = f"{counted(count, 'outlet')}: "
        line: Line = (
            (f"{one.speaker}  ", "strong"),
            (outlets, "dim"),
            (text, ""),
            (f"  {len(articles)}x", "dim"),
        )
        blocks.append(Block(line, hang=4))
    return blocks


def _related(coverage: Coverage) -> list[Block]:
    """The story it goes on from, and those that a person parted from it."""
    return [
        Block(((f"{RELATED[one.how]}  ", "dim"), (one.story.title, "")), hang=4) for one in coverage.related
    ]


def _spread(coverage: Coverage, marks: Marks) -> list[Block]:
    """The curve of outlets that had it by each bar's end."""
    points = spread(one.article for one in coverage.told)
    if len(points) < 2:
        return []
    whole = coverage.volume
    ends = [whole.when(bar + 1) for bar in range(len(whole.counts))]
    curve = [sum(at < end for at, _ in points) for end in ends]
    return [
        Block(((marks.sparkline(curve, len(curve)), "accent"), (f"  {amount(len(points), 'outlet')}", "dim")))
    ]
