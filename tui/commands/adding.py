"""`add`: a source, after a look at its address."""

import asyncio
import sys
from collections.abc import Sequence
from functools import partial
from typing import get_args

from desk.adding import AlreadyThere, add_source
from desk.config.read import read_config
from desk.discover import NothingFound, Wish
from fetchers.address import without_login
from fetchers.find import Offer
from fetchers.searches import TEMPLATE, engine_of
from news.model import Kind, Pages, Source
from store.store import Store
from tui.commands.filed import list_file, lists_of, note_faults
from tui.commands.output import is_terminal, note
from tui.commands.parsing import Asked, Command, CommandError, Parser, duration
from tui.commands.paths import config_path, store_path
from tui.commands.sources import tell


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("url", metavar="URL", help="a feed, or a site that names its feeds")
    parser.add_argument("--name", help="what to call it (default: what it calls itself)")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="a tag; may be given again")
    parser.add_argument(
        "--every", type=duration, metavar="TIME", help="how often to look: 15m, 2h (default: as it needs)"
    )
    parser.add_argument("--kind", choices=get_args(Kind), help="what it is (default: what it looks like)")
    about = "which articles' pages to read: all, those that matter (default), none"
    parser.add_argument("--pages", choices=get_args(Pages), default="matched", help=about)
    about = "its host may be inside this machine or network, now and at every look"
    parser.add_argument("--allow-private", action="store_true", help=about)


def add(asked: Asked) -> int:
    """Look at an address and keep the source that is found there."""
    wish = Wish(
        asked.url,
        asked.name,
        tuple(asked.tag),
        asked.every,
        asked.kind,
        options=_search(asked),
        pages=asked.pages,
        allow_private=asked.allow_private,
    )
    list_file(asked)  # one that cannot be edited is told before anything is asked of a host
    may_ask = not asked.no_input and is_terminal() and sys.stdin.isatty()

    def keep(store: Store, source: Source) -> None:
        note_faults(lists_of(asked, store).put_source(source, source.added))

    try:
        choose = partial(_ask if may_ask else _take_best, asked.url)
        source = asyncio.run(add_source(store_path(asked.store), wish, choose, keep))
    except (AlreadyThere, NothingFound) as error:
        raise CommandError(str(error)) from error
    tell(source, "added", json=asked.json)
    return 0


def _search(asked: Asked) -> dict[str, str]:
    """The template of a search that is the person's own; nothing for any other address."""
    engine = engine_of(asked.url)
    template = read_config(config_path(asked.config)).searches.get(engine) if engine else None
    return {TEMPLATE: template} if template else {}


def _take_best(url: str, offers: Sequence[Offer], why: str) -> Offer:
    """The first of the feeds that a site offers, the others named."""
    note(f"{without_login(url)[0]} is no feed ({why}); taken is {offers[0].url}")
    for offer in offers[1:]:
        note(f"  also: {offer.url}  {offer.title}")
    return offers[0]


def _ask(url: str, offers: Sequence[Offer], why: str) -> Offer:
    """The one of a site's feeds that the person picks; CommandError for none of them."""
    if len(offers) == 1:
        return _take_best(url, offers, why)
    for number, offer in enumerate(offers, 1):
        note(f"{number:3}  {offer.url}  {offer.title}")
    while True:
        try:
            answer = input("which one, 0 for none? [1] ").strip() or "1"
        except EOFError as error:  # as Ctrl-C: whoever ends the answer chose nothing
            raise KeyboardInterrupt from error
        if answer == "0":
            raise CommandError("none was taken: nothing is added")
        if answer.isdecimal() and int(answer) <= len(offers):
            return offers[int(answer) - 1]


COMMANDS = {"add": Command(_add_arguments, add)}
