"""`rules`, `rule add`, `rule remove`, `match`: saved queries, and what they would hit."""

import shlex
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from desk.config.lay import names_of
from desk.config.meant import is_source, no_source, no_way, unknown
from desk.config.read import read_config
from desk.config.shape import Config
from desk.suggesting import suggested
from news.amount import amount
from news.ids import SHOWN
from news.model import Rule
from news.names import Names, shipped
from news.query.document import Document, document
from news.query.match import Match
from news.query.parse import Query, parse
from store.errors import NoStore
from store.store import Store
from tui.ago import moment
from tui.commands.filed import lists_of, note_faults
from tui.commands.finding import Finder
from tui.commands.given import Given, Texts
from tui.commands.opening import now, reading, writing
from tui.commands.output import Table, emit, is_terminal, note, show
from tui.commands.parsing import Asked, Command, Parser, UsageError, duration
from tui.commands.paths import lists_path
from tui.lines import marked
from tui.ruling import COUNTS, RuleWords, rule_from, words_of

LAST = 5_000
"""Articles that a new rule is tried on, the newest: a second at most."""


def _no_arguments(parser: Parser) -> None:
    """Nothing but what every command takes."""


def rules(asked: Asked) -> int:
    """List the rules and how often each has hit."""
    with reading(asked) as store:
        found = [(rule, len(store.alerts.ids(rule=rule.id))) for rule in store.rules.all()]
    if asked.json:
        for rule, hits in found:
            emit(_fields(rule) | {"hits": hits})
        return 0
    table = Table({"id": SHOWN, "hits": 6, "state": 5, "name": 20, "query": 0})
    for rule, hits in found:
        state = "muted" if rule.is_silent(now()) else ""
        row, besides = (rule.id[:SHOWN], hits, state, rule.name, rule.query), _besides(rule)
        table.row(row if is_terminal() else (*row, besides))
        if besides and is_terminal():
            show(((f"{'':{SHOWN}}  {besides}", "dim"),))
    return 0


def _besides(rule: Rule) -> str:
    """What a rule asks beside its query, as `rule add` is told it, and how long it is silent."""
    words = words_of(rule)
    given: list[tuple[str, Iterable[str]]] = [
        ("on", () if words.on == "any" else (words.on,)), ("changed", words.changed),
        ("do", () if words.do == ("app",) else words.do), ("threshold", (words.threshold,)),
        ("quiet", (words.quiet,)), ("every", (words.every,)),
    ]  # fmt: skip
    options = shlex.join(
        part for name, values in given for each in values if each for part in (f"--{name}", each)
    )
    until = rule.muted_until if rule.is_silent(now()) and not rule.muted else None
    return ", ".join(filter(None, (options, f"muted until {moment(until, now())}" if until else "")))


def _fields(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id, "rule": rule.name, "query": rule.query, "on": rule.on, "do": list(rule.do),
        "options": dict(rule.options), "muted": rule.muted, "muted_until": rule.muted_until,
    }  # fmt: skip


def _add_arguments(parser: Parser) -> None:
    parser.add_query("what to watch for", needed=True)
    parser.add_argument("--name", help="what to call it (default: the query)")
    about = "app, bell, osc9, osc777, desktop, or a channel of the configuration; may be given again"
    parser.add_argument("--do", action="append", metavar="WAY", help=about)
    about = "what counts: first sight, any revision, only what one added (default: any)"
    parser.add_argument("--on", choices=COUNTS, default="any", help=about)
    about = "only revisions that changed such a thing; may be given again"
    parser.add_argument("--changed", action="append", metavar="CLASS", default=[], help=about)
    parser.add_argument("--source", action="append", metavar="NAME", default=[], help="only these sources")
    about = "not one by one: '5 articles in 1h', '3 outlets in 30m', 'spike of 6 in 1h', 'silence'"
    parser.add_argument("--threshold", metavar="WORDS", help=about)
    parser.add_argument("--quiet", metavar="HOURS", help="no notices in these hours: 22:00-07:00")
    parser.add_argument("--every", type=duration, metavar="TIME", help="gather its notices: one in that time")


def add_rule(asked: Asked) -> int:
    """Save a query as a rule."""
    rule = _rule(asked)
    file = lists_path(asked.config, asked.store)
    notices = read_config(file) if file else Config(Path())
    if wrong := unknown(notices, rule.do):
        raise UsageError(no_way(notices, wrong[0]))
    with writing(asked, create=True) as store:
        names = [word for source in store.sources.all() for word in (source.name, source.id)]
        for name in asked.source:
            if not is_source(name, names):
                note(f"{no_source(name, names)}; the rule waits for one")
        query = parse(rule.query, names_of(store))
        likely = suggested(store, query)
        known = store.rules.get(rule.id)
        note_faults(lists_of(asked, store).put_rule(rule, now()))
        matching, of = _matching(store, query)
    if asked.json:
        emit(
            _fields(rule)
            | {"hits": 0, "matching": matching}
            | {"suggested": {name: list(found) for name, found in likely.items()}}
        )
    else:
        print(f"{rule.id[:SHOWN]}  {rule.name}: {rule.query}")
        if known:
            note(f"in place of: {known.query}")
        if of:
            note(_would_have(matching, of, _listing(asked, rule)))
        for name, found in likely.items():
            note(
                f"{name}: did you mean to include {', '.join(found)}? [names] of the configuration adds them"
            )
    return 0


def _matching(store: Store, query: Query) -> tuple[int, int]:
    """How many of the newest articles the query holds for as they stand, and how many were asked."""
    finder = Finder(store, now())
    last = store.articles.newest(LAST)
    return sum(finder.match(query, article) is not None for article in last), len(last)


def _would_have(matching: int, of: int, listing: str) -> str:
    """What a rule that speaks only of what is to come would have had to say so far."""
    held = f"the last {of:,} articles" if of == LAST else f"the {amount(of, 'article')} in the store"
    if not matching:
        return f"it holds for none of {held} so far"
    return f"it holds for {matching:,} of {held}, and tells of what is yet to come: `{listing}` lists those"


def _listing(asked: Asked, rule: Rule) -> str:
    """The command that lists what a rule's query holds for."""
    at = ["--store", asked.store] if asked.store else []
    return shlex.join(["wirewatch", "articles", *at, rule.query])


def _rule(asked: Asked) -> Rule:
    """The rule that a command line describes; BadQuery or BadOption when it describes none."""
    every = str(asked.every) if asked.every else ""
    return rule_from(
        RuleWords(
            " ".join(asked.query), asked.name or "", asked.on, tuple(asked.changed), tuple(asked.source),
            tuple(asked.do or ()), asked.threshold or "", asked.quiet or "", every,
        )
    )  # fmt: skip


def _remove_arguments(parser: Parser) -> None:
    parser.add_argument("rule", metavar="RULE", help="a rule's name or id")


def remove_rule(asked: Asked) -> int:
    """Take a rule away; the alerts it raised stay, and `undo` brings the rule back."""
    with writing(asked) as store:
        rule = store.rules.find(asked.rule)
        note_faults(lists_of(asked, store).remove_rule(rule, now()))
    if asked.json:
        emit(_fields(rule))
    else:
        note(f"removed {rule.name}: {rule.query}")
    return 0


def _match_arguments(parser: Parser) -> None:
    parser.add_argument("query", metavar="QUERY", help="the query to try, in one word of the shell")
    parser.add_argument(
        "text", metavar="FILE", nargs="+", help="texts: ids, ID@N, files, http(s) addresses, -"
    )


def match(asked: Asked) -> int:
    """Try a query on texts: whether it matches each, where, and by which spelling."""
    query = parse(asked.query, _names(asked))
    with Texts(asked) as texts:
        for word in asked.text:
            given = texts.find(word)
            found = query.match(_document(given), now())
            if asked.json:
                emit({"file": word} | _matched(found))
            else:
                _show_match(given, found)
    return 0


def _names(asked: Asked) -> Names:
    """The names as they hold for the store; those that ship where there is none."""
    try:
        with reading(asked) as store:
            return names_of(store)
    except NoStore:
        return shipped()


def _document(given: Given) -> Document:
    """A text that a person gave, as a query sees it."""
    if given.article is not None:
        classes = given.revision.classes if given.revision else ()
        return document(given.article, given.text, classes=classes)
    return Document(
        headline=given.text.headline, paragraphs=given.text.paragraphs, language=given.text.language
    )


def _matched(found: Match | None) -> dict[str, object]:
    """The JSON of a match; `variant` lists the spellings that matched other than as typed."""
    if found is None:
        return {"matched": False, "spans": [], "variant": [], "reason": None}
    spans = [asdict(span) for span in found.spans]
    variants = dict.fromkeys(span.text for span in found.spans if span.how)
    return {"matched": True, "spans": spans, "variant": list(variants), "reason": found.reason}


def _show_match(given: Given, found: Match | None) -> None:
    """Why it matches, and the paragraphs in which it does, their words marked."""
    if found is None:
        show((("no match  ", "bad"), (given.label, "strong")))
        return
    show((("match  ", "good"), (given.label, "strong"), (f"  {found.reason}", "")))
    for place in dict.fromkeys(span.place for span in found.spans):
        words = given.text.headline if place < 0 else given.text.paragraphs[place]
        spans = [(span.start, span.end) for span in found.spans if span.place == place]
        show((("  ", ""), *marked(words, spans, "mark")))


COMMANDS = {
    "rules": Command(_no_arguments, rules),
    "rule add": Command(_add_arguments, add_rule),
    "rule remove": Command(_remove_arguments, remove_rule),
    "match": Command(_match_arguments, match),
}
