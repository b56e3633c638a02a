"""Comparisons written as unified diffs: headers that say where they stand, and a patch that applies."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.compare import compare
from news.model import Text
from tests.tui.test_side_by_side import LEFT, RIGHT
from tui.commands.unified import unified

HEADER = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
SENTENCES = [
    "The ferry left at dawn with nine aboard.",
    "Nobody saw the light on the pier that night.",
    "The harbour master asked for patience.",
    "Crews return to work on Monday after a week of talks.",
    "A senior diplomat said the purchase would go through.",
    "The council will vote on the dam in June.",
    "Officials in Brussels expect an answer within weeks.",
]


def diff(left: Text, right: Text, *, whole: bool = False) -> list[str]:
    return list(unified(compare(left, right), "one", "other", whole=whole))


def of(lines: Sequence[str], signs: str) -> list[str]:
    """The lines of one side of a whole diff, without their signs; all that is there when nothing differs."""
    body = [line for line in lines if line[0] in signs and not line.startswith(("--- ", "+++ "))]
    return [line[1:] for line in body]


def applied(left: list[str], patch: Sequence[str]) -> list[str]:
    """What a patch makes of the lines, by its headers alone; fails where it does not fit."""
    made: list[str] = []
    at = 0
    for index, line in enumerate(patch):
        if not (found := HEADER.fullmatch(line)):
            continue
        start, count, new_start, new_count = (int(1 if part is None else part) for part in found.groups())
        assert count > 0
        assert new_count > 0
        start, new_start = start - 1, new_start - 1
        made += left[at:start]
        assert len(made) == new_start
        end = next((n for n in range(index + 1, len(patch)) if patch[n].startswith("@@ ")), len(patch))
        hunk = patch[index + 1 : end]
        assert left[start : start + count] == [each[1:] for each in hunk if each[0] in " -"]
        came = [each[1:] for each in hunk if each[0] in " +"]
        assert len(came) == new_count
        made += came
        at = start + count
    return made + left[at:]


def test_the_headline_is_line_one_and_what_moved_is_taken_out_and_put_in() -> None:
    lines = diff(LEFT, RIGHT)
    assert any(line.startswith("# changed role") for line in lines)
    moved = "A senior diplomat said the purchase would go through the foreign sales programme."
    assert f"# moved: {moved}" in lines
    assert lines[lines.index("--- one") + 1 :][:2] == ["+++ other", "@@ -1,5 +1,5 @@"]
    assert {f"-{moved}", f"+{moved}", f" {LEFT.headline}"} <= set(lines)
    assert "-The 210 missiles and 37 launchers were delivered to Ukraine in April 2018." in lines


def test_a_fact_that_changed_is_told_once() -> None:
    told = "The dam cost {} in the end, the council said."
    left, right = (Text("Dam", (told.format(cost),)) for cost in ("$39M", "$93M"))
    assert diff(left, right)[0] == "# changed figure: $39M → $93M"


@pytest.mark.parametrize(
    ("left", "right", "header"),
    [
        ((), SENTENCES[:3], "@@ -1 +1,4 @@"),
        (SENTENCES[:1], SENTENCES[:2], "@@ -1,2 +1,3 @@"),
        (SENTENCES, SENTENCES[:-1], "@@ -6,3 +6,2 @@"),
    ],
)
def test_a_header_says_where_a_hunk_stands(left: list[str], right: list[str], header: str) -> None:
    assert header in diff(Text("Ferry", tuple(left)), Text("Ferry", tuple(right)))


def test_equal_texts_give_no_hunk() -> None:
    assert diff(LEFT, LEFT) == ["--- one", "+++ other"]


@settings(max_examples=60, deadline=None)
@given(*[st.lists(st.sampled_from(SENTENCES), unique=True)] * 2, st.sampled_from(["Ferry", "Dam"]))
def test_a_diff_applies_to_the_left_and_makes_the_right(
    left: list[str], right: list[str], headline: str
) -> None:
    one, other = Text("Ferry", tuple(left)), Text(headline, tuple(right))
    assert applied(["Ferry", *left], diff(one, other)) == [headline, *right]
    if one != other:
        assert of(diff(one, other, whole=True), " -") == ["Ferry", *left]


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not here")
def test_patch_takes_it(tmp_path: Path) -> None:
    left, right = Text("Ferry", tuple(SENTENCES)), Text("Dam", (SENTENCES[5], *SENTENCES[:3], SENTENCES[6]))
    file = tmp_path / "text"
    file.write_text("\n".join(["Ferry", *SENTENCES, ""]), encoding="utf-8")
    patch = "\n".join([*diff(left, right), ""])
    subprocess.run(["patch", "-s", file], input=patch, text=True, check=True, timeout=10)
    assert file.read_text(encoding="utf-8").splitlines() == ["Dam", *right.paragraphs]
