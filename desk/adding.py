"""A source added after a look at it: a feed is taken, a site is asked which feeds it has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from desk.looking import status_line
from desk.setting import allow_host, read_setting
from fetchers.address import same_place
from fetchers.exchange import Answer
from fetchers.find import Offer, known_site, offers
from fetchers.found import NotAFeed
from fetchers.http import Net, open_net
from fetchers.kinds import kind_of, sniff
from fetchers.look import fetch, read
from news.ids import identity
from news.model import Kind, Pages, Source, Standing
from store.store import Store, open_store


class NothingFound(Exception):
    """An address at which there is no source to be had; the message says what is there instead."""


class AlreadyThere(Exception):
    """The source is kept already."""

    def __init__(self, source: Source) -> None:
        super().__init__(f"{source.name} is there already, as {source.id}: {source.url}")
        self.source = source


Choose = Callable[[Sequence[Offer]], Offer]
"""Picks one of the sources that a site offers; at least one is given, the best first."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to add."""

    url: str
    name: str | None = None
    tags: tuple[str, ...] = ()
    every: int | None = None
    kind: Kind | None = None
    """What it is said to be; None looks."""
    pages: Pages = "matched"
    """Which of its articles' pages are read."""
    options: Mapping[str, str] = field(default_factory=dict)
    allow_private: bool = False
    """Whether its host may be one inside this machine or network, now and at every look."""


async def add_source(store_path: Path, wish: Wish, choose: Choose = lambda offers: offers[0]) -> Source:
    """Look at an address and keep the source that is found there.

    NothingFound, AlreadyThere, or a FetchError when the address cannot be had.
    """
    with open_store(store_path) as store:
        _refuse_twin(store, wish.url)
        host = urlsplit(wish.url if "://" in wish.url else f"https://{wish.url}").hostname
        if wish.allow_private and host:
            allow_host(store, host)
        setting = read_setting(store)
        async with open_net(setting.limits, setting.allow_private) as net:
            found = await _find(net, wish, choose)
        _refuse_twin(store, found.url)
        source = Source(
            id=identity("source", found.url),
            url=found.url,
            kind=found.kind,
            name=wish.name or found.title or found.url,
            added=datetime.now(UTC),
            tags=wish.tags,
            every=wish.every,
            pages=wish.pages,
            options=found.options,
        )
        store.lists.put(source, source.added)
        return source


async def _find(net: Net, wish: Wish, choose: Choose) -> Offer:
    """The source that is meant, by its own name for itself."""
    kind = wish.kind or kind_of(wish.url)
    address = wish.url if kind in {"exec", "search", "folder"} or "://" in wish.url else f"https://{wish.url}"
    if kind == "folder" and "://" not in address:
        address = _address_of(address)
    if kind:
        return await _taken(net, Offer(address, "", kind, wish.options))
    if site := known_site(address):
        return await _taken(net, site)
    answer = await _answer(net, Offer(address, ""))
    try:
        sniffed, feed = sniff(answer.body, answer.url, answer.content_type)
        return Offer(answer.moved or address, feed.title, sniffed)
    except NotAFeed as error:
        there = await offers(net, answer)
        if not there:
            words = (
                f"{address} is no feed ({error}), and no feed, sitemap or list of articles was found there"
            )
            raise NothingFound(words) from error
    return await _taken(net, choose(there))


async def _taken(net: Net, offer: Offer) -> Offer:
    """What is offered, after a look that it is so; NothingFound when it is not."""
    answer = await _answer(net, offer)
    try:
        feed = read(offer.kind, answer.body, answer.url, answer.content_type, offer.options)
    except NotAFeed as error:
        raise NothingFound(f"{offer.url} cannot be used as a {offer.kind}: {error}") from error
    # A search stays the search that was asked for, whatever address its aggregator answers from today.
    url = offer.url if offer.kind == "search" else answer.moved or offer.url
    return Offer(url, feed.title or offer.title, offer.kind, offer.options)


async def _answer(net: Net, offer: Offer) -> Answer:
    now = datetime.now(UTC)
    asked = Source(identity("source", offer.url), offer.url, offer.kind, "", now, options=offer.options)
    answer = await fetch(net, asked, Standing(asked.id, now), now)
    if answer.status >= 400:
        raise NothingFound(f"{offer.url} answered {status_line(answer.status)}")
    return answer


def _address_of(folder: str) -> str:
    return Path(folder).expanduser().resolve().as_uri()


def _refuse_twin(store: Store, url: str) -> None:
    """Refuse an address that differs from a kept one by scheme, www, or a slash alone."""
    wanted = same_place(url)
    for source in store.sources.all():
        if same_place(source.url) == wanted:
            raise AlreadyThere(source)
