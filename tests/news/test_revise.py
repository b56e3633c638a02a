"""What counts as a revision, and what does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from news.model import Entry, Origin, Revision, Text
from news.revise import New, Revised, Same, Suspect, revise, text_hash
from news.told import text_of

SEEN = datetime(2026, 8, 18, 6, tzinfo=UTC)
BODY = (
    "The ministry said on Tuesday that 210 missiles and 37 launchers had been delivered to Ukraine.",
    "Officials in Kyiv would like to buy more, the president said after a meeting with his advisers.",
    "A spokesman for the department declined to comment on the talks, which began in the spring.",
)


def page(*paragraphs: str, headline: str = "Ukraine asks for more missiles", origin: Origin = "page") -> Text:
    """A text with these paragraphs, or the usual ones."""
    return Text(headline=headline, paragraphs=paragraphs or BODY, origin=origin)


def held(*texts: Text) -> list[tuple[Revision, Text]]:
    """These texts as an article's revisions."""
    return [
        (
            Revision(
                article="a", number=number, seen=SEEN + timedelta(hours=number), text=text_hash(text),
                headline=text.headline, origin=text.origin, words=text.words,
            ),
            text,
        )
        for number, text in enumerate(texts, 1)
    ]  # fmt: skip


def test_the_first_text_is_new() -> None:
    assert revise([], page()) == New(page())


def test_the_same_words_again_are_no_revision() -> None:
    assert revise(held(page()), page()) == Same()


def test_a_text_that_was_kept_with_its_byline_as_a_paragraph_is_not_edited_when_that_goes() -> None:
    now = replace(page(), byline=("Jane Doe",))
    before = replace(now, paragraphs=("By Jane Doe", *BODY))
    assert revise(held(before), now) == Same()
    edited = replace(now, paragraphs=(BODY[0].replace("210", "180"), *BODY[1:]))
    outcome = revise(held(before), edited)
    assert isinstance(outcome, Revised)
    assert ("figure" in outcome.classes, outcome.added, outcome.dropped) == (True, 1, 1)


def test_quotes_dashes_spaces_and_hidden_characters_make_no_revision() -> None:
    before = page('He said "no" - and left the room... again.')
    after = page("He said “no” — and left the\u00a0room… a\u200bgain.")
    assert text_hash(before) == text_hash(after)
    assert revise(held(before), after) == Same(("typography, capitals or paragraphs only",))


def test_other_paragraphs_of_the_same_words_make_no_revision() -> None:
    assert isinstance(revise(held(page()), page(" ".join(BODY))), Same)


def test_an_edited_figure_is_a_revision() -> None:
    outcome = revise(held(page()), page(BODY[0].replace("210", "360"), *BODY[1:]))
    assert isinstance(outcome, Revised)
    assert "figure" in outcome.classes
    assert (outcome.added, outcome.dropped) == (1, 1)


def test_a_new_title_in_the_feed_is_a_revision_of_the_headline() -> None:
    first = text_of(Entry(key="k", title="Storm nears", summary="It moves."))
    second = text_of(Entry(key="k", title="Storm makes landfall", summary="It moves."))
    outcome = revise(held(first), second)
    assert isinstance(outcome, Revised)
    assert outcome.classes == ("headline",)


def test_a_headline_told_by_the_feed_is_not_told_again_by_the_page() -> None:
    feed, changed = page("A summary.", origin="feed"), page("A summary.", headline="New", origin="feed")
    history = held(feed, page(), changed)
    assert isinstance(revise(history, page(headline="New")), Same)
    assert isinstance(revise(history, page(headline="Newer")), Revised)


def test_the_page_is_never_held_against_the_feed() -> None:
    assert isinstance(revise(held(page("A summary.", origin="feed")), page()), New)


def test_a_counter_in_a_summary_is_no_revision() -> None:
    before, after = (page(BODY[0], count, origin="feed") for count in ("12 comments", "1,340 comments"))
    assert revise(held(before), after) == Same(("counter",))


def test_paragraphs_in_another_order_are_a_move() -> None:
    outcome = revise(held(page()), page(BODY[0], BODY[2], BODY[1]))
    assert isinstance(outcome, Revised)
    assert outcome.classes == ("moved",)


def test_a_text_that_shrank_is_doubted_until_it_has_come_three_times() -> None:
    stub = page("Please enable cookies to go on.")
    first = revise(held(page()), stub)
    assert isinstance(first, Suspect)
    second = revise(held(page()), stub, doubt=first.doubt)
    assert isinstance(second, Suspect)
    assert isinstance(revise(held(page()), stub, doubt=second.doubt), Revised)
    assert isinstance(revise(held(page()), page(), doubt=second.doubt), Same)


def test_a_short_text_with_the_outlets_own_note_is_believed_at_once() -> None:
    taken_down = replace(page("This article was removed."), note="This article was removed.")
    assert isinstance(revise(held(page()), taken_down), Revised)


def test_words_that_come_back_are_a_flip_and_told_once() -> None:
    a, b = page(headline="A"), page(headline="B")
    back = revise(held(a, b), a)
    assert isinstance(back, Revised)
    assert (back.flip_of, back.told) == (1, False)
    history = held(a, b, a)
    history[2] = (replace(history[2][0], flip_of=1), a)
    again = revise(history, b)
    assert isinstance(again, Revised)
    assert (again.flip_of, again.told) == (2, True)


def test_a_headline_that_comes_back_is_a_flip_though_the_text_has_moved_on() -> None:
    rest = (*BODY[:2], "The talks were broken off on Friday.")
    history = held(page(headline="A"), page(*rest, headline="B"))
    back = revise(history, page(*rest, headline="A"))
    assert isinstance(back, Revised)
    assert (back.flip_of, back.classes) == (1, ("headline",))


def test_an_old_headline_over_new_words_is_no_flip() -> None:
    history = held(page(headline="A"), page(headline="B"))
    outcome = revise(history, page(*BODY[:2], "The talks were broken off on Friday.", headline="A"))
    assert isinstance(outcome, Revised)
    assert outcome.flip_of is None


def test_a_feed_that_carries_less_than_before_is_no_revision() -> None:
    outcome = revise(held(page(origin="feed")), page("A short teaser.", origin="feed"))
    assert isinstance(outcome, Same)
    assert outcome.suppressed[0].startswith("the feed carries less")
