"""Facts written as lines: those of one text, and those of two judged against each other."""

from collections.abc import Sequence

from news.model import Fact, Judged
from tui.laid import Layout
from tui.lines import Line, wrap
from tui.marks import Marks
from tui.pages.prose import Block, prose

SIGNS = {"same": "=", "changed": "~", "added": "+", "dropped": "-", "conflict": "!", "differs?": "?"}
ROLES = {
    "same": "dim",
    "changed": "edit",
    "added": "add",
    "dropped": "drop",
    "conflict": "bad",
    "differs?": "warn",
}

SHOWN = 12
"""How many differing facts stand over a comparison before the rest are counted."""


def fact_lines(facts: Sequence[Judged], room: int, marks: Marks, most: int = SHOWN) -> list[Line]:
    """The facts that differ, those that contradict each other first, a fact a line."""
    differing = [fact for fact in facts if fact.verdict != "same"]
    order = ("conflict", "changed", "differs?", "dropped", "added")
    differing.sort(key=lambda fact: order.index(fact.verdict))
    same = len(facts) - len(differing)
    written = list(dict.fromkeys(tuple(judged_line(fact, room, marks)) for fact in differing))
    lines = [line for fact in written[:most] for line in fact]
    left = len(written) - most
    rest = ([f"{left} more that differ"] if left > 0 else []) + ([f"{same} the same"] if same else [])
    if rest:
        lines.append(((f"  {', '.join(rest)}", "dim"),))
    return lines


def judged_line(fact: Judged, room: int, marks: Marks) -> list[Line]:
    """One judged fact: its sign, kind, both sides and why."""
    left, right = (told(side) if side else "" for side in (fact.left, fact.right))
    between = f" {marks.arrow} " if left and right else ""
    kind = (fact.left or fact.right).kind if (fact.left or fact.right) else ""  # type: ignore[union-attr]
    line: Line = (
        (f"{SIGNS[fact.verdict]} ", ROLES[fact.verdict]),
        (f"{fact.change or kind}: ", "strong"),
        (left, "drop" if right else ROLES[fact.verdict]),
        (between, "dim"),
        (right, "add" if left else ROLES[fact.verdict]),
        (f"  {note}" if (note := untold(fact)) else "", "dim"),
    )
    return wrap(line, room, hang=4)


def untold(fact: Judged) -> str:
    """The note, where it says more than the two sides do; else nothing."""
    left, right = fact.left, fact.right
    if left is None or right is None:
        return fact.note
    is_told = fact.note in (f"{left.text} → {right.text}", f"{left.value} → {right.value}")
    return "" if is_told else fact.note


def told(fact: Fact) -> str:
    """A fact as written, with its hedge and what it is said of."""
    hedge = f"{fact.hedge} " if fact.hedge and fact.hedge.lower() not in fact.text.lower() else ""
    of = f" ({fact.of})" if fact.of and fact.of.lower() not in fact.text.lower() else ""
    return f"{hedge}{fact.text}{of}"


def quote_blocks(quotes: Sequence[Fact]) -> list[Block]:
    """Who is quoted in a text, with the words, in the order they stand; nothing where nobody is."""
    if not quotes:
        return []
    written = dict.fromkeys((fact.of or "nobody named", fact.text) for fact in quotes)
    lines: list[Line] = [((f"  {speaker}: ", "strong"), (words, "")) for speaker, words in written]
    return [Block((("Quoted", "title"),)), *(Block(line, hang=4) for line in lines), Block(())]


def facts_page(facts: Sequence[Fact], words: str = "") -> Layout:
    """The facts of one text by kind, each as written; with words, those that hold them."""
    kept = [fact for fact in facts if words.lower() in f"{fact.kind} {told(fact)}".lower()]
    blocks: list[Block] = []
    for kind in dict.fromkeys(fact.kind for fact in kept):
        blocks.append(Block(((kind, "title"),)))
        written = dict.fromkeys(told(fact) for fact in kept if fact.kind == kind)
        blocks += [Block(((f"  {one}", ""),), hang=4) for one in written]
    return prose(blocks or [Block((("No facts found.", "dim"),))])
