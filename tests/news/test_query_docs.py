"""The documentation of the language: every example does what it says, and nothing is left out."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from news.query.document import Document
from news.query.fields import FIELDS, STATES
from news.query.parse import parse

NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)
PAGE = (Path(__file__).parent.parent.parent / "docs" / "queries.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| `")
]
EXAMPLES = [(row[0].strip("`"), row[2], row[3]) for row in ROWS if len(row) == 4]
FIELD_EXAMPLES = [query for row in ROWS if len(row) == 2 for query in re.findall("`([^`]+)`", row[0])]
ARTICLE = Document(
    "Javelin launchers",
    ("A javelin.",),
    outlet="Reuters",
    source_name="Reuters World",
    language="en-GB",
    tags=("war",),
    story="7k2m9x0w1q2e",
    rule="javelins",
    revision=2,
    classes=("figure",),
    seen=datetime(2026, 11, 21, 23, 30, tzinfo=UTC),
    claimed=datetime(2026, 11, 1, 8, tzinfo=UTC),
    lag=4000,
)
NOT_THIS = {
    'outlet:"BBC News"', 'outlet:="AP"', "age:>3d", "seen:..2026-11-05",
}  # fmt: skip


@pytest.mark.parametrize(("query", "found", "missed"), EXAMPLES)
def test_an_example_finds_the_one_text_and_not_the_other(query: str, found: str, missed: str) -> None:
    assert parse(query).match(Document(found), NOW) is not None
    assert parse(query).match(Document(missed), NOW) is None


@pytest.mark.parametrize("query", FIELD_EXAMPLES)
def test_a_field_s_example_is_answered(query: str) -> None:
    assert (parse(query).match(ARTICLE, NOW) is None) == (query in NOT_THIS)


def test_every_field_and_state_stands_in_the_page() -> None:
    assert len(EXAMPLES) >= 20
    assert [field for field in FIELDS if f"`{field}:" not in PAGE] == []
    assert [state for state in STATES if state not in PAGE] == []
