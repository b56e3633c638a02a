"""What later revisions and wire copies add to an alert."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from news.alerting.folding import added, folded, is_copy, raised
from news.alerting.reasons import reason_of
from news.model import Alert, Rule, Text
from news.query.document import Document
from news.query.parse import parse

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
RULE = Rule("r", "arms", "javelin OR stinger")
SHELLED = (
    "KYIV (AP) — The harbour was shelled for three hours during the night, the regional governor said, and "
    "two warehouses full of grain burned down before the brigade could reach them from the other bank."
)
WIRE = Text("Harbour shelled in the night", (SHELLED,))


def alert(article: str, text: str, revision: int = 1, at: datetime = NOW) -> Alert:
    """The alert of the rule on a headline."""
    match = parse(RULE.query).match(Document(text), NOW)
    assert match is not None
    return raised(RULE, article, match, revision, at)


def test_the_same_rule_and_article_make_the_same_alert() -> None:
    assert alert("a", "Javelin").id == alert("a", "Stinger", 2).id
    assert alert("a", "Javelin").id != alert("b", "Javelin").id


def test_an_edit_with_new_words_adds_them_and_makes_the_alert_new() -> None:
    held = replace(alert("a", "Javelin"), state="acked", note="mine")
    after = added(held, alert("a", "Stinger", 2, LATER), renews=True)
    assert (after.spans, after.revision, after.state) == (("Javelin", "Stinger"), 2, "new")
    assert (after.note, after.at) == ("mine", LATER)
    assert after.reason == "Javelin in the headline; revision 2: Stinger in the headline"


def test_the_first_text_of_a_page_adds_its_words_and_wakes_nobody() -> None:
    held = replace(alert("a", "Javelin"), state="acked")
    after = added(held, alert("a", "Stinger", 2, LATER), renews=False)
    assert (after.spans, after.state, after.at) == (("Javelin", "Stinger"), "acked", NOW)


def test_an_edit_with_the_same_words_adds_nothing_but_that_it_has_them_too() -> None:
    held = replace(alert("a", "Javelin"), state="acked")
    assert added(held, alert("a", "Javelin again", 2), renews=True) == replace(held, revision=2)


def test_an_edit_that_moves_the_words_leaves_the_reason_with_the_version_that_had_them_so() -> None:
    held = replace(alert("a", "Javelin"), state="acked")
    moved = replace(alert("a", "Javelin", 2), reason="Javelin in paragraph 1")
    assert added(held, moved, renews=True) is held


def test_every_edit_that_a_rule_for_changes_counts_renews_it() -> None:
    held = replace(alert("a", "Javelin"), state="seen")
    after = added(held, alert("a", "Javelin again", 2), renews=True, alone=True)
    assert (after.state, after.revision) == ("new", 2)
    assert added(after, alert("a", "Javelin again", 2), renews=True, alone=True) is after


def test_an_older_revision_read_again_adds_nothing() -> None:
    held = alert("a", "Javelin", 3)
    assert added(held, alert("a", "Stinger", 2), renews=True) is held


def test_a_verified_alert_stays_verified() -> None:
    held = replace(alert("a", "Javelin"), state="verified")
    assert added(held, alert("a", "Stinger", 2), renews=True).state == "verified"


def test_copies_fold_into_an_alert_with_a_count_each_once() -> None:
    held = alert("a", "Javelin")
    one = folded(held, "b")
    assert reason_of(held, None) == "Javelin in the headline"
    assert reason_of(one, None) == "Javelin in the headline; and 1 copy"
    assert folded(one, "b") is one
    assert reason_of(folded(one, "c"), None) == "Javelin in the headline; and 2 copies"


def test_the_same_wire_text_is_a_copy_under_any_headline() -> None:
    assert is_copy(replace(WIRE, headline="Grain burns"), WIRE)
    added_to = (*WIRE.paragraphs, "Our own reporter counted eleven fires along the quay, " * 6)
    assert not is_copy(replace(WIRE, paragraphs=added_to), WIRE)


def test_of_little_text_the_headline_and_every_word_must_be_the_same() -> None:
    short = Text("Harbour shelled again in the night", ("Grain burned.",))
    assert is_copy(short, short)
    assert is_copy(replace(short, paragraphs=()), short)
    assert not is_copy(replace(short, paragraphs=("Grain burned, one died.",)), short)
    assert not is_copy(Text("Live updates", ()), Text("Live updates", ()))
