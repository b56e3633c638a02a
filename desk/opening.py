"""Articles opened for entries that nobody has seen: each with its story and its first revision."""

from dataclasses import replace
from datetime import datetime

from desk.alerting import Alerting
from desk.placing import Placing
from desk.ready import Ready
from desk.taken import Taken
from desk.wanting import Wanting
from desk.watch import Seen
from news.ids import text_id
from news.model import Article, Revision, Text
from news.outlets import outlet_of
from store.store import Store


class Opening:
    """Opens articles, and keeps those of a turn all together."""

    def __init__(self, store: Store, alerting: Alerting, placing: Placing, wanting: Wanting) -> None:
        self._store = store
        self._alerting = alerting
        self._placing = placing
        self._wanting = wanting

    def open(self, taken: Taken, ready: Ready, sites: frozenset[str], article_id: str) -> None:
        """Open an article for an entry that was never seen."""
        source, entry, now = taken.source, ready.entry, taken.moment
        outlet = outlet_of(entry.outlet, entry.url, source.name, sites)
        article = Article(
            id=article_id,
            source=source.id,
            key=entry.key,
            url=entry.url,
            title=entry.title,
            outlet=outlet,
            seen=now,
            changed=now,
            claimed=entry.claimed,
            story=self._place(taken, article_id, outlet, ready),
            language=entry.language,
            words=ready.words,
            byline=entry.authors,
            tags=source.tags,
            alias=entry.alias,
        )
        first = revision_of(article, ready.text, now, 1, ready)
        taken.opened[article.id] = (article, first, ready.text)
        taken.packed[ready.hash] = ready.packed
        taken.new.append(article)
        taken.tell("new", article)
        seen = Seen(article, first, ready.text, ready.text.paragraphs, source)
        matched = taken.answers(seen, self._alerting.take(seen, taken.opened, now))
        self._wanting.opened(source, article, ready, taken.now, matched=matched)

    def keep(self, taken: Taken) -> None:
        """Keep the new articles of a turn, their texts and the stories they touched, all together."""
        self._store.articles.open(article for article, _, _ in taken.opened.values())
        self._store.revisions.open([each[1:] for each in taken.opened.values()], taken.packed)
        self._placing.keep()
        taken.opened.clear()
        taken.packed.clear()

    def _place(self, taken: Taken, article_id: str, outlet: str, ready: Ready) -> str:
        """The story of a new article; others that move with it are moved, those not yet kept as well."""
        placed = self._placing.place(article_id, ready.text, outlet, taken.moment, ready.reading)
        taken.stories |= dict.fromkeys([placed.story_id, *(move.now for move in placed.moved)])
        for move in placed.moved:
            if move.article in taken.opened:
                moved, first, its_text = taken.opened[move.article]
                taken.opened[move.article] = (replace(moved, story=move.now), first, its_text)
            else:
                self._store.articles.change(move.article, story=move.now)
            taken.why(move.article, "story", move.why)
        taken.why(article_id, "story", placed.why)
        return placed.story_id


def revision_of(
    article: Article, text: Text, now: datetime, number: int, ready: Ready | None = None
) -> Revision:
    """The revision of this number, as yet without what changed."""
    return Revision(
        article=article.id,
        number=number,
        seen=now,
        text=ready.hash if ready else text_id(text),
        headline=text.headline,
        origin=text.origin,
        words=ready.words if ready else text.words,
        note=text.note,
    )
