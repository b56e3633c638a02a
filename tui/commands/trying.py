"""`try`: what sources an address has, and what a look would bring; nothing is kept."""

import asyncio
from collections.abc import Sequence
from typing import get_args

from desk.discover import Found, NothingFound, Wish, try_address, try_source
from news.amount import amount
from news.ids import identity
from news.model import Entry, Kind
from store.errors import NoStore, NotFound
from tui.ago import ago
from tui.commands.opening import now, reading
from tui.commands.output import emit, show
from tui.commands.parsing import Asked, Command, CommandError, Parser
from tui.commands.paths import store_path

SHOWN = 20
"""Entries that are told of each source, unless told otherwise."""


def _arguments(parser: Parser) -> None:
    parser.add_argument("url", metavar="URL|SOURCE", help="an address, or a source by id, name or address")
    parser.add_argument("--kind", choices=get_args(Kind), help="what it is (default: what it looks like)")
    parser.add_limit(SHOWN, f"how many entries of it; 0 is all (default: {SHOWN})")
    about = "its host may be inside this machine or network, this once"
    parser.add_argument("--allow-private", action="store_true", help=about)


def try_(asked: Asked) -> int:
    """Look, tell what is there, and keep nothing."""
    try:
        found, held = asyncio.run(_look(asked))
    except NothingFound as error:
        raise CommandError(str(error)) from error
    for one in found:
        entries = one.feed.entries if one.feed else ()
        names = [identity(held or "", entry.key) for entry in entries]
        known = _known(asked, names) if held else set()
        rows = [(entry, name in known) for entry, name in zip(entries, names, strict=True)]
        _tell(one, rows, asked.limit, json=asked.json)
    return 0


async def _look(asked: Asked) -> tuple[Sequence[Found], str | None]:
    """What was found, and the id of the source when it is one that is kept."""
    try:
        with reading(asked) as store:
            source = store.sources.find(asked.url)
    except (NoStore, NotFound):
        wish = Wish(asked.url, kind=asked.kind, allow_private=asked.allow_private)
        return await try_address(store_path(asked.store), wish), None
    return [await try_source(store_path(asked.store), source)], source.id


def _known(asked: Asked, names: Sequence[str]) -> set[str]:
    """Those of these articles that the store has already."""
    with reading(asked) as store:
        return {article.id for article in store.articles.many(names)}


def _tell(found: Found, rows: Sequence[tuple[Entry, bool]], limit: int, *, json: bool) -> None:
    """Tell one source: a line of JSON, or its name and beneath it what it brings."""
    offer, feed = found.offer, found.feed
    new = sum(not known for _, known in rows)
    shown = rows[:limit] if limit else rows
    if json:
        entries = [
            {"title": entry.title, "url": entry.url, "claimed": entry.claimed, "new": not known}
            for entry, known in shown
        ]
        count = None if feed is None else len(rows)
        emit({
            "url": offer.url, "title": offer.title, "kind": offer.kind, "looked": feed is not None,
            "count": count, "new": new if feed else None, "entries": entries,
        })  # fmt: skip
        return
    brought = f"  {amount(len(rows), 'entry')}, {new} new" if feed else ""
    show(
        (
            (f"{offer.kind}  ", "dim"),
            (offer.title or offer.url, "strong"),
            (f"  {offer.url}", "dim"),
            (brought, ""),
        )
    )
    for entry, known in shown:
        when = ago(entry.claimed, now()) if entry.claimed else "-"
        show(((f"  {when:>4} {' ' if known else '+'} ", "dim"), (entry.title, "dim" if known else "")))


COMMANDS = {"try": Command(_arguments, try_)}
