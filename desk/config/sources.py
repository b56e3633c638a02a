"""`[[source]]`: where items come from."""

from collections.abc import Mapping
from typing import get_args

from desk.config.shape import SourceEntry
from desk.config.table import Table
from fetchers.address import kind_named, without_login
from fetchers.errors import BadAddress
from fetchers.exchange import HEADER
from fetchers.searches import TEMPLATE, engine_of, search_url
from news.model import Kind, Pages
from news.outlets import host_of

OPTIONS = (
    "proxy", "user", "password", "password_command", "token", "cookies", "agent", "filter",
    "selector", "title", "date", "items", "language",
)  # fmt: skip
"""The options of a source that are written as names of their own; the others stand in its `options`."""

ON_THE_NET: tuple[Kind, ...] = ("feed", "sitemap", "page", "json")
"""The kinds that are found at an address."""

KEPT = ("keep_days", "keep_articles")
"""Those that are numbers: how much of this source stays."""


def read_source(table: Table, searches: Mapping[str, str]) -> SourceEntry | None:
    """One `[[source]]`; None when it has no address that can be looked at."""
    url, login = without_login(table.text("url") or "")
    kind = table.choice("kind", get_args(Kind)) or kind_named(url) or "feed"
    options = _with_engine(table, url, login | _options(table), searches)
    if kind == "folder" and "filter" in options:
        table.tell("filter does nothing for a folder, whose files are read as they lie", "filter")
    entry = SourceEntry(
        url,
        kind,
        table.text("name") or "",
        table.texts("tags"),
        table.seconds("every"),
        table.choice("pages", get_args(Pages)) or "matched",
        table.flag("paused"),
        table.flag("allow_private"),
        options,
        table.place,
    )
    table.end()
    if "url" not in table.given:
        table.tell("a [[source]] without a url is none: it was left out")
    elif url and kind in ON_THE_NET and not host_of(url) and kind_named(url) != "folder":
        table.tell(f"{url} is no address, which begins with http:// or https://: it was left out", "url")
        return None
    return entry if url else None


def _options(table: Table) -> dict[str, str]:
    """What only its kind or its host needs, under the names that a source has it by."""
    headers, others = table.table("headers"), table.table("options")
    found = {name: value for name in OPTIONS if (value := table.raw(name))}
    found |= {name: str(most) for name in KEPT if (most := table.number(name))}
    if not table.flag("verify", default=True):
        found["verify"] = "no"
    found |= {f"{HEADER}{name}": value for name in headers.others() if (value := headers.raw(name))}
    return found | {name: value for name in others.others() if (value := others.string(name)) is not None}


def _with_engine(
    table: Table, url: str, options: Mapping[str, str], searches: Mapping[str, str]
) -> dict[str, str]:
    """The options with the person's own template for a search, so that who looks needs no file."""
    engine = engine_of(url)
    if engine is not None and engine in searches:
        return {**options, TEMPLATE: searches[engine]}
    try:
        search_url(url, options)
    except BadAddress as error:
        table.tell(str(error), "url")
    return dict(options)
