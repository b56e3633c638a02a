"""Times as the house keeps them: aware, in UTC, and written so that they sort as text."""

from datetime import UTC, datetime

FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"


def stamp(time: datetime) -> str:
    """The time as kept and printed, `2026-08-18T01:24:08.000000Z`; its order as text is its order in time."""
    if time.tzinfo is None:
        raise ValueError(f"a time without a zone: {time!r}")
    return time.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def unstamp(text: str) -> datetime:
    """The time that `stamp` wrote; ValueError for anything else."""
    return datetime.strptime(text, FORMAT).replace(tzinfo=UTC)
