"""`diff`, `facts`: what texts say, and where two of them differ."""

from collections.abc import Sequence

from news.compare import compare
from news.facts.read import facts as read_facts
from news.ids import SHOWN
from news.judge import judge
from news.model import Revision, Text
from news.sentences import cut
from news.versions import accounts, edit_of
from tui.commands.fields import of_fact, of_judged, of_row
from tui.commands.given import Given, Texts, are_apart
from tui.commands.output import Table, columns, emit, has_colour, is_terminal, note, show
from tui.commands.parsing import Asked, Command, CommandError, Parser, UsageError
from tui.commands.side_by_side import Layout, laid_out
from tui.commands.unified import unified
from tui.marks import UNICODE
from tui.pages.facts import facts_page, judged_line
from tui.pages.versions import why_alone

ANY_TEXT = "an article's id, ID@N, a file, an http(s) address, or - for stdin"


def _diff_arguments(parser: Parser) -> None:
    parser.add_argument("left", metavar="A", help=ANY_TEXT)
    parser.add_argument(
        "right", metavar="B", nargs="?", help="the other text; left out: A before and after its edit"
    )
    parser.add_argument("--unified", action="store_true", help="one column, also where two would fit")
    parser.add_argument("--whole", action="store_true", help="show what stayed the same too")
    parser.add_argument(
        "--noise", action="store_true", help="show changes of quotes, dashes, case and white space"
    )


def diff(asked: Asked) -> int:
    """Compare two texts: side by side for a person, like `diff -u` for a pipe."""
    with Texts(asked) as texts:
        left, right = _pair(texts, asked.left, asked.right)
    comparison = compare(left.text, right.text, noise=asked.noise, apart=are_apart(left, right))
    if told := _accounts(left, right):
        note(" | ".join(told))
    if comparison.is_noise:
        note("only case or typography differs: --noise shows it")
    if asked.json:
        before, after = _sentences(left.text), _sentences(right.text)
        for row in comparison.rows:
            emit(of_row(row, before, after))
    elif is_terminal():
        layout = Layout(columns(), has_colour(), whole=asked.whole, unified=asked.unified)
        for line in laid_out(comparison, left.label, right.label, layout):
            show(line)
    else:
        for words in unified(comparison, left.label, right.label, whole=asked.whole):
            print(words)
    return 0


def _accounts(left: Given, right: Given) -> tuple[str, str] | None:
    """What two versions of one article are, where its feed gave one and its page the other."""
    if left.article is None or right.article is None or left.article.id != right.article.id:
        return None
    return accounts(left.text.origin, right.text.origin)


def _pair(texts: Texts, left: str, right: str | None) -> tuple[Given, Given]:
    """The two texts to compare; with one article alone, the version before and the one meant, or the newest
    that has one before it.
    """
    if right is not None:
        return texts.find(left), texts.find(right)
    after = texts.find(left)
    if after.article is None or after.revision is None:
        raise UsageError(f"{left} is no article that is kept, so it wants a second text to be compared with")
    revisions, name = texts.store.revisions.of(after.article.id), after.article.id
    pair = edit_of(revisions, after.revision.number if "@" in left else None)
    if pair is None:
        raise CommandError(_alone(name[:SHOWN], after.revision, revisions))
    if pair[1].number != after.revision.number:
        note(f"{why_alone(revisions)} Compared are the newest two by its {pair[1].origin}.")
    return texts.kept(f"{name}@{pair[0].number}"), texts.kept(f"{name}@{pair[1].number}")


def _alone(name: str, this: Revision, revisions: Sequence[Revision]) -> str:
    """Why a version is compared with none, and the command that compares it with what there is."""
    why = why_alone(revisions, this.number)
    other = next((one.number for one in reversed(revisions) if one.origin != this.origin), None)
    if other is None:
        return f"{why} `wirewatch diff {name}@{this.number} B` compares it with another text"
    left, right = sorted((this.number, other))
    return f"{why} `wirewatch diff {name}@{left} {name}@{right}` compares the two accounts"


def _sentences(text: Text) -> list[str]:
    """The sentences of a text where facts and rows count them; the headline, which is -1, last."""
    sides = cut(text)
    return [*sides.sentences, sides.headline]


def _facts_arguments(parser: Parser) -> None:
    parser.add_argument("left", metavar="A", help=ANY_TEXT)
    parser.add_argument(
        "right", metavar="B", nargs="?", help="another text, to align and judge the facts of both"
    )
    parser.add_argument("--all", action="store_true", help="of two texts: also the facts that are the same")


def facts(asked: Asked) -> int:
    """List the facts of a text, or align and judge those of two."""
    with Texts(asked) as texts:
        left = texts.find(asked.left)
        right = texts.find(asked.right) if asked.right else None
    if right is None:
        _list_facts(left.text, json=asked.json)
    else:
        _list_judged(left, right, json=asked.json, whole=asked.all)
    return 0


def _list_facts(text: Text, *, json: bool) -> None:
    found = read_facts(text)
    sentences = _sentences(text)
    if json:
        for fact in found:
            emit(of_fact(fact, sentences))
    elif is_terminal():
        for line in facts_page(found)(columns()).lines:
            show(line)
    else:
        table = Table({"kind": 0, "value": 0, "unit": 0, "of": 0, "text": 0, "sentence": 0})
        for fact in found:
            table.row((fact.kind, fact.value, fact.unit, fact.of, fact.text, sentences[fact.sentence]))


def _list_judged(left: Given, right: Given, *, json: bool, whole: bool) -> None:
    """Print judged facts: all of them as JSON, those that differ for a person."""
    found = judge(left.text, right.text, apart=are_apart(left, right))
    if json:
        before, after = _sentences(left.text), _sentences(right.text)
        for judged in found:
            emit(of_judged(judged, before, after))
        return
    shown = found if whole else [judged for judged in found if judged.verdict != "same"]
    for judged in shown:
        for line in judged_line(judged, columns() if is_terminal() else 10_000, UNICODE):
            show(line)
    if len(shown) < len(found):
        note(f"{len(found) - len(shown)} facts are the same; --all shows them")


COMMANDS = {
    "diff": Command(_diff_arguments, diff),
    "facts": Command(_facts_arguments, facts),
}
