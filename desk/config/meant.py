"""What a file says that cannot be meant so, seen only where its parts are held against each other."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from desk.config.shape import Config, Fault
from fetchers.address import same_place
from news.alerting.ways import DESKTOP, INSIDE
from news.names import Names, shipped
from news.nearest import nearest
from news.query.errors import BadQuery
from news.query.parse import parse
from news.spelt.table import Group


def faults_of(config: Config) -> tuple[Fault, ...]:
    """What the reader of the file did not look into: queries that do not parse, sources and rules that stand
    twice, ways of telling that there are not.
    """
    names = names_with(config.names)
    found = [config.fault(no_way(config, way), "notices", "do") for way in unknown(config, config.notices.do)]
    called: dict[str, int] = {}
    for rule in config.rules:
        try:
            parse(rule.query, names)
        except BadQuery as error:
            found.append(config.fault(f"{error}", "rule", rule.place, "query"))
        found += [
            config.fault(no_way(config, way), "rule", rule.place, "do") for way in unknown(config, rule.do)
        ]
        name = rule.name or rule.query
        if (first := called.setdefault(name, rule.place)) != rule.place:
            line = config.fault("", "rule", first).line
            found.append(
                config.fault(f"a rule is called {name} already, in line {line}", "rule", rule.place, "name")
            )
    once: dict[str, int] = {}
    for source in config.sources:
        first = once.setdefault(same_place(source.url), source.place)
        if first != source.place:
            line = config.fault("", "source", first, "url").line
            found.append(
                config.fault(f"{source.url} stands in line {line} already", "source", source.place, "url")
            )
    return tuple(found)


def strangers(config: Config, known: Collection[str]) -> list[Fault]:
    """The sources that a rule names and that are none of those known, by name or id."""
    return [
        config.fault(no_source(name, known), "rule", rule.place, "sources")
        for rule in config.rules
        for name in rule.sources
        if not is_source(name, known)
    ]


def is_source(name: str, known: Iterable[str]) -> bool:
    """Whether this is one of the known names and ids, or the beginning of an id."""
    return any(word == name or word.startswith(name.lower()) for word in known)


def no_source(name: str, known: Iterable[str]) -> str:
    """What to say of a source that there is not."""
    near = nearest(name, known)
    return f"no source is called {name}" + (f": did you mean {near}?" if near else "")


def unknown(config: Config, ways: Iterable[str]) -> list[str]:
    """Those of these ways of telling that there are not."""
    return [way for way in ways if way not in _ways(config)]


def no_way(config: Config, way: str) -> str:
    """What to say of a way of telling that there is not."""
    near = nearest(way, _ways(config))
    there = f"did you mean {near}?" if near else f"there are {', '.join(_ways(config))}"
    return f"{way} is no way to tell, nor a channel under [notices]: {there}"


def _ways(config: Config) -> tuple[str, ...]:
    return (*INSIDE, DESKTOP, *config.notices.channels)


def names_with(groups: Iterable[Group]) -> Names:
    """The shipped table of names with the person's own groups."""
    return _names(tuple(groups))


@lru_cache(maxsize=2)
def _names(groups: tuple[Group, ...]) -> Names:
    return Names(groups) if groups else shipped()
