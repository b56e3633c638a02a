"""What `tail` tells of an alert: that it came, that it is new again, and not that it grew."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from store.store import open_store
from tests.tui.made import ALERT, FERRY, OTHER, keep, make_store
from tui.commands.telling import Teller

NEW = replace(ALERT, id="zzzzzzzzzzzz", article=FERRY.id)


def test_an_article_is_told_before_its_alert_whatever_was_written_first(tmp_path: Path) -> None:
    with open_store(make_store(tmp_path / "store")) as store:
        teller = Teller(store, None)
        with store.transaction():
            store.alerts.put(replace(NEW, article="b" * 12))
            for number in range(1200):  # more than are read at a time
                store.reasons.keep(FERRY.id, NEW.at, "story", f"reason {number}")
            store.articles.put(replace(FERRY, id="b" * 12, key="b", seen=NEW.at))
            keep(store, replace(FERRY, id="b" * 12), 1, OTHER, 0)
        assert [event["event"] for event in teller.new()] == ["new", "alert"]


def test_an_alert_is_told_when_it_comes_and_when_it_is_new_again(tmp_path: Path) -> None:
    with open_store(make_store(tmp_path / "store")) as store:
        teller = Teller(store, None)

        def told() -> list[object]:
            return [event["event"] for event in teller.new() if event.get("id") == NEW.id]

        def change(**fields: object) -> None:
            store.alerts.change(NEW.id, **fields)

        store.alerts.put(NEW)
        assert told() == ["alert"]
        change(copies=("another",))
        assert told() == []
        change(at=NEW.at + timedelta(minutes=5))
        assert told() == ["alert"]
        change(state="acked")
        assert told() == ["acked"]
