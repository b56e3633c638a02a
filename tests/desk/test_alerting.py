"""What becomes of a match, on a real store: raised once, added to, folded, counted, posted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.alerting import Alerting, Found
from desk.config.shape import Notices
from desk.notices.posting import Posting
from desk.watch import Seen, Watch
from news.alerting.reasons import reason_of
from news.ids import identity
from news.model import Alert, Article, ChangeClass, Revision, Rule, Source, Text
from news.revise import text_hash
from store.store import Store, open_store

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SOURCE = Source("s", "https://a.example/feed", "feed", "Harbour Post", NOW, tags=("local",))
WIRE = (
    "The harbour was shelled for three hours during the night, the regional governor said, and two "
    "warehouses full of grain burned down before the brigade could reach them from the other bank."
)


class Desk:
    """A store with rules, and revisions that come in."""

    def __init__(self, store: Store, *rules: Rule, posting: Posting | None = None) -> None:
        self.store = store
        for rule in rules:
            store.rules.put(rule)
        self.alerting = Alerting(store, Watch(store), posting)

    def says(
        self, key: str, headline: str, *paragraphs: str, at: datetime = NOW, outlet: str = "AP",
        story: str = "t", classes: tuple[ChangeClass, ...] = ()
    ) -> Found:  # fmt: skip
        """One revision of an article comes in and is kept."""
        text = Text(headline, paragraphs)
        name = identity("article", key)
        held = self.store.articles.get(name)
        if held is None:
            article = Article(name, "s", key, None, headline, outlet, at, at, story=story)
        else:
            article = replace(held, title=headline, revisions=held.revisions + 1)
        self.store.articles.put(article)
        revision = Revision(
            name, article.revisions, at, text_hash(text), headline, "page", text.words, classes
        )
        with self.store.transaction():
            before = self.store.revisions.newest(name)
            seen = Seen(article, revision, text, paragraphs, SOURCE, before[1] if before else None)
            found = self.alerting.take(seen, {}, at)
            self.store.revisions.keep(revision, text)
        return found

    @property
    def alerts(self) -> list[Alert]:
        """All alerts, the oldest first."""
        return self.store.alerts.newest(99)[::-1]


def rule(name: str, query: str, *do: str, on: str = "any", **options: str) -> Rule:
    return Rule(identity("rule", name), name, query, on=on, do=("app", *do), options=options)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "w.db")


def test_an_alert_is_raised_once_for_a_rule_and_an_article(store: Store) -> None:
    desk = Desk(store, rule("arms", "javelin"))
    assert len(desk.says("a", "Javelin missiles arrive").alerts) == 1
    again = desk.says("a", "Javelin missiles arrive again", classes=("headline",))
    assert (again.matched, again.alerts) == (True, [])
    assert len(desk.alerts) == 1


def test_an_edit_that_brings_another_word_makes_the_alert_new_again(store: Store) -> None:
    desk = Desk(store, rule("arms", "javelin OR stinger"))
    desk.says("a", "Javelin missiles arrive")
    store.triage.act("ack", [desk.alerts[0].id], True, NOW, "alerts")
    found = desk.says("a", "Javelin and Stinger missiles", at=NOW + MINUTE, classes=("headline",))
    alert = desk.alerts[0]
    assert [each.id for each in found.alerts] == [alert.id]
    assert (alert.state, alert.revision, alert.at) == ("new", 2, NOW + MINUTE)
    assert "revision 2: " in alert.reason


def test_an_alert_says_of_which_version_its_reason_is_once_the_words_are_gone(store: Store) -> None:
    desk = Desk(store, rule("arms", "javelin"))

    def told() -> str:
        (alert,) = desk.alerts
        return reason_of(alert, store.articles.get(alert.article))

    desk.says("a", "Javelin missiles arrive")
    desk.says("a", "Javelin missiles arrived", classes=("headline",))
    assert told() == "Javelin in the headline"
    desk.says("a", "Missiles arrived", classes=("headline",))
    assert told() == "Javelin in the headline, as version 2 had it"
    desk.says("a", "Missiles arrived", "A Javelin was among them.", classes=("wording",))
    assert told() == "Javelin in the headline, as version 2 had it"
    desk.says("a", "Javelin among the missiles", classes=("headline",))
    assert told() == "Javelin in the headline"


def test_the_first_text_of_a_page_is_no_news(store: Store) -> None:
    desk = Desk(store, rule("arms", "javelin OR stinger"))
    desk.says("a", "Javelin missiles arrive")
    store.triage.act("ack", [desk.alerts[0].id], True, NOW, "alerts")
    assert desk.says("a", "Javelin missiles arrive", "Stinger missiles too.").alerts == []
    assert (desk.alerts[0].state, desk.alerts[0].spans) == ("acked", ("Javelin", "Stinger"))


def test_a_wire_copy_is_folded_into_the_alert_of_its_story(store: Store) -> None:
    desk = Desk(store, rule("arms", "harbour"))
    desk.says("a", "Harbour shelled", WIRE)
    copy = desk.says("b", "Grain burns in the harbour", WIRE, outlet="Daily")
    assert (copy.matched, copy.alerts) == (True, [])
    assert [reason.kind for reason in copy.reasons] == ["alert"]
    assert "folded into its alert" in copy.reasons[0].text
    assert [reason_of(alert, None).split("; ")[-1] for alert in desk.alerts] == ["and 1 copy"]


@pytest.mark.parametrize(
    ("words", "story"), [(WIRE, "another"), (WIRE.replace("governor", "mayor") * 3, "t")]
)
def test_another_story_or_other_words_are_an_alert_of_their_own(store: Store, words: str, story: str) -> None:
    desk = Desk(store, rule("arms", "harbour"))
    desk.says("a", "Harbour shelled", WIRE if story == "another" else "The harbour is open.")
    assert len(desk.says("b", "Harbour shelled", words, story=story).alerts) == 1


def test_a_copy_that_is_edited_to_say_more_is_an_alert_of_its_own(store: Store) -> None:
    desk = Desk(store, rule("arms", "harbour"))
    desk.says("a", "Harbour shelled", WIRE)
    desk.says("b", "Grain burns in the harbour", WIRE)
    more = " ".join(f"Our reporter number {number} counted fires there." for number in range(30))
    assert desk.says("b", "Grain burns in the harbour", WIRE).alerts == []
    assert len(desk.says("b", "Grain burns in the harbour", WIRE, more, classes=("wording",)).alerts) == 1
    assert [alert.copies for alert in desk.alerts] == [(), ()]


def test_a_rule_for_changed_figures_speaks_at_each(store: Store) -> None:
    desk = Desk(store, rule("figures", "harbour", changed="figure"))
    assert not desk.says("a", "Harbour: 3 dead").matched
    assert len(desk.says("a", "Harbour: 4 dead", classes=("figure",), at=NOW + MINUTE).alerts) == 1
    assert not desk.says("a", "The harbour: 4 dead", classes=("wording",), at=NOW + 2 * MINUTE).matched
    assert len(desk.says("a", "The harbour: 5 dead", classes=("figure",), at=NOW + 3 * MINUTE).alerts) == 1
    (alert,) = desk.alerts
    assert (
        alert.reason
        == "figure 3 → 4: Harbour in the headline; revision 4: figure 4 → 5: harbour in the headline"
    )


def test_so_many_outlets_are_one_alert_and_it_takes_as_many_for_the_next(store: Store) -> None:
    desk = Desk(store, rule("many", "flood", threshold="2 outlets in 30m"))
    told = [
        [alert.reason for alert in desk.says(str(n), f"Flood {n}", at=NOW + n * MINUTE, outlet=outlet).alerts]
        for n, outlet in enumerate(("AP", "AP", "Reuters", "AFP", "AP"))
    ]
    first = "2 outlets in 30m; last: Flood in the headline"
    assert told == [[], [], [first], [], [first]]


def test_an_article_is_counted_once(store: Store) -> None:
    desk = Desk(store, rule("many", "flood", threshold="2 articles in 1h"))
    desk.says("a", "Flood")
    desk.says("a", "Flood, again", classes=("headline",))
    assert desk.alerts == []


def test_a_spike_is_told_once_in_its_time(store: Store) -> None:
    desk = Desk(store, rule("spike", "flood", threshold="spike of 3 in 1h"))
    for hour in range(12):
        desk.says(f"usual {hour}", f"Flood {hour}", at=NOW - timedelta(hours=12 - hour, minutes=30))
    for n in range(9):
        desk.says(f"burst {n}", f"Flood burst {n}", at=NOW + n * MINUTE)
    assert len(desk.alerts) == 1
    assert "usually 1" in desk.alerts[0].reason


def test_silence_is_told_once_until_something_comes_again(store: Store) -> None:
    desk = Desk(store, rule("quiet", "source:harbour", threshold="silence"))
    for n in range(12):
        desk.says(f"a{n}", "Anything", at=NOW - timedelta(minutes=30 * (12 - n)))
    assert desk.alerting.silences(NOW) == []
    late = NOW + timedelta(hours=5)
    assert [alert.reason for alert in desk.alerting.silences(late)] == ["silent for 5.5h, usually 30m"]
    assert desk.alerting.silences(late + MINUTE) == []
    desk.says("b", "Anything", at=late + MINUTE)
    assert len(desk.alerting.silences(late + timedelta(hours=30))) == 1


def due(store: Store, alert: Alert) -> Mapping[str, datetime]:
    return {notice.way: notice.due for notice in store.outbox.of(alert.id)}


def test_an_alert_is_posted_once_for_each_way_outside(store: Store) -> None:
    desk = Desk(
        store, rule("arms", "javelin", "mail", "bell", "command", "mail"), posting=Posting(store, Notices)
    )
    desk.says("a", "Javelin")
    desk.says("a", "Javelin here", classes=("headline",))
    assert due(store, desk.alerts[0]) == {"mail": NOW, "command": NOW}


def test_what_was_told_is_not_posted_again(store: Store) -> None:
    desk = Desk(store, rule("arms", "javelin", "mail"), posting=Posting(store, Notices))
    desk.says("a", "Javelin")
    (notice,) = store.outbox.of(desk.alerts[0].id)
    store.outbox.keep([replace(notice, state="sent")])
    store.outbox.add([notice])
    assert [each.state for each in store.outbox.of(desk.alerts[0].id)] == ["sent"]
    assert (store.outbox.count("sent"), store.outbox.due(NOW)) == (1, [])


def test_the_notices_of_a_rule_are_gathered(store: Store) -> None:
    desk = Desk(store, rule("arms", "javelin", "mail", every="600"), posting=Posting(store, Notices))
    for n in (0, 1, 2, 15):
        desk.says(str(n), f"Javelin {n}", at=NOW + n * MINUTE)
    waits = [due(store, alert)["mail"] - NOW for alert in desk.alerts]
    assert waits == [timedelta(), 10 * MINUTE, 10 * MINUTE, 20 * MINUTE]


def test_a_way_that_fails_holds_up_neither_another_nor_what_is_new(store: Store) -> None:
    desk = Desk(store, rule("arms", "javelin", "mail", "phone", every="60"), posting=Posting(store, Notices))
    desk.says("a", "Javelin")
    mail, phone = store.outbox.of(desk.alerts[0].id)
    later = NOW + timedelta(hours=4)
    store.outbox.keep([replace(mail, state="failing", tries=5, due=later), replace(phone, state="sent")])
    desk.says("b", "Javelin again", at=NOW + 2 * MINUTE)
    assert due(store, desk.alerts[1]) == {"mail": NOW + 2 * MINUTE, "phone": NOW + 2 * MINUTE}


def test_in_quiet_hours_a_notice_waits_for_their_end(store: Store) -> None:
    local = NOW.astimezone()
    hours = f"{local - MINUTE:%H:%M}-{local + 90 * MINUTE:%H:%M}"
    desk = Desk(store, rule("one", "javelin", "mail", quiet=hours), rule("two", "stinger", "mail"))
    desk.alerting = Alerting(store, Watch(store), Posting(store, Notices))
    desk.says("a", "Javelin and stinger")
    assert {alert.rule: due(store, alert)["mail"] - NOW for alert in desk.alerts} == {
        identity("rule", "one"): 90 * MINUTE,
        identity("rule", "two"): timedelta(),
    }


def test_in_the_desk_s_own_quiet_hours_every_notice_waits(store: Store) -> None:
    local = NOW.astimezone()
    hours = f"{local - MINUTE:%H:%M}-{local + 90 * MINUTE:%H:%M}"
    desk = Desk(
        store,
        rule("two", "stinger", "mail"),
        posting=Posting(store, lambda: Notices(do=("phone",), quiet=hours)),
    )
    desk.says("a", "Stinger")
    waits = {way: at - NOW for way, at in due(store, desk.alerts[0]).items()}
    assert waits == {"mail": 90 * MINUTE, "phone": 90 * MINUTE}


def test_a_rule_that_means_nothing_silences_no_other(store: Store) -> None:
    bad = (rule("broken", "(("), rule("odd", "javelin", threshold="many"))
    desk = Desk(store, *bad, rule("arms", "javelin"))
    desk.says("a", "Javelin")
    assert [alert.rule for alert in desk.alerts] == [identity("rule", "arms")]
