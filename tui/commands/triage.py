"""`alerts`, `ack`, `snooze`, `mute`, `undo`: the queue of alerts. Every act can be taken back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice

from news.amount import amount
from news.ids import SHOWN
from news.model import Alert, Article
from news.query.parse import Query
from store.errors import NotFound
from store.store import Store
from tui.ago import ago, moment
from tui.commands.fields import Fields, of_alert
from tui.commands.filed import lists_of, note_faults
from tui.commands.finding import PAGE, Finder, asked_query
from tui.commands.opening import now, reading, writing
from tui.commands.output import Table, emit, is_terminal
from tui.commands.parsing import Asked, Command, CommandError, Parser, UsageError, duration
from tui.commands.reading import list_articles
from tui.undone import undone_words
from tui.when import read_when

SCREENFUL = 50
STATES = ("new", "seen", "acked", "verified", "disputed", "snoozed")


def _alerts_arguments(parser: Parser) -> None:
    parser.add_query("which alerts, by their articles and `rule:`; all when left out")
    parser.add_argument("--state", choices=STATES, help="only alerts in this state")
    parser.add_limit(None, f"how many; 0 is all (default: all, {SCREENFUL} in a terminal)")


def alerts(asked: Asked) -> int:
    """List the queue."""
    limit: int = SCREENFUL if asked.limit is None and is_terminal() and not asked.json else asked.limit or 0
    with reading(asked) as store:
        names = {rule.id: rule.name for rule in store.rules.all()}
        found: Iterable[tuple[Alert, Article | None]] = _queue(store, asked_query(asked.query, store), names)
        found = ((alert, article) for alert, article in found if asked.state in (None, alert.state))
        if limit:
            found = islice(found, limit)
        if asked.json:
            for alert, article in found:
                emit(_fields(store, alert, article, names))
            return 0
        table = Table({"id": SHOWN, "at": 4, "state": 8, "rule": 16, "outlet": 14, "title": 0})
        for alert, article in found:
            outlet, title = (article.outlet, article.title) if article else ("", alert.reason)
            rule = names.get(alert.rule, alert.rule)
            role = "warn" if alert.state == "new" else "dim"
            table.row((alert.id[:SHOWN], ago(alert.at, now()), alert.state, rule, outlet, title), role)
    return 0


def _queue(
    store: Store, query: Query | None, names: dict[str, str]
) -> Iterator[tuple[Alert, Article | None]]:
    """The alerts for which a query holds, the newest first, each with its article."""
    finder = Finder(store, now())
    before: Alert | None = None
    while page := store.alerts.newest(PAGE, before):
        before = page[-1]
        articles = {article.id: article for article in store.articles.many([alert.article for alert in page])}
        for alert in page:
            article = articles.get(alert.article)
            if query is None or (article and finder.match(query, article, alert, names.get(alert.rule, ""))):
                yield alert, article


def _fields(store: Store, alert: Alert, article: Article | None, names: Mapping[str, str]) -> Fields:
    """The JSON of an alert."""
    return of_alert(alert, names.get(alert.rule, alert.rule), article, store.outbox.of(alert.id))


def _ack_arguments(parser: Parser) -> None:
    parser.add_argument("id", nargs="*", metavar="ID", help="alerts")
    parser.add_argument("--query", metavar="QUERY", help="all alerts for which a query holds")
    parser.add_argument("--undo", action="store_true", help="take it back for these: they are new again")


def ack(asked: Asked) -> int:
    """Acknowledge alerts."""
    with writing(asked) as store:
        ids = _alert_ids(store, asked.id, asked.query)
        store.triage.act("ack", ids, not asked.undo, now(), "alerts")
        _tell_alerts(store, ids, "new again" if asked.undo else "acknowledged", json=asked.json)
    return 0


def _alert_ids(store: Store, prefixes: list[str], query: str | None) -> list[str]:
    """The alerts that prefixes and a query name; UsageError when neither was given."""
    if not prefixes and query is None:
        raise UsageError("which alerts? give ids, or --query QUERY")
    ids = [store.alerts.find(prefix).id for prefix in prefixes]
    if query is not None:
        names = {rule.id: rule.name for rule in store.rules.all()}
        ids += [alert.id for alert, _ in _queue(store, asked_query([query], store), names)]
    return ids


def _snooze_arguments(parser: Parser) -> None:
    parser.add_argument("id", nargs="+", metavar="ID", help="alerts or articles")
    parser.add_argument(
        "--for", dest="length", type=duration, default=3600, metavar="TIME",
        help="how long: 30m, 2h, 1d (default: 1h); 0 wakes them",
    )  # fmt: skip


def snooze(asked: Asked) -> int:
    """Put alerts or articles out of sight for a while."""
    until = now() + timedelta(seconds=asked.length) if asked.length else None
    done = "snoozed" if until else "awake again"
    with writing(asked) as store:
        alert_ids, article_ids = _sorted_out(store, asked.id)
        with store.transaction():
            if alert_ids:
                store.triage.act("snooze", alert_ids, until, now(), "alerts")
            if article_ids:
                store.triage.act("snooze", article_ids, until, now())
        if alert_ids:
            _tell_alerts(store, alert_ids, done, json=asked.json)
        if article_ids and asked.json:
            list_articles(store.articles.many(article_ids), json=True)
        elif article_ids:
            print(f"{amount(len(article_ids), 'article')} {done}")
    return 0


def _sorted_out(store: Store, prefixes: list[str]) -> tuple[list[str], list[str]]:
    """The alerts and the articles that these prefixes name."""
    alert_ids: list[str] = []
    article_ids: list[str] = []
    for prefix in prefixes:
        try:
            alert_ids.append(store.alerts.find(prefix).id)
        except NotFound:
            article_ids.append(store.articles.find(prefix).id)
    return alert_ids, article_ids


def _tell_alerts(store: Store, ids: list[str], done: str, *, json: bool) -> None:
    """Say what was done to alerts; as JSON, how they stand now."""
    if not json:
        print(f"{amount(len(ids), 'alert')} {done}")
        return
    names = {rule.id: rule.name for rule in store.rules.all()}
    for alert in store.alerts.many(ids):
        emit(_fields(store, alert, store.articles.get(alert.article), names))


def _mute_arguments(parser: Parser) -> None:
    parser.add_argument("rule", nargs="+", metavar="RULE", help="rules, by name or id")
    parser.add_argument("--off", action="store_true", help="let them speak again")
    parser.add_argument(
        "--for", dest="length", type=duration, metavar="TIME", help="for so long: 30m, 2h, 1d"
    )
    about = "until then: 07:00 (the next time the clock shows it), 2026-11-21, or both in one word's quotes"
    parser.add_argument("--until", metavar="WHEN", help=about)


def mute(asked: Asked) -> int:
    """Silence rules, for ever or for a while, or let them speak again."""
    until = _until(asked)
    with writing(asked) as store:
        found = [store.rules.find(word) for word in asked.rule]
        store.triage.act("mute", [rule.id for rule in found], until or not asked.off, now())
        found = [store.rules.find(rule.id) for rule in found]
    for rule in found:
        if asked.json:
            told = {"muted": rule.muted, "muted_until": rule.muted_until}
            emit({"id": rule.id, "rule": rule.name, "query": rule.query, **told})
        else:
            ends = f" until {moment(until, now())}" if until else ""
            print(f"{rule.name} {'speaks again' if asked.off else f'is silent{ends}'}")
    return 0


def _until(asked: Asked) -> datetime | None:
    """When the silence ends by itself; UsageError for what is no such time, or more than one."""
    if sum(bool(given) for given in (asked.off, asked.length, asked.until)) > 1:
        raise UsageError("--off, --for and --until exclude each other")
    if asked.length:
        return now() + timedelta(seconds=asked.length)
    if asked.until is None:
        return None
    until = read_when(asked.until, now().astimezone())
    if until is None or until <= now():
        raise UsageError(f"`{asked.until}` is no time to come; write 07:00, 2026-11-21 or '2026-11-21 07:00'")
    return until


def _no_arguments(parser: Parser) -> None:
    """Nothing but what every command takes."""


def undo(asked: Asked) -> int:
    """Take an act back: the newest of this terminal, else the newest of all."""
    with writing(asked) as store:
        undone, faults = lists_of(asked, store).undo(now())
        note_faults(faults)
    if undone is None:
        raise CommandError("there is nothing to take back")
    if asked.json:
        deed, ids = undone.deed, list(undone.restored)
        emit({"undone": deed.kind, "table": deed.table, "ids": ids, "at": deed.at, "own": undone.own})
    else:
        print(undone_words(undone))
    return 0


COMMANDS = {
    "alerts": Command(_alerts_arguments, alerts),
    "ack": Command(_ack_arguments, ack),
    "snooze": Command(_snooze_arguments, snooze),
    "mute": Command(_mute_arguments, mute),
    "undo": Command(_no_arguments, undo),
}
