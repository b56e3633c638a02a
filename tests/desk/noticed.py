"""Alerts to be told outside, one of them with a hostile headline, for tests."""

from datetime import UTC, datetime

from desk.notices.said import Message, Said, say
from news.model import Alert, Article, Rule

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOSTILE = (
    "\x1b]52;c;cm0gLXJm\x07\x1b[31mHarbour\x1b[0m [red]shelled[/red] #[fg=red]#(reboot)\r\nBcc: all@x.example"
    "\u202e\u2028X: y"
)
CLEAN = "Harbour [red]shelled[/red] #[fg=red]#(reboot) Bcc: all@x.example X: y"


def alert(number: int = 1, title: str = "Harbour shelled", rule: str = "arms") -> Said:
    article = Article(f"a{number}", "s", "k", "https://a.example/1", title, "AP", NOW, NOW)
    return say(
        Alert(f"x{number}", "r", article.id, NOW, "Harbour in the headline"), article, Rule("r", rule, "h")
    )


ONE = Message((alert(),))
HOSTILE_ONE = Message((alert(title=HOSTILE),))
