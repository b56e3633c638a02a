"""Times as people read them: how long ago, how long until, and the hour where that matters."""

from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
_STEPS = ((3600, 60, "m"), (86_400, 3600, "h"), (14 * 86_400, 86_400, "d"))


def ago(then: datetime, now: datetime) -> str:
    """How long ago in at most four cells: `now`, `12m`, `3h`, `5d`, `9w`; `+2h` lies ahead."""
    seconds = int((now - then).total_seconds())
    ahead = "+" if seconds < -1 else ""
    seconds = abs(seconds)
    if seconds < 60:
        return "now"
    for below, size, unit in _STEPS:
        if seconds < below:
            return f"{ahead}{seconds // size}{unit}"
    weeks = seconds // (7 * 86_400)
    return f"{ahead}{weeks}w" if weeks < 100 else f"{ahead}{weeks // 52}y"


def until(then: datetime, now: datetime) -> str:
    """How long until then, in words: `in 3m`, `in <1m`; `due` when the time has come."""
    if then <= now:
        return "due"
    if then - now < MINUTE:
        return "in <1m"
    # Half of what it is told in is added: a length that was given a moment ago is told as it was given.
    return f"in {ago(then + _half(then - now), now).lstrip('+')}"


def _half(length: timedelta) -> timedelta:
    """Half of the unit that a length is told in."""
    seconds = length.total_seconds()
    return timedelta(seconds=next((size for below, size, _ in _STEPS if seconds < below), 7 * 86_400) / 2)


def span(length: timedelta) -> str:
    """A length of time in words: `40s`, `12m`, `3h 05m`, `2d 4h`."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < 60:
        return f"{seconds}s"
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86_400
    if hours < 1:
        return f"{minutes}m"
    return f"{hours}h {minutes % 60:02d}m" if days < 1 else f"{days}d {hours % 24}h"


def moment(time: datetime, now: datetime) -> str:
    """A time of day in the reader's own zone, with the day where it is not today: `14:05`, `Aug 18 14:05`."""
    here, today = time.astimezone(), now.astimezone()
    if here.date() == today.date():
        return here.strftime("%H:%M:%S")
    if here.year == today.year:
        return f"{here.strftime('%b')} {here.day} {here.strftime('%H:%M')}"
    return here.strftime("%Y-%m-%d %H:%M")
