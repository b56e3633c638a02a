"""`import` and `export`: sources and articles, from and for other programs."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from desk.config.edit import add_sources, put_rule
from desk.lists import together
from desk.setting import ALLOWED, allowed_hosts, let_in
from fetchers.address import kind_named, same_place, without_login
from fetchers.errors import BadAddress, PrivateAddress
from fetchers.guard import checked
from fetchers.listing import BadList, Listed, Listing, Saved, command_of
from fetchers.lists import read_list
from fetchers.opml import write_opml
from fetchers.urls_file import write_urls
from news import clean
from news.amount import amount
from news.ids import identity
from news.model import Rule, Source
from news.outlets import host_of
from news.query.parse import Query
from store.store import Store
from store.upkeep.exchange import load
from store.whole import written_whole
from tui.commands.fields import of_source
from tui.commands.filed import bring_in, list_file
from tui.commands.finding import Finder, asked_query
from tui.commands.formats import FORMATS, Told
from tui.commands.opening import now, reading, writing
from tui.commands.output import emit, note
from tui.commands.parsing import Asked, Command, CommandError, Parser, UsageError

OF_SOURCES = ("opml", "urls")
SOME_FAILED = 3
"""The exit code for a list of which a part could not be taken."""

NEWSBOAT = "newsboat"
"""The option of a rule that keeps the filter it was in a list of newsboat's."""


def _import_arguments(parser: Parser) -> None:
    about = "OPML, a newsboat urls file, CSV, JSON, or a file that TinyDB wrote; - is stdin"
    parser.add_argument("file", metavar="FILE", help=about)
    about = "hosts of the list may be inside this machine or network, now and at every look"
    parser.add_argument("--allow-private", action="store_true", help=about)
    about = "sources of the list may run commands on this machine, at every look"
    parser.add_argument("--allow-commands", action="store_true", help=about)


def import_list(asked: Asked) -> int:
    """Take sources in; what is there already stays as it is, what cannot be taken is told with its line."""
    body = sys.stdin.buffer.read() if asked.file == "-" else Path(asked.file).read_bytes()
    file = list_file(asked)
    if asked.file != "-" and is_tinydb(body):
        return _import_documents(asked, body)
    try:
        listing = read_list(body)
    except BadList as error:
        raise CommandError(f"{asked.file}: {error}") from error
    left = () if asked.allow_commands else tuple(filter(_command, listing.sources))
    wanted = [listed for listed in listing.sources if listed not in left]
    with writing(asked, create=True) as store, together(store, file):
        added = new_sources(store, wanted)
        inside = private(added, allowed_hosts(store, store.sources.all()))
        added = [_allowed(source, inside if asked.allow_private else frozenset()) for source in added]
        rules = new_rules(store, listing)
        store.lists.take_in([*added, *rules], now())
        if file:
            add_sources(file, added)
            for rule in rules:
                put_rule(file, rule)
            bring_in(store, file)
    if asked.json:
        for source in added:
            emit(of_source(source, None, 0))
    for problem in listing.problems:
        note(f"{asked.file}, line {problem.line}: {problem.why}: {problem.text}")
    _note_left(asked.file, left)
    if inside and not asked.allow_private:
        note(f"not looked at unless allowed (import again with --allow-private): {', '.join(sorted(inside))}")
    for rule in rules:
        note(f"the query {rule.name} is a muted rule now: `wirewatch mute --off` lets it alert")
    note(f"{amount(len(added), 'source')} added, {len(wanted) - len(added)} there already")
    return SOME_FAILED if listing.problems or left else 0


def _import_documents(asked: Asked, body: bytes) -> int:
    """Take in a file that TinyDB wrote: whole, or not at all where its sources run commands."""
    sources = [] if asked.allow_commands else json.loads(body).get("sources", {}).values()
    commands = [
        command_of(str(each.get("url")), each.get("kind"), each.get("options") or {}) for each in sources
    ]
    if told := "; ".join(clean.plain(str(command)) for command in commands if command):
        raise CommandError(
            f"{asked.file}: sources of it run commands: {told}; whoever trusts them adds --allow-commands"
        )
    with writing(asked, create=True) as store:
        done = load(store, Path(asked.file))
    documents = amount(done.added, "document")
    note(f"{documents} added, {done.replaced} replaced by newer ones, {done.kept} kept")
    return 0


def _command(listed: Listed) -> str | None:
    return command_of(listed.url, listed.kind, listed.options)


def _note_left(name: str, left: Iterable[Listed]) -> None:
    """Tell which sources would run what, and what to do."""
    for listed in left:
        command = clean.plain(_command(listed) or "")
        note(f"{name}, line {listed.line}: left out, for it runs a command: {command}")
    if left:
        note("read what they run; whoever trusts it imports again with --allow-commands")


def private(sources: Iterable[Source], allowed: frozenset[str]) -> frozenset[str]:
    """The hosts of these sources that are inside this machine or network, and that nobody allowed."""
    found = {host_of(source.url) for source in sources if ALLOWED in source.options} - allowed - {""}
    for source in sources:
        try:
            if not kind_named(source.url):
                checked(source.url, allowed)
        except PrivateAddress:
            found.add(host_of(source.url))
        except BadAddress as error:
            note(f"{source.name}: {error}")
    return frozenset(found)


def _allowed(source: Source, inside: frozenset[str]) -> Source:
    """A source whose host may be inside where it is one of these, whatever the list says of it."""
    options = {name: value for name, value in source.options.items() if name != ALLOWED}
    return let_in(source) if host_of(source.url) in inside else replace(source, options=options)


def is_tinydb(body: bytes) -> bool:
    """Whether a file is TinyDB's: tables by name, documents by number."""
    if not body.lstrip().startswith(b"{"):
        return False
    try:
        tables = json.loads(body)
    except ValueError:
        return False
    return bool(tables) and all(
        isinstance(table, dict) and all(number.isdecimal() for number in table) for table in tables.values()
    )


def new_sources(store: Store, sources: Iterable[Listed]) -> list[Source]:
    """The sources of a list at whose address the store has none."""
    found = []
    held = {same_place(source.url) for source in store.sources.all()}
    for listed in sources:
        if same_place(listed.url) in held:
            continue
        held.add(same_place(listed.url))
        url, login = without_login(listed.url)
        source = Source(
            id=identity("source", url),
            url=url,
            kind=listed.kind,
            name=listed.name or url,
            added=now(),
            tags=listed.tags,
            options={**login, **listed.options},
        )
        found.append(source)
    return found


def new_rules(store: Store, listing: Listing) -> list[Rule]:
    """Newsboat's queries as rules that alert nobody; without those of a name that is there."""
    new = {}
    for saved in listing.queries:
        rule_id = identity("rule", saved.name)
        if store.rules.get(rule_id) is None and rule_id not in new:
            options = {NEWSBOAT: saved.written}
            new[rule_id] = Rule(rule_id, saved.name, saved.query, options=options, muted=True)
    return list(new.values())


def _export_arguments(parser: Parser) -> None:
    parser.add_query("which articles; all when left out. OPML and urls are of sources and take none")
    formats = (*OF_SOURCES, *FORMATS)
    parser.add_argument("--format", choices=formats, default="opml", help="the format (default: opml)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to (default: stdout)")


def export(asked: Asked) -> int:
    """Write sources or articles in a format of another program."""
    if asked.query and asked.format in OF_SOURCES:
        raise UsageError(
            f"{asked.format} is a list of sources, and a query picks articles: --format json, say"
        )
    with reading(asked) as store:
        if asked.format in OF_SOURCES:
            pieces: Iterable[str] = [_sources(store, asked.format)]
        else:
            query = asked_query(asked.query, store)
            pieces = FORMATS[asked.format](_told(store, query), query.text if query else "")
        if asked.output is None:
            sys.stdout.writelines(pieces)
        elif asked.format in OF_SOURCES:  # sources have passwords
            with written_whole(asked.output) as file:
                file.writelines(pieces)
        else:
            with asked.output.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
    return 0


def _sources(store: Store, form: str) -> str:
    """All sources as one list."""
    listed = [
        Listed(
            source.url,
            source.name if source.name != source.url else "",
            source.tags,
            source.kind,
            source.options,
        )
        for source in store.sources.all()
    ]
    if form == "opml":
        return write_opml(listed).decode("utf-8")
    rules = [rule for rule in store.rules.all() if NEWSBOAT in rule.options]
    return write_urls(listed, [Saved(rule.name, rule.query, rule.options[NEWSBOAT]) for rule in rules])


def _told(store: Store, query: Query | None) -> Iterator[Told]:
    """The articles for which the query holds, the newest first, each with its newest text."""
    for article, _ in Finder(store, now()).articles(query):
        newest = store.revisions.newest(article.id)
        yield article, newest[1] if newest else None


COMMANDS = {"import": Command(_import_arguments, import_list), "export": Command(_export_arguments, export)}
