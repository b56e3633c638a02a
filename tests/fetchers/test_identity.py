"""What makes an entry the same item in the next poll."""

import json
import os
from pathlib import Path

import pytest

from fetchers.address import canonical, same_place
from fetchers.feed import read_feed
from news.model import Entry

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
CASES = DATA / "urls" / "mediacloud_url_cases.json"


def entries(*items: tuple[str, str, str], site: str = "https://e.org/") -> list[Entry]:
    rows = "".join(
        f"<item><title>{title}</title>"
        + (f"<link>{link}</link>" if link else "")
        + (f"<guid isPermaLink='false'>{guid}</guid>" if guid else "")
        + "</item>"
        for link, guid, title in items
    )
    body = f"<rss version='2.0'><channel><title>T</title><link>{site}</link>{rows}</channel></rss>"
    return list(read_feed(body.encode(), "https://e.org/feed").entries)


def test_an_item_whose_id_and_title_change_is_found_by_its_link() -> None:
    (before,) = entries(("https://e.org/1", "a", "one"))
    (after,) = entries(("https://e.org/1", "b", "two"))
    assert before.key == after.key


def test_an_item_whose_link_changes_is_found_by_its_id() -> None:
    (before,) = entries(("https://e.org/1", "a", "one"))
    (after,) = entries(("https://e.org/moved", "a", "one"))
    assert before.key != after.key
    assert before.alias == after.alias == "a"


def test_ids_of_a_feed_that_gives_one_link_two_of_them_are_not_trusted() -> None:
    found = entries(
        ("https://e.org/1", "a", "one"), ("https://e.org/1", "b", "two"), ("https://e.org/2", "c", "x")
    )
    assert [(entry.title, entry.alias) for entry in found] == [("one", None), ("x", None)]


def test_a_link_that_all_items_share_does_not_make_them_one() -> None:
    found = entries(*(("https://e.org/news", str(number), f"story {number}") for number in range(5)))
    assert [entry.key for entry in found] == ["0", "1", "2", "3", "4"]


def test_the_address_of_the_site_is_no_item() -> None:
    found = entries(("https://e.org", "a", "one"), ("https://e.org/", "b", "two"))
    assert [entry.key for entry in found] == ["a", "b"]


def test_items_without_link_or_id_are_told_apart_by_their_titles() -> None:
    found = entries(("", "", "one"), ("", "", "two"), ("", "", "one"))
    assert len({entry.key for entry in found}) == 2
    assert found[0].key == entries(("", "", "one"))[0].key


def test_an_id_that_stands_for_several_items_is_none() -> None:
    assert len(entries(("", "same", "one"), ("", "same", "two"))) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("http://www.e.org/A-Story/?utm_source=rss", "https://e.org/a-story/"),
        ("https://e.org/a?b=2&a=1#top", "http://e.org/a?a=1&b=2"),
        ("https://e-org.cdn.ampproject.org/c/s/e.org/x", "https://e.org/x"),
    ],
)
def test_two_ways_to_write_one_page_are_one(left: str, right: str) -> None:
    assert canonical(left) == canonical(right)


def test_the_case_of_an_opaque_id_tells_pages_apart() -> None:
    assert canonical("https://e.org/CBMiow") != canonical("https://e.org/cbmiow")


@pytest.mark.timeout(5)
def test_caches_within_caches_and_endless_addresses_are_not_followed_for_ever() -> None:
    cache = "a-b.cdn.ampproject.org/c/"
    assert canonical(f"https://{cache}{cache}e.org/a") == canonical("https://e.org/a")
    assert cache[:-3] in canonical("https://" + cache * 100)
    assert canonical("https://" + cache * 1_000) == "https://" + cache * 1_000


def test_44_a_source_is_the_same_with_www_scheme_and_slash() -> None:
    assert same_place("http://www.e.org/feed/") == same_place("https://e.org/feed")
    assert same_place("https://e.org/feed?a=1") != same_place("https://e.org/feed")
    assert same_place("WWW.e.org/feed") == same_place("https://e.org/feed")
    assert same_place("exec:curl http://e.org#a") != same_place("exec:curl http://e.org#b")
    assert same_place("http://[e.org") == "http://[e.org"


@pytest.mark.data
@pytest.mark.skipif(not CASES.exists(), reason=f"no cases at {CASES}")
def test_addresses_are_made_alike_as_a_peer_makes_them() -> None:
    groups = json.loads(CASES.read_text(encoding="utf-8"))
    pairs = [case[1:] for name, cases in groups.items() if "Normalize" in name for case in cases]
    assert len(pairs) == 18
    assert [canonical(url) for url, _ in pairs] == [wanted for _, wanted in pairs]
