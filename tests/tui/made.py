"""A small store made by hand, for tests of what is printed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from news.ids import fingerprint, identity
from news.model import Alert, Article, Revision, Rule, Source, Standing, Story, Text
from store.store import Store, open_store

START = datetime(2026, 8, 18, 9, 0, tzinfo=UTC)
SOURCE = Source(
    identity("s"), "https://harbour.example/feed.xml", "feed", "Harbour Post", START, tags=("local",)
)
FAILING = Source(identity("f"), "https://broken.example/feed", "feed", "Broken Bugle", START)
RULE = Rule(identity("rule", "missiles"), "missiles", "Javelin")
STORY = Story(identity("story"), "Javelin missiles", START, START + timedelta(hours=2), articles=2, outlets=2)
FIRST = Text(
    "Kyiv asks for Javelin missiles", ("The 210 missiles went to Ukraine in April.", "Nobody else commented.")
)
SECOND = Text(
    "Kyiv asks for Javelin missiles",
    ("The 210 missiles went to the United States in April.", "Nobody else commented."),
)
OTHER = Text("Ferry strike ends", ("Crews return to work on Monday after a week of talks in the harbour.",))


def article(key: str, text: Text, minutes: int) -> Article:
    """An article seen so many minutes after the start."""
    seen = START + timedelta(minutes=minutes)
    return Article(
        id=identity(SOURCE.id, key),
        source=SOURCE.id,
        key=key,
        url=f"https://harbour.example/{key}",
        title=text.headline,
        outlet="Harbour Post",
        seen=seen,
        changed=seen,
        words=text.words,
        language="en",
    )


MISSILES = replace(
    article("missiles", FIRST, 0), story=STORY.id, revisions=2, changed=START + timedelta(hours=1)
)
FERRY = article("ferry", OTHER, 5)
ALERT = Alert(
    identity("alert", RULE.id, MISSILES.id),
    RULE.id,
    MISSILES.id,
    START,
    "Javelin in the headline",
    ("Javelin",),
    revision=2,
)


def make_store(path: Path) -> Path:
    """A store with two articles, one of them edited, a story, a rule, an alert and a failing source."""
    with open_store(path) as store, store.transaction():
        store.sources.put(SOURCE)
        store.sources.put(FAILING)
        store.sources.set_standing(Standing(SOURCE.id, START, last_ok=START, status=200))
        store.sources.set_standing(
            Standing(FAILING.id, START, tried=START, status=500, error="answered 500", failures=2)
        )
        store.articles.put(MISSILES)
        store.articles.put(FERRY)
        store.stories.put(STORY)
        store.rules.put(RULE)
        keep(store, MISSILES, 1, FIRST, 0)
        keep(store, MISSILES, 2, SECOND, 60, classes=("role",), added=3, dropped=1)
        keep(store, FERRY, 1, OTHER, 5)
        store.alerts.put(ALERT)
        store.reasons.keep(MISSILES.id, START, "story", "opens a story of its own")
    return path


def keep(store: Store, held: Article, number: int, text: Text, minutes: int, **fields: object) -> None:
    """Keep one revision of an article."""
    seen = START + timedelta(minutes=minutes)
    revision = Revision(
        held.id, number, seen, fingerprint(repr(text).encode()), text.headline, text.origin, text.words
    )
    store.revisions.keep(replace(revision, **fields), text)  # type: ignore[arg-type]
