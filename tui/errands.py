"""Errands of the app: commands of ours in a process of their own, for what needs the net.

The app's process loads nothing that speaks to the net; and whatever hangs there can be ended.
"""

import asyncio
import json
from asyncio.subprocess import DEVNULL, PIPE
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.spawn import OURS

GRACE = 2.0
"""Seconds that a command has to end once it is told to."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command came to."""

    lines: tuple[dict[str, Any], ...] = ()
    """The JSON that it printed, an object a line."""
    error: str = ""
    """Why it failed, as it says it; empty when it did what it was asked."""


class Errands:
    """Runs commands on one store, with the lists of one file where there is one."""

    def __init__(self, store: Path, lists: Path | None) -> None:
        self._given = ["--store", str(store), *(["--config", str(lists)] if lists else [])]

    async def run(self, *words: str) -> Ran:
        """What a command comes to; it is ended when the wait for it is given up."""
        command = (*OURS, "tui.commands", *words, "--json", "--no-input", *self._given)
        child = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE)
        try:
            out, errors = await child.communicate()
        except asyncio.CancelledError:
            await _end(child)
            raise
        said = errors.decode("utf-8", "replace").strip().splitlines()
        if child.returncode:
            return Ran(
                error=said[-1].removeprefix("wirewatch: ") if said else f"ended with {child.returncode}"
            )
        return Ran(tuple(json.loads(line) for line in out.decode("utf-8").splitlines()))


async def _end(child: asyncio.subprocess.Process) -> None:
    """Have a child end, by force where it does not."""
    if child.returncode is None:
        child.terminate()
        try:
            await asyncio.wait_for(child.wait(), GRACE)
        except TimeoutError:
            child.kill()
            await child.wait()
