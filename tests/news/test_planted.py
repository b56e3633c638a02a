"""Fifty real articles: what is planted is found with its class, and what is unchanged is called so."""

import os
import random
from pathlib import Path

import pytest

from bench.material import told
from bench.planted import MAKERS, plant
from news.judge import judge
from news.model import ChangeClass, Text

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
NEAR: dict[ChangeClass, set[ChangeClass | None]] = {
    "role": {"role", "attribution"},
    "name": {"name", "place"},
}
PLAIN = str.maketrans("“”’", '""\'')
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not (DATA / "clusters" / "basil").exists(), reason="the real articles are not here"),
]


def changes(left: Text, right: Text) -> set[ChangeClass | None]:
    return {one.change for one in judge(left, right) if one.verdict in ("changed", "conflict")}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_planted_change_is_found_with_its_class_in_nineteen_of_twenty(kind: ChangeClass) -> None:
    rng = random.Random(5)
    found = cases = 0
    for one in told(DATA)[:50]:
        made = plant(kind, one.sentences, rng)
        if made is None:
            continue
        before, after = made[1].before, made[1].after
        right = Text(one.text.headline, tuple(part.replace(before, after, 1) for part in one.text.paragraphs))
        if right.paragraphs != one.text.paragraphs:
            cases += 1
            found += bool(
                NEAR.get(kind, {kind}) & changes(Text(one.text.headline, one.text.paragraphs), right)
            )
    assert found >= 0.95 * cases > 0


def test_shuffled_and_reset_copies_have_no_changed_fact() -> None:
    rng = random.Random(11)
    for one in told(DATA)[:50]:
        lines = [line.translate(PLAIN).replace(" ", "  ", 1) for line in one.sentences]
        rng.shuffle(lines)
        assert changes(one.text, Text(one.text.headline, tuple(lines), claimed=one.text.claimed)) == set()
