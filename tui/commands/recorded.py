"""`record`, `replay`: what sources answer kept in a folder, and a day so kept played again."""

import argparse
import asyncio
from pathlib import Path

from desk.replay import replay as play
from fetchers.recording import Recording
from news.amount import amount
from tui.commands.output import note
from tui.commands.parsing import Asked, Command, Parser, count
from tui.commands.paths import store_path
from tui.commands.polling import desk_arguments, emit_event, show_event, worked

SIZE = 4_000
"""Megabytes that a recording takes at most, unless told otherwise."""


def _record_arguments(parser: Parser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or one to go on with")
    desk_arguments(parser)
    parser.add_argument(
        "--size", type=count, default=SIZE, metavar="MB", help=f"how much is kept at most (default: {SIZE:,})"
    )


def record(asked: Asked) -> int:
    """Be the desk, and keep what every source answers."""
    recording = Recording(asked.folder, asked.size * 1_000_000)
    try:
        return worked(asked, recording.record)
    finally:
        recording.close()


def _replay_arguments(parser: Parser) -> None:
    parser.add_argument(
        "day", type=Path, metavar="DIR", help="a recorded day: a folder with manifest.csv, or a tar of one"
    )
    about = "how many times as fast as it was, or `max` (default: max)"
    parser.add_argument("--speed", type=_speed, metavar="N", default=None, help=about)


def _speed(text: str) -> float | None:
    """A factor above 0; None for as fast as it goes."""
    if text == "max":
        return None
    try:
        factor = float(text)
    except ValueError:
        factor = 0.0
    if not 0 < factor < float("inf"):
        raise argparse.ArgumentTypeError(f"`{text}` is no speed; write 60, or max")
    return factor


def replay(asked: Asked) -> int:
    """Play a recorded day into the store; a poll that failed then fails again, which is told."""
    report = emit_event if asked.json else show_event
    failed = asyncio.run(play(store_path(asked.store), asked.day, asked.speed, report))
    if failed:
        note(f"{amount(failed, 'poll')} of the recording could not be used; `wirewatch sources` says why")
    return 0


COMMANDS = {
    "record": Command(_record_arguments, record),
    "replay": Command(_replay_arguments, replay),
}
