"""Who is due, and in which order: by examples, with a given time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desk.schedule import Known, Schedule
from news.model import Source, Standing

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
NOBODY: frozenset[str] = frozenset()


def source(name: str, *, paused: bool = False) -> Source:
    return Source(name, f"http://e.org/{name}", "feed", name, NOON, paused=paused)


def standing(name: str, due: datetime, *, gone: bool = False) -> Standing:
    return Standing(name, due, tried=NOON - 60 * MINUTE, gone=gone)


def known(sources: Iterable[Source], *standings: Standing, asked: Iterable[str] = ()) -> Known:
    return Known(list(sources), {each.source: each for each in standings}, asked)


def schedule(held: Known) -> Schedule:
    made = Schedule()
    made.renew(held, NOBODY, NOON)
    return made


def due(held: Schedule, now: datetime = NOON) -> list[str]:
    return [each.id for each in held.due(now)]


def test_those_asked_for_go_first_and_then_those_due_longest() -> None:
    sources = map(source, "abcd")
    late, later, not_yet = (NOON - 2 * MINUTE, NOON - MINUTE, NOON + MINUTE)
    standings = (standing("a", later), standing("b", late), standing("c", not_yet), standing("d", not_yet))
    assert due(schedule(known(sources, *standings, asked=["d"]))) == ["d", "b", "a"]


def test_a_source_that_was_never_looked_at_is_due_at_once() -> None:
    made = schedule(known([source("a")], standing("a", NOON + MINUTE)))
    assert due(made) == []
    made.renew(known(map(source, "ab"), standing("a", NOON + MINUTE)), made.under_way, NOON)
    assert due(made) == ["b"]


def test_paused_and_gone_sources_are_left_alone_until_somebody_asks() -> None:
    sources = [source("a", paused=True), source("b")]
    made = schedule(known(sources, standing("a", NOON), standing("b", NOON, gone=True)))
    assert due(made) == []
    made.ask(["a", "b"], NOBODY)
    assert due(made) == ["a", "b"]


def test_a_look_that_is_under_way_is_not_begun_again() -> None:
    made = schedule(known([source("a")]))
    assert due(made) == ["a"]
    made.ask(["a"], NOBODY)
    made.renew(known([source("a")], asked=["a"]), made.under_way, NOON)
    assert due(made) == []
    made.looked("a", standing("a", NOON + MINUTE), NOON)
    assert due(made) == []
    assert due(made, NOON + MINUTE) == ["a"]


def test_a_look_that_ended_while_the_store_was_read_is_not_forgotten() -> None:
    made = schedule(known([source("a")]))
    assert due(made) == ["a"]
    under_way, read = made.under_way, known([source("a")])
    made.looked("a", standing("a", NOON + MINUTE), NOON)
    made.renew(read, under_way, NOON)
    assert due(made) == []


def test_a_look_that_could_not_be_kept_is_due_still() -> None:
    made = schedule(known([source("a")]))
    assert due(made) == ["a"]
    made.looked("a", None, NOON)
    assert due(made) == ["a"]


def test_a_source_asked_for_is_not_looked_at_a_second_time_when_it_was_due() -> None:
    made = schedule(known([source("a")], standing("a", NOON + MINUTE)))
    made.ask(["a"], NOBODY)
    assert due(made) == ["a"]
    made.looked("a", standing("a", NOON + 60 * MINUTE), NOON)
    assert due(made, NOON + 2 * MINUTE) == []


def test_a_clock_that_was_set_back_leaves_no_source_for_tomorrow() -> None:
    held = replace(standing("a", NOON + timedelta(days=1)), tried=NOON + timedelta(days=1) - 60 * MINUTE)
    made = schedule(known([source("a")], standing("a", NOON + timedelta(days=1))))
    assert due(made, NOON + timedelta(hours=23)) == []
    made.looked("a", held, NOON + timedelta(hours=23))
    assert due(made, NOON + 2 * MINUTE) == ["a"]


def test_a_removed_source_is_looked_at_no_more() -> None:
    made = schedule(known(map(source, "ab"), standing("a", NOON), standing("b", NOON)))
    made.renew(known([source("b")], standing("b", NOON)), NOBODY, NOON)
    made.looked("a", standing("a", NOON), NOON)
    assert due(made) == ["b"]
