"""`doctor`: whether all that the program stands on is as it should be, and what to do where it is not."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, NamedTuple

from desk.config.meant import faults_of
from desk.config.read import read_config
from desk.config.shape import in_order
from news.amount import amount
from store.errors import NoStore, StoreError
from store.lock import DeskLock
from store.place import store_file
from store.store import open_store
from tui.ago import ago
from tui.commands.opening import now
from tui.commands.output import emit, has_colour, is_terminal, show
from tui.commands.parsing import Asked, Command, Parser
from tui.commands.paths import config_path, store_path
from tui.keys import key_faults
from tui.screens.panes import MIDDLE

Standing = Literal["good", "note", "bad"]

AHEAD = timedelta(minutes=5)
"""How far the newest article may lie ahead of the clock before the clock is doubted."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    about: str
    standing: Standing
    words: str
    """What was found and, where it is not good, what to do."""


def _no_arguments(parser: Parser) -> None:
    """Nothing but what every command takes."""


def doctor(asked: Asked) -> int:
    """Look at everything; exit code 1 when something is bad."""
    store = store_path(asked.store)
    found = [*_program(), *_terminal(), *_tmux(), *_files(asked), *_store(store)]
    for finding in found:
        if asked.json:
            emit(finding._asdict())
        else:
            sign, role = {"good": ("ok  ", "good"), "note": ("note", "warn"), "bad": ("BAD ", "bad")}[
                finding.standing
            ]
            show(((f"{sign}  ", role), (f"{finding.about:10}  ", "strong"), (finding.words, "")))
    return 1 if any(finding.standing == "bad" for finding in found) else 0


def _program() -> Iterator[Finding]:
    """Python and what it was built with."""
    yield Finding("python", "good", f"{platform.python_version()} on {platform.system()}")
    if find_spec("textual_serve") is None:
        yield Finding(
            "web", "note", "`wirewatch web` needs textual-serve: pipx inject wirewatch textual-serve"
        )
    encoding = (sys.stdout.encoding or "").lower()
    if encoding.replace("-", "") != "utf8":
        yield Finding(
            "locale", "bad", f"output is written as {encoding or 'nothing known'}: set LANG to a UTF-8 locale"
        )


def _terminal() -> Iterator[Finding]:
    """What the terminal can do."""
    if not is_terminal():
        yield Finding("terminal", "note", "standard output is no terminal; run this where the app is to run")
        return
    size = shutil.get_terminal_size()
    term = os.environ.get("TERM", "")
    colours = "colour" if has_colour() else "no colour"
    words = f"{term or 'TERM is not set'}, {size.columns}×{size.lines}, {colours}"
    if not term or term == "dumb":
        yield Finding(
            "terminal",
            "bad",
            f"{words}: the app needs a terminal that TERM names; `wirewatch tail` needs none",
        )
    elif size.columns < MIDDLE:
        yield Finding("terminal", "note", f"{words}: below {MIDDLE} columns one pane is shown at a time")
    else:
        yield Finding("terminal", "good", words)


def _tmux() -> Iterator[Finding]:
    """The settings of tmux that notices and copying depend on."""
    if not os.environ.get("TMUX"):
        return
    version = _asked_tmux("display-message", "-p", "#{version}")
    yield Finding("tmux", "good", version or "inside tmux")
    wait = _asked_tmux("show-options", "-sv", "escape-time")
    if wait.isdecimal() and int(wait) > 100:
        yield Finding("tmux", "note", f"escape-time is {wait} ms, so Esc is late: set -s escape-time 10")
    if _asked_tmux("show-options", "-gv", "allow-passthrough") in ("off", ""):
        yield Finding("tmux", "note", "allow-passthrough is off: notices reach you as a bell only")


def _asked_tmux(*words: str) -> str:
    try:
        ran = subprocess.run(["tmux", *words], capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ran.stdout.strip()


def _files(asked: Asked) -> Iterator[Finding]:
    """The directories, and who else may read them."""
    config = config_path(asked.config)
    if asked.config and not config.exists():
        yield Finding("config", "bad", f"{config} is not there")
    found = read_config(config)
    for fault in in_order((*found.faults, *faults_of(found), *key_faults(found))):
        yield Finding("config", "bad", str(fault))
    file = store_file(store_path(asked.store))
    if file.exists() and file.stat().st_mode & 0o077:
        yield Finding("store", "note", f"others may read {file}: chmod 600 it")
    folder = next(place for place in (file.parent, *file.parent.parents) if place.exists())
    free = shutil.disk_usage(folder).free
    room = f"{free / 1e9:.1f} GB free at {folder}"
    yield Finding("disk", "good" if free > 500_000_000 else "bad", room)
    if not os.access(folder, os.W_OK):
        yield Finding("store", "bad", f"{folder} may not be written to")


def _store(path: Path) -> Iterator[Finding]:
    """The store, its desk, its clock and its sources."""
    try:
        store = open_store(path, create=False, read_only=True)
    except NoStore:
        yield Finding("store", "note", f"none yet at {store_file(path)}; `wirewatch add URL` makes one")
        return
    except StoreError as error:
        yield Finding("store", "bad", str(error))
        return
    with store:
        yield Finding(
            "store",
            "good",
            f"{store.path}: {amount(store.articles.count(), 'article')}, "
            f"{store.path.stat().st_size / 1e6:.1f} MB",
        )
        holder = DeskLock(path).holder()
        yield Finding(
            "desk",
            "good" if holder else "note",
            f"process {holder.pid}" if holder else "none at work; the app starts one, or `wirewatch poll`",
        )
        newest = store.articles.newest(1)
        if newest and newest[0].seen > now() + AHEAD:
            yield Finding(
                "clock",
                "bad",
                f"the newest article was seen {ago(newest[0].seen, now())} from now: the clock was set back",
            )
        failing = [standing for standing in store.sources.standings().values() if standing.error]
        total = len(store.sources.all())
        yield Finding(
            "sources",
            "note" if failing or not total else "good",
            f"{total}, {len(failing)} failing"
            + ("; `wirewatch sources --failing` says why" if failing else ""),
        )


COMMANDS = {"doctor": Command(_no_arguments, doctor)}
