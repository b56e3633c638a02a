"""The status line: the desk, what fails, what waits, and where the person is."""

from collections.abc import Sequence
from datetime import datetime

from news.amount import amount
from tui.ago import until
from tui.lines import Bit, Line, cells, clip, plain, width, wrap
from tui.marks import Marks
from tui.pulse import Pulse

GAP: Bit = ("  ", "")


def message_lines(words: str, role: str, room: int, last_room: int) -> list[Line]:
    """A message in at most two lines of the foot: the upper has `room` cells, the lower `last_room`."""
    line: Line = ((f" {words}", role),)
    if width(line) <= room:
        return [line]
    first, *rest = wrap(line, room, hang=1)
    return [first, clip(((" " + " ".join(plain(one).strip() for one in rest), role),), last_room)]


def how_things_stand(
    pulse: Pulse | None, room: int, marks: Marks, now: datetime, *, starts_desk: bool = False
) -> Line:
    """Desk, failing sources, unread, alerts: what is most pressing first, as much as has room."""
    if pulse is None:
        return ((f" {marks.more}", "dim"),)
    parts: list[Line] = []
    if pulse.alerts:
        parts.append(((f" ! {amount(pulse.alerts, 'alert')}", "bad"), GAP))
    if pulse.failing:
        named = f" ({', '.join(pulse.failing[:3])})" if room >= 110 else ""
        parts.append(((f" x {len(pulse.failing)} failing{named}", "warn"), GAP))
    if pulse.notices:
        parts.append(((f" {amount(pulse.notices, 'notice')} not told", "warn"), GAP))
    parts.append(((f" {pulse.unread:,} unread", "strong"), GAP))
    if pulse.desk is None:
        waits: list[Line] = [((" the desk is starting", "dim"),)]
        alone: list[Line] = [((" no desk", "warn"),), ((": nothing is polled", "warn"),)]
        return _whole([*parts, *(waits if starts_desk else alone)], room, marks)
    parts.append(((f" {marks.unread} desk", "good"),))
    if room >= 60 and pulse.due is not None:
        parts.append(((f" next {until(pulse.due, now)}", "dim"),))
    if room >= 100 and pulse.last:
        parts.append(((f", last {pulse.last}", "dim"),))
    return _whole(parts, room, marks)


def _whole(parts: Sequence[Line], room: int, marks: Marks) -> Line:
    """The first parts, as many as fit whole; the first of all is cut where it must be."""
    line: Line = ()
    for part in parts:
        longer = (*line, *part)
        if line and cells(plain(longer).rstrip()) > room:
            break
        line = longer
    return clip(line[:-1] if line[-1] == GAP else line, room, marks.more)
