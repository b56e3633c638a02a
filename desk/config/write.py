"""Sources and rules as a configuration file writes them."""

import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from desk.config.sources import KEPT, OPTIONS
from desk.setting import ALLOWED
from fetchers.address import kind_named
from fetchers.exchange import HEADER
from news.model import Rule, Source
from news.times import length_words

Value: TypeAlias = "str | int | bool | Iterable[str] | Mapping[str, str]"


def source_lines(source: Source, *, allow_private: bool = False) -> list[str]:
    """The `[[source]]` of a source; what is as it is without being said is left out."""
    own, usual = source.options, kind_named(source.url) or "feed"
    fields: dict[str, Value] = {"url": source.url, "kind": source.kind if source.kind != usual else ""}
    fields |= {"name": source.name if source.name != source.url else "", "tags": source.tags}
    fields |= {"every": length_words(source.every) if source.every else ""}
    fields |= {"pages": source.pages if source.pages != "matched" else "", "paused": source.paused}
    fields |= {"allow_private": allow_private or ALLOWED in own}
    fields |= {name: own[name] for name in OPTIONS if name in own}
    fields |= {name: int(own[name]) for name in KEPT if own.get(name, "").isdecimal()}
    fields |= {"headers": {name.removeprefix(HEADER): own[name] for name in own if name.startswith(HEADER)}}
    told = {*OPTIONS, *KEPT, ALLOWED, "verify"}
    fields |= {"options": {n: own[n] for n in own if n not in told and not n.startswith(HEADER)}}
    lines = ["[[source]]", *_lines(fields)]
    return [*lines, "verify = false"] if own.get("verify") == "no" else lines


def rule_lines(rule: Rule) -> list[str]:
    """The `[[rule]]` of a rule."""
    every = rule.options.get("every", "")
    fields: dict[str, Value] = {"name": rule.name if rule.name != rule.query else "", "query": rule.query}
    fields |= {"on": rule.on if rule.on != "any" else "", "do": rule.do if rule.do != ("app",) else ()}
    fields |= {"every": length_words(int(every)) if every.isdecimal() else ""}
    fields |= {"changed": [name for name in rule.options.get("changed", "").split(",") if name]}
    fields |= {
        name: rule.options[name] for name in ("threshold", "quiet", "newsboat") if name in rule.options
    }
    return ["[[rule]]", *_lines(fields | {"muted": rule.muted})]


def quoted(text: str) -> str:
    """A text as TOML quotes it: as JSON does, but for DEL, which TOML wants escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(fields: Mapping[str, Value]) -> list[str]:
    return [f"{name} = {_value(value)}" for name, value in fields.items() if value]


def _value(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return quoted(value)
        case Mapping():
            pairs = (f"{quoted(name)} = {quoted(each)}" for name, each in value.items())
            return f"{{ {', '.join(pairs)} }}"
        case _:
            return f"[{', '.join(map(quoted, value))}]"
