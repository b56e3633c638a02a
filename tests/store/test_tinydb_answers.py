"""Random documents, queries and acts: our tables answer as stock TinyDB over its memory storage does."""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import Query, TinyDB
from tinydb.operations import add, decrement, delete, increment
from tinydb.operations import set as put
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from store.database import Database

KEYS = st.sampled_from(["a", "b", "id", "seen", "read", "é", "a b", 'q"q', "b\\s", ""])
"""Names of fields, among them columns of the table `articles` and names that JSON has to escape."""

WORDS = st.sampled_from(
    ["", "x", "X", "10", "[1]", "[", "{", "zz", "é", "\x00", "x\x00y", "\ud800", "null", "😀"]
)
NUMBERS = st.one_of(
    st.integers(-3, 3),
    st.sampled_from(
        [0.0, -0.0, 1.0, 0.1, 2.5, 1e300, 5e-324, float("inf"), 2**53 + 1, 2**63, -(2**63), 2**70]
    ),
    st.floats(allow_nan=False),
    st.integers(),
)
PLAIN = st.one_of(st.none(), st.booleans(), NUMBERS, WORDS, st.text(max_size=4))
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=4,
)
DOCUMENTS = st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=8)


def is_short(value: Any) -> bool:
    """A test of the user's own, which no SQL can know."""
    return isinstance(value, str | list) and len(value) < 2


@st.composite
def leaves(draw: st.DrawFn) -> Any:
    """One question about one path."""
    field = Query()
    for key in draw(st.lists(KEYS, min_size=1, max_size=2)):
        field = field[key]
    value = draw(VALUES)
    few = st.lists(PLAIN, max_size=3)
    kinds: dict[str, Callable[[], Any]] = {
        "==": lambda: field == value,
        "!=": lambda: field != value,
        "<": lambda: field < value,
        "<=": lambda: field <= value,
        ">": lambda: field > value,
        ">=": lambda: field >= value,
        "exists": field.exists,
        "matches": lambda: field.matches(draw(st.sampled_from(["x", ".*", "^$", "[0-9]+"]))),
        "search": lambda: field.search("X", flags=2),
        "test": lambda: field.test(is_short),
        "map": lambda: field.map(repr) == repr(value),
        "one_of": lambda: field.one_of(draw(few)),
        "any": lambda: field.any(draw(few)),
        "any of": lambda: field.any(Query().a == value),
        "all": lambda: field.all(draw(few)),
        "fragment": lambda: Query().fragment({draw(KEYS): value}),
        "noop": Query().noop,
    }
    return kinds[draw(st.sampled_from(sorted(kinds)))]()


QUERIES = st.recursive(
    leaves(),
    lambda inner: st.one_of(
        st.builds(lambda a, b: a & b, inner, inner),
        st.builds(lambda a, b: a | b, inner, inner),
        inner.map(lambda a: ~a),
    ),
    max_leaves=4,
)


def comparable(answer: Any) -> Any:
    """An answer with the ids of its documents, so that equal means equal in everything."""
    if isinstance(answer, Document):
        return answer.doc_id, repr(dict(answer))
    return [comparable(each) for each in answer] if isinstance(answer, list) else answer


def outcome(act: Callable[..., Any], *given: Any) -> Any:
    """What an act gives, or the kind of error it raises."""
    try:
        return comparable(act(*given))
    except (TypeError, ValueError, KeyError, RuntimeError, AttributeError) as error:
        return type(error)


@contextmanager
def both(documents: list[dict[str, Any]], name: str) -> Iterator[tuple[Any, Any]]:
    """A stock table and one of ours with the same documents."""
    with (
        TemporaryDirectory() as folder,
        Database(Path(folder) / "x.db") as ours,
        TinyDB(storage=MemoryStorage) as stock,
    ):
        for db in (stock, ours):
            db.table(name).insert_multiple(copy.deepcopy(documents))
        yield stock.table(name), ours.table(name)


FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(DOCUMENTS, st.lists(QUERIES, min_size=1, max_size=8))
def test_any_query_finds_the_same_documents_in_the_same_order(documents: Any, queries: list[Any]) -> None:
    with both(documents, "anything") as (stock, ours):
        for query in queries:
            for table in (stock, ours):
                # Stock TinyDB takes two fragments, or two regexes with other flags, for one in its cache.
                table.clear_cache()
            expected = outcome(stock.search, query)
            assert outcome(ours.search, query) == expected
            if not isinstance(expected, type):
                assert ours.count(query) == len(expected)
                assert ours.contains(query) == bool(expected)
                assert comparable(ours.get(query)) == (expected[0] if expected else None)


TEXTS: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.sampled_from(["", "s1", "s2", "2026-08-18", "[1]", "{", "zz"]), st.just([1]), st.just({})
)
ARTICLES = st.lists(
    st.fixed_dictionaries(
        {"read": st.booleans(), "tags": st.lists(st.sampled_from("xyz"), max_size=2, unique=True)},
        optional={"story": TEXTS, "url": TEXTS, "outlet": TEXTS, "claimed": TEXTS, "starred": st.booleans()},
    ),
    max_size=8,
)


@FEW
@given(
    ARTICLES,
    st.sampled_from(["story", "url", "outlet", "claimed"]),
    TEXTS,
    st.sampled_from(["<", ">=", "==", "!="]),
)
def test_a_query_on_an_indexed_column_answers_the_same(
    documents: Any, name: str, value: Any, sign: str
) -> None:
    for number, document in enumerate(documents):
        document |= {"id": f"a{number}", "source": "s", "key": str(number), "seen": "2026", "changed": "2026"}
    field = Query()[name]
    query = {"<": field < value, ">=": field >= value, "==": field == value, "!=": field != value}[sign]
    with both(documents, "articles") as (stock, ours):
        for asked in (query, ~query, query & (Query().read == False), Query().tags.any(["x"])):  # noqa: E712
            assert outcome(ours.search, asked) == outcome(lambda asked=asked: stock.search(asked))


OPERATIONS = [delete("a"), add("a", 1), increment("b"), decrement("b"), put("a", 1)]
ACTS = st.one_of(
    st.tuples(st.just("insert"), st.dictionaries(KEYS, VALUES, max_size=3)),
    st.tuples(st.just("insert_multiple"), st.lists(st.dictionaries(KEYS, VALUES, max_size=2), max_size=3)),
    st.tuples(st.just("put"), st.integers(1, 12)),
    st.tuples(st.just("update"), st.dictionaries(KEYS, VALUES, max_size=2), QUERIES),
    st.tuples(st.just("update_ids"), st.lists(st.integers(0, 9), max_size=3)),
    st.tuples(st.just("operate"), st.sampled_from(OPERATIONS)),
    st.tuples(st.just("update_multiple"), QUERIES, QUERIES),
    st.tuples(st.just("upsert"), st.dictionaries(KEYS, VALUES, max_size=2), QUERIES),
    st.tuples(st.just("remove"), QUERIES),
    st.tuples(st.just("remove_ids"), st.lists(st.integers(0, 9), max_size=3)),
    st.tuples(st.just("truncate")),
)  # fmt: skip


def perform(table: Any, kind: str, *given: Any) -> Any:
    """One act on one table."""
    match kind:
        case "put":
            return table.insert(Document({"put": given[0]}, given[0]))
        case "update_ids":
            return table.update({"a": 1}, doc_ids=given[0])
        case "update_multiple":
            return table.update_multiple([({"a": "first"}, given[0]), (delete("b"), given[1])])
        case "remove_ids":
            return table.remove(doc_ids=given[0])
        case "operate":
            return table.update(given[0], Query().a.exists() & Query().b.exists())
    return getattr(table, kind)(*given)


def own(act: tuple[Any, ...]) -> list[Any]:
    """An act with documents of its own: the memory storage keeps the very objects it is given."""
    return [copy.deepcopy(part) if isinstance(part, dict | list) else part for part in act]


@FEW
@given(DOCUMENTS, st.lists(ACTS, max_size=6))
def test_any_course_of_acts_leaves_the_same_documents(documents: Any, acts: list[Any]) -> None:
    with both(documents, "anything") as (stock, ours):
        for act in acts:
            before = copy.deepcopy(stock._read_table())
            expected = outcome(perform, stock, *own(act))
            assert outcome(perform, ours, *act) == expected
            if isinstance(expected, type):  # stock TinyDB leaves half an act in memory; ours leaves none
                stock._storage.write({stock.name: before})
                stock.clear_cache()
                break
            assert comparable(ours.all()) == comparable(stock.all())
            assert len(ours) == len(stock)
        assert comparable(ours.all()) == comparable(stock.all())
