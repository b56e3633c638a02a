"""What comes up while the app is open: said in a toast, rung by the bell, told to the terminal.

The bell is always rung too: tmux flags the window for it by its defaults, while a notice of the terminal
(OSC 9, OSC 777) needs `allow-passthrough` there, and a terminal that knows it. Of several apps that one
person has open on a store one alone tells it (`tui/coming.py`): four panes are to ring once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from textual.app import App

from desk.config.shape import Notices
from desk.notices.said import Message, Said, say
from news.alerting.options import BadOption, read_options
from news.alerting.quiet import read_quiet
from news.alerting.ways import INSIDE
from news.model import Rule
from tui.pages.alert import Match
from tui.screens.foot import FootScreen

ALONE = 3
"""Alerts that have a toast each; more of them have one together."""

ROOMY = (120, 30)
"""Columns and lines from which there is a list beside what is read, so that a toast stands over its end."""
TOAST = 8.0
"""Seconds that a toast stands in the corner."""
LONG = 20.0
"""The same for one that says what is wrong."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is to be said and rung, all at once."""

    toasts: tuple[tuple[str, str], ...] = ()
    """Title and words of each."""
    rings: bool = False
    sequences: tuple[str, ...] = ()
    """What the terminal is told, escape sequences and all."""


def call(matches: Sequence[Match], notices: Notices, local: datetime, environment: Mapping[str, str]) -> Call:
    """How these alerts are told inside, in the ways of their rules; in quiet hours they are only said."""
    shown: list[Said] = []
    rung: dict[str, list[Said]] = {}
    for match in matches:
        said = say(match.alert, match.article, match.rule)
        ways = {way for way in (*(match.rule.do if match.rule else ("app",)), *notices.do) if way in INSIDE}
        if "app" in ways:
            shown.append(said)
        if ways and not _is_quiet(match.rule, notices, local):
            for way in ways:
                rung.setdefault(way, []).append(said)
    sequences = [_osc9(Message(tuple(rung["osc9"])))] if "osc9" in rung else []
    sequences += [_osc777(Message(tuple(rung["osc777"])))] if "osc777" in rung else []
    return Call(_toasts(shown), bool(rung), tuple(through_tmux(each, environment) for each in sequences))


def tell(app: App[Any], told: Call) -> None:
    """Say it and ring it."""
    if has_room(app):
        for title, words in told.toasts:
            app.notify(words, title=title, markup=False, timeout=TOAST)
    elif told.toasts:
        title, words = told.toasts[0]
        more = f" (and {len(told.toasts) - 1} more)" if len(told.toasts) > 1 else ""
        at_foot(app, f"{title}: {words.partition(chr(10))[0]}{more}")
    if told.rings:
        app.bell()
    driver = app._driver  # Textual has no other way for a sequence of one's own
    if driver is not None:
        for sequence in told.sequences:
            driver.write(sequence)


def warn(app: App[Any], title: str, faults: Sequence[str]) -> None:
    """Say what is wrong that the person can mend."""
    if has_room(app):
        for words in faults:
            app.notify(words, title=title, severity="warning", markup=False, timeout=LONG)
    elif faults:
        more = f" (and {len(faults) - 1} more: wirewatch config tells them)" if len(faults) > 1 else ""
        at_foot(app, f"{title}: {faults[0]}{more}", bad=True)


def give_way(app: App[Any]) -> None:
    """Where a smaller screen or another view leaves toasts no room, say the newest of them at the foot."""
    toasts = list(app._notifications)  # Textual has no other way to ask which there are
    if toasts and not has_room(app):
        app.clear_notifications()
        last = toasts[-1]
        words = ": ".join(filter(None, (last.title, last.message.partition("\n")[0])))
        at_foot(app, words, bad=last.severity != "information")


def has_room(app: App[Any]) -> bool:
    """Whether a toast would hide no text that is being read: a comparison takes the whole screen."""
    return app.size.width >= ROOMY[0] and app.size.height >= ROOMY[1] and app.screen.name != "compare"


def at_foot(app: App[Any], words: str, *, bad: bool = False) -> None:
    """Say it in a line at the foot of the view in front, or of the one beneath a dialog."""
    foot = next((one for one in reversed(app.screen_stack) if isinstance(one, FootScreen)), None)
    if foot is not None:
        foot.tell(words, bad=bad)


def _toasts(shown: Sequence[Said]) -> tuple[tuple[str, str], ...]:
    if len(shown) > ALONE:
        return ((Message(tuple(shown)).title, "\n".join(said.headline for said in shown[:ALONE])),)
    return tuple((said.rule, f"{said.headline}\n{said.outlet}  {said.why}") for said in shown)


def _is_quiet(rule: Rule | None, notices: Notices, local: datetime) -> bool:
    hours = [read_quiet(notices.quiet)] if notices.quiet else []
    try:
        own = read_options(rule.options).quiet if rule else None
    except BadOption:
        own = None
    return any(each.has(local.time()) for each in (*hours, *([own] if own else ())))


def _osc9(message: Message) -> str:
    return f"\x1b]9;{message.title}\x07"


def _osc777(message: Message) -> str:
    """A semicolon parts its fields, so the words have none."""
    title, text = (words.replace(";", ",").replace("\n", "  ") for words in (message.title, message.text))
    return f"\x1b]777;notify;{title};{text}\x07"


def through_tmux(sequence: str, environment: Mapping[str, str]) -> str:
    """A sequence for the terminal about tmux, where there is one."""
    if "TMUX" not in environment:
        return sequence
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
