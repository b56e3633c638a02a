"""`tail`: what is happening, a line an event, for pipes, logs and screen readers."""

import select
import sys
from datetime import datetime

from news.ids import SHOWN
from tui.commands.finding import asked_query
from tui.commands.opening import reading
from tui.commands.output import emit, show
from tui.commands.parsing import Asked, Command, Parser, count
from tui.commands.telling import Event, Teller
from tui.lines import Line

PAUSE = 0.25
"""Seconds between two looks for something new; a look that finds nothing costs microseconds."""

BEFORE = 10
"""Events told of what was before, unless asked for otherwise."""


def _arguments(parser: Parser) -> None:
    parser.add_query("only what concerns articles for which this holds")
    about = f"begin with the last N events (default: {BEFORE})"
    parser.add_argument("--last", type=count, default=BEFORE, metavar="N", help=about)
    parser.add_argument("--no-follow", action="store_true", help="end after those")


def tail(asked: Asked) -> int:
    """Print events as they come, until Ctrl-C."""
    with reading(asked) as store:
        query = asked_query(asked.query, store)
        teller = Teller(store, query)
        for event in teller.last(asked.last):
            _tell(event, json=asked.json)
        while not asked.no_follow:
            for event in teller.new():
                _tell(event, json=asked.json)
            if not _waited(PAUSE):
                break
    return 0


def _waited(seconds: float) -> bool:
    """Wait so long; False as soon as whoever reads the pipe has gone, which only a print would tell else."""
    poll = select.poll()
    poll.register(sys.stdout.fileno(), 0)
    return not poll.poll(seconds * 1000)


def _tell(event: Event, *, json: bool) -> None:
    if json:
        emit(event)
    else:
        show(_line(event), flush=True)


def _line(event: Event) -> Line:
    """One event in a line that can be read out: when, what, who, the words."""
    at, what = event["at"], str(event["event"])
    when = at.astimezone().strftime("%H:%M:%S") if isinstance(at, datetime) else "        "
    role = {"alert": "warn", "failed": "bad", "revised": "edit"}.get(what, "")
    who = str(event.get("outlet") or event.get("source") or "")
    words = str(event.get("title") or event.get("error") or event.get("reason") or "")
    if event.get("old"):
        words = f"{event['old']} → {words}"
    about = str(event.get("reason") or "") if what != "failed" and event.get("title") else ""
    classes = event.get("classes")
    if isinstance(classes, list) and classes:
        about = " ".join(classes)
    name = str(event.get("article") or "")[:SHOWN]
    return (
        (f"{when} ", "dim"),
        (f"{what:8} ", role),
        (f"{name} " if name else "", "dim"),
        (f"{who}: ", "strong"),
        (words, ""),
        (f"  ({about})" if about else "", "dim"),
    )


COMMANDS = {"tail": Command(_arguments, tail)}
