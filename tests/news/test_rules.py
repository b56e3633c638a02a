"""Many rules on one document."""

from datetime import UTC, datetime

import pytest

from news.model import Rule
from news.query.anchors import Begin, anchors
from news.query.document import Document
from news.query.errors import BadQuery
from news.query.parse import parse
from news.rules import RuleSet

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FIRST = Document("Javelin launchers", ("They arrive in Kiev.",))
SECOND = Document(
    "Javelin launchers",
    ("They arrive in Kiev.", "Forty Stingers too."),
    revision=2,
    added=("Forty Stingers too.",),
)


def names(rules: list[Rule], document: Document) -> list[str]:
    """The names of the rules that match."""
    return [rule.name for rule, _ in RuleSet(rules).match(document, NOW)]


def test_rules_answer_in_their_own_order_each_with_its_reason() -> None:
    rules = [Rule("1", "places", "Kyiv"), Rule("2", "arms", "javelin"), Rule("3", "none", "tulip")]
    found = RuleSet(rules).match(FIRST, NOW)
    assert [(rule.name, match.reason) for rule, match in found] == [
        ("places", "Kiev (a spelling of Kyiv) in paragraph 1"),
        ("arms", "Javelin in the headline"),
    ]


def test_a_rule_for_first_sights_is_silent_on_a_revision() -> None:
    rules = [Rule("1", "once", "javelin", on="first"), Rule("2", "always", "javelin")]
    assert names(rules, FIRST) == ["once", "always"]
    assert names(rules, SECOND) == ["always"]


def test_a_rule_for_additions_reads_only_what_a_revision_added() -> None:
    rules = [Rule("1", "old", "javelin", on="added"), Rule("2", "new", "stingers", on="added")]
    assert names(rules, FIRST) == ["old"]
    assert names(rules, SECOND) == ["new"]


def test_a_muted_rule_is_silent() -> None:
    assert names([Rule("1", "muted", "javelin", muted=True)], FIRST) == []


def test_a_rule_of_fields_alone_is_asked_of_every_document() -> None:
    rules = [
        Rule("1", "unread", "is:unread"),
        Rule("2", "no arms", "-javelin"),
        Rule("3", "late", "version:>1"),
    ]
    assert names(rules, FIRST) == ["unread"]
    assert names(rules, SECOND) == ["unread", "late"]


def test_beginnings_stems_and_regular_expressions_are_candidates_too() -> None:
    rules = [
        Rule(str(n), q, q) for n, q in enumerate(("launch*", "~launcher", "/L.unch/i", '="Kiev"', "Київ"))
    ]
    assert names(rules, FIRST) == [rule.name for rule in rules]


def test_a_rule_that_does_not_parse_is_refused_when_made() -> None:
    with pytest.raises(BadQuery):
        RuleSet([Rule("1", "broken", "(javelin")])


def test_a_rule_hangs_on_its_rarest_word() -> None:
    assert set(anchors(parse("government javelin people").node) or ()) == {"javelin"}
    assert set(anchors(parse('"the javelin"').node) or ()) == {"javelin"}
    assert set(anchors(parse("jav*").node) or ()) == {Begin("jav")}
    assert set(anchors(parse("javelin OR stinger").node) or ()) == {"javelin", "stinger"}
    assert anchors(parse("javelin OR is:read").node) is None
    assert anchors(parse("-javelin").node) is None
