"""An article as a row of a list and as a page to read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from news.amount import amount
from news.ids import SHOWN
from news.model import Alert, Article, Fact, Revision, Rule, Source, Story, Text
from tui.ago import ago, moment, span
from tui.laid import Layout
from tui.lines import Bit, Line, fit
from tui.marks import Marks
from tui.pages.facts import quote_blocks
from tui.pages.links import image_blocks, link_blocks, link_role, links_of
from tui.pages.matched import legend, mark_words
from tui.pages.prose import Block, pairs, prose
from tui.pages.versions import what_it_made

ODD = timedelta(days=2)
"""How far a claimed time may lie from the seen one before the list says so."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An article with everything that its page tells."""

    article: Article
    revisions: tuple[Revision, ...] = ()
    number: int = 1
    """Which revision is shown."""
    text: Text | None = None
    source: Source | None = None
    story: Story | None = None
    alerts: tuple[tuple[Alert, Rule | None], ...] = ()
    quotes: tuple[Fact, ...] = ()
    """Its quotations with their speakers, once they were read."""


def article_row(marks: Marks) -> Callable[[Article, int, datetime], Sequence[Line]]:
    """Writes an article in one line: unread, star, age, outlet, versions, headline."""

    def write(article: Article, room: int, now: datetime) -> Sequence[Line]:
        outlet = 0 if room < 36 else 10 if room < 70 else 16
        role = "dim" if article.read else "strong"
        bits: list[Bit] = [
            (signs(article, marks), "accent"),
            (fit(ago(article.seen, now), 4, right=True) + " ", "dim"),
        ]
        if outlet:
            bits += [(fit(article.outlet, outlet, more=marks.more) + " ", "dim")]
        bits += [versions_sign(article)]
        bits += [(article.title or "(no headline)", role)]
        bits += [(f" #{tag}", "accent") for tag in article.tags]
        if article.assigned:
            bits += [(f" @{article.assigned}", "accent")]
        return (tuple(bits),)

    return write


def roomy_row(marks: Marks) -> Callable[[Article, int, datetime], Sequence[Line]]:
    """Writes an article in two lines: the headline, and the rest beneath."""

    def write(article: Article, _room: int, now: datetime) -> Sequence[Line]:
        role = "dim" if article.read else "strong"
        words = f"{article.revisions} versions  " if article.revisions > 1 else ""
        tags = "".join(f" #{tag}" for tag in article.tags)
        first: Line = ((signs(article, marks), "accent"), (article.title or "(no headline)", role))
        second: Line = (
            (f"   {ago(article.seen, now)}  {article.outlet}  ", "dim"),
            (words, "warn"),
            (tags, "accent"),
        )
        return (first, second)

    return write


def versions_sign(article: Article) -> Bit:
    """How many versions there are, in three cells, with a sign where one of them is an edit."""
    if article.revisions < 2:
        return ("   ", "")
    return (f"{article.revisions}~ ", "warn") if article.edits else (f"{article.revisions}v ", "dim")


def signs(article: Article, marks: Marks) -> str:
    """Three cells: unread or snoozed; star; verified, disputed or a note."""
    first = marks.snoozed if article.snoozed else " " if article.read else marks.unread
    judged = {True: marks.verified, False: marks.disputed, None: marks.noted if article.note else " "}
    return first + (marks.starred if article.starred else " ") + judged[article.verified]


def article_page(shown: Shown, marks: Marks, now: datetime) -> Layout:
    """The page of an article: headline, where it stands, why it matters, the text with matches marked."""
    article, text = shown.article, shown.text
    headline = text.headline if text and text.headline else article.title
    blocks = [Block(mark_words(headline, shown.alerts, marks, "title"), gap=True)]
    blocks += pairs(_standing(shown, marks, now))
    blocks += [Block((("", ""),)), *legend(shown.alerts, marks, shown.article)]
    if text is None:
        blocks.append(Block((("No text is kept of this revision.", "dim"),)))
    elif not text.paragraphs:
        blocks.append(Block((("The source gave a headline and no text.", "dim"),)))
    for paragraph in text.paragraphs if text else ():
        line = mark_words(paragraph, shown.alerts, marks)
        blocks.append(Block(line, gap=True, stop=len(line) > 1))
    blocks += image_blocks(text) + quote_blocks(shown.quotes)
    return prose(blocks + link_blocks(links_of(article, text)))


def _standing(shown: Shown, marks: Marks, now: datetime) -> list[tuple[str, Line]]:
    """What stands above the text, by name."""
    article, text = shown.article, shown.text
    credit = f" {marks.arrow} {text.credit}" if text and text.credit else ""
    claimed = moment(article.claimed, now) if article.claimed else ""
    if article.claimed and article.claimed > article.seen + ODD:
        claimed += "  lies ahead of when we saw it"
    elif article.claimed and article.claimed < article.seen - 30 * ODD:
        claimed += "  long before we saw it"
    if article.claimed and timedelta(0) <= article.seen - article.claimed <= ODD:
        claimed += f"  ({span(article.seen - article.claimed)} before we saw it)"
    byline = ", ".join(text.byline if text and text.byline else article.byline)
    via = f"  via {shown.source.name}" if shown.source else ""
    told = f"{shown.story.title}  {amount(shown.story.outlets, 'outlet')}" if shown.story else ""
    return [
        ("outlet", ((article.outlet + credit, "strong"), (via, "dim"))),
        ("by", ((byline, ""),) if byline else ()),
        ("claimed", ((claimed, ""),) if claimed else ()),
        ("seen", ((f"{moment(article.seen, now)}  {ago(article.seen, now)}", ""),)),
        ("changed", ((moment(article.changed, now), ""),) if article.changed != article.seen else ()),
        ("versions", _versions(shown)),
        ("says", ((text.note, "warn"),) if text and text.note else ()),
        ("story", ((told, ""),) if told else ()),
        ("judged", _judged(article)),
        ("tags", ((" ".join(f"#{tag}" for tag in article.tags), "accent"),) if article.tags else ()),
        ("for", ((article.assigned, "accent"),) if article.assigned else ()),
        ("note", ((article.note, "accent"),) if article.note else ()),
        ("alert note", _alert_notes(shown)),
        ("link", ((article.url, link_role(article.url)),) if article.url else ()),
        ("id", ((article.id[:SHOWN], "dim"), (f"  {amount(text.words, 'word')}" if text else "", "dim"))),
    ]  # fmt: skip


def _versions(shown: Shown) -> Line:
    """How many versions there are and what kind of change the shown one made."""
    if len(shown.revisions) < 2:
        return ()
    here = next((one for one in shown.revisions if one.number == shown.number), shown.revisions[-1])
    made = f"  {what}" if (what := what_it_made(here)) else ""
    grown = f"  +{here.added} -{here.dropped} words" if here.added or here.dropped else ""
    back = f"  back to {here.flip_of}" if here.flip_of else ""
    return ((f"{here.number} of {len(shown.revisions)}", "warn"), (made + grown + back, ""))


def _alert_notes(shown: Shown) -> Line:
    """What was noted on its alerts, by their rules."""
    noted = [
        f"{rule.name if rule else 'a rule that is gone'}: {alert.note}"
        for alert, rule in shown.alerts
        if alert.note
    ]
    return (("\n".join(noted), "accent"),) if noted else ()


def _judged(article: Article) -> Line:
    words = {True: ("verified", "good"), False: ("disputed", "bad"), None: ("", "")}[article.verified]
    return (words,) if words[0] else ()
