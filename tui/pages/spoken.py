"""Nouns as sentences to be heard: for a screen reader or a dumb terminal, no columns, no signs, no colour."""

from collections.abc import Iterator
from datetime import datetime

from news.alerting.reasons import reason_of
from news.amount import amount, plural
from news.model import Article, Judged, Row
from tui.ago import moment
from tui.pages.alert import Match
from tui.pages.article import Shown
from tui.pages.compare import Compared
from tui.pages.versions import what_it_made
from tui.pulse import Pulse

_UNITS = ((86_400, "day"), (3600, "hour"), (60, "minute"))
_MOVES = {"add": "Added: ", "drop": "Taken out: "}


def counted(number: int, noun: str) -> str:
    """A number of things: `1 alert`, `3 alerts`, `no alerts`."""
    return amount(number, noun) if number else f"no {plural(noun)}"


def long_ago(then: datetime, now: datetime) -> str:
    """How long ago in whole words: `5 minutes ago`."""
    seconds = int((now - then).total_seconds())
    for size, unit in _UNITS:
        if seconds >= size:
            return f"{counted(seconds // size, unit)} ago"
    return "just now"


def spoken_pulse(pulse: Pulse) -> str:
    """How things stand, in a sentence."""
    failing = f", {counted(len(pulse.failing), 'source')} failing" if pulse.failing else ""
    desk = "" if pulse.desk else ", no desk at work"
    return f"{counted(pulse.unread, 'unread article')}, {counted(pulse.alerts, 'new alert')}{failing}{desk}."


def spoken_article(article: Article, now: datetime) -> str:
    """An article in a line: what is marked on it, headline, outlet, when."""
    marked = ["unread"] * (not article.read) + ["starred"] * article.starred
    marked += [f"{article.revisions} versions"] * (article.revisions > 1)
    title = article.title or "no headline"
    return f"{title}. {', '.join([article.outlet, long_ago(article.seen, now), *marked])}."


def spoken_match(match: Match, now: datetime) -> str:
    """An alert in a line: its state, rule and reason, then the article."""
    rule = match.rule.name if match.rule else "a rule that is gone"
    article = spoken_article(match.article, now) if match.article else "Its article is gone."
    return f"{match.alert.state}, {rule}, {reason_of(match.alert, match.article)}: {article}"


def spoken_page(shown: Shown, now: datetime) -> Iterator[str]:
    """An article read out: headline, where it stands, why it matters, the text."""
    article, text = shown.article, shown.text
    yield text.headline if text and text.headline else article.title
    yield f"{article.outlet}, seen {moment(article.seen, now)}, {long_ago(article.seen, now)}."
    if len(shown.revisions) > 1:
        made = next((what_it_made(one) for one in shown.revisions if one.number == shown.number), "")
        told = made if "not an edit" in made else "diff tells what changed"
        yield f"Version {shown.number} of {len(shown.revisions)}: {told}."
    for alert, rule in shown.alerts:
        yield f"Alert by {rule.name if rule else 'a rule that is gone'}: {reason_of(alert, article)}."
    if article.note:
        yield f"Note: {article.note.replace(chr(10), '; ')}"
    yield from text.paragraphs if text and text.paragraphs else ("No text is kept.",)
    yield from (f"Image: {words}" for words in (text.captions if text else ()))
    if article.url:
        yield article.url


def spoken_comparison(compared: Compared) -> Iterator[str]:
    """What differs between two texts: the facts first, then sentence by sentence."""
    yield f"From {compared.left}, to {compared.right}."
    if compared.accounts:
        yield f"The {compared.accounts[0]} beside the {compared.accounts[1]}."
    told = dict.fromkeys(line for judged in compared.comparison.facts if (line := _fact(judged)))
    rows = [line for row in compared.comparison.rows if (line := _row(row))]
    yield from told
    yield from rows
    if not told and not rows:
        yield "Nothing differs."


def _fact(judged: Judged) -> str:
    """A fact that differs; empty for one that does not, or that one side alone has."""
    if judged.left is None or judged.right is None or judged.verdict == "same":
        return ""
    return f"{judged.left.kind.capitalize()}: {judged.left.text} became {judged.right.text}."


def _row(row: Row) -> str:
    """What became of a sentence; empty where it stayed."""
    left, right = row.left.text if row.left else "", row.right.text if row.right else ""
    match row.op:
        case "edit" if _is_told(row):
            return f"In the sentence: {right}"
        case "edit":
            return f"Changed: {left} It became: {right}"
        case "move":
            return f"Moved: {right}"
        case "add" | "drop":
            return _MOVES[row.op] + (left or right)
    return ""


def _is_told(row: Row) -> bool:
    """Whether nothing of a sentence changed but facts that were told before it."""
    told = {("drop", one.left.text) for one in row.facts if one.left and _fact(one)}
    told |= {("add", one.right.text) for one in row.facts if one.right and _fact(one)}
    changed = {(op, words.strip()) for op, words in row.words if op != "same"}
    return bool(changed) and changed <= told
