from datetime import UTC, datetime

import pytest

from news.model import Origin, Revision
from news.versions import version_before

SEEN = datetime(2026, 8, 18, tzinfo=UTC)


def revisions(*origins: Origin) -> list[Revision]:
    return [Revision("a", number, SEEN, "", "", origin, 0) for number, origin in enumerate(origins, 1)]


@pytest.mark.parametrize(("number", "before"), [(1, None), (2, None), (3, 1), (4, 2), (9, None)])
def test_a_version_is_held_against_the_one_before_by_the_same_account(
    number: int, before: int | None
) -> None:
    found = version_before(revisions("feed", "page", "feed", "page"), number)
    assert (found.number if found else None) == before
