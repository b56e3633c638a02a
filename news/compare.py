"""Two texts compared: sentences aligned, words marked, moves found, facts judged."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from news.boilerplate import is_furniture
from news.judge import judged
from news.model import ChangeClass, Comparison, Judged, Op, Piece, Row, Text
from news.pairs.align import Aligned, Pair, aligned
from news.pairs.marks import Run, marked
from news.sentences import Cut
from news.tokens import keys

TYPOGRAPHY: ChangeClass = "typography"


def compare(
    left: Text, right: Text, *, noise: bool = False, facts: bool = True, apart: bool = False
) -> Comparison:
    """What differs between two texts, headlines first; with `noise` also where only typography does.

    Each side is shown letter by letter as it is; without `noise` a difference of quotes, dashes, case and
    white space is not marked. Without `facts` none are read; `apart` says that they are two outlets', as
    `judge` has it.
    """
    both = aligned(left, right)
    judgements = judged(left, right, both, apart=apart) if facts else []
    rows = _rows(both, noise=noise)
    return Comparison(tuple(_with_facts(rows, judgements) if facts else rows), tuple(judgements))


def _rows(both: Aligned, *, noise: bool) -> list[Row]:
    """The headlines, then the sentences in the order of the right; what only the left has where it stood."""
    rows = [_headlines(both.left.headline, both.right.headline, noise=noise)]
    paired = {i for pair in both.pairs for i in pair.left}
    starts = {pair.right[0]: pair for pair in both.pairs}
    held = {j for pair in both.pairs for j in pair.right}
    i = 0
    moves: list[Pair] = []
    for j, sentence in enumerate(both.right.sentences):
        pair = starts.get(j)
        if pair and not pair.moved:
            rows += _dropped(both.left, paired, i, pair.left[0])
            i = pair.left[-1] + 1
        if not (pair and pair.moved and moves and _follows(both, moves[-1], pair)):
            rows += _moved(both, moves, noise=noise)
            moves = []
        if pair and pair.moved:
            moves.append(pair)
        elif pair:
            rows.append(_row(both, [pair], noise=noise))
        elif j not in held:
            rows.append(_alone("add", j, sentence))
    rows += _moved(both, moves, noise=noise)
    rows += _dropped(both.left, paired, i, len(both.left.sentences))
    return rows


def _dropped(side: Cut, paired: set[int], start: int, end: int) -> Iterable[Row]:
    return (_alone("drop", n, side.sentences[n]) for n in range(start, end) if n not in paired)


def _alone(op: Op, index: int, sentence: str) -> Row:
    """The row of a sentence that only one side has."""
    kind: ChangeClass = "boilerplate" if is_furniture(sentence) else "wording"
    piece = Piece(index, sentence)
    if op == "drop":
        return Row(op, piece, None, (("drop", sentence),), (kind,))
    return Row(op, None, piece, (("add", sentence),), (kind,))


def _moved(both: Aligned, moves: Sequence[Pair], *, noise: bool) -> Iterable[Row]:
    return [_row(both, moves, noise=noise)] if moves else ()


def _follows(both: Aligned, before: Pair, pair: Pair) -> bool:
    """Whether a moved sentence goes on the move before it, next to it in the same paragraph on both sides."""
    i, j = before.left[-1], before.right[-1]
    steps = pair.left[0] == i + 1 and pair.right[0] == j + 1
    return (
        steps
        and both.left.paragraphs[i] == both.left.paragraphs[i + 1]
        and both.right.paragraphs[j] == both.right.paragraphs[j + 1]
    )


def _row(both: Aligned, pairs: Sequence[Pair], *, noise: bool) -> Row:
    """The row of a pair, or of a paragraph's pairs that moved together."""
    lefts, rights = [i for pair in pairs for i in pair.left], [j for pair in pairs for j in pair.right]
    left = " ".join(both.left.sentences[i] for i in lefts)
    right = " ".join(both.right.sentences[j] for j in rights)
    words, classes = _words(left, right, noise=noise)
    op: Op = "move" if pairs[0].moved else "edit" if classes else "same"
    if pairs[0].moved:
        classes = ("moved", *classes)
    return Row(op, Piece(lefts[0], left, len(lefts)), Piece(rights[0], right, len(rights)), words, classes)


def _headlines(left: str, right: str, *, noise: bool) -> Row:
    words, classes = _words(left, right, noise=noise)
    if "wording" in classes:
        classes = ("headline",)
    return Row("edit" if classes else "same", Piece(-1, left), Piece(-1, right), words, classes)


def _words(left: str, right: str, *, noise: bool) -> tuple[tuple[Run, ...], tuple[ChangeClass, ...]]:
    """The marked words of a pair, and whether they differ: in wording, in typography alone, or not at all."""
    if left == right:
        return marked(left, right), ()
    words = marked(left, right)
    changed = "".join(text for op, text in words if op in ("drop", "add"))
    if changed and not any(map(str.isalnum, changed)) and keys(left) == keys(right):
        words, changed = (("was", left), ("now", right)), ""
    if not changed:
        return (marked(left, right, noise=True), (TYPOGRAPHY,)) if noise else (words, ())
    return marked(left, right, noise=True) if noise else words, ("wording",)


def _with_facts(rows: Iterable[Row], judgements: Sequence[Judged]) -> Iterable[Row]:
    """The rows, each with the facts that stand in it and the classes of those that changed."""
    lefts: dict[int, list[Judged]] = {}
    rights: dict[int, list[Judged]] = {}
    for one in judgements:
        if one.right:
            rights.setdefault(one.right.sentence, []).append(one)
        elif one.left:
            lefts.setdefault(one.left.sentence, []).append(one)
    for row in rows:
        found = [*_of(rights, row.right), *_of(lefts, row.left)]
        classes = [one.change for one in found if one.change and one.verdict in ("changed", "conflict")]
        yield replace(row, facts=tuple(found), classes=tuple(dict.fromkeys([*classes, *row.classes])))


def _of(facts: dict[int, list[Judged]], piece: Piece | None) -> list[Judged]:
    if piece is None:
        return []
    return [one for n in range(piece.index, piece.index + piece.count) for one in facts.get(n, ())]
