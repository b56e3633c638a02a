"""Notes in the person's editor: kept line by line, and no failure of the editor loses a word."""

import sys
from pathlib import Path

import pytest

from store.store import open_store
from tests.tui.stocked import article_id, stock
from tests.tui.tmux import Tmux
from tui.lines import plain
from tui.noting import NotWritten, written
from tui.pages.prose import Block, broken, prose

START = (
    "import sys; from pathlib import Path; from tui.app import run_app; sys.exit(run_app(Path(sys.argv[1])))"
)


def editor(place: Path, script: str) -> dict[str, str]:
    """An editor that does what a shell script does with the file `$1`."""
    file = place / "editor.sh"
    file.write_text(script, encoding="utf-8")
    return {"EDITOR": f"sh '{file}'"}


def test_a_note_is_begun_from_what_is_held_and_made_plain(tmp_path: Path) -> None:
    draft = tmp_path / "drafts" / "a.txt"
    environment = editor(tmp_path, 'printf "second\\033[31m line\\n\\n" >> "$1"')
    assert written(draft, "first line", environment) == "first line\nsecond line"
    assert draft.parent.stat().st_mode & 0o777 == 0o700


def test_a_failing_editor_leaves_the_draft_and_the_next_one_goes_on_with_it(tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    with pytest.raises(NotWritten, match="sh ended with 3: the draft is kept"):
        written(draft, "held", editor(tmp_path, 'echo more >> "$1"; exit 3'))
    assert written(draft, "held", editor(tmp_path, "true")) == "held\nmore"


@pytest.mark.parametrize("command", ["false", "no-such-editor-anywhere --wait"])
def test_an_editor_that_wrote_nothing_leaves_no_draft(tmp_path: Path, command: str) -> None:
    draft = tmp_path / "a.txt"
    with pytest.raises(NotWritten, match="the note is as it was"):
        written(draft, "held", {"VISUAL": command})
    assert not draft.exists()


def test_a_note_of_several_lines_is_laid_out_in_lines() -> None:
    assert broken((("a\nb", "dim"), ("c", ""))) == [(("a", "dim"),), (("b", "dim"), ("c", ""))]
    laid = prose([Block((("note  ", "dim"), ("one\ntwo", "")), hang=6)])(40)
    assert [plain(line) for line in laid.lines] == ["note  one", "      two"]


@pytest.mark.tmux
def test_a_note_is_written_in_the_editor_from_the_app(tmp_path: Path) -> None:
    place = tmp_path / "w.db"
    stock(place).close()
    again = 'if [ -e "$0.once" ]; then echo "and rang" >> "$1"; exit; fi'
    script = f'{again}; touch "$0.once"; echo called > "$1"; exit 1'
    environment = editor(tmp_path, script)
    with Tmux([sys.executable, "-c", START, str(place)], 100, 30, environment) as tmux:
        tmux.wait("Ministry", "1/7")
        tmux.keys("C")
        tmux.wait("ended with 1: the draft is kept")
        tmux.keys("C")
        tmux.wait("noted", "Ministry")
        tmux.keys("c")
        tmux.wait("several lines: C opens it")
        tmux.keys("u")
        tmux.wait("Took back: note")
    with open_store(place) as store:
        held = store.articles.get(article_id("titled-0"))
        assert held is not None
        assert held.note == ""
        assert [deed.value for deed in store.triage.history(1)] == ["called\nand rang"]
    assert list((tmp_path / "drafts").iterdir()) == []
