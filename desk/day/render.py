"""The demo's day made into a recorded day: a manifest, and the bodies of feeds and pages as they changed."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

from desk.day.words import Day, Item, Outlet, Version

STAMP = "%Y%m%dT%H%M%SZ"
_ADS = ("Boats. Bought and sold. Hallen & Daughters.", "Warm socks, two for one, all week.", "Your ad here.")


@dataclass(frozen=True, slots=True)
class _Poll:
    at: datetime
    source: str
    path: str
    content_type: str
    body: str


def render(day: Day, folder: Path, base: str, begins: datetime) -> None:
    """Write the day into the folder, its first minute at `begins`, its links under the address `base`."""
    polls = sorted(_polls(day, base, begins), key=lambda poll: poll.at)
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("poll_utc", "source", "file", "status", "content_type", "url"))
        for number, poll in enumerate(polls):
            name = f"{poll.source}/{number:03d}{'.xml' if poll.path.endswith('.xml') else '.html'}"
            (folder / poll.source).mkdir(exist_ok=True)
            (folder / name).write_text(poll.body, encoding="utf-8")
            row = (poll.at.strftime(STAMP), poll.source, name, 200, poll.content_type, base + poll.path)
            table.writerow(row)


def _polls(day: Day, base: str, begins: datetime) -> Iterator[_Poll]:
    for outlet in day.outlets:
        moments = {version.after for item in outlet.items for version in item.versions}
        for after in sorted(moments | {timedelta(0)}):
            at, path = begins + after, f"/{outlet.slug}/feed.xml"
            yield _Poll(at, outlet.slug, path, "application/rss+xml", _feed(outlet, base, begins, after))
        for item in outlet.items:
            for turn, version in enumerate(item.versions):
                at, path = begins + version.after, f"/{outlet.slug}/{item.slug}"
                page = _page(outlet, item, version, begins + item.versions[0].after, at, turn)
                yield _Poll(at, outlet.slug, path, "text/html; charset=utf-8", page)


def _standing(item: Item, after: timedelta) -> Version | None:
    """The wording that stood at that time, if the article was out by then."""
    return next((version for version in reversed(item.versions) if version.after <= after), None)


def _feed(outlet: Outlet, base: str, begins: datetime, after: timedelta) -> str:
    items = [
        f"<item><title>{escape(version.headline)}</title><link>{base}/{outlet.slug}/{item.slug}</link>"
        f'<guid isPermaLink="false">{outlet.slug}:{item.slug}</guid>'
        f"<pubDate>{format_datetime(begins + item.versions[0].after)}</pubDate>"
        f"<description>{escape(version.paragraphs[0])}</description></item>"
        for item in sorted(outlet.items, key=lambda item: item.versions[0].after, reverse=True)
        if (version := _standing(item, after)) is not None
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(outlet.name)}</title><link>{base}/{outlet.slug}/</link>"
        f"<description>{escape(outlet.name)}, an invented outlet</description>"
        + "\n".join(items)
        + "</channel></rss>\n"
    )


def _page(outlet: Outlet, item: Item, version: Version, first: datetime, at: datetime, turn: int) -> str:
    paragraphs = "\n".join(f"<p>{escape(text)}</p>" for text in version.paragraphs)
    related = "".join(
        f'<li><a href="/{outlet.slug}/{other.slug}">{escape(other.versions[0].headline)}</a></li>'
        for other in outlet.items
        if other is not item
    )
    name = escape(outlet.name)
    return f"""<!doctype html>
<html lang="{item.language}"><head><meta charset="utf-8"><title>{escape(version.headline)} | {name}</title>
<meta property="og:type" content="article"><meta property="og:title" content="{escape(version.headline)}">
<meta property="og:site_name" content="{name}"><meta name="author" content="{escape(version.byline)}">
<meta property="article:published_time" content="{first.isoformat()}">
<meta property="article:modified_time" content="{at.isoformat()}"></head>
<body><header><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
<aside class="ad">{escape(_ADS[turn % len(_ADS)])}</aside>
<main><article><h1>{escape(version.headline)}</h1><p class="byline">By {escape(version.byline)}</p>
{paragraphs}
</article></main>
<aside class="related"><h2>More from {name}</h2><ul>{related}</ul></aside>
<footer>© {name}. An invented outlet of the wirewatch demo.</footer></body></html>
"""
