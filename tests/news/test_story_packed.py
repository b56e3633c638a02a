"""What a text is about, packed: small enough to send and to keep, and the same when it comes back."""

from array import array
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.model import Text
from news.story.packed import SHARES, pack_reading, unpack_reading, unpack_terms
from news.story.terms import MAKING, read

LINES = st.text(st.sampled_from("abcdeöж 17.,-’\u2028\u00a0\x1f北\u0130ß"), max_size=60)


@given(LINES, st.lists(LINES, max_size=4))
def test_a_reading_comes_back_as_it_was(headline: str, paragraphs: list[str]) -> None:
    reading = read(Text(headline, tuple(paragraphs)))
    back = unpack_reading(pack_reading(reading))
    assert back.words == reading.words
    assert (back.terms.keys, back.terms.values) == (reading.terms.keys, reading.terms.values)
    for name in SHARES:
        ours, theirs = getattr(reading.terms, name), getattr(back.terms, name)
        assert list(ours) == list(theirs)
        assert array("f", ours.values()) == array("f", theirs.values())


def test_terms_alone_take_a_few_hundred_bytes() -> None:
    reading = read(
        Text("Lorries wait at the border of Vysočina", tuple(f"Drivers {n} wait." for n in range(99)))
    )
    packed = pack_reading(reading)
    assert len(packed.terms.keys.encode()) + len(packed.terms.numbers) < 700
    assert unpack_terms(packed.terms) == unpack_reading(packed).terms


def test_terms_that_were_made_in_another_way_are_not_taken_for_todays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed = pack_reading(read(Text("Lorries wait at the border", ()))).terms
    assert packed.is_known
    monkeypatch.setattr("news.story.packed.MAKING", MAKING + 1)
    assert not packed.is_known


def test_the_making_of_terms_has_a_number_that_changes_with_it() -> None:
    """Where this fails, `MAKING` is to be raised, and the hash of what is made now put here."""
    lines = (
        "On 4 May “Drivers” of Ostrava’s pumps wait, said Ruth Calder.",
        "Если хлеба 1,5 т, его ждут в Харькове.",
    )
    terms = read(Text("Lorries wait at the border of Vysočina days after Brno flood", lines)).terms
    told = [f"{key} {value:.3f}" for key, value in zip(terms.keys, terms.values, strict=True)]
    made = sha256(" ".join([*told, *terms.head, f"{terms.mass:.1f}"]).encode()).hexdigest()[:12]
    assert (MAKING, made) == (4, "faf260f3e200")
