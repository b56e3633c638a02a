"""What an edit changed, in the words of the reason for which a rule for changes speaks."""

from collections.abc import Iterator, Sequence

from news.amount import amount
from news.judge import judge
from news.model import ChangeClass, Fact, Judged, Text

SHOWN = 3
"""Changes that a reason names; of the others it says how many they are."""

_AS_WRITTEN = 60
"""Characters of one side of a change."""


def changes(before: Text, after: Text, classes: Sequence[ChangeClass]) -> str:
    """The changes of these classes: `figure 211 → 212; quote added “…”`."""
    found = list(dict.fromkeys(_changes(before, after, classes)))
    more = len(found) - SHOWN
    return "; ".join([*found[:SHOWN], f"and {amount(more, 'more change')}"] if more > 0 else found)


def _changes(before: Text, after: Text, classes: Sequence[ChangeClass]) -> Iterator[str]:
    judged = [one for one in judge(before, after) if one.verdict in ("changed", "added", "dropped")]
    for name in classes:
        facts = [_told(name, one) for one in judged if _class(one) == name]
        if name == "headline":
            facts = [f"headline {_short(before.headline)} → {_short(after.headline)}"]
        yield from facts or [name]


def _class(one: Judged) -> str | None:
    """The class of a fact that changed; of one that came or went that of its kind."""
    fact = one.left or one.right
    kind = fact.kind if fact else None
    return one.change or ("figure" if kind in ("money", "percent") else kind)


def _told(name: str, one: Judged) -> str:
    match one.left, one.right:
        case Fact() as left, Fact() as right:
            return f"{name} {_short(left.text)} → {_short(right.text)}"
        case (Fact() as fact, _) | (_, Fact() as fact):
            return f"{name} {one.verdict} {_short(fact.text)}"
        case _:
            return name


def _short(text: str) -> str:
    return text if len(text) <= _AS_WRITTEN else f"{text[: _AS_WRITTEN - 1]}…"
