"""Spellings that a person is asked about: from the headlines in the store, for the names of the query."""

from datetime import UTC, datetime
from pathlib import Path

from desk.suggesting import suggested
from news.model import Article
from news.query.parse import parse
from store.store import open_store

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_the_names_of_a_query_are_held_against_the_headlines_of_the_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "w.db") as store:
        store.articles.put(Article("a", "s", "k", None, "Premier Yatseniouka resigns", "AP", NOW, NOW))
        query = '(Yatsenyuk OR "anti-tank") javelin NEAR/3 launcher'
        assert suggested(store, parse(query)) == {"Yatsenyuk": ["Yatseniouka"]}
        assert suggested(store, parse('="Yatsenyuk"')) == {}
        assert suggested(store, parse("javelin -Yatsenyuk")) == {}
