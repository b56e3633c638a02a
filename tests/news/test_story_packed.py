"""What a text is about, packed: small enough to send and to keep, and the same when it comes back."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from news.model import Text
from news.story.packed import SHARES, pack_reading, unpack_reading, unpack_terms
from news.story.terms import read

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
