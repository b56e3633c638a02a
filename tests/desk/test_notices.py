"""Telling outside: what is told together and when again, in plain text."""

import json
from dataclasses import replace
from datetime import timedelta

from desk.notices.plan import AGAIN, ALONE, after_failure, next_message, words_of
from desk.notices.said import Message, say
from news.model import Alert, Article, Notice
from tests.desk.noticed import CLEAN, HOSTILE_ONE, NOW, ONE, alert


def notice(number: int, due: timedelta = timedelta()) -> Notice:
    return Notice(f"n{number}", f"x{number}", "mail", NOW, NOW + due)


def test_every_word_of_a_notice_is_plain_text() -> None:
    said = HOSTILE_ONE.alerts[0]
    assert said.headline == CLEAN
    told = HOSTILE_ONE.title + HOSTILE_ONE.text + HOSTILE_ONE.as_json() + HOSTILE_ONE.as_lines()
    assert not {"\x1b", "\x07", "\r", "\u202e", "\u2028"} & set(told)
    assert HOSTILE_ONE.as_lines().count("\n") == 1
    assert said.as_json()["tmux"] == said.line.replace("#", "##")


def test_a_notice_carries_headline_outlet_link_rule_and_why() -> None:
    told = f"{ONE.title}\n{ONE.text}"
    assert told == "arms: Harbour shelled\nAP\nHarbour in the headline\nhttps://a.example/1"
    assert json.loads(ONE.as_lines()).items() >= {
        "headline": "Harbour shelled", "outlet": "AP", "url": "https://a.example/1", "rule": "arms",
        "why": "Harbour in the headline",
    }.items()  # fmt: skip


def test_a_link_that_is_not_of_the_web_is_left_out() -> None:
    article = Article("a", "s", "k", "javascript:alert(1)", "T", "AP", NOW, NOW)
    assert say(Alert("x", "r", "a", NOW, "why"), article, None).url is None


def test_a_digest_counts_by_rule_and_lists() -> None:
    digest = Message((*(alert(n) for n in range(25)), alert(26, rule="floods")))
    assert digest.title == "26 alerts: arms 25, floods 1"
    assert digest.text.splitlines()[-1] == "and 6 more"
    assert len(json.loads(digest.as_json())["alerts"]) == 26


def test_the_same_message_has_the_same_id_and_another_revision_another() -> None:
    again = Message((replace(alert(), revision=2),))
    assert Message((alert(),)).id == ONE.id != again.id


# When


def test_few_are_told_one_by_one_and_many_at_once() -> None:
    few, many = [notice(n) for n in range(ALONE)], [notice(n) for n in range(ALONE + 1)]
    assert next_message(few, [], 6, NOW) == few[:1]
    assert next_message(many, [], 6, NOW) == many


def test_what_had_to_wait_is_told_together() -> None:
    late = timedelta(minutes=10)
    waited = [notice(1, late), notice(2, late)]
    assert next_message([notice(0), *waited], [], 6, NOW + late) == waited


def test_no_way_tells_more_than_so_many_messages_a_minute() -> None:
    told = [NOW - timedelta(seconds=second) for second in (50, 30, 10)]
    assert next_message([notice(1)], told, 3, NOW) == []
    assert next_message([notice(1)], told, 3, NOW + timedelta(seconds=11)) == [notice(1)]


def test_a_failed_notice_is_tried_ever_later_and_given_up_within_a_day() -> None:
    held, now = notice(1), NOW
    waits = []
    while held.state != "failed":
        held = after_failure(held, "no answer", now)
        waits.append(held.due - now)
        now = max(now, held.due)
    assert tuple(waits[:-1]) == AGAIN
    assert now - NOW < timedelta(days=1)
    assert words_of(held) == "mail: no answer; given up"
