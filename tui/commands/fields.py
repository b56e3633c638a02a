"""Nouns as the command line's JSON: the fields that scripts rely on. New ones may come, none goes."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from desk.notices.plan import words_of
from news.alerting.reasons import reason_of
from news.editing import Editing, is_silent
from news.model import (
    Alert,
    Article,
    Fact,
    Judged,
    Notice,
    Piece,
    Revision,
    Row,
    Source,
    Standing,
    Story,
    Text,
)
from news.versions import archived

Fields = dict[str, object]


def of_article(article: Article, now: datetime) -> Fields:
    """An article as `articles`, `search` and `show` print it."""
    return {
        "id": article.id,
        "source": article.source,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "claimed": article.claimed,
        "seen": article.seen,
        "changed": article.changed,
        "revisions": article.revisions,
        "story": article.story,
        "tags": list(article.tags),
        "state": state_of(article, now),
        "language": article.language,
        "words": article.words,
    }


def state_of(article: Article, now: datetime) -> str:
    """The one word for where an article stands with its reader: what keeps it out of sight comes first."""
    if article.snoozed is not None and article.snoozed > now:
        return "snoozed"
    if article.starred:
        return "starred"
    return "read" if article.read else "unread"


def of_revision(article: Article, revision: Revision, now: datetime) -> Fields:
    """One version of an article: the article's fields, with the version's own over them."""
    return of_article(article, now) | {
        "number": revision.number,
        "title": revision.headline,
        "seen": revision.seen,
        "words": revision.words,
        "origin": revision.origin,
        "classes": list(revision.classes),
        "added": revision.added,
        "dropped": revision.dropped,
        "flip_of": revision.flip_of,
        "note": revision.note,
        "text": revision.text,
    }


def of_version(article: Article, revisions: Sequence[Revision], revision: Revision, now: datetime) -> Fields:
    """A version among all of its article: besides its own fields how late it came, and whether silently."""
    return of_revision(article, revision, now) | {
        "lag_s": round((revision.seen - revisions[0].seen).total_seconds()),
        "silent": is_silent(revisions, revision),
        "wayback": archived(article.url, revision),
    }


def of_editing(editing: Editing) -> Fields:
    """How some articles were edited after they were first told."""
    share = editing.silent_share
    return {
        "articles": editing.articles,
        "edited": editing.edited,
        "edits": editing.edits,
        "edits_per_article": round(editing.per_article, 3),
        "median_lag_s": None if editing.median_lag is None else round(editing.median_lag.total_seconds()),
        "noted": editing.noted,
        "silent": editing.silent,
        "silent_share": None if share is None else round(share, 3),
    }


def of_text(text: Text) -> Fields:
    """What extraction kept of a page."""
    return {
        "title": text.headline,
        "byline": list(text.byline),
        "claimed": text.claimed,
        "modified": text.modified,
        "language": text.language,
        "url": text.url,
        "section": text.section,
        "credit": text.credit,
        "note": text.note,
        "origin": text.origin,
        "words": text.words,
        "text": "\n\n".join(text.paragraphs),
        "paragraphs": list(text.paragraphs),
        "links": [{"words": words, "url": url} for words, url in text.links],
        "captions": list(text.captions),
    }


def of_source(source: Source, standing: Standing | None, articles: int) -> Fields:
    """A source and its health."""
    return {
        "id": source.id,
        "url": source.url,
        "kind": source.kind,
        "name": source.name,
        "tags": list(source.tags),
        "status": standing.status if standing else None,
        "error": standing.error if standing else None,
        "every": source.every,
        "due_at": standing.due if standing else None,
        "last_ok": standing.last_ok if standing else None,
        "failures": standing.failures if standing else 0,
        "articles": articles,
        "pages": source.pages,
        "paused": source.paused,
        "gone": standing.gone if standing else False,
        "reason": standing.reason if standing else None,
    }


def of_row(row: Row, left: list[str], right: list[str]) -> Fields:
    """One line of a comparison of texts that have these sentences."""
    return {
        "op": row.op,
        "left": _piece(row.left),
        "right": _piece(row.right),
        "words": [list(run) for run in row.words],
        "classes": list(row.classes),
        "facts": [of_judged(judged, left, right) for judged in row.facts],
    }


def _piece(piece: Piece | None) -> Fields | None:
    return {"index": piece.index, "text": piece.text} if piece else None


def of_fact(fact: Fact, sentences: list[str]) -> Fields:
    """A fact with the sentence it stands in; the headline, sentence -1, stands last in `sentences`."""
    return {
        "kind": fact.kind,
        "value": fact.value,
        "unit": fact.unit,
        "of": fact.of,
        "text": fact.text,
        "sentence": sentences[fact.sentence],
        "index": fact.sentence,
        "start": fact.start,
        "end": fact.end,
        "hedge": fact.hedge,
    }


def of_judged(judged: Judged, left: list[str], right: list[str]) -> Fields:
    """Facts of two texts, aligned and judged."""
    return {
        "verdict": judged.verdict,
        "change": judged.change,
        "left": of_fact(judged.left, left) if judged.left else None,
        "right": of_fact(judged.right, right) if judged.right else None,
        "note": judged.note,
    }


def of_story(story: Story, volume: list[int]) -> Fields:
    """A story as `stories` lists it; `volume` counts its articles over time."""
    return {
        "id": story.id,
        "title": story.title,
        "articles": story.articles,
        "outlets": story.outlets,
        "first": story.first_seen,
        "seen": story.last_seen,
        "volume": volume,
        "follows": story.follows,
        "parted": list(story.parted),
    }


def of_alert(alert: Alert, rule: str, article: Article | None, notices: Iterable[Notice] = ()) -> Fields:
    """One alert, with the name of its rule, what it is about, and how its notices stand."""
    return {
        "id": alert.id,
        "rule": rule,
        "article": alert.article,
        "at": alert.at,
        "reason": reason_of(alert, article),
        "state": alert.state,
        "copies": list(alert.copies),
        "notices": [words_of(notice) for notice in notices],
        "spans": list(alert.spans),
        "revision": alert.revision,
        "title": article.title if article else None,
        "outlet": article.outlet if article else None,
        "url": article.url if article else None,
        "note": alert.note,
        "assigned": alert.assigned,
        "until": alert.until,
    }
