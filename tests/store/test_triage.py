"""What people do: on many at once, reversible, across connections, and never in the desk's way."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from news.model import Rule
from store.store import Store, open_store
from store.triage import Act, Queue
from tests.store.made import NOW, alert, keep

LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("kind", "value", "field", "expected"),
    [
        ("read", True, "read", True),
        ("star", True, "starred", True),
        ("tag", "war", "tags", ("old", "war")),
        ("untag", "old", "tags", ()),
        ("note", "call them", "note", "call them"),
        ("assign", "ann", "assigned", "ann"),
        ("verify", False, "verified", False),
        ("snooze", LATER, "snoozed", LATER),
    ],
)
def test_every_act_on_an_article_is_done_and_taken_back(
    store: Store, kind: Act, value: Any, field: str, expected: Any
) -> None:
    put = keep(store, 1, tags=("old",))
    store.triage.act(kind, [put.id], value, NOW)
    assert getattr(store.articles.get(put.id), field) == expected
    undone = store.triage.undo(LATER)
    assert undone is not None
    assert (undone.deed.kind, undone.restored, undone.called) == (kind, (put.id,), put.title)
    assert store.articles.get(put.id) == put


def test_undo_takes_back_what_a_person_did_and_not_what_the_program_did_by_itself(store: Store) -> None:
    put = keep(store, 1)
    store.triage.act("star", [put.id], True, NOW)
    store.triage.act("read", [put.id], True, NOW, by_itself=True)
    undone = store.triage.undo(LATER)
    assert undone is not None
    assert undone.deed.kind == "star"
    held = store.articles.get(put.id)
    assert held is not None
    assert (held.starred, held.read) == (False, True)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("ack", True, "acked"), ("ack", False, "new"), ("verify", True, "verified"),
        ("verify", False, "disputed"), ("snooze", LATER, "snoozed"), ("state", "seen", "seen"),
        ("read", True, "seen"),
    ],
)  # fmt: skip
def test_every_act_on_an_alert_shows_in_its_state(store: Store, kind: Act, value: Any, expected: str) -> None:
    put = alert(keep(store, 1))
    store.alerts.put(put)
    store.triage.act(kind, [put.id], value, NOW, "alerts")
    held = store.alerts.get(put.id)
    assert held is not None
    assert (held.state, held.until) == (expected, LATER if kind == "snooze" else None)
    store.triage.undo(LATER)
    assert store.alerts.get(put.id) == put


def test_an_act_on_many_is_taken_back_as_one_and_only_where_it_did_something(store: Store) -> None:
    with store.transaction():
        ids = [keep(store, number, read=number == 0).id for number in range(1200)]
    store.triage.act("read", ids, True, NOW)
    assert store.articles.unread() == 0
    undone = store.triage.undo(LATER)
    assert undone is not None
    assert sorted(undone.restored) == sorted(ids[1:])
    assert store.articles.unread() == 1199


def test_undo_goes_back_act_by_act_and_leaves_what_came_later_alone(store: Store) -> None:
    put = keep(store, 1)
    store.triage.act("note", [put.id], "first", NOW)
    store.triage.act("star", [put.id], True, NOW)
    store.db.table("articles").update({"note": "written elsewhere"})
    first, second = store.triage.undo(LATER), store.triage.undo(LATER)
    assert first is not None
    assert second is not None
    assert (first.deed.kind, second.deed.kind, second.restored) == ("star", "note", ())
    held = store.articles.get(put.id)
    assert held is not None
    assert (held.starred, held.note) == (False, "written elsewhere")
    assert store.triage.undo(LATER) is None


def test_acts_survive_a_restart_and_are_undone_by_another_process(store: Store, place: Path) -> None:
    put = keep(store, 1)
    store.triage.act("tag", [put.id], "war", NOW)
    store.close()
    with open_store(place) as other:
        assert [(deed.kind, deed.ids, deed.undone) for deed in other.triage.history(5)] == [
            ("tag", (put.id,), None)
        ]
        assert other.triage.undo(LATER) is not None
        assert other.triage.history(5)[0].undone == LATER
        assert other.articles.get(put.id) == put


def test_muting_an_alert_mutes_its_rule(store: Store) -> None:
    store.rules.put(Rule("r", "war", "war"))
    put = alert(keep(store, 1))
    store.alerts.put(put)
    store.triage.act("mute", [put.id], True, NOW, "alerts")
    assert store.rules.find("war").muted is True
    store.triage.undo(LATER)
    assert store.rules.find("war").muted is False


def test_what_changes_nothing_is_no_act(store: Store) -> None:
    put = keep(store, 1)
    store.triage.act("read", [put.id, "gone"], False, NOW)
    assert store.triage.history(5) == []


@pytest.mark.parametrize(("kind", "table"), [("ack", "articles"), ("star", "alerts"), ("tag", "alerts")])
def test_an_act_that_means_nothing_there_is_refused(store: Store, kind: Act, table: Queue) -> None:
    with pytest.raises(ValueError, match="nothing that can be done"):
        store.triage.act(kind, ["x"], True, NOW, table)


def test_the_act_of_this_terminal_is_taken_back_before_a_newer_one_of_another(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = keep(store, 1)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("os.getsid", lambda _pid: -1)
        other = open_store(place)
    store.triage.act("star", [put.id], True, NOW)
    with other:
        other.triage.act("read", [put.id], True, LATER)
    own, others, none = (store.triage.undo(LATER) for _ in range(3))
    assert own is not None
    assert others is not None
    assert none is None
    assert [(each.deed.kind, each.own) for each in (own, others)] == [("star", True), ("read", False)]
