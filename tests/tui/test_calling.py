"""What comes up while the app is open: said once, rung by the bell, and never but as plain text."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from desk.config.shape import Notices
from news.ids import identity
from news.model import Alert, Article, Rule
from store.store import Store, open_store
from tests.tui.stocked import NOW, stock
from tests.tui.until import until
from tui.app import WATCH, WirewatchApp
from tui.calling import Call, call, tell
from tui.pages.alert import Match
from tui.screens.alerts import AlertsScreen
from tui.screens.feed import FeedScreen
from tui.screens.foot import FootScreen

HOSTILE = "\x1b]52;c;cm0=\x07\x1b[31mHarbour\x1b[0m [red]shelled[/red] #[fg=red]#(reboot); [@click=quit]x[/]"
CLEAN = "Harbour [red]shelled[/red] #[fg=red]#(reboot); [@click=quit]x[/]"
LOCAL = datetime(2026, 11, 22, 23, tzinfo=UTC)


def match(number: int, *do: str, title: str = HOSTILE, **options: str) -> Match:
    article = Article(f"a{number}", "s", "k", "https://a.example", title, "AP", NOW, NOW)
    rule = Rule("r", "arms", "harbour", do=do, options=options)
    return Match(Alert(f"x{number}", "r", article.id, NOW, "Harbour in the headline"), article, rule)


def test_an_alert_is_said_and_rung_by_default() -> None:
    told = call([match(1, "app")], Notices(), LOCAL, {})
    assert told == Call((("arms", f"{CLEAN}\nAP  Harbour in the headline"),), rings=True)


def test_many_are_one_toast_and_one_bell() -> None:
    told = call([match(n, "app", title=f"Harbour {n}") for n in range(9)], Notices(), LOCAL, {})
    assert told == Call((("9 alerts: arms 9", "Harbour 0\nHarbour 1\nHarbour 2"),), rings=True)


def test_a_rule_that_tells_only_outside_is_neither_said_nor_rung() -> None:
    assert call([match(1, "phone")], Notices(), LOCAL, {}) == Call()
    assert call([match(1, "phone")], Notices(do=("bell",)), LOCAL, {}) == Call(rings=True)


@pytest.mark.parametrize("quiet", ["22:00-07:00", "12:00-13:00"])
def test_in_quiet_hours_nothing_rings(quiet: str) -> None:
    rings = quiet == "12:00-13:00"
    assert call([match(1, "app", "osc9")], Notices(quiet=quiet), LOCAL, {}).rings is rings
    told = call([match(1, "app", "osc9", quiet=quiet)], Notices(), LOCAL, {})
    assert (told.rings, bool(told.sequences), len(told.toasts)) == (rings, rings, 1)


def test_the_terminal_is_told_what_it_cannot_take_for_more() -> None:
    told = call([match(1, "osc9", "osc777")], Notices(), LOCAL, {})
    assert told.rings
    nine, seven = told.sequences
    assert nine == f"\x1b]9;arms: {CLEAN}\x07"
    assert seven.startswith("\x1b]777;notify;arms: ")
    assert (seven.count(";"), seven.count("\x1b"), seven.count("\x07")) == (3, 1, 1)


def test_tmux_is_asked_to_pass_a_sequence_on() -> None:
    (told,) = call([match(1, "osc9", title="Harbour")], Notices(), LOCAL, {"TMUX": "x"}).sequences
    assert told == "\x1bPtmux;\x1b\x1b]9;arms: Harbour\x07\x1b\\"


# In the app


@pytest.fixture
def place(tmp_path: Path) -> Path:
    stock(tmp_path / "w.db").close()
    return tmp_path / "w.db"


def raise_alert(store: Store, number: int, title: str = HOSTILE) -> Alert:
    """As the desk does."""
    article = Article(identity(f"up{number}"), "gazette", f"up{number}", None, title, "AP", NOW, NOW)
    rule = identity("rule", "pumps")
    alert = Alert(identity("alert", rule, article.id), rule, article.id, NOW, f"pumps, number {number}")
    with store.transaction():
        store.articles.put(article)
        store.alerts.put(alert)
    return alert


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The toasts and bells of an app."""
    told: list[str] = []
    monkeypatch.setattr(WirewatchApp, "notify", lambda _, words, **how: told.append(words))
    monkeypatch.setattr(WirewatchApp, "bell", lambda _: told.append("bell"))
    return told


async def test_one_look_shows_an_alert_that_another_process_kept(place: Path, told: list[str]) -> None:
    app = WirewatchApp(place, view="alerts", now=lambda: NOW)
    with open_store(place) as store:
        async with app.run_test(size=(140, 30)) as pilot:
            screen = app.screen
            assert isinstance(screen, AlertsScreen)
            await until(pilot, lambda: len(screen.rows.rows) == 1)
            app.workers.cancel_group(app, "watch")
            await app.look(with_pulse=True)
            assert told == []
            alert = raise_alert(store, 1)
            await app.look()
            assert told == [f"{CLEAN}\nAP  pumps, number 1", "bell"]
            await until(pilot, lambda: len(screen.rows.rows) == 2)
            assert screen.rows.rows.window(0, 1) == [alert.id]
    assert WATCH <= 0.5


async def test_an_alert_is_told_once_and_its_acts_are_not(place: Path, told: list[str]) -> None:
    app = WirewatchApp(place, now=lambda: NOW)
    with open_store(place) as store:
        old = store.alerts.newest(1)[0]
        async with app.run_test():
            app.workers.cancel_group(app, "watch")
            await app.look(with_pulse=True)
            alert = raise_alert(store, 1)
            await app.look()
            for act in (True, False):
                store.triage.act("ack", [alert.id, old.id], act, NOW, "alerts")
                await app.look()
            assert told.count("bell") == 1
            store.alerts.change(alert.id, at=NOW + timedelta(hours=1), state="new")
            await app.look()
            assert told.count("bell") == 2
    again = WirewatchApp(place, now=lambda: NOW)
    async with again.run_test():
        await again.look(with_pulse=True)
    assert told.count("bell") == 2


@pytest.mark.parametrize(
    ("size", "view", "toasts"),
    [((140, 40), "feed", 1), ((140, 40), "compare", 0), ((80, 24), "feed", 0), ((40, 15), "feed", 0)],
)
async def test_where_a_toast_would_hide_what_is_read_the_foot_tells(
    place: Path, size: tuple[int, int], view: str, toasts: int
) -> None:
    async with WirewatchApp(place, now=lambda: NOW).run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, FeedScreen) and pilot.app.screen.rows.rows)
        await pilot.press(*(["d"] if view == "compare" else []))
        await until(pilot, lambda: pilot.app.screen.name == view)
        tell(pilot.app, call([match(1, "app")], Notices(), LOCAL, {}))
        screen = pilot.app.screen
        assert isinstance(screen, FootScreen)
        foot = screen.status
        if toasts:
            await until(pilot, lambda: len(pilot.app._notifications) == toasts)
            assert "arms: Harbour" not in foot.render_line(0).text
        else:
            await until(pilot, lambda: "arms: Harbour" in foot.render_line(0).text)
            assert len(pilot.app._notifications) == 0


@pytest.mark.parametrize("size", [(120, 30), (250, 70)])
async def test_a_toast_stands_over_the_list_and_not_over_the_text(place: Path, size: tuple[int, int]) -> None:
    async with WirewatchApp(place, now=lambda: NOW).run_test(size=size, notifications=True) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, FeedScreen)
        tell(pilot.app, call([match(1, "app")], Notices(), LOCAL, {}))
        await until(pilot, lambda: any(toast.region for toast in screen.query(Toast)))
        for toast in screen.query(Toast):
            for kept in (screen.reader, screen.status, screen.keys_bar):
                assert not toast.region.overlaps(kept.region)


@pytest.mark.parametrize("way", ["smaller", "compare"])
async def test_a_toast_gives_way_to_the_foot_where_its_room_goes(place: Path, way: str) -> None:
    async with WirewatchApp(place, now=lambda: NOW).run_test(size=(140, 40), notifications=True) as pilot:
        feed = pilot.app.screen
        assert isinstance(feed, FeedScreen)
        await until(pilot, lambda: feed.rows.rows)
        tell(pilot.app, call([match(1, "app")], Notices(), LOCAL, {}))
        await until(pilot, lambda: any(toast.region for toast in feed.query(Toast)))
        if way == "smaller":
            await pilot.resize_terminal(80, 24)
        else:
            await pilot.press("d")
        await until(pilot, lambda: not pilot.app.screen.query(Toast))
        foot = pilot.app.screen
        assert isinstance(foot, FootScreen)
        await until(pilot, lambda: "arms: Harbour" in foot.status.render_line(0).text)


async def test_what_textual_tells_by_itself_has_no_more_room(place: Path) -> None:
    async with WirewatchApp(place, now=lambda: NOW).run_test(size=(80, 24), notifications=True) as pilot:
        foot = pilot.app.screen
        assert isinstance(foot, FootScreen)
        pilot.app.notify("Saved to here", title="Screenshot")
        await until(pilot, lambda: "Screenshot: Saved to here" in foot.status.render_line(0).text)
        await until(pilot, lambda: not foot.query(Toast))


async def test_beneath_a_dialog_it_is_told_at_the_foot_of_the_view(place: Path) -> None:
    async with WirewatchApp(place, now=lambda: NOW).run_test(size=(80, 24)) as pilot:
        foot = pilot.app.screen
        assert isinstance(foot, FootScreen)
        await pilot.press("question_mark")
        await until(pilot, lambda: pilot.app.screen is not foot)
        tell(pilot.app, call([match(1, "app")], Notices(), LOCAL, {}))
        await until(pilot, lambda: "arms: Harbour" in foot.status.render_line(0).text)
