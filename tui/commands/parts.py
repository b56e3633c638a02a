"""A story's coverage: its matrix as JSON; facts, quotes, headlines, spread, hours and absent outlets."""

from collections.abc import Callable, Iterator, Mapping

from news.amount import amount
from news.coverage import Line
from news.ids import SHOWN
from news.story.lineage import Lineage
from news.story.volume import heat, spread
from tui.ago import moment
from tui.commands.fields import Fields
from tui.commands.opening import now
from tui.commands.output import show
from tui.covering import Coverage
from tui.lines import fit
from tui.marks import UNICODE
from tui.pages.story import RELATED

NAME = 20
"""Cells of an outlet's name."""

SHOWN_WORDS = 2
"""Quotations of a speaker that the terminal shows."""


def of_line(line: Line) -> Fields:
    """One article of a story's matrix."""
    return {
        "outlet": line.outlet,
        "article": line.article,
        "seen": line.seen,
        "lag_s": line.lag_s,
        "revisions": line.revisions,
        "copied_from": line.copied_from,
        "copied_share": round(line.copied_share, 3),
        "edits": line.edits,
        "disputes": line.disputes,
        "kind": line.kind,
        "source_article": line.source,
        "order": line.order,
        "credit": line.credit,
        "title": line.headline,
    }


def facts(coverage: Coverage) -> Iterator[Fields]:
    """Each reading of each disputed fact by each version that carries it, in the order of sight."""
    for number, lineage in enumerate(coverage.lineages, 1):
        was = {(each.version.article, each.version.number): each.was for each in lineage.corrections}
        for told in lineage.readings:
            for version in told.carriers:
                yield {
                    "fact": number, "kind": lineage.kind, "of": lineage.of, "unit": lineage.unit,
                    "value": told.value, "text": told.text, "outlet": version.outlet,
                    "article": version.article, "version": version.number, "seen": version.seen,
                    "was": was.get((version.article, version.number)),
                }  # fmt: skip


def quotes(coverage: Coverage) -> Iterator[Fields]:
    """Each speaker with the outlets that quote them, and the words with the articles that have them."""
    for one in coverage.quotes:
        words = [{"text": text, "articles": list(articles)} for text, articles in one.words]
        yield {"speaker": one.speaker, "outlets": list(one.outlets), "words": words}


def headlines(coverage: Coverage) -> Iterator[Fields]:
    """Each article's headline, and how it read before."""
    for one in coverage.headlines:
        yield {"outlet": one.outlet, "article": one.article, "title": one.now, "before": list(one.before)}


def spread_of(coverage: Coverage) -> Iterator[Fields]:
    """How many outlets had it by when."""
    for at, count in spread(one.article for one in coverage.told):
        yield {"at": at, "outlets": count}


def hours(coverage: Coverage) -> Iterator[Fields]:
    """Each outlet's articles over the story's time, the busiest first."""
    whole = coverage.volume
    articles = [one.article for one in coverage.told]
    for outlet, counts in heat(articles, whole.start, whole.step, len(whole.counts)).items():
        step = int(whole.step.total_seconds())
        yield {"outlet": outlet, "start": whole.start, "step_s": step, "counts": list(counts.counts)}


def absent(coverage: Coverage) -> Iterator[Fields]:
    """The followed outlets that were not seen with it."""
    for outlet in coverage.absent:
        yield {"outlet": outlet}


def related(coverage: Coverage) -> Iterator[Fields]:
    """The story it goes on from, and those that a person parted from it."""
    for one in coverage.related:
        other = one.story
        yield {
            "how": one.how, "id": other.id, "title": other.title, "articles": other.articles,
            "outlets": other.outlets, "first": other.first_seen, "seen": other.last_seen,
        }  # fmt: skip


PARTS: Mapping[str, Callable[[Coverage], Iterator[Fields]]] = {
    "facts": facts, "quotes": quotes, "headlines": headlines, "spread": spread_of, "hours": hours,
    "absent": absent, "related": related,
}  # fmt: skip


def show_facts(coverage: Coverage) -> None:
    """The facts that are told differently."""
    for lineage in coverage.lineages:
        _show_lineage(lineage)


def show_quotes(coverage: Coverage) -> None:
    """Who is quoted, by how many outlets, and what most of them have."""
    for one in coverage.quotes:
        count = len(one.outlets)
        show(((f"{one.speaker}  ", "strong"), (amount(count, "outlet"), "dim")))
        for text, articles in one.words[:SHOWN_WORDS]:
            show((("  ", ""), (f"{len(articles)}× ", "dim"), (text, "")))


def show_headlines(coverage: Coverage) -> None:
    """The headlines beneath each other, with what they were before."""
    for one in coverage.headlines:
        show(((fit(one.outlet, NAME) + " ", "dim"), (one.now, "")))
        for before in one.before:
            show(((" " * NAME + " was: ", "dim"), (before, "drop")))


def show_spread(coverage: Coverage) -> None:
    """How many outlets had it by when."""
    for at, count in spread(one.article for one in coverage.told):
        show(
            ((f"{moment(at, now())}  ", "dim"), (f"{count:>4} ", "strong"), ("█" * min(count, 60), "accent"))
        )


def show_hours(coverage: Coverage) -> None:
    """Each outlet's articles over time, a line each."""
    whole = coverage.volume
    articles = [one.article for one in coverage.told]
    for outlet, counts in heat(articles, whole.start, whole.step, len(whole.counts)).items():
        bars = UNICODE.sparkline(counts.counts, len(counts.counts))
        show(((fit(outlet, NAME) + " ", "dim"), (bars, "accent"), (f" {sum(counts.counts)}", "dim")))


def show_absent(coverage: Coverage) -> None:
    """The followed outlets that were not seen with it."""
    if coverage.absent:
        show((("not seen with it: ", "strong"), (", ".join(coverage.absent), "")))


def show_related(coverage: Coverage) -> None:
    """The story it goes on from, and those that a person parted from it."""
    for one in coverage.related:
        show(((f"{RELATED[one.how]}  ", "dim"), (one.story.title, ""), (f"  {one.story.id[:SHOWN]}", "dim")))


SHOWS: Mapping[str, tuple[str, Callable[[Coverage], None]]] = {
    "facts": ("Told differently", show_facts),
    "quotes": ("Who is quoted", show_quotes),
    "headlines": ("Headlines", show_headlines),
    "spread": ("Outlets by when", show_spread),
    "hours": ("When each outlet told it", show_hours),
    "absent": ("Not seen", show_absent),
    "related": ("Related stories", show_related),
}
"""The parts as the terminal shows them, each under its title."""


def _show_lineage(lineage: Lineage) -> None:
    """One disputed fact: each reading with the outlets that carry it, and who went over to another."""
    about = f" {lineage.of}" if lineage.of else ""
    for told in lineage.readings:
        outlets = ", ".join(dict.fromkeys(version.outlet for version in told.carriers))
        show(((f"~ {lineage.kind}{about}: ", "edit"), (told.text, "strong"), (f"  {outlets}", "dim")))
    for each in lineage.corrections:
        when = moment(each.version.seen, now())
        show((("  ", ""), (f"{each.version.outlet} went over from {each.was} to {each.now}, {when}", "dim")))
