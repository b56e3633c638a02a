"""Copies: what of a text stands in another, and what kind of copy that makes it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.clean import paragraphs
from news.copies import copied, overlap
from news.model import Text
from news.story.credits import credit_of

HERE = Path(__file__).parent
SEED = Path(os.environ.get("WIREWATCH_DATA", HERE.parents[2] / "shared" / "data")).parent / "seed-article.txt"

FERRY_LINES = """
MARLOW BAY (AP) — A passenger ferry with 214 people on board ran aground off Skerry Point in thick fog on
Tuesday evening, and all of them were brought ashore by fishing boats.

The coast guard sent two cutters and a helicopter from its base at Easthaven. Nobody was badly hurt, but
eleven passengers were treated for cold at a school in the village.

“We heard a scrape and then everything stopped,” said Ines Calder, who was on deck with her sons.

The operator said the vessel had passed an inspection in March and that its radar was working. An inquiry will
begin on Thursday, and the wreck is to be towed to Marlow Bay at high water.
"""
ANOTHER_LINES = """
Rescuers in small boats emptied a stranded ship near the village of Skerry in less than an hour last night, in
what the harbour master called a model of seamanship.

“We heard a scrape and then everything stopped,” said Ines Calder, a passenger from the city.

Investigators want to know why the captain left the marked channel. Similar groundings closed the route for a
week some years ago, and islanders fear for their supplies of fuel and flour.
"""
FERRY = Text("Ferry runs aground off Skerry Point", paragraphs(FERRY_LINES))
ANOTHER = Text("All safe after grounding", paragraphs(ANOTHER_LINES))


def without_credit(text: Text) -> Text:
    first, *rest = text.paragraphs
    return Text(text.headline, (first.partition(" — ")[2], *rest))


def test_a_credited_copy_is_wire_copy() -> None:
    assert copied(FERRY, FERRY).kind == "wire copy"
    assert copied(FERRY, FERRY).credit == "AP"


def test_a_copy_without_credit_is_a_reprint() -> None:
    assert copied(without_credit(FERRY), FERRY).kind == "reprint"


def test_half_a_copy_is_partly_copied_and_says_how_much() -> None:
    half = Text("A ferry, and more", without_credit(FERRY).paragraphs[:2] + ANOTHER.paragraphs[::2])
    found = copied(half, FERRY)
    assert found.kind == "partly copied"
    assert 0.45 < found.share < 0.6


def test_the_same_quotation_in_both_makes_no_copy() -> None:
    found = copied(ANOTHER, FERRY)
    assert found.kind == "independent"
    assert found.share == 0


def test_shared_furniture_makes_no_copy() -> None:
    lines = ("Sign up for our newsletter", "Read more", "Share this article")
    left = Text("A", (*ANOTHER.paragraphs, *lines))
    assert copied(left, Text("B", (*FERRY.paragraphs, *lines))).share == 0


def test_shuffled_sentences_are_still_a_copy() -> None:
    assert copied(Text("A", FERRY.paragraphs[::-1]), FERRY).share > 0.95


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("KYIV (Reuters) - The talks began on Monday.", "Reuters"),
        ("With reporting by AFP", "AFP"),
        ("The envoy asked for more, RFE/RL reported.", "RFE/RL"),
        ("She keeps a reuters card in a drawer.", None),
        ("The ap was removed from the store.", None),
    ],
)
def test_a_credit_line_is_read_where_credits_stand(line: str, credit: str | None) -> None:
    assert credit_of(Text("A headline", (line, "More follows."))) == credit


def test_a_byline_of_an_agency_alone_is_a_credit() -> None:
    assert credit_of(Text("A headline", ("Nothing more.",), byline=("Associated Press",))) == "AP"


@pytest.mark.data
def test_the_seed_is_its_original_rewritten() -> None:
    if not SEED.exists():
        pytest.skip("the seed article is not here; set WIREWATCH_DATA")
    texts = [paragraphs(path.read_text(encoding="utf-8")) for path in (SEED, HERE / "original.txt")]
    seed, original = (Text(headline, tuple(rest)) for headline, *rest in texts)
    found = copied(seed, original)
    assert found.kind == "rewritten"
    assert found.share < 0.25
    assert found.same >= 10


WORDS = st.lists(
    st.sampled_from(("ferry", "fog", "coast", "guard", "sons", "deck", "radar", "wreck", "tow")), max_size=40
)


@given(WORDS, WORDS)
def test_a_share_is_a_share(own: list[str], other: list[str]) -> None:
    found = overlap(own, other)
    assert 0 <= found.share <= 1
    assert 0 <= found.told <= 1.000001
    assert (found.run >= 5) == (found.share > 0)


@given(WORDS.filter(lambda words: len(words) >= 5), WORDS, WORDS)
def test_a_text_stands_whole_in_what_holds_it(own: list[str], before: list[str], after: list[str]) -> None:
    assert overlap(own, before + own + after).share == 1
