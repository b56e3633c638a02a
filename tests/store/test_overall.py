"""How all sources fare together, asked of their rows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from news.model import Source, Standing
from store.sources import Overall
from store.store import open_store

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def source(name: str, *, paused: bool = False) -> Source:
    return Source(name, f"https://{name}.example/", "feed", name.title(), NOW, paused=paused)


def stands(name: str, minutes: int, *, error: str | None = None, gone: bool = False) -> Standing:
    """Looked at so many minutes ago, and due so many minutes from now."""
    spent = timedelta(minutes=minutes)
    failures = int(error is not None)
    return replace(Standing(name, NOW + spent), tried=NOW - spent, error=error, failures=failures, gone=gone)


def test_nothing_is_due_where_there_are_no_sources(place: Path) -> None:
    with open_store(place) as store:
        assert store.sources.overall() == Overall((), "", None)
        store.sources.put(source("new"))
        assert store.sources.overall() == Overall((), "", None)


def test_the_last_look_the_next_and_who_fails_are_told_but_of_none_that_is_paused(place: Path) -> None:
    with open_store(place) as store:
        for name in ("gull", "herald", "tern"):
            store.sources.put(source(name))
        store.sources.put(source("idle", paused=True))
        store.sources.set_standing(stands("gull", 9, error="timed out"))
        store.sources.set_standing(stands("herald", 4))
        store.sources.set_standing(stands("tern", 2, error="gone for good", gone=True))
        store.sources.set_standing(stands("idle", 1, error="timed out"))
        assert store.sources.overall() == Overall(("Gull", "Tern"), "Tern", NOW + timedelta(minutes=4))
