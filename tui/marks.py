"""The signs that stand beside words, so that nothing is told by colour alone; a set of plain ASCII too."""

from collections.abc import Sequence
from dataclasses import dataclass

_BARS = " ▁▂▃▄▅▆▇█"
_PLAIN_BARS = " .:-=+*#@"


@dataclass(frozen=True, slots=True)
class Marks:
    """One set of signs, each one cell wide."""

    cursor: str = ">"
    selected: str = "x"
    unread: str = "●"
    starred: str = "★"
    noted: str = "✎"
    verified: str = "✓"
    disputed: str = "✗"
    snoozed: str = "z"
    more: str = "…"
    rule: str = "│"
    dash: str = "─"
    arrow: str = "→"
    up: str = "▲"
    bars: str = _BARS
    digits: str = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    """Raised digits; empty where numbers stand in brackets instead."""

    def raised(self, numbers: Sequence[int]) -> str:
        """Numbers as they stand behind a word that they tell more of: `¹`, `¹·²`, or `[1,2]`."""
        if not numbers:
            return ""
        if not self.digits:
            return f"[{','.join(map(str, numbers))}]"
        return "·".join("".join(self.digits[int(digit)] for digit in str(number)) for number in numbers)

    def sparkline(self, counts: Sequence[int], cells: int) -> str:
        """The last counts as bars, one cell each; the tallest is the largest."""
        shown = list(counts)[-cells:]
        top = max(shown, default=0)
        if not top:
            return " " * len(shown)
        steps = len(self.bars) - 1
        return "".join(self.bars[-(-count * steps // top)] for count in shown)


OPS = {"same": " ", "edit": "~", "add": "+", "drop": "-", "move": ">"}
"""What stands before a line of a comparison."""

UNICODE = Marks()
ASCII = Marks(
    unread="*", starred="!", noted="n", verified="v", disputed="d", more="~", rule="|", dash="-",
    arrow=">", up="^", bars=_PLAIN_BARS, digits="",
)  # fmt: skip
