"""What every view is given: the store to read and change, the clock, the signs, and what the views share."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tui.acting import Act, Acting
from tui.errands import Errands
from tui.marks import Marks
from tui.pulse import Pulse
from tui.reading import Reading
from tui.shelving import Shelving
from tui.sides import Side

PATIENCE = 2.0
"""Seconds that a key waits for a dialog or a line at most."""


@dataclass(slots=True)
class Seat:
    """One person's place at the desk."""

    reading: Reading
    acting: Acting
    shelving: Shelving
    errands: Errands
    drafts: Path
    """Where notes stand while they are written in an editor."""
    now: Callable[[], datetime]
    marks: Marks
    bound: Mapping[str, str]
    """The keys of every id."""
    read_only: bool = False
    starts_desk: bool = False
    """Whether this app starts a desk when none is at work."""
    roomy: bool = False
    """Whether a row of the feed takes two lines."""
    opened_on: str = ""
    """The filter that the command line gave: of the feed, and of the stories."""
    filter: str = ""
    cursor: str | None = None
    """The article under the cursor of the feed."""
    marked: Side | None = None
    """The side of a comparison that was marked and waits for the other."""
    pair: tuple[Side, Side] | None = None
    """What is compared, or was last."""
    last_act: Act | None = None
    is_going: bool = False
    """Whether another view was asked for and is not in front yet."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while something is done to the store, so that acts keep their order."""
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    """Clear while a dialog, or a line to type in, was asked for and is not there yet: keys wait for it."""
    pulse: Pulse | None = None
    """How things stand, as last asked."""

    def __post_init__(self) -> None:
        self.ready.set()

    async def until_ready(self) -> None:
        """Wait until what was asked for is there; a key must not wait for ever for what fails to come."""
        if not self.ready.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self.ready.wait(), PATIENCE)
            self.ready.set()
