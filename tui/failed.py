"""What the program itself did wrong, written down whole for a report."""

import traceback
from pathlib import Path

FILE = "app.log"
"""Beside the store: the last thing that went wrong, whole."""


def written_down(error: BaseException, file: Path) -> bool:
    """Write an error down with its trace, for its owner's eyes alone; whether that could be done."""
    whole = "".join(traceback.format_exception(error))
    try:
        file.write_text("".join(map(_shown, whole)), encoding="utf-8", errors="backslashreplace")
        file.chmod(0o600)
    except OSError:
        return False
    return True


def _shown(character: str) -> str:
    """A character of words from outside that does nothing to whoever reads the file in a terminal."""
    return character if character == "\n" or character.isprintable() else ascii(character)[1:-1]
