"""What is judged of two sentences, for tests."""

from news.judge import judge
from news.model import Judged, Text


def only(left: str, right: str, kind: str) -> list[Judged]:
    """The judgements of one kind of fact in two sentences."""
    found = judge(Text("", (left,)), Text("", (right,)))
    return [one for one in found if (one.left or one.right) and kind in (one.left or one.right).kind]  # type: ignore[union-attr]
