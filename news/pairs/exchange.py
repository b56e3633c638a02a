"""Two parties who changed places round a verb: who told whom, who was told by whom."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from news.model import Fact, Judged
from news.tokens import keys, listed

ALIKE = 0.85
"""Likeness of the sentences once the parties are put back, from which nothing else explains the change."""
_LISTED = listed("and or , & , of with the in to for at ; '")
"""What stands between names that are only named together: their order tells nothing."""


def exchanged(
    left: str, right: str, ours: Sequence[Fact], theirs: Sequence[Fact], names: Sequence[Sequence[str | None]]
) -> Iterator[Judged]:
    """The two parts, judged changed; `names` are the identities of our names and of theirs, in order."""
    mine, other = names
    if mine == other or sorted(map(str, mine)) != sorted(map(str, other)):
        return
    first = next(n for n in range(len(mine)) if mine[n] != other[n])
    second = next((n for n in range(first + 1, len(mine)) if mine[n] == other[first]), None)
    if second is None or other[second] != mine[first]:
        return
    one, two = ours[first], ours[second]
    between = left[one.end : two.start]
    if all(key in _LISTED for key in keys(between)):
        return
    back = left[: one.start] + two.text + between + one.text + left[two.end :]
    like = Indel.normalized_similarity(keys(back), keys(right))
    if like >= ALIKE and like > Indel.normalized_similarity(keys(left), keys(right)):
        swap = f"{one.text} … {two.text} → {two.text} … {one.text}"
        yield Judged("changed", _part(one, "doer"), _part(theirs[first], "doer"), "role", swap)
        yield Judged("changed", _part(two, "target"), _part(theirs[second], "target"), "role", swap)


def _part(fact: Fact, part: str) -> Fact:
    """A name in a part."""
    return Fact("role", fact.value, fact.text, fact.sentence, fact.start, fact.end, part, "act")
