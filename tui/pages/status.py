"""The status line: the desk, what fails, what waits, and where the person is."""

from datetime import datetime

from tui.ago import until
from tui.lines import Bit, Line, clip
from tui.marks import Marks
from tui.reading import Pulse

GAP: Bit = ("  ", "")


def status_line(pulse: Pulse | None, words: tuple[str, str], room: int, marks: Marks, now: datetime) -> Line:
    """The line in `room` cells: a message while there is one, else how things stand."""
    return clip(
        ((f" {words[0]}", words[1]),) if words[0] else how_things_stand(pulse, room, marks, now), room
    )


def how_things_stand(pulse: Pulse | None, room: int, marks: Marks, now: datetime) -> Line:
    """Desk, failing sources, unread, alerts: what is most pressing first when there is little room."""
    if pulse is None:
        return ((" …", "dim"),)
    bits: list[Bit] = []
    if pulse.alerts:
        bits += [(f" ! {pulse.alerts:,} alert{'s' if pulse.alerts != 1 else ''}", "bad"), GAP]
    if pulse.failing:
        named = f" ({', '.join(pulse.failing[:3])})" if room >= 110 else ""
        bits += [(f" x {len(pulse.failing)} failing{named}", "warn"), GAP]
    bits += [(f" {pulse.unread:,} unread", "strong"), GAP]
    if pulse.desk is None:
        bits.append((" no desk: nothing is polled", "warn"))
        return tuple(bits)
    bits.append((f" {marks.unread} desk", "good"))
    if room >= 60 and pulse.due is not None:
        bits.append((f" next {until(pulse.due, now)}", "dim"))
    if room >= 100 and pulse.last:
        bits.append((f", last {pulse.last}", "dim"))
    return tuple(bits)
