"""Which pages are asked for, and why: the store is real, the net is left out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.alerting import Alerting
from desk.intake import Intake
from desk.learning import Learning
from desk.placing import Placing
from desk.ready import ready
from desk.taken import Taken
from desk.wanting import BESIDE, MATCHED, STARRED, WHOLE, Wanting
from desk.watch import Watch
from fetchers.found import Feed
from news.ids import identity
from news.model import Article, Entry, Pages, Reading, Rule, Source
from store.store import Store, open_store

NOW = datetime(2026, 8, 18, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LEAD = (
    "The strike that kept ferries in the port of Ostrava for nine days ended on Monday night, the union said."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "desk.db") as store:
        store.rules.put(Rule(identity("rule"), "lorries", "lorries"))
        yield store


def source(store: Store, name: str, pages: Pages = "matched") -> Source:
    made = Source(identity(name), f"https://{name}.example/feed", "feed", name, NOW, pages=pages)
    store.sources.put(made)
    return made


def entry(title: str, summary: str = "", **fields: object) -> Entry:
    key = f"https://{title.split(maxsplit=1)[0].lower()}.example/a"
    return Entry(key, title, url=key, summary=summary, **fields)  # type: ignore[arg-type]


def take(store: Store, source: Source, *entries: Entry, now: datetime = NOW) -> list[Article]:
    """What a poll of a source brings."""
    intake = Intake(store, Alerting(store, Watch(store), None), Placing(store, now), Learning(store))
    with store.transaction():
        intake.entries(Taken(source, now), Feed("T", (), "rss20"), [ready(each) for each in entries])
    known = store.articles.known(source.id, [each.key for each in entries])
    return [known[each.key] for each in entries]


def reason(store: Store, article: Article) -> str | None:
    reading = store.readings.get(article.id)
    return reading.reason if reading else None


def test_only_what_a_rule_matched_is_read_where_matches_are_wanted(store: Store) -> None:
    lorries, ferries = take(store, source(store, "gull"), entry("Lorries wait"), entry("Ferries sail"))
    assert (reason(store, lorries), reason(store, ferries)) == (MATCHED, None)


def test_no_page_is_wanted_of_what_lies_in_a_file_nor_of_a_match_that_its_feed_carries_whole(
    store: Store,
) -> None:
    gull = source(store, "gull")
    filed = Entry("f", "Lorries wait", url="file:///x/lorries.txt", summary="Lorries")
    whole = Entry("w", "Lorries go", url="https://gull.example/w", content=("Lorries went home.",))
    first, second = take(store, gull, filed, whole)
    assert (reason(store, first), reason(store, second)) == (None, WHOLE)
    store.triage.act("star", [first.id], True, NOW)
    Wanting(store).starred(NOW)
    assert reason(store, first) is None


def test_a_match_in_a_later_headline_is_reason_enough(store: Store) -> None:
    gull = source(store, "gull")
    first = Entry("k", "Ferries sail again", url="https://gull.example/k")
    take(store, gull, first)
    (later,) = take(store, gull, Entry("k", "Ferries and lorries move again", url=first.url))
    assert reason(store, later) == MATCHED


def test_an_article_beside_a_match_in_its_story_is_read_whichever_came_first(store: Store) -> None:
    gull, tern = source(store, "gull"), source(store, "tern")
    headline = "Ferry strike in Ostrava ends after nine days, union says"
    (plain,) = take(store, gull, Entry("1", headline, url="https://gull.example/1", summary=LEAD))
    assert reason(store, plain) is None
    matched = Entry("2", headline, url="https://tern.example/2", summary=f"{LEAD} The lorries may go home.")
    (alerted,) = take(store, tern, matched, now=NOW + MINUTE)
    assert alerted.story == plain.story
    assert (reason(store, alerted), reason(store, plain)) == (MATCHED, BESIDE)
    third = Entry("3", headline, url="https://gull.example/3", summary=LEAD)
    (late,) = take(store, gull, third, now=NOW + 2 * MINUTE)
    assert (late.story, reason(store, late)) == (plain.story, BESIDE)
    assert [each.text for each in store.reasons.of(late.id) if each.kind == "page"] == [
        f"to be read: {BESIDE}"
    ]


def test_a_starred_article_is_read_but_not_where_pages_are_off(store: Store) -> None:
    (wanted,) = take(store, source(store, "gull"), entry("Ferries sail"))
    (kept_off,) = take(store, source(store, "tern", "off"), entry("Trains run"))
    store.triage.act("star", [wanted.id, kept_off.id], True, NOW)
    Wanting(store).starred(NOW)
    assert (reason(store, wanted), reason(store, kept_off)) == (STARRED, None)


def test_an_article_whose_feed_carries_the_whole_text_needs_no_page(store: Store) -> None:
    whole = entry("Ferries sail", content=(LEAD, LEAD.replace("Monday", "Tuesday")))
    (article,) = take(store, source(store, "gull"), whole)
    store.triage.act("star", [article.id], True, NOW)
    Wanting(store).starred(NOW)
    assert reason(store, article) == WHOLE
    assert store.readings.due(NOW + timedelta(days=365)) == []


def test_an_update_told_by_the_feed_brings_the_next_reading_forward_and_an_old_one_does_not(
    store: Store,
) -> None:
    gull = source(store, "gull", "all")
    (article,) = take(store, gull, entry("Ferries sail", updated=NOW))
    late = NOW + timedelta(days=3)
    store.readings.put(Reading(article.id, late, "as the ladder says", tried=NOW + MINUTE, updated=NOW))
    take(store, gull, entry("Ferries sail", updated=NOW), now=NOW + 2 * MINUTE)
    assert reason(store, article) == "as the ladder says"
    take(store, gull, entry("Ferries sail", updated=NOW + 2 * MINUTE), now=NOW + 3 * MINUTE)
    reading = store.readings.get(article.id)
    assert reading is not None
    assert (reading.due, reading.reason) == (NOW + 16 * MINUTE, "its feed says that it was updated")


def test_another_headline_in_the_feed_has_the_page_read_at_once(store: Store) -> None:
    gull = source(store, "gull", "all")
    first = Entry("k", "Ferries sail again", url="https://gull.example/k")
    (article,) = take(store, gull, first)
    store.readings.put(Reading(article.id, NOW + timedelta(days=3), "as the ladder says", tried=NOW))
    now = NOW + MINUTE
    take(store, gull, Entry("k", "Ferries wait again", url=first.url), now=now)
    assert [each.article for each in store.readings.due(now)] == [article.id]


def test_an_outlet_whose_thirty_articles_came_back_the_same_is_known_never_to_edit(store: Store) -> None:
    gull = source(store, "gull", "all")
    told = [Entry(f"{n}", f"Ferry {n} sails", url=f"https://gull.example/{n}") for n in range(31)]
    articles = take(store, gull, *told)
    for article in articles[:30]:
        store.readings.put(Reading(article.id, NOW, "", tried=NOW, unchanged=1))
    habit = store.readings.habit("gull")
    assert (habit.reread, habit.edited, habit.never_edits) == (30, 0, True)
    store.articles.change(articles[30].id, edits=1)
    assert store.readings.habit("gull").never_edits is False
