"""No command at all: the app; and `wirewatch --help`, which lists the commands."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version

from store.place import store_file
from tui.commands.opening import now
from tui.commands.output import is_terminal
from tui.commands.parsing import Asked, Command, Parser, UsageError
from tui.commands.paths import config_path, lists_path, store_path
from tui.commands.table import COMMANDS as ALL

VIEWS = ("feed", "alerts", "stories", "compare", "sources", "rules")


def _arguments(parser: Parser) -> None:
    parser.usage = "wirewatch [options] [COMMAND …]"
    listed = "\n".join(f"  {name:12}  {summary}" for name, (_, summary) in ALL.items() if name)
    parser.epilog = f"commands (`wirewatch COMMAND --help` says more):\n{listed}"
    parser.add_argument("-V", "--version", action="store_true", help="print the version")
    parser.add_argument("--view", choices=VIEWS, default="feed", help="the view to begin with")
    parser.add_argument(
        "--filter", metavar="QUERY", default="", help="show only articles for which this holds"
    )
    parser.add_argument(
        "--read-only", action="store_true", help="look, but touch nothing: for a wall display"
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    parser.add_argument(
        "--plain", action="store_true", help="line by line, by numbers and words: for screen readers"
    )


def open_app(asked: Asked) -> int:
    """Open the app on the store; without a terminal there is nothing to open it in."""
    if asked.version:
        print(f"wirewatch {version('wirewatch')}")
        return 0
    if asked.plain:
        return open_plain(asked)
    need_terminal()
    # The first list is to be shown soon: the app collects again once it is.
    gc.disable()
    from desk.spawn import DeskChild
    from tui.app import run_app
    from tui.own import Own

    path = store_path(asked.store)
    lists = lists_path(asked.config, asked.store)
    make_desk = None if asked.read_only else lambda: DeskChild(store_file(path), lists)
    own = Own(config_path(asked.config))
    return run_app(
        path,
        view=asked.view,
        filter=asked.filter,
        read_only=asked.read_only,
        desk=make_desk,
        own=own,
        lists=lists,
        mouse=own.config.app.mouse and not asked.no_mouse,
    )


def open_plain(asked: Asked) -> int:
    """Converse line by line, from a terminal or a pipe, with a desk at work meanwhile."""
    from desk.spawn import DeskChild
    from store.store import open_store
    from tui.plain import Plain, converse

    path = store_path(asked.store)
    lists = lists_path(asked.config, asked.store)
    desk = DeskChild(store_file(path), lists)
    keep = (lambda: None) if asked.read_only else desk.ensure
    with open_store(path) as store:
        plain = Plain(store, now, print, read_only=asked.read_only, lists=lists)
        try:
            keep()
            converse(plain, asked.filter, typed(), between=keep)
        finally:
            desk.stop()
    return 0


def typed() -> Iterator[str]:
    """The lines a person types, asked for one by one, until the end of the input."""
    with suppress(EOFError):
        while True:
            yield input("> ")


def need_terminal() -> None:
    """UsageError when there is no terminal to open the app in, nor textual-serve's browser."""
    if not (is_terminal() and sys.stdin.isatty()) and "TEXTUAL_DRIVER" not in os.environ:
        raise UsageError("the app needs a terminal; name a command, or see `wirewatch --help`")


COMMANDS = {"": Command(_arguments, open_app)}
