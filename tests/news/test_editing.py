"""How articles were edited, told from their versions."""

from datetime import UTC, datetime, timedelta

from news.editing import Editing, editing, is_silent
from news.model import ChangeClass, Origin, Revision

SEEN = datetime(2026, 8, 18, tzinfo=UTC)


def version(
    number: int, *classes: ChangeClass, minutes: int = 0, origin: Origin = "page", note: str | None = None
) -> Revision:
    seen = SEEN + timedelta(minutes=minutes)
    return Revision("a", number, seen, "", "", origin, 0, classes=classes, note=note)


def test_a_page_beside_the_feed_is_no_edit() -> None:
    assert editing(2, [[version(1, origin="feed"), version(2)]]) == Editing(articles=2)


def test_edits_are_counted_with_their_lag_and_their_silence() -> None:
    corrected = [version(1), version(2, "figure", minutes=10, note="Correction: 180, not 210.")]
    silent = [version(1), version(2, "headline", minutes=30), version(3, "wording", minutes=90)]
    found = editing(10, [corrected, silent])
    assert found == Editing(10, 2, 3, timedelta(minutes=30), noted=1, silent=2)
    assert (found.per_article, found.silent_share) == (0.3, 2 / 3)


def test_a_note_that_stays_covers_no_later_edit() -> None:
    note = "Correction: 180, not 210."
    versions = [version(1), version(2, "figure", note=note), version(3, "name", note=note)]
    assert [is_silent(versions, each) for each in versions] == [None, False, True]


def test_an_edit_told_by_the_feed_is_neither_silent_nor_noted() -> None:
    found = editing(1, [[version(1, origin="feed"), version(2, "headline", origin="feed", minutes=5)]])
    assert (found.edits, found.noted, found.silent, found.silent_share) == (1, 0, 0, None)


def test_nothing_said_is_no_edit() -> None:
    assert editing(1, [[version(1), version(2, "boilerplate", "typography")]]).edits == 0
