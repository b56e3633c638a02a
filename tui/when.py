"""Times to come as a person types them: `07:00`, `2026-11-21`, `2h`."""

from datetime import UTC, datetime, time, timedelta

from news.times import length


def read_when(text: str, local: datetime) -> datetime | None:
    """The time in UTC that is meant at a local time: a time of day is the next one; None when none is."""
    words = text.strip()
    for form in ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d"):
        try:
            return datetime.strptime(words, form).replace(tzinfo=local.tzinfo).astimezone(UTC)
        except ValueError:
            continue
    try:
        at = time.fromisoformat(words)
    except ValueError:
        return None
    then = datetime.combine(local.date(), at, local.tzinfo)
    return (then if then > local else then + timedelta(days=1)).astimezone(UTC)


def read_until(text: str, local: datetime) -> datetime | None:
    """The time in UTC after a length of time, or at which one; None for neither, and for what has passed."""
    try:
        seconds = length(text)
    except ValueError:
        until = read_when(text, local)
        return until if until is not None and until > local else None
    return local.astimezone(UTC) + timedelta(seconds=seconds) if seconds else None
