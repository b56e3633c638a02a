from dataclasses import replace
from datetime import UTC, datetime

import pytest

from news.model import Origin, Revision
from news.versions import archived, deed, edit_of, kept_for, version_before

SEEN = datetime(2026, 8, 18, tzinfo=UTC)


def revisions(*origins: Origin) -> list[Revision]:
    return [Revision("a", number, SEEN, "", "", origin, 0) for number, origin in enumerate(origins, 1)]


@pytest.mark.parametrize(("number", "before"), [(1, None), (2, None), (3, 1), (4, 2), (9, None)])
def test_a_version_is_held_against_the_one_before_by_the_same_account(
    number: int, before: int | None
) -> None:
    found = version_before(revisions("feed", "page", "feed", "page"), number)
    assert (found.number if found else None) == before


@pytest.mark.parametrize(
    ("origins", "number", "pair"),
    [
        (("feed", "feed", "page"), None, (1, 2)),
        (("feed", "feed", "page"), 3, None),
        (("feed", "page", "page"), None, (2, 3)),
        (("page", "page", "page"), 2, (1, 2)),
        (("feed", "page"), None, None),
        ((), None, None),
    ],
)
def test_the_newest_edit_is_that_of_either_account(
    origins: tuple[Origin, ...], number: int | None, pair: tuple[int, int] | None
) -> None:
    found = edit_of(revisions(*origins), number)
    assert (found and (found[0].number, found[1].number)) == pair


def test_a_comparison_with_the_version_before_says_what_that_version_was_kept_for() -> None:
    versions = revisions("feed", "page", "page")
    versions[2] = replace(versions[2], classes=("figure",))
    assert kept_for(versions, 2, 3) == kept_for(versions, 2, None) == ("figure",)
    assert kept_for(versions, 1, 3) == kept_for(versions, 3, 2) == kept_for([], None, None) == ()


def test_what_a_version_did_is_told_in_a_line() -> None:
    first = revisions("page")[0]
    assert deed(first) == "@1 is the first that its page gave"
    back = replace(
        first, number=3, classes=("headline", "figure"), added=2, dropped=1, flip_of=1, note="Fixed."
    )
    assert deed(back) == '@3 by its page: headline figure, +2 -1 words; back to @1; the outlet says "Fixed."'


def test_an_archive_is_asked_for_the_page_and_the_second() -> None:
    this = revisions("page")[0]
    assert archived("https://a.example/b?c=d", this) == (
        "https://web.archive.org/web/20260818000000/https://a.example/b?c=d"
    )
    assert archived("file:///etc/passwd", this) is archived(None, this) is None
