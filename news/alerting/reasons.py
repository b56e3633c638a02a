"""Why there is an alert, in the words that lists show."""

from news.amount import amount
from news.model import Alert


def reason_of(alert: Alert) -> str:
    """The alert's reason with the number of copies: `Javelin in the headline; and 3 copies`."""
    count = len(alert.copies)
    if not count:
        return alert.reason
    return f"{alert.reason}; and {amount(count, 'copy')}"
