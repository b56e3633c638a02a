"""A note written in the person's editor; what was written is lost by no failure of it."""

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

from news import clean
from tui.out import interrupts_for_child


class NotWritten(Exception):
    """The editor failed; what it left stays as a draft. The message says what happened and what to do."""


def written(draft: Path, held: str, environment: Mapping[str, str] = os.environ) -> str:
    """The note as it was left in the editor, begun from a draft that waits, else from what is held.

    The editor has the terminal meanwhile. The draft stays until the note is kept, so that neither an
    editor that fails nor the end of this process loses it. Raises NotWritten.
    """
    if not draft.exists():
        draft.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.write_text(f"{held}\n" if held else "", encoding="utf-8")
    command = shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or "vi")
    try:
        with interrupts_for_child():
            code = subprocess.run([*command, str(draft)], check=False).returncode
    except OSError as error:
        raise _failed(draft, held, f"{command[0]} cannot be started: {error.strerror}") from error
    if code:
        raise _failed(draft, held, f"{command[0]} ended with {code}")
    return _text(draft)


def _failed(draft: Path, held: str, why: str) -> NotWritten:
    """What to say; a draft that says no more than the note does is none."""
    if _text(draft) == held:
        draft.unlink(missing_ok=True)
        return NotWritten(f"{why}: the note is as it was.")
    return NotWritten(f"{why}: the draft is kept, and the next try goes on with it ({draft}).")


def _text(draft: Path) -> str:
    """What stands in a draft, line by line, without what a terminal would take for orders."""
    lines = draft.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(clean.plain(line) for line in lines).strip()
