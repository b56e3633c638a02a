"""Queries that do not parse: each says where, what, and proposes one that does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.query.errors import BadQuery
from news.query.parse import parse

MALFORMED = [
    ("(a", 0, "(a)"),
    ("a)", 1, "a"),
    ("()", 0, "is:unread"),
    ("javelin ()", 8, "javelin"),
    ("(((javelin", 2, "(((javelin)))"),
    ('"javelin', 0, '"javelin"'),
    ('javelin "', 8, "javelin"),
    ('""', 0, "is:unread"),
    ('"..."', 0, "is:unread"),
    ("OR", 0, "is:unread"),
    ("OR javelin", 0, "javelin"),
    ("javelin OR", 8, "javelin"),
    ("javelin OR OR stinger", 11, "javelin OR stinger"),
    ("(javelin OR)", 9, "(javelin )"),
    ("AND javelin", 0, "javelin"),
    ("javelin AND", 8, "javelin"),
    ("javelin AND AND stinger", 8, "javelin AND stinger"),
    ("NOT", 0, "is:unread"),
    ("javelin NOT", 8, "javelin"),
    ("NEAR/5 javelin", 0, "javelin"),
    ("javelin NEAR/5", 8, "javelin"),
    ("javelin NEAR/0 kyiv", 8, "javelin NEAR/5 kyiv"),
    ("javelin NEAR/x kyiv", 8, "javelin NEAR/5 kyiv"),
    ("javelin NEAR/ kyiv", 8, "javelin NEAR/5 kyiv"),
    ("javelin ONEAR/99999 kyiv", 8, "javelin ONEAR/5 kyiv"),
    ("javelin NEAR/5 -kyiv", 15, "javelin -kyiv"),
    ("is:read NEAR/5 kyiv", 0, "is:read kyiv"),
    ("title:a NEAR/5 b", 0, "title:a b"),
    ("javelin NEAR/3 NEAR/3 kyiv", 8, "javelin NEAR/3 kyiv"),
    ("tilte:javelin", 0, "title:javelin"),
    ("outlets:reuters", 0, "outlet:reuters"),
    ("langage:en", 0, "lang:en"),
    ("http://example.org/a", 0, '"http://example.org/a"'),
    ("Ukraine: war", 0, "Ukraine war"),
    ("is:", 0, "is:unread"),
    ("is:unraed", 3, "is:unread"),
    ("is:star", 3, "is:starred"),
    ("title:", 5, "title"),
    ("title: javelin", 5, "title:javelin"),
    ("title:(outlet:ap)", 6, "(outlet:ap)"),
    ("outlet: reuters", 7, "outlet:reuters"),
    ("age:2h", 4, "age:<2h"),
    ("age:<2x", 4, "age:<2h"),
    ("age:<", 4, "age:<2h"),
    ("lag:>soon", 4, "lag:<2h"),
    ("version:new", 8, "version:>1"),
    ("version:..", 8, "version:>1"),
    ("changed:colour", 8, "changed:figure"),
    ("changed:figures", 8, "changed:figure"),
    ("seen:yesterday", 5, "seen:2026-11-01.."),
    ("seen:2026-13-01", 5, "seen:2026-01-01.."),
    ("seen:2026-02-30", 5, "seen:2026-01-01.."),
    ("seen:..", 5, "seen:2026-11-01.."),
    ("seen:2026-11-05..2026-11-01", 5, "seen:2026-11-01..2026-11-05"),
    ("lang:english", 5, "lang:en"),
    ("*", 0, "is:unread"),
    ("j*", 1, "j"),
    ("jav*lin", 3, "javlin*"),
    ("javelin**", 7, "javelin*"),
    ("-", 0, "is:unread"),
    ("javelin - kyiv", 8, "javelin -kyiv"),
    ("--javelin", 0, "-javelin"),
    ("!javelin", 0, "-javelin"),
    ("~", 0, "is:unread"),
    ("=Kiev", 0, '="Kiev"'),
    ('="Kiev', 1, '="Kiev"'),
    ("/javelin", 0, "/javelin/"),
    ("/jav[/", 1, '"jav"'),
    ("/javelin/x", 9, "/javelin/i"),
    ("/(?=javelin)/", 1, '"javelin"'),
    ("/a*/", 0, "is:unread"),
    ("repeat:javelin", 0, "is:unread"),
    ("repeat:0 javelin", 0, "repeat:2 javelin"),
    ("repeat:3", 0, "is:unread"),
    ("repeat:3 outlet:ap", 9, "outlet:ap"),
    ("javelin || stinger", 8, "javelin OR stinger"),
    ("javelin & stinger", 8, "javelin stinger"),
    ("", 0, "is:unread"),
    ("   ", 0, "is:unread"),
]


@pytest.mark.parametrize(("query", "position", "proposal"), MALFORMED)
def test_a_malformed_query_says_where_and_proposes_one_that_parses(
    query: str, position: int, proposal: str
) -> None:
    with pytest.raises(BadQuery) as caught:
        parse(query)
    assert (caught.value.position, caught.value.proposal) == (position, proposal)
    assert f"character {position + 1}" in str(caught.value)
    parse(proposal)


def test_there_are_sixty_of_them() -> None:
    assert len({query for query, _, _ in MALFORMED}) >= 60


PARTS = st.sampled_from(
    [
        "(",
        ")",
        '"',
        "-",
        "~",
        "=",
        "*",
        "/",
        "OR",
        "AND",
        "NOT",
        "NEAR/3",
        "ONEAR",
        "title:",
        "is:",
        "age:",
        "repeat:2",
        "javelin",
        "Київ",
        "习近平",
        "<",
        "..",
        "!",
        "|",
        "“",
        ":",
        "\\",
    ]
)


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(PARTS, max_size=12).map(" ".join),
        st.lists(PARTS, max_size=12).map("".join),
    )
)
def test_any_text_parses_or_proposes_what_does(text: str) -> None:
    refused = refusal(text)
    if refused is not None:
        assert 0 <= refused.position <= len(text)
        assert refused.message
        parse(refused.proposal)


def refusal(text: str) -> BadQuery | None:
    """What the parser has against a text."""
    try:
        parse(text)
    except BadQuery as word:
        return word
    return None


def test_a_very_long_query_is_refused_and_a_deep_one_too() -> None:
    for text in ("a " * 10_000, "(" * 500 + "a" + ")" * 500, "NOT " * 2000 + "a", "title:" * 1000 + "a"):
        with pytest.raises(BadQuery) as caught:
            parse(text)
        parse(caught.value.proposal)


@pytest.mark.parametrize(("text", "told"), [("NOT", False), ('""', False), ("is:unraed", True), ("(a", True)])
def test_a_query_is_told_as_a_proposal_only_where_it_is_near(text: str, told: bool) -> None:
    with pytest.raises(BadQuery) as refused:
        parse(text)
    assert ("try:" in str(refused.value)) is told
