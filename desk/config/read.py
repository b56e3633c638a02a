"""The configuration file read: what can be taken is taken, and what cannot is told with its line."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

from desk.config.lines import lines_of
from desk.config.notices import read_notices
from desk.config.shape import (
    COUNTS,
    DENSITIES,
    PRESETS,
    Config,
    Fault,
    KeepEntry,
    Keys,
    Looks,
    RuleEntry,
    in_order,
)
from desk.config.sources import read_source
from desk.config.table import Faults, Table
from news.alerting.options import BadOption, read_options
from news.ids import fingerprint
from news.spelt.table import Group

_AT = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_SIZE = re.compile(r"(\d{1,9})\s*([MG])B?", re.IGNORECASE)
_BYTES = {"M": 1_000_000, "G": 1_000_000_000}


def read_config(file: Path) -> Config:
    """What a file says; an empty Config where there is none. Never raises: what is wrong stands in `faults`.

    Queries, key ids and themes are not looked into here: who uses them knows them.
    """
    try:
        body = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Config(file)
    except OSError as error:
        return _unreadable(file, b"", None, f"cannot be read: {error.strerror}")
    try:
        text = body.decode("utf-8-sig")
        given = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        return _unreadable(file, body, line, "is not written in UTF-8")
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at["line"]) if at and at["line"] else text.count("\n") + 1
        return _unreadable(file, body, line, f"is not TOML: {_AT.sub('', str(error))}")
    except RecursionError:
        return _unreadable(file, body, None, "is nested too deep to be read")
    except ValueError as error:  # a number of more digits than Python reads
        return _unreadable(file, body, None, f"is not TOML: {error}")
    lines = lines_of(text)
    faults = Faults(file, lines)
    top = Table(given, (), faults)
    searches = _searches(top.table("searches"))
    config = Config(
        file,
        sources=tuple(filter(None, (read_source(each, searches) for each in top.tables("source")))),
        rules=tuple(filter(None, map(_rule, top.tables("rule")))),
        keys=_keys(top.table("keys")),
        notices=read_notices(top.table("notices")),
        names=_names(top.table("names")),
        searches=searches,
        keep=_keep(top.table("keep")),
        app=_looks(top.table("app")),
        body_hash=fingerprint(body),
        lines=lines,
    )
    top.end()
    return replace(config, faults=in_order(faults.found))


def _unreadable(file: Path, body: bytes, line: int | None, words: str) -> Config:
    """A file that says nothing, and why."""
    return Config(file, faults=(Fault(file, line, words),), body_hash=fingerprint(body), is_whole=False)


def _rule(table: Table) -> RuleEntry | None:
    """One `[[rule]]`; None without a query."""
    query, name = table.text("query"), table.text("name") or ""
    on = table.choice("on", COUNTS) or "any"
    do, sources, muted = table.texts("do"), table.texts("sources"), table.flag("muted")
    options = {}
    if every := table.seconds("every"):
        options["every"] = str(every)
    if changed := table.texts("changed"):
        options["changed"] = ",".join(changed)
    if threshold := table.text("threshold"):
        options["threshold"] = threshold
    if newsboat := table.raw("newsboat"):
        options["newsboat"] = newsboat
    if quiet := table.text("quiet"):
        options["quiet"] = quiet
    options = {name: value for name, value in options.items() if _is_option(table, name, value)}
    table.end()
    if "query" not in table.given:
        table.tell("a [[rule]] without a query is none: it was left out")
    if query is None:
        return None
    if sources:
        held = " OR ".join(f'source:"{source}"' for source in sources)
        query, name = f"({query}) ({held})", name or query
    return RuleEntry(query, name, on, do or ("app",), muted, options, table.place, sources)


def _is_option(table: Table, name: str, value: str) -> bool:
    """Whether an option of a rule can be meant so; told where it cannot."""
    try:
        read_options({name: value})
    except BadOption as error:
        table.tell(str(error), name)
        return False
    return True


def _keys(table: Table) -> Keys:
    preset = table.choice("preset", PRESETS) or "vim"
    own = {name: keys for name in table.others() if (keys := table.text(name))}
    return Keys(preset, own)


def _names(table: Table) -> tuple[Group, ...]:
    """The groups, each a list of spellings, or a table of `forms`, `refused` and `kind`."""
    found = []
    for name in table.others():
        if isinstance(table.given[name], dict):
            inner = table.table(name)
            kind = inner.choice("kind", ("person", "place", "organisation")) or "organisation"
            group = Group(kind, inner.texts("forms"), inner.texts("refused"))
            inner.end()
        else:
            group = Group("organisation", table.texts(name))
        if len(group.forms) > 1:
            found.append(group)
        elif group.forms:
            table.tell(f"{name} has one spelling alone, which every query has without it", name)
    return tuple(found)


def _searches(table: Table) -> dict[str, str]:
    found = {name: url for name in table.others() if (url := table.text(name))}
    for name, url in found.items():
        if not url.startswith(("http://", "https://")) or "{query}" not in url:
            table.tell(f"{name} is no search: it wants an http(s) address with {{query}} in it", name)
    return {name: url for name, url in found.items() if "{query}" in url}


def _keep(table: Table) -> KeepEntry:
    days, articles, size = table.number("days"), table.number("articles"), table.text("size")
    found = _SIZE.fullmatch(size) if size else None
    if size and found is None:
        table.tell(f'size = "{size}" is no size: write "500 MB" or "20 GB"', "size")
    table.end()
    return KeepEntry(days, articles, int(found[1]) * _BYTES[found[2].upper()] if found else None)


def _looks(table: Table) -> Looks:
    density = table.choice("density", DENSITIES) or "compact"
    looks = Looks(table.text("theme"), density, table.flag("ascii"), table.flag("mouse", default=True))
    table.end()
    return looks
