"""What came into a list since, and who tells what came up."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from news.ids import identity
from news.model import Alert
from store.filters import Filter
from store.store import open_store
from tests.tui.stocked import NOW, article_id, stock
from tui import coming
from tui.coming import Arrived, Coming
from tui.listing import Listing

LATE = timedelta(minutes=30)


def whole(place: Path) -> Arrived:
    """The whole list of a stocked store."""
    with closing(Listing(place / "w.db")) as listing:
        return listing.whole(Filter(), lambda: True)


def test_only_what_was_written_since_is_given_and_only_where_the_list_holds_it(tmp_path: Path) -> None:
    with stock(tmp_path / "w.db") as store:
        following = Coming(store)
        listed = whole(tmp_path)
        assert following.arrived(listed.until, Filter()).ids == []
        pattern = store.articles.get(article_id("titled-0"))
        assert pattern is not None
        late = replace(pattern, id="late", key="late", seen=NOW - LATE)
        store.articles.put(late)
        store.articles.put(replace(late, id="newest", key="newest", seen=NOW, outlet="Other"))
        came = following.arrived(listed.until, Filter())
        assert came.ids == ["newest", "late"]
        assert following.arrived(came.until, Filter()).ids == []
        assert following.arrived(listed.until, Filter(outlet="Other")).ids == ["newest"]


def test_what_changed_beneath_the_deepest_row_that_is_looked_at_stays_where_it_is(tmp_path: Path) -> None:
    with stock(tmp_path / "w.db") as store:
        following = Coming(store)
        listed = whole(tmp_path)
        old, deepest = listed.ids[-1], listed.ids[2]
        store.articles.change(old, revisions=2)
        assert following.arrived(listed.until, Filter()).ids == [old]
        assert following.arrived(listed.until, Filter(), deepest).ids == []


def test_where_too_much_was_written_the_newest_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming, "LATEST", 3)
    with stock(tmp_path / "w.db") as store:
        following = Coming(store)
        listed = whole(tmp_path)
        for name in listed.ids[-4:]:
            store.articles.change(name, revisions=3)
        assert list(following.arrived(listed.until, Filter()).ids) == list(listed.ids[:3])


def test_of_two_that_are_open_one_tells_and_the_other_once_it_is_alone(tmp_path: Path) -> None:
    stock(tmp_path / "w.db").close()
    with open_store(tmp_path / "w.db") as one, open_store(tmp_path / "w.db") as other:
        first, second = Coming(one), Coming(other)

        def told(name: str) -> tuple[int, int]:
            one.alerts.put(Alert(identity(name), "r", article_id("titled-3"), NOW + LATE, "pumps"))
            assert first.is_new()
            assert second.is_new()
            return len(first.to_tell(rings_on=True)), len(second.to_tell(rings_on=True))

        assert first.to_tell(rings_on=True) == second.to_tell(rings_on=True) == []
        assert told("a") == (1, 0)
        first.close()
        second.to_tell(rings_on=True)
        assert told("b") == (0, 1)
        second.close()
