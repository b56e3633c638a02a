"""A day of one invented outlet, page by page: just the revisions, suspects and flips that it should give."""

from datetime import UTC, datetime, timedelta

from news.boilerplate import NOTHING_LEARNED
from news.extract import extract
from news.ids import text_id
from news.model import NoText, Revision, Text
from news.revise import Doubt, New, Outcome, Revised, Same, Suspect, revise

START = datetime(2026, 8, 18, 6, tzinfo=UTC)
LEAD = (
    "The strike that kept ferries in port for nine days ended on Monday night, the union said after a vote."
)
CREW = "Some 1,200 crew members will return to work on Tuesday morning, and the first boat sails at six."
CHAIR = "The chair of the union said that it did not get all it asked for, but enough to go home with."
HARBOUR = "The harbour master expects the queue of lorries at the port to be gone by the end of the week."
HEADLINE = "Ferry strike ends after nine days"


class Outlet:
    """One article of the outlet, and what the program keeps of it."""

    def __init__(self) -> None:
        self.held: list[tuple[Revision, Text]] = []
        self.doubt: Doubt | None = None
        self.known = NOTHING_LEARNED
        for number in range(3):
            self.known = self.known.learned(
                f"other{number}", ["Follow the Gull wherever you are in the world."]
            )

    def shows(self, *lines: str, headline: str = HEADLINE, beside: str = "") -> Outcome | NoText:
        """What comes of a reading when the page shows these paragraphs."""
        body = "".join(f"<p>{line}</p>" for line in lines)
        article = f"<article><h1>{headline}</h1>{body}</article>"
        html = f"<html lang=en><head><title>{headline}</title></head><body>{article}{beside}"
        text = extract(html.encode(), "https://gull.example/ferry", "text/html; charset=utf-8")
        if isinstance(text, NoText):
            return text
        outcome = revise(self.held, text, self.known, self.doubt)
        self.doubt = outcome.doubt if isinstance(outcome, Suspect) else None
        if isinstance(outcome, New | Revised):
            self._keep(text, outcome)
        return outcome

    def _keep(self, text: Text, outcome: New | Revised) -> None:
        number = len(self.held) + 1
        seen = START + timedelta(hours=number)
        flip_of = outcome.flip_of if isinstance(outcome, Revised) else None
        self.held.append(
            (
                Revision(
                    "a", number, seen, text_id(text), text.headline, "page", text.words, flip_of=flip_of
                ),
                text,
            )
        )


def revised(outcome: Outcome | NoText) -> Revised:
    """The outcome, which has to be a revision."""
    assert isinstance(outcome, Revised)
    return outcome


def opened() -> Outlet:
    """The outlet with its article read once."""
    outlet = Outlet()
    assert isinstance(outlet.shows(LEAD, CREW, CHAIR, HARBOUR), New)
    return outlet


def test_an_edited_figure_is_a_figure() -> None:
    assert "figure" in revised(opened().shows(LEAD, CREW.replace("1,200", "1,500"), CHAIR, HARBOUR)).classes


def test_an_edited_headline_is_a_headline_alone() -> None:
    outcome = revised(opened().shows(LEAD, CREW, CHAIR, HARBOUR, headline="Ferries to sail again on Tuesday"))
    assert outcome.classes[0] == "headline"
    assert not {"figure", "moved", "quote"} & set(outcome.classes)


def test_an_added_note_is_a_revision_that_carries_it() -> None:
    note = "Correction: An earlier version of this article misstated the length of the strike by one day."
    outcome = revised(opened().shows(LEAD, CREW, CHAIR, HARBOUR, note))
    assert outcome.text.note == note


def test_an_ad_that_rotates_and_a_time_of_update_are_left_out_with_their_reasons() -> None:
    outlet = opened()
    assert isinstance(outlet.shows(LEAD, CREW, "Advertisement", CHAIR, HARBOUR), Same)
    assert isinstance(outlet.shows("Updated 18 August 2026, 10:30", LEAD, CREW, CHAIR, HARBOUR), Same)
    outcome = outlet.shows(LEAD, CREW, CHAIR, HARBOUR, "Follow the Gull wherever you are in the world.")
    assert outcome == Same(("stands on many pages of this outlet",))


def test_a_box_of_related_links_is_no_revision() -> None:
    box = (
        "<div class='related-links'><p><a href='/x'>Mayor of the port resigns after a lost vote</a></p></div>"
    )
    assert isinstance(opened().shows(LEAD, CREW, CHAIR, HARBOUR, beside=box), Same)


def test_a_reordered_paragraph_is_a_move_and_no_rewriting() -> None:
    assert revised(opened().shows(LEAD, HARBOUR, CREW, CHAIR)).classes == ("moved",)


def test_a_stub_for_an_hour_is_a_suspect_and_leaves_no_trace() -> None:
    outlet = opened()
    stub = (
        "The page that you look for is being worked on by our editors just now, so come back a little later."
    )
    for _ in range(2):
        outcome = outlet.shows(stub)
        assert isinstance(outcome, Suspect)
        assert outcome.why.startswith("the text shrank by")
    assert isinstance(outlet.shows(LEAD, CREW, CHAIR, HARBOUR), Same)
    assert len(outlet.held) == 1


def test_a_paywall_is_no_text_and_no_revision() -> None:
    outcome = opened().shows("Subscribe to continue reading this article.")
    assert isinstance(outcome, NoText)
    assert outcome.why == "paywall"


def test_a_flip_and_back_is_kept_and_told_once() -> None:
    outlet = opened()
    other = "Ferries to sail again on Tuesday"
    outlet.shows(LEAD, CREW, CHAIR, HARBOUR, headline=other)
    back = revised(outlet.shows(LEAD, CREW, CHAIR, HARBOUR))
    assert (back.flip_of, back.told) == (1, False)
    again = revised(outlet.shows(LEAD, CREW, CHAIR, HARBOUR, headline=other))
    assert (again.flip_of, again.told) == (2, True)
    assert len(outlet.held) == 4
