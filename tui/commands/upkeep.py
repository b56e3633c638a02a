"""`paths` and `why`: where things are kept, and why they are as they are."""

from datetime import datetime

from news.model import Alert, Article, Reading, Source, Story
from store.errors import NotFound
from store.place import lock_file, log_file, store_file
from store.store import Store
from tui.ago import moment, until
from tui.commands.opening import now, reading
from tui.commands.output import block, emit, show
from tui.commands.parsing import Asked, Command, Parser
from tui.commands.paths import config_path, directory, store_path


def _no_arguments(parser: Parser) -> None:
    """Nothing but what every command takes."""


def paths(asked: Asked) -> int:
    """Print the directories and files in use."""
    store = store_path(asked.store)
    used = {
        "config": config_path(asked.config),
        "store": store_file(store),
        "desk lock": lock_file(store),
        "desk log": log_file(store),
        "data": directory("data"),
        "state": directory("state"),
        "cache": directory("cache"),
    }
    if asked.json:
        emit({name.replace(" ", "_"): str(path) for name, path in used.items()})
        return 0
    block((name, f"{path}{'' if path.exists() else '  (not there yet)'}") for name, path in used.items())
    return 0


def _why_arguments(parser: Parser) -> None:
    parser.add_argument("subject", metavar="ID", help="an article, alert, source or story")


def why(asked: Asked) -> int:
    """Explain: every decision that was made about a thing, the oldest first."""
    with reading(asked) as store:
        kind, subject, told = _subject(store, asked.subject)
        decisions = [(reason.at, reason.kind, reason.text) for reason in store.reasons.of(subject)]
        decisions += _beside(store, kind, subject)
    decisions.sort(key=lambda each: each[0])  # those of one moment in the order they were made
    if asked.json:
        for at, what, words in decisions:
            emit({"id": subject, "about": kind, "at": at, "kind": what, "reason": words})
        return 0
    show(((f"{kind} {subject}  ", "dim"), (told, "title")))
    for at, what, words in decisions:
        show(((f"{moment(at, now())}  ", "dim"), (f"{what}  ", "strong"), (words, "")))
    if not decisions:
        show((("nothing was decided about it yet", "dim"),))
    return 0


def _subject(store: Store, word: str) -> tuple[str, str, str]:
    """What an id names: the kind of thing, its whole id, and what it is called."""
    for noun, find in (
        ("article", store.articles.find),
        ("alert", store.alerts.find),
        ("source", store.sources.find),
        ("story", store.stories.find),
    ):
        try:
            found = find(word)
        except NotFound:
            continue
        return noun, found.id, _called(found)
    raise NotFound("article, alert, source or story", word)


def _called(found: Article | Alert | Source | Story) -> str:
    match found:
        case Article(title=name) | Story(title=name) | Source(name=name):
            return name
        case Alert():
            return found.reason


def _beside(store: Store, kind: str, subject: str) -> list[tuple[datetime, str, str]]:
    """What is known besides the decisions that were kept: an article's alerts, when a source is due."""
    if kind == "source":
        standing = store.sources.standing(subject)
        if standing is None:
            return []
        at = standing.tried or standing.due
        due = ("gone", "") if standing.gone else ("due", f"{until(standing.due, now())}: ")
        found = [(at, due[0], f"{due[1]}{standing.reason}")]
        return found + ([(at, "failed", standing.error)] if standing.error else [])
    alerts = store.alerts.of(subject) if kind == "article" else []
    beside = _page(store.readings.get(subject)) + _copy(store, subject) if kind == "article" else []
    alerts += [alert] if kind == "alert" and (alert := store.alerts.get(subject)) else []
    names = {rule.id: rule.name for rule in store.rules.all()}
    told = ((alert, f"{names.get(alert.rule, alert.rule)}: {alert.reason}") for alert in alerts)
    return beside + [(alert.at, "alert", words) for alert, words in told]


def _copy(store: Store, article_id: str) -> list[tuple[datetime, str, str]]:
    """Where an article has its text from, by what the store holds now."""
    from tui.covering import copy_of

    article = store.articles.get(article_id)
    said = copy_of(store, article) if article else None
    return [(article.seen, "copy", said)] if article and said else []


def _page(reading: Reading | None) -> list[tuple[datetime, str, str]]:
    """How an article's page stands: why it could not be read, and when it is read again."""
    if reading is None:
        return []
    at = reading.tried or reading.due
    failed = [(at, "page", reading.error)] if reading.error else []
    return [*failed, (at, "page", f"read {until(reading.due, now())}: {reading.reason}")]


COMMANDS = {
    "paths": Command(_no_arguments, paths),
    "why": Command(_why_arguments, why),
}
