"""Of all that one person has open on a store, one viewer rings."""

from pathlib import Path

from store.lock import BellLock


def test_the_first_rings_and_the_next_when_it_is_gone(tmp_path: Path) -> None:
    first, second = BellLock(tmp_path / "w.db"), BellLock(tmp_path / "w.db")
    assert first.is_mine(keep=True)
    assert not second.is_mine(keep=True)
    assert first.is_mine(keep=True)
    first.release()
    assert second.is_mine(keep=True)
    assert not first.is_mine(keep=True)
    second.release()


def test_one_that_only_looks_rings_while_nobody_else_does(tmp_path: Path) -> None:
    wall, editor = BellLock(tmp_path / "w.db"), BellLock(tmp_path / "w.db")
    assert wall.is_mine(keep=False)
    assert editor.is_mine(keep=True)
    assert not wall.is_mine(keep=False)
    editor.release()


def test_another_persons_bell_is_no_reason_to_be_silent(tmp_path: Path) -> None:
    (tmp_path / "w.db.bell").mkdir()  # cannot be opened for writing, whoever asks
    assert BellLock(tmp_path / "w.db").is_mine(keep=True)
