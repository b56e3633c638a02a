"""Times as pages write them: ISO 8601 in its looser forms, or as in mail."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from news.clean import plain

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?",
    re.IGNORECASE,
)


def first_time(values: Iterable[str | None]) -> datetime | None:
    """The first value that is a time."""
    return next((time for value in values if value and (time := read_time(value))), None)


def read_time(text: str) -> datetime | None:
    """The time that a page writes, without a zone as if in UTC; None for anything else."""
    text = plain(text)
    found = _ISO.match(text)
    try:
        if found is None:
            time = parsedate_to_datetime(text)
            return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        year, month, day, hour, minute, second, zone = found.groups()
        moment = f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}"
        offset = "+00:00" if not zone or zone.upper() in ("Z", "UTC", "GMT") else zone
        return datetime.fromisoformat(moment + offset).astimezone(UTC)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
