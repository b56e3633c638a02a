"""The demo's day as it is written down: outlets, their articles, and each article's versions."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an article, from a time of the day on."""

    after: timedelta
    """How long after the start of the day it appeared."""
    headline: str
    byline: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One article of an invented outlet."""

    slug: str
    language: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet."""

    slug: str
    name: str
    tags: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day of them, and the words that somebody watches for."""

    lasts: timedelta
    outlets: tuple[Outlet, ...]
    rules: tuple[tuple[str, str], ...]
    """Name and query of each."""


def read_day() -> Day:
    """The day that ships with the program."""
    raw = tomllib.loads(files("desk.day").joinpath("day.toml").read_text(encoding="utf-8"))
    starts: datetime = raw["starts"]

    def version(table: dict[str, str]) -> Version:
        at = datetime.combine(starts.date(), time.fromisoformat(table["at"]), starts.tzinfo)
        text = tuple(part.strip() for part in table["text"].strip().split("\n\n"))
        return Version(at - starts, table["headline"], table["byline"], text)

    def item(table: dict[str, list[dict[str, str]]]) -> Item:
        versions = tuple(version(each) for each in table["version"])
        language = next((each["language"] for each in table["version"] if "language" in each), "en")
        return Item(str(table["slug"]), language, versions)

    outlets = tuple(
        Outlet(each["slug"], each["name"], tuple(each["tags"]), tuple(item(table) for table in each["item"]))
        for each in raw["outlet"]
    )
    rules = tuple((each["name"], each["query"]) for each in raw["rules"])
    return Day(raw["ends"] - starts, outlets, rules)
