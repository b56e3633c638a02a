"""The article that a page describes in its JSON-LD, however untidily it is written."""

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import html

from news.clean import unescape

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Node: TypeAlias = dict[str, Json]

LARGEST = 2_000_000
"""Characters of one block that are read."""

MOST_NODES = 3_000
"""Objects that are looked at on one page."""

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
_WRAPPING = re.compile(r"^(?:\s|<!--|//|<!\[CDATA\[)+|(?:\s|-->|//|\]\]>|;)+$")
_INWARD = ("mainEntityOfPage", "mainEntity", "@graph")
"""Where the page's own article stands in what describes the page. Lists of other articles are left alone."""


class Linked:
    """What a page's JSON-LD says of its article: the values of a property, whatever their form."""

    def __init__(self, tree: html.HtmlElement) -> None:
        nodes = list(_nodes(tree))
        self._by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
        self._articles = [node for node in nodes if any(map(_ARTICLE.search, types_of(node)))]

    @property
    def types(self) -> frozenset[str]:
        """What the articles described are: `NewsArticle`, `LiveBlogPosting` and others."""
        return frozenset(name for node in self._articles for name in types_of(node))

    def text(self, name: str) -> str | None:
        """The first plain value of a property that any of the article's descriptions has."""
        return next(iter(self.texts(name)), None)

    def texts(self, name: str) -> list[str]:
        """The plain values of a property in the first description that has any."""
        for node in self._articles:
            found = [unescape(value) for value in _listed(node.get(name)) if isinstance(value, str)]
            if any(found):
                return [value for value in found if value]
        return []

    def raw(self, name: str) -> str | None:
        """The longest value of a property as it stands, with its line breaks and markup."""
        values = [
            value for node in self._articles for value in _listed(node.get(name)) if isinstance(value, str)
        ]
        return max(values, key=len, default=None)

    def flag(self, name: str) -> bool | None:
        """What a property says that is true or false, when it says so."""
        for node in self._articles:
            for value in _listed(node.get(name)):
                if str(value).casefold().rsplit("/", 1)[-1] in ("true", "false"):
                    return str(value).casefold().endswith("true")
        return None

    def names(self, name: str) -> list[str]:
        """The names of who stands under a property, in the first description that has any."""
        for node in self._articles:
            found = [own for value in _listed(node.get(name)) for own in self._names_of(value)]
            if found:
                return found
        return []

    def _names_of(self, value: Json) -> list[str]:
        """The names of one person or organisation; more than one when the page lists them under one."""
        if isinstance(value, str):
            return [unescape(value)]
        if not isinstance(value, dict):
            return []
        known = self._by_id.get(str(value.get("@id")), {}) if "name" not in value else {}
        value = {**known, **value}
        own = [unescape(each) for each in _listed(value.get("name")) if isinstance(each, str)]
        parts = (value.get("givenName"), value.get("familyName"))
        return own or [" ".join(unescape(part) for part in parts if isinstance(part, str))]


def types_of(node: Node) -> tuple[str, ...]:
    """The types of a node, without their vocabulary's prefix."""
    return tuple(re.split(r"[/:#]", name)[-1] for name in _listed(node.get("@type")) if isinstance(name, str))


def _listed(value: Json) -> list[Json]:
    """A value as a list: JSON-LD lets one stand for a list of one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _nodes(tree: html.HtmlElement) -> Iterator[Node]:
    """The objects that stand for the page, what it is about, and what those refer to."""
    seen = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        waiting = [_read(script.text or "")]
        while waiting and seen < MOST_NODES:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value))
            elif isinstance(value, dict):
                seen += 1
                yield value
                waiting.extend(value[name] for name in _INWARD if name in value)


def _read(text: str) -> Json:
    """What a block says; None when it cannot be read."""
    if len(text) > LARGEST:
        return None
    for attempt in (text, _WRAPPING.sub("", text)):
        try:
            value: Json = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return None
