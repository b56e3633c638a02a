"""Articles by the thousand, as long and as varied as news, the same at every run.

The words are made of syllables and drawn by Zipf's law, so that an index over them is as uneven as one over
news; an article is some 600 words, about 4 KB, put together of a few thousand paragraphs.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from news.ids import fingerprint, identity
from news.model import Alert, Article, Revision, Source, Story, Text
from store.store import Store, open_store

SOURCES = 200
OUTLETS = 60
TURN = 20
"""Articles that one source's turn brings."""

LEXICON = 30_000
PARAGRAPHS = 6_000
LENGTH = 40
"""Words of a paragraph."""

EACH = 15
"""Paragraphs of an article."""

BEGIN = datetime(2026, 8, 18, tzinfo=UTC)

_SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "stra",
    "ble",
    "ment",
)


@dataclass(frozen=True, slots=True)
class Made:
    """One made article with its text and revision."""

    article: Article
    revision: Revision
    text: Text


class Maker:
    """Makes articles, one after the other, out of one seed."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        words = [self._word() for _ in range(LEXICON)]
        weights = list(accumulate(1 / (rank + 8) for rank in range(LEXICON)))
        drawn = (self._chance.choices(words, cum_weights=weights, k=LENGTH) for _ in range(PARAGRAPHS))
        self._paragraphs = [" ".join(each).capitalize() + "." for each in drawn]

    def sources(self) -> list[Source]:
        """The sources that the articles come from."""
        return [
            Source(
                identity("source", str(each)),
                f"https://feeds.example/{each}.xml",
                "feed",
                f"Wire {each}",
                BEGIN,
            )
            for each in range(SOURCES)
        ]

    def articles(self, count: int, start: int = 0) -> Iterator[Made]:
        """So many articles, seen a few seconds after each other, in turns of one source each."""
        for number in range(start, start + count):
            source = identity("source", str(number // TURN % SOURCES))
            yield self._made(number, source, BEGIN + timedelta(seconds=3 * number))

    def _made(self, number: int, source: str, seen: datetime) -> Made:
        text = self._text(seen)
        article_id = identity(source, str(number))
        article = Article(
            id=article_id, source=source, key=f"https://example.com/{number}", url=f"https://example.com/{number}",
            title=text.headline, outlet=f"outlet{number % OUTLETS}.example", seen=seen, changed=seen,
            claimed=seen - timedelta(minutes=number % 90), story=identity("story", str(number // 6)),
            language="en", words=text.words, read=number % 3 == 0, starred=number % 97 == 0,
            tags=("war",) if number % 50 == 0 else (),
        )  # fmt: skip
        hashed = fingerprint("\n".join((text.headline, *text.paragraphs)).encode())
        return Made(article, Revision(article_id, 1, seen, hashed, text.headline, "page", text.words), text)

    def _text(self, seen: datetime) -> Text:
        drawn = self._chance.choices(self._paragraphs, k=EACH + 1)
        headline = " ".join(drawn[0].split()[:10])
        return Text(headline, tuple(drawn[1:]), claimed=seen, language="en")

    def _word(self) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(1, 4)))


def fill(store: Store, count: int, *, start: int = 0, batch: int = 2000) -> None:
    """Put so many articles into a store, with their sources, stories, texts and some alerts."""
    maker = Maker(seed=7 + start)
    if not start:
        with store.transaction():
            for source in maker.sources():
                store.sources.put(source)
    made = maker.articles(count, start)
    done = 0
    while done < count:
        with store.transaction():
            for _ in range(min(batch, count - done)):
                _put(store, next(made), start + done)
                done += 1


def _put(store: Store, made: Made, number: int) -> None:
    article = made.article
    store.articles.put(article)
    store.revisions.keep(made.revision, made.text)
    if number % 6 == 0 and article.story:
        store.stories.put(
            Story(article.story, article.title, article.seen, article.seen, articles=6, outlets=6)
        )
    if number % 100 == 0:
        reason = "made for a measurement"
        store.alerts.put(Alert(identity("rule", article.id), "rule", article.id, article.seen, reason))


def main() -> int:
    """`python -m bench.generate STORE COUNT`."""
    parser = argparse.ArgumentParser(prog="python -m bench.generate", description=__doc__)
    parser.add_argument("store", type=Path, help="the store to fill, made when it is not there")
    parser.add_argument("count", type=int, help="how many articles")
    asked = parser.parse_args()
    with open_store(asked.store) as store:
        fill(store, asked.count, start=store.articles.count())
        print(f"{store.path}: {store.articles.count()} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
