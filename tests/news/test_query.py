"""What queries find, and why they say so."""

from datetime import UTC, datetime

import pytest

from news.query.document import Document
from news.query.parse import parse

NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)
ARTICLE = Document(
    "Zelenskiy visits Kiev with 37 Javelin launchers",
    (
        "He ate chicken Kiev. Rasputin did not. Javelins, Javelin!",
        "У Києві Зеленського ждали. 泽连斯基总统说",
    ),
    outlet="Reuters",
    tags=("war",),
    classes=("figure",),
    revision=2,
    seen=datetime(2026, 11, 22, tzinfo=UTC),
    language="en-GB",
)


@pytest.mark.parametrize(
    "query",
    [
        "javelin",
        "JAVELIN launchers",
        "missile OR launchers",
        "-missile",
        "(missile OR launcher*) kiev",
        "javelin*",
        '"visits Kiev"',
        "Zelensky",
        "Kyiv",
        '="Kiev"',
        "~javelins",
        "title:javelin",
        "text:chicken",
        "/jav\\w+s/i",
        "zelensky NEAR/3 kyiv",
        "zelensky ONEAR/2 kyiv",
        "repeat:2 javelin",
        "outlet:reuters",
        "lang:en",
        "tag:war",
        "is:unread",
        "version:>1",
        "version:1..2",
        "changed:figure",
        "age:<2h",
        "seen:2026-11-01..",
        "总统",
    ],
)
def test_a_query_that_holds_matches(query: str) -> None:
    assert parse(query).match(ARTICLE, NOW) is not None


@pytest.mark.parametrize(
    "query",
    [
        "missile",
        "javelin missile",
        "-javelin",
        '"Kiev visits"',
        "Putin",
        '="kiev"',
        "title:chicken",
        "text:launchers",
        "/JAV/",
        "kyiv ONEAR/3 visits",
        "visits NEAR/1 javelin",
        "repeat:4 javelin",
        "outlet:ap",
        "tag:peace",
        "is:read",
        "version:>2",
        "changed:quote",
        "age:>2h",
        "seen:..2026-11-21",
    ],
)
def test_a_query_that_does_not_hold_matches_nothing(query: str) -> None:
    assert parse(query).match(ARTICLE, NOW) is None


def test_the_reason_names_the_spelling_and_the_place() -> None:
    match = parse("Zelensky").match(ARTICLE, NOW)
    assert match is not None
    assert match.reason.startswith("Zelenskiy (a spelling of Zelensky) in the headline; ")
