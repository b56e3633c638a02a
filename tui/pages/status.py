"""The status line: the desk, what fails, what waits, and where the person is."""

from datetime import datetime

from news.amount import amount
from tui.ago import until
from tui.lines import Bit, Line, clip, plain, width, wrap
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
    """Desk, failing sources, unread, alerts: what is most pressing first when there is little room."""
    if pulse is None:
        return ((f" {marks.more}", "dim"),)
    bits: list[Bit] = []
    if pulse.alerts:
        bits += [(f" ! {amount(pulse.alerts, 'alert')}", "bad"), GAP]
    if pulse.failing:
        named = f" ({', '.join(pulse.failing[:3])})" if room >= 110 else ""
        bits += [(f" x {len(pulse.failing)} failing{named}", "warn"), GAP]
    if pulse.notices:
        bits += [(f" {amount(pulse.notices, 'notice')} not told", "warn"), GAP]
    bits += [(f" {pulse.unread:,} unread", "strong"), GAP]
    if pulse.desk is None:
        told = (" the desk is starting", "dim") if starts_desk else (" no desk: nothing is polled", "warn")
        return clip((*bits, told), room, marks.more)
    bits.append((f" {marks.unread} desk", "good"))
    if room >= 60 and pulse.due is not None:
        bits.append((f" next {until(pulse.due, now)}", "dim"))
    if room >= 100 and pulse.last:
        bits.append((f", last {pulse.last}", "dim"))
    return clip(tuple(bits), room, marks.more)
