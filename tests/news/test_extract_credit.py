"""Whose copy a text is, and what the outlet says it changed."""

import pytest

from news.page.bylines import people, signature, unsigned
from news.page.credit import credit_of
from news.page.notes import note_of


@pytest.mark.parametrize(
    ("byline", "paragraphs", "agency"),
    [
        (("Associated Press",), (), "AP"),
        (("Jane Doe", "AFP"), (), "AFP"),
        (("Reuters Staff",), ("KYIV (Reuters) - The ministry said on Tuesday.",), "Reuters"),
        ((), ("WASHINGTON (AP) — The Senate voted on Monday.",), "AP"),
        ((), ("PARIS, Aug 18 (AFP) - The strike ended.",), "AFP"),
        ((), ("KYIV. Interfax-Ukraine – The ministry said.",), "Interfax"),
        ((), ("The strike ended.", "(Reporting by A. Bee; Editing by C. Dee)"), "Reuters"),
        ((), ("The strike ended.", "With files from The Associated Press"), "AP"),
        ((), ("Der Streik ist zu Ende. (dpa)",), "dpa"),
        (("Jane Doe",), ("The AP photographer was there - and left.", "He spoke to Reuters."), None),
        ((), (), None),
    ],
)
def test_the_agency_is_known(
    byline: tuple[str, ...], paragraphs: tuple[str, ...], agency: str | None
) -> None:
    assert credit_of(byline, paragraphs) == agency


@pytest.mark.parametrize(
    "line",
    [
        "Correction: An earlier version gave the wrong figure.",
        "Editor’s note: the headline was changed.",
        "UPDATE (Aug. 18): The suspect was found.",
        "This article was amended on 3 May to correct a name.",
        "An earlier version of this story misspelt her name.",
        "Korrektur: In einer früheren Version stand eine andere Zahl.",
    ],
)
def test_an_outlets_note_is_found(line: str) -> None:
    assert note_of(("The strike ended.", line)) == line


def test_a_correction_that_is_the_news_is_no_note() -> None:
    assert note_of(("Corrections officers went on strike.", "The update came late on Tuesday.")) is None


@pytest.mark.parametrize(
    ("paragraphs", "names"),
    [
        (("Anna Bee/Carl Dee", "The strike ended."), ("Anna Bee", "Carl Dee")),
        (("The strike ended.", "ANNA BEE"), ("ANNA BEE",)),
        (("The strike ended.", "It was a long night."), ()),
        (("What comes next", "The strike ended."), ()),
        ((), ()),
    ],
)
def test_a_text_is_signed_at_its_head_or_foot(paragraphs: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert signature(paragraphs) == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["By Anna Bee and Carl Dee"], ("Anna Bee", "Carl Dee")),
        (["Von Anna Bee, Carl Dee"], ("Anna Bee", "Carl Dee")),
        (["Le Monde et AFP"], ("Le Monde et AFP",)),
        (["Anna Bee (abe)"], ("Anna Bee",)),
        (["https://social.example/anna", "anna@gull.example"], ()),
        (["Anna Bee", "anna bee"], ("Anna Bee",)),
        (["Staff Reports"], ()),
    ],
)
def test_names_are_read_from_bylines(lines: list[str], names: tuple[str, ...]) -> None:
    assert people(lines) == names


@pytest.mark.parametrize(
    ("line", "is_byline"),
    [
        ("By Jane Doe", True),
        ("JANE DOE and Max Roe |", True),
        ("Von Jane Doe, Max Roe", True),
        ("By Jane Doe, Reuters", False),
        ("Jane Doe said no", False),
        ("And", False),
    ],
)
def test_a_byline_is_no_paragraph_and_what_says_more_is_one(line: str, is_byline: bool) -> None:
    kept = unsigned((line, "The ferries sail."), ("Jane Doe", "Max Roe"))
    assert kept == (("The ferries sail.",) if is_byline else (line, "The ferries sail."))
    assert unsigned((line,), ("Jane Doe",)) == (line,)
