"""The outbox told: nothing lost, nothing twice, and no way in the way of another or of the polling."""

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.config.shape import Channel, Notices
from desk.disk import Disk
from desk.events import silent
from desk.notices import telling
from desk.notices.plan import AGAIN
from desk.notices.sender import Sender
from desk.run import poll
from news.ids import identity
from news.model import Alert, Article, Notice, Rule
from store.hits import Hit
from store.store import Store, open_store
from tests.desk.given import GivenClock
from tests.desk.hosts import host, let_loopback, rss, says, source

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
RULE = Rule(identity("rule", "arms"), "arms", "harbour OR one OR two", do=("app", "good", "bad"))
APPEND = "import sys; open({!r}, 'a').write(sys.stdin.read())"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with open_store(tmp_path / "w.db") as store:
        store.rules.put(RULE)
    return tmp_path / "w.db"


def command(name: str, code: str) -> Channel:
    return Channel(name, "command", (sys.executable, "-c", code))


def channels(tmp_path: Path, bad: str) -> Notices:
    good = command("good", APPEND.format(str(tmp_path / "told")))
    return Notices(channels={"good": good, "bad": command("bad", bad)})


def configured(tmp_path: Path, bad: str) -> Path:
    """A file that names these channels; a TOML string is written as JSON writes it."""
    listed = channels(tmp_path, bad).channels.values()
    sections = (f"[notices.{each.name}]\ncommand = {json.dumps(each.to)}\n" for each in listed)
    file = tmp_path / "config.toml"
    file.write_text("\n".join(sections))
    return file


def told(tmp_path: Path) -> list[str]:
    """The headlines that the good command was told, in order."""
    file = tmp_path / "told"
    lines = file.read_text().splitlines() if file.exists() else []
    return [json.loads(line)["headline"] for line in lines]


def alert(store: Store, number: int, *ways: str) -> str:
    """Keep an alert with a notice for each of these ways."""
    article = Article(f"a{number}", "s", str(number), None, f"Harbour {number}", "AP", NOW, NOW)
    store.articles.put(article)
    name = identity("alert", RULE.id, article.id)
    store.alerts.put(Alert(name, RULE.id, article.id, NOW, "Harbour in the headline"))
    store.outbox.add(Notice(identity("notice", name, way), name, way, NOW, NOW, rule=RULE.id) for way in ways)
    return name


async def tell_once(store: Store, notices: Notices, now: datetime = NOW) -> None:
    async with Disk() as disk:
        await Sender(store, disk, lambda: notices, GivenClock(now)).once()


async def test_each_is_told_once_whatever_becomes_of_the_sender(place: Path, tmp_path: Path) -> None:
    notices = channels(tmp_path, "pass")
    with open_store(place) as store:
        alert(store, 1, "good")
        await tell_once(store, notices)
        await tell_once(store, notices)
    with open_store(place) as store:
        alert(store, 1, "good")
        await tell_once(store, notices, NOW + timedelta(days=1))
    assert told(tmp_path) == ["Harbour 1"]


async def test_a_flood_of_alerts_is_one_message(place: Path, tmp_path: Path) -> None:
    with open_store(place) as store:
        with store.transaction():
            for number in range(150):
                alert(store, number, "good")
        code = "import sys; open({!r}, 'a').write(str(len(sys.stdin.readlines())) + ' ')"
        counting = command("good", code.format(str(tmp_path / "counts")))
        await tell_once(store, Notices(channels={"good": counting}))
        assert store.outbox.count("sent") == 150
    assert (tmp_path / "counts").read_text() == "150 "


async def test_a_failed_notice_is_kept_told_and_tried_again_after_a_restart(
    place: Path, tmp_path: Path
) -> None:
    with open_store(place) as store:
        name = alert(store, 1, "good", "bad")
        await tell_once(store, channels(tmp_path, "import sys; sys.exit('line is down')"))
        assert {each.way: each.state for each in store.outbox.of(name)} == {"good": "sent", "bad": "failing"}
        assert any("line is down" in reason.text for reason in store.reasons.of(name))
        assert store.outbox.count("failing") == 1
    with open_store(place) as store:
        mended = channels(tmp_path, APPEND.format(str(tmp_path / "told")))
        await tell_once(store, mended, NOW + AGAIN[0] / 2)
        assert told(tmp_path) == ["Harbour 1"]
        await tell_once(store, mended, NOW + AGAIN[0])
        assert [each.state for each in store.outbox.of(name)] == ["sent", "sent"]
    assert told(tmp_path) == ["Harbour 1", "Harbour 1"]


async def test_whatever_a_way_raises_it_is_tried_again_and_the_others_are_told(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def raising(*_: object) -> None:
        raise TypeError("a service's own fault")

    monkeypatch.setattr(telling, "_apprise", raising)
    notices = channels(tmp_path, "pass")
    with_apprise = {**notices.channels, "bad": Channel("bad", "apprise", ("json://e.org",))}
    with open_store(place) as store:
        name = alert(store, 1, "good", "bad")
        await tell_once(store, Notices(channels=with_apprise))
        assert {each.way: each.state for each in store.outbox.of(name)} == {"good": "sent", "bad": "failing"}
        assert any("TypeError: a service's own fault" in reason.text for reason in store.reasons.of(name))


@pytest.mark.parametrize("whose", ["the rule's", "the desk's"])
async def test_in_quiet_hours_nothing_is_told_that_failed_or_waited_before(
    place: Path, tmp_path: Path, whose: str
) -> None:
    local = NOW.astimezone()
    hours = f"{local + timedelta(seconds=20):%H:%M:%S}-{local + timedelta(hours=9):%H:%M:%S}"
    quiet = channels(tmp_path, "import sys; sys.exit('line is down')")
    with open_store(place) as store:
        if whose == "the rule's":
            store.rules.put(replace(RULE, options={"quiet": hours}))
        else:
            quiet = replace(quiet, quiet=hours)
        name = alert(store, 1, "bad")
        await tell_once(store, quiet)
        alert(store, 2, "good")
        await tell_once(store, quiet, NOW + AGAIN[0])
        (failing,) = store.outbox.of(name)
        assert (failing.state, failing.tries) == ("failing", 1)
        assert failing.due == NOW + timedelta(hours=9)
        assert told(tmp_path) == []
        await tell_once(store, quiet, failing.due)
        assert told(tmp_path) == ["Harbour 2"]


async def test_what_was_told_long_ago_is_forgotten_and_what_waits_is_not(place: Path, tmp_path: Path) -> None:
    stop = asyncio.Event()
    with open_store(place) as store:
        told_then, waiting = alert(store, 1, "good"), alert(store, 2, "good")
        (sent,) = store.outbox.of(told_then)
        later = NOW + timedelta(days=365)
        (held,) = store.outbox.of(waiting)
        store.outbox.keep([replace(sent, state="sent"), replace(held, due=later)])
        store.hits.add(RULE.id, Hit(NOW, "AP", "a1"))
        store.hits.add(RULE.id, Hit(NOW + timedelta(days=200), "AP", "a2"))
        async with Disk() as disk:
            clock = GivenClock(NOW + timedelta(days=300))
            work = asyncio.create_task(Sender(store, disk, Notices, clock).work(stop))
            await until(lambda: not store.outbox.of(told_then) and len(store.hits.of(RULE.id, NOW)) == 1)
            stop.set()
            await work
        assert [each.state for each in store.outbox.of(waiting)] == ["waiting"]


async def test_a_way_that_is_not_configured_is_given_up_and_told(place: Path) -> None:
    with open_store(place) as store:
        name = alert(store, 1, "pigeon")
        await tell_once(store, Notices())
        assert [(each.state, each.tries) for each in store.outbox.of(name)] == [("failed", 0)]
        assert "no [notices.pigeon]" in store.reasons.of(name)[0].text


async def test_what_an_alert_that_is_gone_would_have_said_is_given_up(place: Path, tmp_path: Path) -> None:
    with open_store(place) as store:
        store.outbox.add([Notice("n", "gone", "good", NOW, NOW)])
        await tell_once(store, channels(tmp_path, "pass"))
        found = store.outbox.get("n")
        assert found is not None
        assert (found.state, found.error) == ("failed", "its alert is gone")


async def until(holds: Callable[[], bool]) -> None:
    """Go on as soon as it holds."""
    for _ in range(1200):
        if holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("never came true")


async def test_a_command_that_hangs_holds_up_neither_the_polling_nor_another_way_nor_the_end(
    place: Path, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    hangs = f"import time; open({str(begun)!r}, 'w'); time.sleep(3600)"
    stop = asyncio.Event()
    async with host({"/feed": says(rss(("One", "http://a.example/1")))}) as base:
        with open_store(place) as store:
            let_loopback(store)
            held = replace(source(f"{base}/feed", "feed"), every=1)
            store.sources.put(held)
            desk = asyncio.create_task(poll(place, silent, stop=stop, config=configured(tmp_path, hangs)))
            await until(lambda: told(tmp_path) == ["One"] and begun.exists())
            looked = store.sources.standing(held.id)
            store.sources.ask([held.id], datetime.now(UTC))
            await until(lambda: store.sources.standing(held.id) != looked)
            stop.set()
            await asyncio.wait_for(desk, 20)
            states = {each.way: each.state for each in store.outbox.of(store.alerts.newest(1)[0].id)}
    assert states == {"good": "sent", "bad": "waiting"}


async def test_one_round_of_the_desk_tells_what_it_found(place: Path, tmp_path: Path) -> None:
    async with host(
        {"/feed": says(rss(("One", "http://a.example/1"), ("Two", "http://a.example/2")))}
    ) as base:
        with open_store(place) as store:
            let_loopback(store)
            store.sources.put(source(f"{base}/feed", "feed"))
        await poll(place, silent, once=True, config=configured(tmp_path, "pass"))
        await poll(place, silent, once=True, config=configured(tmp_path, "pass"))
    assert sorted(told(tmp_path)) == ["One", "Two"]
