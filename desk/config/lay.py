"""A file's sources, rules and names laid into a store: the store keeps what runs, the file what was written.

An entry is put in when it is new or says something else than when it was last laid; so what a command or the
app did to a source since holds until somebody edits its entry. What stood in the file and no longer does is
removed, as by hand: its articles stay. What came into the store otherwise is left alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from desk.config.meant import faults_of, names_with
from desk.config.shape import Config, Fault, RuleEntry, SourceEntry, in_order
from desk.setting import carry_over, let_in
from fetchers.address import same_place
from news.ids import identity
from news.model import Rule, Source
from news.names import Names, shipped
from news.query.errors import BadQuery
from news.query.parse import parse
from news.spelt.table import Group
from store.settings import Json
from store.store import Store

NAMES = "names"
"""The setting that keeps the person's own groups of spellings."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands in a store on the word of a file."""

    body_hash: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    """The hash of each entry by the id of what it became."""


def lay(store: Store, config: Config, now: datetime) -> tuple[Fault, ...]:
    """Bring a store in line with a file; all that is wrong with the file.

    A file that is not there or cannot be read changes nothing, and one with a fault takes nothing away: what
    was meant is not known.
    """
    faults = in_order((*config.faults, *faults_of(config)))
    if not config.body_hash or not config.is_whole:
        return faults
    with store.transaction():
        before = laid(store, config)
        if before.body_hash != config.body_hash:
            carry_over(store)
            sources = _lay_sources(store, config, before.sources, now)
            rules = _lay_rules(store, config, before.rules)
            if faults:
                sources, rules = {**before.sources, **sources}, {**before.rules, **rules}
            else:
                _remove(store, before.sources.keys() - sources, before.rules.keys() - rules)
            store.settings.set(NAMES, [_as_json(group) for group in config.names] or None)
            remember(store, config, Laid(config.body_hash, sources, rules))
    return faults


def names_of(store: Store) -> Names:
    """The table of names that holds for a store."""
    match store.settings.get(NAMES):
        case [*groups]:
            return names_with(_group(group) for group in groups)
        case _:
            return shipped()


def laid(store: Store, config: Config) -> Laid:
    """What this file has laid into a store so far."""
    match store.settings.get(_key(config)):
        case {"hash": str(body_hash), "sources": dict(sources), "rules": dict(rules)}:
            return Laid(body_hash, _texts(sources), _texts(rules))
        case _:
            return Laid()


def remember(store: Store, config: Config, now: Laid) -> None:
    """Note what this file has laid into a store."""
    kept: dict[str, Json] = {"hash": now.body_hash}
    kept |= {"sources": dict[str, Json](now.sources), "rules": dict[str, Json](now.rules)}
    store.settings.set(_key(config), kept)


def hash_of(entry: SourceEntry | RuleEntry) -> str:
    """What tells whether an entry says the same as before, wherever in the file it stands."""
    fields = asdict(replace(entry, place=0))
    fields.pop("sources", None)  # a rule's query has them
    return identity("entry", repr(sorted((name, str(value)) for name, value in fields.items())))


def _lay_sources(store: Store, config: Config, before: Mapping[str, str], now: datetime) -> dict[str, str]:
    places = {same_place(source.url): source.id for source in store.sources.all()}
    found: dict[str, str] = {}
    once = {same_place(entry.url): entry for entry in reversed(config.sources)}
    for entry in reversed(once.values()):
        own = identity("source", entry.url)
        source_id = own if own in before else places.get(same_place(entry.url), own)
        found[source_id] = hash_of(entry)
        if before.get(source_id) != found[source_id]:
            store.sources.put(source_of(entry, store.sources.get(source_id), source_id, now))
    return found


def source_of(entry: SourceEntry, held: Source | None, source_id: str, now: datetime) -> Source:
    """The source that an entry makes, in place of the one that is held."""
    source = Source(
        id=source_id,
        url=entry.url,
        kind=entry.kind,
        name=entry.name or (held.name if held else entry.url),
        added=held.added if held else now,
        tags=entry.tags,
        every=entry.every,
        pages=entry.pages,
        paused=entry.paused,
        options=entry.options,
    )
    return let_in(source) if entry.allow_private else source


def _lay_rules(store: Store, config: Config, before: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    names = names_with(config.names)
    for entry in config.rules:
        rule = rule_of(entry)
        try:
            parse(rule.query, names)
        except BadQuery:
            continue
        found[rule.id] = hash_of(entry)
        if before.get(rule.id) != found[rule.id]:
            held = store.rules.get(rule.id)
            store.rules.put(replace(rule, muted_until=held.muted_until) if held else rule)
    return found


def rule_of(entry: RuleEntry) -> Rule:
    """The rule that an entry makes."""
    name = entry.name or entry.query
    return Rule(
        identity("rule", name), name, entry.query, entry.on, entry.do, dict(entry.options), entry.muted
    )


def _remove(store: Store, sources: Iterable[str], rules: Iterable[str]) -> None:
    for source_id in sources:
        store.sources.remove(source_id)
    for rule_id in rules:
        store.rules.remove(rule_id)


def _key(config: Config) -> str:
    return f"config {config.file.absolute()}"


def _texts(kept: dict[str, Json]) -> dict[str, str]:
    return {name: str(value) for name, value in kept.items()}


def _as_json(group: Group) -> Json:
    return [group.kind, list(group.forms), list(group.refused)]


def _group(kept: Json) -> Group:
    match kept:
        case [str(kind), [*forms], [*refused]]:
            return Group(kind, tuple(map(str, forms)), tuple(map(str, refused)))
        case _:
            return Group("organisation", ())
