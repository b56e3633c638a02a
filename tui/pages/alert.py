"""An alert as a row of the queue, with the article and the rule it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from news.alerting.reasons import reason_of
from news.model import Alert, Article, Rule
from tui.ago import ago
from tui.lines import Bit, Line, fit
from tui.marks import Marks

STATES = {"new": "!", "seen": "s", "acked": "a", "verified": "v", "disputed": "d", "snoozed": "z"}
"""The sign of each state in the queue."""


@dataclass(frozen=True, slots=True)
class Match:
    """An alert with what its row tells."""

    alert: Alert
    article: Article | None
    rule: Rule | None


def alert_row(marks: Marks) -> Callable[[Match, int, datetime], Sequence[Line]]:
    """Writes an alert in one line: state, age, rule, outlet, headline and, with room, the reason."""

    def write(match: Match, room: int, now: datetime) -> Sequence[Line]:
        alert, article = match.alert, match.article
        role = "strong" if alert.state == "new" else "dim"
        rule = match.rule.name if match.rule else "gone rule"
        muted = " (muted)" if match.rule and match.rule.is_silent(now) else ""
        bits: list[Bit] = [
            (
                STATES[alert.state] + (marks.noted if alert.note else " "),
                "bad" if alert.state == "new" else "dim",
            ),
            (fit(ago(alert.at, now), 4, right=True) + " ", "dim"),
            (fit(rule + muted, 12 if room < 70 else 18, more=marks.more) + " ", "accent"),
        ]
        if room >= 60:
            bits.append((fit(article.outlet if article else "", 12, more=marks.more) + " ", "dim"))
        bits.append((article.title if article else "(its article is gone)", role))
        if alert.assigned:
            bits.append((f" @{alert.assigned}", "accent"))
        if room >= 60:
            bits.append((f"  {reason_of(alert, article)}", "dim"))
        return (tuple(bits),)

    return write
