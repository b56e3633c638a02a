"""A comparison laid out: the facts that differ, then two columns by sentence, or one for narrow panes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from news.amount import amount
from news.model import Comparison, Piece, Row
from tui.laid import Laid, Layout
from tui.lines import BLANK, Bit, Line, cells, clip, fit, pad, wrap
from tui.marks import OPS, Marks
from tui.pages.facts import fact_lines

NARROW = 59
"""Below this many cells two columns cannot be read: one is shown. A terminal of 60 has them beside its
scrollbar, and `diff` shows two columns from 60 cells as well."""

ROLES = {"same": "dim", "edit": "edit", "add": "add", "drop": "drop", "move": "move"}
MARKED = {"add": "add word", "drop": "drop word"}
OTHER = {"drop": ("add", "now"), "add": ("drop", "was")}
"""The words of the other side, by what this side alone has."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts and what differs between them."""

    left: str
    """What the left side is, in a line: outlet, time, revision."""
    right: str
    comparison: Comparison
    kept: tuple[str, ...] = ()
    """What the right side was kept for, when it is the version after the left one: as the lists say it."""
    accounts: tuple[str, str] | None = None
    """What the sides are, where they are the feed's and the page's account of one article."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a person wants to see a comparison."""

    unified: bool = False
    folded: bool = True
    """Whether sentences that are the same on both sides are folded."""
    facts: bool = True
    noise: bool = False
    """Whether changes of quotes, white space and punctuation are shown."""


@dataclass(slots=True)
class _Paper:
    """The lines written so far."""

    lines: list[Line] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)


def compare_page(compared: Compared, choice: Choice, marks: Marks) -> Layout:
    """A layout of the comparison as it was chosen; below 60 columns always in one."""

    def lay(room: int) -> Laid:
        paper = _Paper()
        one = choice.unified or room < NARROW
        heads = _heads(compared, room, one, marks)
        paper.lines += heads
        paper.lines += _summary(compared, choice, room)
        if choice.facts:
            paper.lines += fact_lines(compared.comparison.facts, room, marks)
        paper.lines.append(((marks.dash * room, "dim"),))
        for rows in _folds(compared.comparison.rows, choice.folded):
            if isinstance(rows, Row):
                _write(paper, rows, room, one, marks)
            else:
                paper.lines.append(((rows, "dim"),))
        return Laid(paper.lines, paper.stops, frozen=len(heads))

    return lay


def _heads(compared: Compared, room: int, one: bool, marks: Marks) -> list[Line]:
    """What stands over the sides and stays there."""
    if one:
        heads: list[Line] = [
            ((f"- {_head(compared.left, room - 2, marks)}", "drop strong"),),
            ((f"+ {_head(compared.right, room - 2, marks)}", "add strong"),),
        ]
        told = wrap(((" | ".join(compared.accounts), "warn"),), room) if compared.accounts else []
        return [*(clip(line, room) for line in heads), *told]
    half = (room - 3) // 2
    rows = [(_head(compared.left, half, marks), _head(compared.right, half, marks), "strong")]
    rows += [(*compared.accounts, "warn")] if compared.accounts else []
    return [
        (*pad(((left, role),), half), (f" {marks.rule} ", "dim"), *clip(((right, role),), half))
        for left, right, role in rows
    ]


def _head(words: str, room: int, marks: Marks) -> str:
    """What a side is, in so many cells: its name is cut, never the version and the time."""
    name, apart, version = words.rpartition("  version ")
    left = room - cells(apart + version)
    if cells(words) <= room or left < 2:
        return words
    return f"{fit(name, left, more=marks.more).rstrip()}{apart}{version}"


def _summary(compared: Compared, choice: Choice, room: int) -> list[Line]:
    """How much changed and what kind of change it is, with the signs that are used."""
    comparison = compared.comparison
    classes = comparison.classes if choice.noise else compared.kept or comparison.classes
    counts = {op: sum(row.op == op for row in comparison.rows) for op in ("edit", "add", "drop", "move")}
    bits: list[Bit] = [
        (f"{OPS[op]} {count} {_NAMES[op]}   ", ROLES[op]) for op, count in counts.items() if count
    ]
    if not bits:
        bits = [("Both sides say the same.", "good")]
    if comparison.is_noise:
        return [(("Only case or typography differs: w shows it.", "good"),)]
    if classes:
        bits.append((" ".join(classes), "warn"))
    if not choice.noise:
        bits.append(("   (quotes, space and punctuation not counted: w)", "dim"))
    return wrap(tuple(bits), room, hang=2)


_NAMES = {"edit": "changed", "add": "added", "drop": "dropped", "move": "moved"}


def _folds(rows: Sequence[Row], folded: bool) -> Iterator[Row | str]:
    """The rows, long runs of the same or of boilerplate folded into a line that counts them."""
    run: list[Row] = []
    for row in rows:
        if _is_quiet(row):
            run.append(row)
            continue
        yield from _fold(run, folded)
        run = []
        yield row
    yield from _fold(run, folded)


def _fold(run: list[Row], folded: bool) -> Iterator[Row | str]:
    """A run of quiet rows: all, or its first and last and the count of those between."""
    if not folded or len(run) < 4:
        yield from run
        return
    yield run[0]
    same = sum(row.op == "same" for row in run[1:-1])
    other = len(run) - 2 - same
    words = [f"{amount(same, 'sentence')} the same"] * bool(same) + [f"{other} of boilerplate"] * bool(other)
    yield f"    ({', '.join(words)}: e unfolds)"
    yield run[-1]


def _is_quiet(row: Row) -> bool:
    return row.op == "same" or set(row.classes) == {"boilerplate"}


def _write(paper: _Paper, row: Row, room: int, one: bool, marks: Marks) -> None:
    """One row of the comparison, and a stop where it is not the same."""
    if not _is_quiet(row):
        paper.stops.append(len(paper.lines))
    paper.lines += _in_one(row, room) if one else _in_two(row, room, marks)


def _in_two(row: Row, room: int, marks: Marks) -> list[Line]:
    """The row in two columns, as high as its longer side."""
    half = (room - 3) // 2
    left = _side(row, row.left, "drop", half)
    right = _side(row, row.right, "add", half)
    height = max(len(left), len(right))
    between: Bit = (f" {marks.rule} ", "dim")
    return [
        (
            *pad(left[at] if at < len(left) else BLANK, half),
            between,
            *(right[at] if at < len(right) else BLANK),
        )
        for at in range(height)
    ]


def _in_one(row: Row, room: int) -> list[Line]:
    """The row in one column: what was, then what is; a sentence that only moved, once."""
    if row.op == "same" or (row.op == "move" and MARKED.keys().isdisjoint(op for op, _ in row.words)):
        return _side(row, row.right, "add", room)
    sides = (_side(row, row.left, "drop", room, "- "), _side(row, row.right, "add", room, "+ "))
    return [line for side in sides for line in side]


def _side(row: Row, piece: Piece | None, mine: str, room: int, sign: str = "") -> list[Line]:
    """One side of a row: its sign, then its words, those that only this side has marked."""
    if piece is None:
        return []
    sign = sign or f"{OPS[row.op]} "
    plain = ROLES[row.op] if row.op != "edit" else ""
    plain += " strong" if piece.index < 0 else ""
    line: Line = ((piece.text, plain.strip()),)
    if row.words and row.op in ("edit", "move"):
        runs = [(text, op) for op, text in row.words if op not in OTHER[mine]]
        line = tuple((text, f"{plain} {MARKED.get(op, '')}".strip()) for text, op in spaced(runs, piece.text))
    moved = "" if row.op != "move" else f" (moved {_whither(row)})"
    return wrap(((sign, ROLES[row.op]), *line, (moved, "dim")), room, hang=2)


def _whither(row: Row) -> str:
    """Which way a sentence went."""
    if row.left is None or row.right is None:
        return ""
    return "up" if row.right.index < row.left.index else "down"


def spaced(runs: Sequence[tuple[str, str]], text: str) -> list[tuple[str, str]]:
    """The runs with the white space of the text between them, wherever they were cut."""
    kept: list[tuple[str, str]] = []
    at = 0
    for words, op in runs:
        start = text.find(words, at)
        if start < 0:
            return [(words + " ", op) for words, op in runs]
        if start > at:
            kept.append((text[at:start], "same"))
        kept.append((words, op))
        at = start + len(words)
    return [*kept, (text[at:], "same")]
