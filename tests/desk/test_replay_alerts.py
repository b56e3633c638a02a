"""A real news day under two hundred rules: every alert that is due, once, with its reason; then none."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.events import Event
from desk.replay import replay
from news.model import Article
from news.query.document import document
from news.query.parse import parse
from news.query.reading import Reading
from store.store import Store, open_store
from tests.desk.two_hundred_rules import rules

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
DAY = DATA / "replay" / "dev-2026-08-18"
NOW = datetime(2026, 8, 20, tzinfo=UTC)


def read(store: Store) -> Iterator[tuple[Article, list[Reading]]]:
    """Every article with each of its versions, as a query reads it."""
    names = {source.id: source.name for source in store.sources.all()}
    for name in store.articles.ids():
        article = store.articles.get(name)
        assert article is not None
        yield (
            article,
            [
                Reading(
                    document(
                        article,
                        store.revisions.text(each.text),
                        classes=each.classes,
                        source_name=names[article.source],
                    )
                )
                for each in store.revisions.of(name)
            ],
        )


def due(store: Store) -> set[tuple[str, str]]:
    """(rule, article) of all that match in any version: each rule asked of each by itself."""
    asked = [(rule.id, parse(rule.query)) for rule in store.rules.all()]
    return {
        (rule, article.id)
        for article, readings in read(store)
        for rule, query in asked
        if any(query.match_reading(reading, NOW) for reading in readings)
    }


@pytest.mark.data
@pytest.mark.timeout(600)
@pytest.mark.skipif(not DAY.exists(), reason=f"the recorded day is not at {DAY}; set WIREWATCH_DATA")
async def test_a_real_day_alerts_once_where_it_must_with_reason_and_a_second_time_not(tmp_path: Path) -> None:
    place = tmp_path / "day.db"
    listed = rules()
    assert len(listed) == 200
    with open_store(place) as store:
        for rule in listed:
            store.rules.put(rule)
    events: list[Event] = []
    await replay(place, DAY, None, events.append)
    with open_store(place) as store:
        alerts = store.alerts.newest(100_000)
        told = Counter((alert.rule, alert.article) for alert in alerts)
        folded = {(alert.rule, copy) for alert in alerts for copy in alert.copies}
        assert set(told.values()) == {1}
        assert all(alert.reason for alert in alerts)
        assert told.keys() | folded == due(store)
        assert not told.keys() & folded
        assert len(alerts) > 1000
        before = store.feed.last()
    await replay(place, DAY, None, events.append)
    with open_store(place) as store:
        assert store.feed.last() == before
