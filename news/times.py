"""Times as the house keeps them: aware, in UTC, and written so that they sort as text."""

import re
from datetime import UTC, datetime
from functools import lru_cache

FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"
_LENGTH = re.compile(r"([0-9]{1,9})\s*([smhdw]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


@lru_cache(maxsize=1 << 10)
def stamp(time: datetime) -> str:
    """The time as kept and printed, `2026-08-18T01:24:08.000000Z`; its order as text is its order in time."""
    if time.tzinfo is None:
        raise ValueError(f"a time without a zone: {time!r}")
    return time.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def unstamp(text: str) -> datetime:
    """The time that `stamp` wrote; ValueError for anything else."""
    return datetime.strptime(text, FORMAT).replace(tzinfo=UTC)


def length(text: str) -> int:
    """Seconds of a time written as `90`, `90s`, `15m`, `2h`, `1d` or `1w`; ValueError for anything else."""
    found = _LENGTH.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError(f"`{text}` is not a length of time; write 30s, 15m, 2h or 1d")
    return int(found[1]) * _SECONDS[found[2]]


def length_words(seconds: int) -> str:
    """A length of time in the largest unit that gives it whole, as `length` reads it: `15m`."""
    unit = next(unit for unit in "wdhms" if seconds % _SECONDS[unit] == 0)
    return f"{seconds // _SECONDS[unit]}{unit}"
