"""Many documents at once, without a query: the same as one at a time with one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.model import Story
from store.reasons import Reason
from store.store import Store
from tests.store.made import NOW, article, keep, revision, text


def test_stories_kept_together_update_what_is_there_and_add_the_rest_in_order(store: Store) -> None:
    first, second = Story("a", "A", NOW, NOW), Story("b", "B", NOW, NOW)
    store.stories.put(first)
    grown = replace(first, articles=2, last_seen=NOW + timedelta(hours=1))
    store.stories.put_all([second, grown])
    assert store.stories.all() == [grown, second]


def test_many_ids_are_each_found_once(store: Store) -> None:
    stories = [Story(f"{number:04}", f"T{number}", NOW, NOW) for number in range(1203)]
    store.stories.put_all(stories)
    store.stories.put_all([replace(story, articles=2) for story in stories])
    assert store.stories.all() == [replace(story, articles=2) for story in stories]


def test_a_document_that_only_python_can_read_does_not_hide_the_others(store: Store) -> None:
    odd = Story("odd", "nul \0 within", NOW, NOW)
    store.stories.put_all([odd, Story("a", "A", NOW, NOW)])
    store.stories.put(replace(odd, articles=3))
    assert [(story.id, story.articles) for story in store.stories.all()] == [("odd", 3), ("a", 1)]


def test_articles_opened_together_are_found_by_their_words_and_counted(store: Store) -> None:
    kept = text("Ferry aground", "All passengers are safe.")
    opened = [article(number) for number in range(3)]
    with store.transaction():
        store.articles.open(opened)
        store.revisions.open([(revision(each, kept), kept) for each in opened])
    assert {hit.article.id for hit in store.articles.search("passengers", 9)} == {each.id for each in opened}
    assert (store.articles.count(), store.articles.unread()) == (3, 3)
    assert store.revisions.newest(opened[2].id) == (revision(opened[2], kept), kept)


def test_opened_articles_follow_a_later_revision_in_the_search(store: Store) -> None:
    one, kept, later = article(1), text("Ferry aground", "Safe."), text("Ferry freed", "Towed to port.")
    with store.transaction():
        store.articles.open([one])
        store.revisions.open([(revision(one, kept), kept)])
        store.revisions.keep(revision(one, later, 2), later)
    assert [hit.article.id for hit in store.articles.search("towed", 9)] == [one.id]
    assert store.articles.search("aground", 9) == []


def test_nothing_is_kept_of_articles_of_which_one_is_there_already(store: Store) -> None:
    held = keep(store, 1)
    with pytest.raises(Exception, match="UNIQUE"):
        store.articles.open([article(2), held])
    assert list(store.articles.ids()) == [held.id]


def test_reasons_kept_together_stand_in_their_order(store: Store) -> None:
    told = [Reason("x", NOW, "story", f"word {number}") for number in range(4)]
    store.reasons.keep_all(told)
    store.reasons.keep("x", NOW, "story", "the last")
    assert store.reasons.of("x") == [*told, Reason("x", NOW, "story", "the last")]


def test_members_of_recent_stories_come_in_the_order_they_were_seen(store: Store) -> None:
    store.stories.put_all([Story("new", "New", NOW, NOW), Story("old", "Old", NOW, NOW - timedelta(days=9))])
    made = [keep(store, number, story=story) for number, story in enumerate(("new", "old", "new"))]
    keep(store, 3)
    told = [(each.article, each.story, each.seen) for each in store.stories.members(NOW - timedelta(days=5))]
    assert told == [(made[0].id, "new", made[0].seen), (made[2].id, "new", made[2].seen)]


def test_the_first_texts_of_many_are_read_in_the_order_asked(store: Store) -> None:
    made = [keep(store, number) for number in range(600)]
    later = text("Later", "Not the first.")
    store.revisions.keep(revision(made[5], later, 2), later)
    wanted = [*reversed([each.id for each in made]), "nobody"]
    found = list(store.revisions.first_texts(wanted))
    assert [article for article, _ in found] == wanted[:-1]
    assert dict(found)[made[5].id].paragraphs == ("What article 5 tells.",)
