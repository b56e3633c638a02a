"""`diff`, `facts`, `extract`, `match` on ids, files and stdin."""

import io
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from news.model import Text
from store.store import open_store
from tests.tui.made import FERRY, MISSILES, OTHER, article, keep, make_store
from tui.commands.main import main

HOUSE = Path(__file__).parents[2]
SEED = Path(os.environ.get("WIREWATCH_DATA", HOUSE.parent / "shared" / "data")).parent / "seed-article.txt"

Run = Callable[..., list[dict[str, object]]]

BEFORE = (
    "Kyiv asks for missiles\n\nThe 210 missiles were delivered to Ukraine in April.\n\nNobody commented.\n"
)
AFTER = BEFORE.replace("to Ukraine", "to the United States").replace("asks for", "wants")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with --json; gives the lines it printed."""
    store = make_store(tmp_path / "store")

    def run(*words: str, code: int = 0) -> list[dict[str, object]]:
        assert main([*words, "--json", "--store", str(store)]) == code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "before.txt").write_text(BEFORE, encoding="utf-8")
    (tmp_path / "after.txt").write_text(AFTER, encoding="utf-8")
    return str(tmp_path / "before.txt"), str(tmp_path / "after.txt")


def test_diff_tells_each_row_with_its_words_and_classes(run: Run, files: tuple[str, str]) -> None:
    rows = run("diff", *files)
    assert all(row.keys() >= {"op", "left", "right", "words", "classes", "facts"} for row in rows)
    headline, flipped, same = rows
    assert headline["left"] == {"index": -1, "text": "Kyiv asks for missiles"}
    assert (flipped["op"], same["op"]) == ("edit", "same")
    assert ["drop", "Ukraine"] in flipped["words"]  # type: ignore[operator]
    assert "wording" not in same["classes"]  # type: ignore[operator]


def test_one_article_is_compared_with_its_revision_before(run: Run) -> None:
    assert run("diff", MISSILES.id) == run("diff", f"{MISSILES.id}@1", f"{MISSILES.id}@2")


def test_a_first_revision_has_none_before_it(run: Run) -> None:
    assert run("diff", FERRY.id, code=1) == []


def test_behind_the_first_of_another_account_the_newest_edit_is_compared(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(tmp_path / "store") as store:
        for held in (MISSILES, FERRY):
            keep(store, held, held.revisions + 1, replace(OTHER, origin="feed"), 90)
    assert run("diff", MISSILES.id) == run("diff", f"{MISSILES.id}@1", f"{MISSILES.id}@2")
    assert main(["diff", FERRY.id, "--store", str(tmp_path / "store")]) == 1
    name = FERRY.id[:7]
    assert f"`wirewatch diff {name}@1 {name}@2` compares the two accounts" in capsys.readouterr().err
    assert run("diff", f"{MISSILES.id}@3", code=1) == []


def test_one_file_alone_is_a_usage_error(run: Run, files: tuple[str, str]) -> None:
    assert run("diff", files[0], code=2) == []


def test_stdin_is_a_text(run: Run, files: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(AFTER.encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", piped)
    assert [row["op"] for row in run("diff", files[0], "-")] == ["edit", "edit", "same"]


def test_a_file_and_an_article_are_compared(run: Run, files: tuple[str, str]) -> None:
    headline = run("diff", files[0], f"{MISSILES.id}@1")[0]
    assert headline["right"] == {"index": -1, "text": "Kyiv asks for Javelin missiles"}


def test_for_a_pipe_diff_reads_like_diff_u(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *files]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("# changed role: ")
    assert f"--- {files[0]}" in lines
    assert "-The 210 missiles were delivered to Ukraine in April." in lines
    assert "\x1b" not in "".join(lines)


def test_a_fact_comes_with_the_sentence_it_stands_in(run: Run, files: tuple[str, str]) -> None:
    facts = run("facts", files[0])
    figure = next(fact for fact in facts if fact["kind"] == "figure")
    assert (figure["value"], figure["of"]) == ("210", "missiles")
    assert figure["sentence"] == "The 210 missiles were delivered to Ukraine in April."


def test_the_facts_of_two_texts_are_judged(run: Run, files: tuple[str, str]) -> None:
    judged = run("facts", *files)
    verdicts = {fact["verdict"] for fact in judged}
    assert "same" in verdicts
    assert verdicts - {"same"}
    assert judged[0]["verdict"] != "same"  # those that differ come first


def test_two_outlets_contradict_each_other_where_one_article_was_edited(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Text("Bridge falls", ("Rescuers said on Friday that 12 people were hurt when the bridge fell.",))
    other = replace(text, paragraphs=(text.paragraphs[0].replace("12", "14"),))
    with open_store(make_store(tmp_path / "two")) as store:
        for key, outlet in (("one", "Harbour Post"), ("two", "Dam Times"), ("three", "Harbour Post")):
            held = replace(article(key, text, 1), outlet=outlet)
            store.articles.put(held)
            keep(store, held, 1, text if key == "one" else other, 1)
    ids = {key: article(key, text, 1).id for key in ("one", "two", "three")}
    for key, verdict in (("two", "conflict"), ("three", "changed")):
        words = ["--json", "--store", str(tmp_path / "two"), ids["one"], ids[key]]
        assert main(["facts", *words]) == 0
        judged = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [each["verdict"] for each in judged if each["change"] == "figure"] == [verdict]
        assert main(["diff", *words]) == 0
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [fact["verdict"] for row in rows for fact in row["facts"] if fact["change"]] == [verdict]


def test_a_page_gives_its_text_and_something_else_says_why_not(run: Run, tmp_path: Path) -> None:
    words = "The council met on Monday and decided to keep the ferry running through the winter months. " * 4
    page = tmp_path / "page.html"
    shown = "<figure><img><figcaption>The ferry in winter</figcaption></figure>"
    linked = "<a href='https://a.example/vote'>the vote</a>"
    body = f"<article><h1>Ferry stays</h1>{shown}<p>{words} See {linked}.</p></article>"
    page.write_text(
        f"<html><head><title>Ferry stays</title></head><body>{body}</body></html>", encoding="utf-8"
    )
    (text,) = run("extract", str(page))
    assert "keep the ferry running" in str(text["text"])
    assert (text["links"], text["captions"]) == (
        [{"words": "the vote", "url": "https://a.example/vote"}], ["The ferry in winter"],
    )  # fmt: skip
    assert text.keys() >= {"title", "byline", "claimed", "language", "url", "text", "paragraphs"}
    (tmp_path / "image").write_bytes(b"\x00\x01\x02")
    assert run("extract", str(tmp_path / "image")) == [{"no_text": "not text", "detail": "image"}]


def test_a_file_that_is_not_there_is_a_failure(run: Run, tmp_path: Path) -> None:
    assert run("facts", str(tmp_path / "none.txt"), code=1) == []


def test_a_match_says_where_and_by_which_spelling(run: Run, files: tuple[str, str]) -> None:
    first, second = run("match", "Kiev", *files)
    assert first["matched"] is True
    assert first["variant"] == ["Kyiv"]
    assert second["file"] == files[1]
    (missed,) = run("match", "zeppelin", files[0])
    assert (missed["matched"], missed["spans"]) == (False, [])


def test_articles_are_grouped_into_stories_without_a_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        {
            "id": "a",
            "title": "Ferry strike ends in Ostrava harbour",
            "text": "Ferry crews in Ostrava harbour end their strike after a week of talks.",
            "at": "2026-08-18T09:00:00Z",
        },
        {
            "id": "b",
            "title": "Strike of ferry crews in Ostrava harbour is over",
            "text": "The strike of ferry crews in Ostrava harbour is over after a week of talks.",
            "at": "2026-08-18T10:00:00Z",
        },
        {
            "id": "c",
            "title": "Volcano erupts on Iceland",
            "text": "A volcano erupted near Grindavik and residents were told to leave.",
            "at": "2026-08-18T11:00:00Z",
        },
    ]
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main(["cluster", str(file), "--json"]) == 0
    stories = {row["id"]: row["story"] for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert stories["a"] == stories["b"] != stories["c"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "a", "title": "b", "text": "c"}', "at missing: a line wants id, title, text, at"),
        ('{"id": "a", "title": "b", "text": "c", "at": "soon"}', "at is no time: soon; write 2026-"),
        ('{"id": "a", "title": 1, "text": "c", "at": "soon"}', "title is no text in quotes"),
        ('{"id": ', "is not JSON: Expecting value at character 9"),
        ("3", "an object in braces is wanted"),
    ],
)
def test_a_line_that_is_no_article_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, told: str
) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(f"{line}\n", encoding="utf-8")
    assert main(["cluster", str(file)]) == 1
    assert f"line 1: {told}" in capsys.readouterr().err


def test_an_id_of_a_line_comes_back_as_it_was_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text('{"id": 7, "title": "b", "text": "c", "at": "2026-08-18"}\n', encoding="utf-8")
    assert main(["cluster", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == 7


def test_an_empty_word_names_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", ""]) == 2
    assert "an empty word names no text" in capsys.readouterr().err


@pytest.mark.data
def test_the_seeds_flipped_recipient_is_a_change_of_role(run: Run) -> None:
    if not SEED.exists():
        pytest.skip("the seed article is not here; set WIREWATCH_DATA")
    rows = run("diff", str(HOUSE / "tests" / "news" / "original.txt"), str(SEED))
    (flipped,) = [row for row in rows if "role" in row["classes"]]  # type: ignore[operator]
    assert any(op == "drop" and "to Ukraine" in words for op, words in flipped["words"])  # type: ignore[attr-defined]
    notes = [fact["note"] for fact in flipped["facts"] if fact["change"] == "role"]  # type: ignore[attr-defined]
    assert notes == ["to Ukraine → to United States"]


def test_a_diff_that_hides_all_that_differs_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = tmp_path / "us.txt", tmp_path / "US.txt"
    for file in told:
        file.write_text(f"Aid\n\nThe aid is for {file.stem}.\n", encoding="utf-8")
    names = [*map(str, told), "--store", str(tmp_path / "store")]
    assert main(["diff", *names]) == 0
    assert "only case or typography differs: --noise shows it" in capsys.readouterr().err
    assert main(["diff", "--noise", *names]) == 0
    found = capsys.readouterr()
    assert "+The aid is for US." in found.out
    assert "only case" not in found.err
