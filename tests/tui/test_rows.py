"""The ids of a list: what comes in on top, none twice, and where each stands."""

from tui.rows import NEAR, Rows


def test_what_is_put_on_top_comes_first_in_its_own_order() -> None:
    rows = Rows(["c", "d"])
    assert rows.put_on_top(["a", "b"]) == 2
    assert rows.put_on_top(["z"]) == 1
    assert rows.window(0, 10) == ["z", "a", "b", "c", "d"]


def test_nothing_is_put_on_top_twice() -> None:
    rows = Rows(["b", "c"])
    rows.put_on_top(["a"])
    assert rows.put_on_top(["a", "b"]) == 0
    assert len(rows) == 3


def test_a_row_is_found_near_where_it_was_and_far_from_it() -> None:
    rows = Rows([f"id{number}" for number in range(3 * NEAR)])
    rows.put_on_top(["new"])
    assert rows.place("id10", near=9) == 11
    assert rows.place(f"id{3 * NEAR - 1}") == 3 * NEAR
    assert rows.place("nowhere") is None


def test_what_is_unknown_is_what_stands_nowhere_near_the_top() -> None:
    assert Rows(["b", "c"]).unknown(["a", "b"]) == ["a"]


def test_more_rows_go_beneath() -> None:
    rows = Rows(("a",))
    rows.extend(["b"])
    assert rows.window(0, 5) == ["a", "b"]
