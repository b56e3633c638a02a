"""`poll`, `demo`: the desk at work, on the net, on a day of our own making."""

import asyncio
import gc
import signal
import sys
from dataclasses import dataclass

from desk.demo import demo as played
from desk.events import Event, Report
from desk.run import poll as work
from desk.spawn import DeskChild
from fetchers.recording import Record, unrecorded
from store.lock import DeskLock
from tui.ago import moment
from tui.commands.app import need_terminal
from tui.commands.looks import ask_for, await_looks
from tui.commands.opening import now, reading
from tui.commands.output import emit, note, show
from tui.commands.parsing import Asked, Command, Parser, duration
from tui.commands.paths import lists_path, store_path

SOME_FAILED = 3
INTERRUPTED = 130


@dataclass(slots=True)
class Done:
    """What a desk has done, counted as it goes."""

    looks: int = 0
    failed: int = 0
    interrupted: bool = False
    """Whether it ended by Ctrl-C."""


def desk_arguments(parser: Parser) -> None:
    """What every command that is the desk takes."""
    parser.add_argument(
        "--once", action="store_true", help="look at what is due and end; exit code 3 if some failed"
    )
    about = "between two looks at a source that has no time of its own: 30s, 15m, 2h"
    parser.add_argument("--every", type=duration, metavar="TIME", help=about)


def _poll_arguments(parser: Parser) -> None:
    desk_arguments(parser)
    about = "look now, due or not: at these sources, by id, name or address, or at all"
    parser.add_argument("--now", nargs="*", metavar="SOURCE", help=about)


def poll(asked: Asked) -> int:
    """Be the desk: once, or until told to stop."""
    wanted = [] if asked.now is None else ask_for(asked, asked.now)
    if wanted and DeskLock(store_path(asked.store)).holder():
        note("the desk at work on this store looks at once")
        return SOME_FAILED if await_looks(asked, wanted, _teller(asked)) else 0
    return worked(asked)


def worked(asked: Asked, record: Record = unrecorded) -> int:
    """Be the desk, every answer handed to `record`; the exit code."""
    if not asked.once and sys.stderr.isatty():
        note("polling whenever a source is due; Ctrl-C ends it, --once looks once")
    done = asyncio.run(_work(asked, record))
    if asked.once and not done.looks:
        note(_nothing_due(asked))
    return INTERRUPTED if done.interrupted else SOME_FAILED if done.failed and asked.once else 0


def _nothing_due(asked: Asked) -> str:
    """Why a round looked at nothing, and when there is something to look at."""
    with reading(asked) as store:
        standings = store.sources.standings()
        waiting = [
            (standings[source.id].due, source.name)
            for source in store.sources.all()
            if source.id in standings and not source.paused and not standings[source.id].gone
        ]
    if not waiting:
        return "no source to look at: `wirewatch add URL` adds one"
    due, name = min(waiting)
    return f"nothing is due before {moment(due, now())} ({name}); `wirewatch poll --once --now` looks before"


async def _work(asked: Asked, record: Record) -> Done:
    """Poll; what goes on until it is told to stop finishes the turn at hand, unless it is told again."""
    stop = asyncio.Event()
    done = Done()
    if not asked.once:
        loop = asyncio.get_running_loop()

        def told(number: int) -> None:
            done.interrupted = number == signal.SIGINT
            stop.set()
            loop.remove_signal_handler(number)

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, told, number)
    tell = _teller(asked)

    def report(event: Event) -> None:
        done.looks += event.event in ("poll", "page")
        tell(event)

    lists = lists_path(asked.config, asked.store)
    done.failed = await work(
        store_path(asked.store),
        report,
        once=asked.once,
        every=asked.every,
        stop=stop,
        config=lists,
        record=record,
    )
    return done


def _teller(asked: Asked) -> Report:
    return emit_event if asked.json else show_event


def emit_event(event: Event) -> None:
    """Print an event as a JSON line."""
    emit(event.as_json())


def show_event(event: Event) -> None:
    """Print an event in a line that can be read out."""
    when = event.at.astimezone().strftime("%H:%M:%S")
    if event.event in ("poll", "page"):
        counts = [
            f"{count} {name}" for name in ("new", "revised", "alerts") if (count := getattr(event, name))
        ]
        words = event.error or ", ".join(counts) or "nothing new"
        about = event.url if event.event == "page" else ""
    else:
        words = f"{event.old} → {event.title}" if event.old else event.title or ""
        about = event.reason or " ".join(event.classes)
    role = "bad" if event.error else {"alert": "warn", "revised": "edit"}.get(event.event, "")
    show(
        (
            (f"{when} ", "dim"),
            (f"{event.event:8} ", role),
            (f"{event.source}: ", "strong"),
            (words, "bad" if event.error else ""),
            (f"  ({about})" if about else "", "dim"),
        ),
        flush=True,
    )


def _demo_arguments(parser: Parser) -> None:
    parser.add_argument(
        "--length", type=duration, default=75, metavar="TIME", help="how long the day takes (default: 75s)"
    )


def demo(asked: Asked) -> int:
    """Open the app on a day of our own making, on a store that is gone when it closes."""
    need_terminal()
    # The first list is to be shown soon: the app collects again once it is.
    gc.disable()
    from tui.app import run_app
    from tui.ending import told_to_end

    with told_to_end(sys.exit), played(max(1.0, float(asked.length))) as store:
        return run_app(store, desk=lambda: DeskChild(store))


COMMANDS = {
    "poll": Command(_poll_arguments, poll),
    "demo": Command(_demo_arguments, demo),
}
