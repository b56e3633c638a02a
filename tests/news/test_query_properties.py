"""What holds for every query and every text."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from news.model import Rule
from news.query.document import Document
from news.query.evaluate import evaluate
from news.query.parse import parse
from news.query.prefilter import Prefilter, indexed, prefilter
from news.query.reading import Reading
from news.query.syntax import And, Near, Node, Not, Or, Plain, Words
from news.rules import RuleSet
from news.words import fold, span, tokens, words

NOW = datetime(2026, 11, 22, tzinfo=UTC)
PATIENT = settings(deadline=None)
"""The first query reads the table of names, which takes longer than the others together."""

LETTERS = st.sampled_from("abc")
SENTENCES = st.lists(LETTERS, max_size=8).map(" ".join)
NAMED = st.sampled_from(
    [
        "Kyiv",
        "Kiev",
        "Києві",
        "Zelensky",
        "Selenskyj",
        "Poutine",
        "Javelin",
        "javelins",
        "chicken",
        "习近平",
        "Yazenjuk",
    ]
)
PROSE = st.lists(st.one_of(NAMED, LETTERS), max_size=8).map(" ".join)
LEAVES = st.sampled_from(
    [
        "a",
        "b",
        "c",
        '"a',
        'b"',
        "ab*",
        "Kyiv",
        "Zelensky",
        '"Xi',
        'Jinping"',
        "~javelin",
        '="Kiev"',
        "/av.l/",
        "Yatsenyuk",
        "is:unread",
        "tag:war",
        "outlet:ap",
        "age:<2h",
        "age:>1h",
        "seen:2026-11-21",
        "seen:2026-11..",
        "story:7k",
        "version:>1",
        "changed:figure",
    ]
).filter(lambda leaf: leaf.count('"') != 1)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} OR {pair[1]})"),
        inner.map(lambda query: f"-({query})"),
        st.sampled_from(["a NEAR/2 b", "a ONEAR/3 Kyiv", "repeat:2 a", "title:(a OR Kyiv)"]),
    ),
    max_leaves=6,
)
DOCUMENTS = st.builds(
    Document,
    headline=PROSE,
    paragraphs=st.lists(PROSE, max_size=3).map(tuple),
    outlet=st.sampled_from(["AP", "Reuters"]),
    tags=st.sampled_from([(), ("war",)]),
    story=st.sampled_from([None, "7k2m9x0w1q2e"]),
    states=st.sampled_from([frozenset({"unread"}), frozenset({"read", "starred"})]),
    revision=st.integers(1, 3),
    classes=st.sampled_from([(), ("figure",)]),
    seen=st.integers(0, 72).map(lambda hours: NOW - timedelta(hours=hours)),
    added=st.lists(PROSE, max_size=2).map(tuple),
)


@PATIENT
@given(QUERIES, DOCUMENTS)
def test_what_the_store_leaves_out_does_not_match(query: str, article: Document) -> None:
    asked = parse(query)
    if asked.match(article, NOW) is not None:
        assert admits(prefilter(asked, NOW), article)


def admits(conditions: Prefilter, article: Document) -> bool:
    """Whether a store that asks by index and full-text search would give this article."""
    has = {token for text in (article.headline, *article.paragraphs) for token in indexed(text)}
    met = (
        conditions.source in (None, article.source),
        conditions.outlet in (None, article.outlet),
        conditions.tag is None or conditions.tag in article.tags,
        conditions.story in (None, article.story),
        conditions.state is None or conditions.state in article.states,
        conditions.since is None or (article.seen is not None and article.seen >= conditions.since),
        conditions.until is None or (article.seen is not None and article.seen < conditions.until),
    )
    return all(met) and all(any(stands(token, has) for token in group) for group in conditions.words)


def stands(token: str, has: set[str]) -> bool:
    """Whether a word, or one that begins so, is in the index."""
    return any(word.startswith(token[:-1]) for word in has) if token.endswith("*") else token in has


@PATIENT
@given(st.lists(QUERIES, max_size=6), st.sampled_from(["first", "any", "added"]), DOCUMENTS)
def test_many_rules_together_answer_as_each_alone(queries: list[str], on: str, article: Document) -> None:
    rules = [Rule(str(number), "", query, on=on) for number, query in enumerate(queries)]  # type: ignore[arg-type]
    alone = []
    for rule in rules:
        read = article.only_added() if on == "added" and article.revision > 1 else article
        if not (on == "first" and article.revision > 1) and (match := parse(rule.query).match(read, NOW)):
            alone.append((rule, match))
    assert RuleSet(rules).match(article, NOW) == alone


@PATIENT
@given(QUERIES, DOCUMENTS)
def test_a_span_stands_where_it_says(query: str, article: Document) -> None:
    match = parse(query).match(article, NOW)
    for one in match.spans if match else ():
        text = article.headline if one.place == -1 else article.paragraphs[one.place]
        assert text[one.start : one.end] == one.text != ""
    assert match is None or match.reason


@PATIENT
@given(QUERIES, DOCUMENTS)
def test_not_is_the_opposite_and_twice_not_the_same(query: str, article: Document) -> None:
    holds = parse(query).match(article, NOW) is not None
    assert (parse(f"-({query})").match(article, NOW) is not None) == (not holds)
    assert (parse(f"NOT NOT ({query})").match(article, NOW) is not None) == holds


PLAIN = st.recursive(
    st.lists(LETTERS, min_size=1, max_size=3).map(lambda found: Words("", tuple(map(Plain, found)))),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=5,
)


@PATIENT
@given(PLAIN, SENTENCES)
def test_words_and_phrases_agree_with_plain_string_search(node: Node, text: str) -> None:
    assert (evaluate(node, Reading(Document(text)), NOW) is not None) == holds(node, f" {text} ")


def holds(node: Node, text: str) -> bool:
    """The same by substrings of a text in which each word stands between spaces."""
    match node:
        case Words(picks=picks):
            return f" {' '.join(pick.folded for pick in picks if isinstance(pick, Plain))} " in text
        case And(parts):
            return all(holds(part, text) for part in parts)
        case Or(parts):
            return any(holds(part, text) for part in parts)
        case Not(part):
            return not holds(part, text)
        case _:
            raise AssertionError(node)


@PATIENT
@given(LETTERS, LETTERS, st.integers(1, 4), st.booleans(), SENTENCES)
def test_near_agrees_with_counting(left: str, right: str, within: int, ordered: bool, text: str) -> None:
    node = Near(Words("", (Plain(left),)), Words("", (Plain(right),)), within, ordered)
    found = text.split()
    near = any(
        0 < (there - here if ordered else abs(there - here)) <= within
        for here, first in enumerate(found)
        for there, second in enumerate(found)
        if first == left and second == right
    )
    assert (evaluate(node, Reading(Document(text)), NOW) is not None) == near


@PATIENT
@given(st.text(max_size=60))
def test_words_are_the_same_whichever_way_they_are_read(text: str) -> None:
    found = [match[0] for match in tokens(text)]
    assert words(text) == tuple(map(fold, found))
    for number, word in enumerate(found):
        start, end = span(text, number, number + 1)
        assert text[start:end] == word
