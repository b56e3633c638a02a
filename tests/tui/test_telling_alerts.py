"""What `tail` tells: of an alert that it came and is new again, of a second account that it is no edit."""

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


def test_an_alert_that_was_there_before_is_not_told_when_it_grows(tmp_path: Path) -> None:
    with open_store(make_store(tmp_path / "store")) as store:
        teller = Teller(store, None)
        store.alerts.change(ALERT.id, copies=("another",))
        assert list(teller.new()) == []
        store.alerts.change(ALERT.id, state="acked")
        assert [event["event"] for event in teller.new()] == ["acked"]


def test_the_first_text_of_another_account_is_told_as_no_edit_and_its_edit_as_one(tmp_path: Path) -> None:
    with open_store(make_store(tmp_path / "store")) as store:
        teller = Teller(store, None)
        told, edited = replace(OTHER, headline="Ferries sail again"), replace(OTHER, headline="Ferries sail")
        keep(store, FERRY, 2, replace(told, origin="feed"), 9)
        keep(store, FERRY, 3, replace(edited, origin="feed"), 10, classes=("headline",), dropped=1)
        account, edit = teller.new()
    assert (account["event"], account["reason"]) == ("account", "the feed's first, not an edit")
    assert not {"classes", "old"} & account.keys()
    assert (edit["event"], edit["old"], edit["classes"]) == ("revised", "Ferries sail again", ["headline"])
