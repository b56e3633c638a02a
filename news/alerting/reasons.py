"""Why there is an alert, in the words that lists show."""

from news.amount import amount
from news.model import Alert, Article


def reason_of(alert: Alert, article: Article | None) -> str:
    """The alert's reason: `Javelin in the headline, as version 1 had it; and 3 copies`.

    The version is named where the article's newest reads otherwise than the reason; words of no article's
    (a rule that has been silent) are of none.
    """
    reason, count = alert.reason, len(alert.copies)
    if alert.spans and article is not None and alert.revision < article.revisions:
        reason += f", as version {alert.revision} had it"
    return f"{reason}; and {amount(count, 'copy')}" if count else reason
