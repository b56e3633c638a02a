"""What later revisions and wire copies add to an alert."""

from dataclasses import replace
from datetime import UTC, datetime

from news.alerting.folding import added, folded, raised
from news.model import Alert, Rule
from news.query.document import Document
from news.query.parse import parse

NOW = datetime(2026, 11, 22, tzinfo=UTC)
RULE = Rule("r", "arms", "javelin OR stinger")


def alert(article: str, text: str, revision: int = 1) -> Alert:
    """The alert of the rule on a headline."""
    match = parse(RULE.query).match(Document(text), NOW)
    assert match is not None
    return raised(RULE, article, match, revision, NOW)


def test_the_same_rule_and_article_make_the_same_alert() -> None:
    assert alert("a", "Javelin").id == alert("a", "Stinger", 2).id
    assert alert("a", "Javelin").id != alert("b", "Javelin").id


def test_a_revision_with_new_words_adds_them_and_makes_the_alert_new() -> None:
    held = replace(alert("a", "Javelin"), state="acked", note="mine")
    after = added(held, alert("a", "Stinger", 2))
    assert (after.spans, after.revision, after.state, after.note) == (
        ("Javelin", "Stinger"),
        2,
        "new",
        "mine",
    )
    assert after.reason == "Javelin in the headline; revision 2: Stinger in the headline"


def test_a_revision_with_the_same_words_adds_nothing() -> None:
    held = replace(alert("a", "Javelin"), state="acked")
    assert added(held, alert("a", "Javelin again", 2)) is held


def test_an_older_revision_read_again_adds_nothing() -> None:
    held = alert("a", "Javelin", 3)
    assert added(held, alert("a", "Stinger", 2)) is held


def test_a_verified_alert_stays_verified() -> None:
    held = replace(alert("a", "Javelin"), state="verified")
    assert added(held, alert("a", "Stinger", 2)).state == "verified"


def test_copies_fold_into_the_first_with_a_count() -> None:
    alerts = [alert(article, "Javelin") for article in "abcd"]
    lines = folded(alerts, {"b": "a", "c": "b"})
    assert [(line.alert.article, len(line.copies)) for line in lines] == [("a", 2), ("d", 0)]
    assert [line.reason for line in lines] == [
        "Javelin in the headline; and 2 copies",
        "Javelin in the headline",
    ]


def test_copies_of_each_other_fold_too() -> None:
    lines = folded([alert("a", "Javelin"), alert("b", "Javelin")], {"a": "b", "b": "a"})
    assert [len(line.copies) for line in lines] == [1]


def test_another_rule_keeps_its_own_line() -> None:
    other = replace(alert("b", "Javelin"), rule="s")
    assert len(folded([alert("a", "Javelin"), other], {"b": "a"})) == 2
