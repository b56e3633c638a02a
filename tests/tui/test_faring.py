"""The figures of the sources: what is counted once a minute is counted before it is shown."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from store.articles import Articles
from store.store import Store
from tests.tui.stocked import NOW, stock
from tui.faring import Faring


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with stock(tmp_path / "w.db") as store:
        yield store


def test_who_asks_while_others_count_is_not_told_that_there_is_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go_on, newest = Event(), Event(), Articles.newest

    def slowly(articles: Articles, *given: Any, **named: Any) -> Any:
        if not began.is_set():
            began.set()
            go_on.wait(10)
        return newest(articles, *given, **named)

    monkeypatch.setattr(Articles, "newest", slowly)
    faring = Faring(store)
    first = Thread(target=faring.volumes, args=(NOW,))
    first.start()
    began.wait(10)
    second = faring.volumes(NOW)
    go_on.set()
    first.join()
    assert second == faring.volumes(NOW) != {}
