"""`status`: one line for a status bar, read from the store at a glance.

This file and all it loads must stay light: it has 50 ms from the shell's exec to the last byte.
"""

import sys

from news.amount import amount
from store.errors import NoStore
from store.glance import Glance, glance
from tui.commands.parsing import Asked, Command, Parser, UsageError
from tui.commands.paths import store_path

FAILED, SOME_FAILED = 1, 3


def _status_arguments(parser: Parser) -> None:
    parser.add_argument("--tmux", action="store_true", help="for tmux's status line: short, and `#` doubled")
    parser.add_argument(
        "--format", metavar="F", help="your own line: {unread} {alerts} {failing} {stories} {desk} {notices}"
    )


def status(asked: Asked) -> int:
    """Print how things stand; exit code 3 when a source fails, 1 when there is no store to look at."""
    try:
        seen = glance(store_path(asked.store))
    except NoStore as error:
        # Told here, where nothing more is loaded for it: a status bar asks again every few seconds.
        print(f"wirewatch: {error}", file=sys.stderr)
        if asked.tmux:  # which shows no stderr
            print("no store")
        return FAILED
    if asked.json:
        import json

        print(json.dumps(seen._asdict()))
    else:
        print(_line(seen, asked.format, tmux=asked.tmux))
    return SOME_FAILED if seen.failing else 0


def _line(seen: Glance, form: str | None, *, tmux: bool) -> str:
    """The line, one line whatever the format holds."""
    if form is None and tmux:
        return _short(seen)
    fields = seen._asdict() | {"desk": "on" if seen.desk else "off"}
    try:
        line = _whole(seen) if form is None else form.format_map(fields)
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        known = " ".join(f"{{{name}}}" for name in fields)
        raise UsageError(f"--format {form!r} cannot be filled in; it may hold {known}") from error
    line = " ".join(line.splitlines())
    # tmux expands what a command prints once more, and would obey a `#[…]` or `#{…}` in it.
    return line.replace("#", "##") if tmux else line


def _whole(seen: Glance) -> str:
    """All of it: `12 unread  1 alert  0 failing  3 stories  desk on`."""
    counted = f"{seen.unread} unread  {amount(seen.alerts, 'alert')}  {seen.failing} failing"
    told = f"  {amount(seen.notices, 'notice')} not told" if seen.notices else ""
    return f"{counted}  {amount(seen.stories, 'story')}  desk {'on' if seen.desk else 'off'}{told}"


def _short(seen: Glance) -> str:
    """What is worth a glance, in few cells: `12 unread 3! 1 failing`."""
    parts = [f"{seen.unread} unread"]
    if seen.alerts:
        parts.append(f"{amount(seen.alerts, 'alert')}!")
    if seen.failing:
        parts.append(f"{seen.failing} failing")
    if seen.notices:
        parts.append(f"{seen.notices} not told")
    if not seen.desk:
        parts.append("no desk")
    return " ".join(parts)


COMMANDS = {"status": Command(_status_arguments, status)}
