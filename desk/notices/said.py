"""What a notice says: headline, outlet, link, rule and why, as plain text whatever the outlet wrote."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from news.alerting.reasons import reason_of
from news.clean import plain
from news.ids import identity
from news.model import Alert, Article, Rule
from news.times import stamp

LISTED = 20
"""Alerts that a digest tells in full; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Said:
    """One alert as it is told; every string is one line of plain text."""

    id: str
    """The alert's."""
    article: str
    headline: str
    outlet: str
    url: str | None
    rule: str
    why: str
    at: datetime
    revision: int = 1

    @property
    def line(self) -> str:
        """All of it in one line."""
        parts = (f"{self.rule}: {self.headline}", self.outlet, self.why, self.url or "")
        return "  ".join(part for part in parts if part)

    def as_json(self) -> dict[str, object]:
        """All of it for a program; `tmux` is the line with each `#` doubled, which tmux takes for its own."""
        told = asdict(self) | {"at": stamp(self.at), "line": self.line}
        return told | {"tmux": self.line.replace("#", "##")}


@dataclass(frozen=True, slots=True)
class Message:
    """What one notice tells: an alert, or several in a digest."""

    alerts: tuple[Said, ...]
    """At least one."""

    @property
    def id(self) -> str:
        """The same whenever the same is told, so that whoever is told twice can know it."""
        return identity("message", *(f"{said.id}@{said.revision}" for said in self.alerts))

    @property
    def title(self) -> str:
        """What it is about, in a line."""
        first, *more = self.alerts
        if not more:
            return f"{first.rule}: {first.headline}"
        rules = dict.fromkeys(said.rule for said in self.alerts)
        counts = (f"{name} {sum(said.rule == name for said in self.alerts)}" for name in rules)
        return f"{len(self.alerts)} alerts: {', '.join(counts)}"

    @property
    def text(self) -> str:
        """The whole of it; of one alert, what the title does not say."""
        first, *more = self.alerts
        if not more:
            return "\n".join(filter(None, (first.outlet, first.why, first.url)))
        lines = [said.line for said in self.alerts[:LISTED]]
        rest = len(self.alerts) - LISTED
        return "\n".join(lines + ([f"and {rest} more"] if rest > 0 else []))

    def as_json(self) -> str:
        """An object with all alerts."""
        alerts = [said.as_json() for said in self.alerts]
        told = {"id": self.id, "title": self.title, "text": self.text, "alerts": alerts}
        return json.dumps(told, ensure_ascii=False)

    def as_lines(self) -> str:
        """An alert a line, as every command of ours writes JSON."""
        return "".join(json.dumps(said.as_json(), ensure_ascii=False) + "\n" for said in self.alerts)


def say(alert: Alert, article: Article | None, rule: Rule | None) -> Said:
    """An alert as it is told."""
    return Said(
        id=alert.id,
        article=alert.article,
        headline=plain(article.title) if article else "(its article is gone)",
        outlet=plain(article.outlet) if article else "",
        url=_link(article.url) if article else None,
        rule=plain(rule.name) if rule else "(a rule that is gone)",
        why=plain(reason_of(alert, article)),
        at=alert.at,
        revision=alert.revision,
    )


def _link(url: str | None) -> str | None:
    """An address that can be followed safely: http and https alone."""
    return plain(url) if url and url.startswith(("http://", "https://")) else None
