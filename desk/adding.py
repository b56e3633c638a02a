"""A source added after a look at it: a feed is taken, a site is asked which feeds it has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desk.looking import status_line
from desk.setting import read_setting
from fetchers.address import canonical
from fetchers.exchange import Answer, Request
from fetchers.find import Offer, declared
from fetchers.found import Feed, NotAFeed
from fetchers.http import Net, open_net
from fetchers.look import read
from news.ids import identity
from news.model import Kind, Source
from store.store import Store, open_store


class NothingFound(Exception):
    """An address at which there is no source to be had; the message says what is there instead."""


class AlreadyThere(Exception):
    """The source is kept already."""

    def __init__(self, source: Source) -> None:
        super().__init__(f"{source.name} is there already, as {source.id}: {source.url}")
        self.source = source


Choose = Callable[[Sequence[Offer]], Offer]
"""Picks one of the feeds that a site offers; at least one is given, the best first."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to add."""

    url: str
    name: str | None = None
    tags: tuple[str, ...] = ()
    every: int | None = None
    kind: Kind = "feed"


async def add_source(store_path: Path, wish: Wish, choose: Choose = lambda offers: offers[0]) -> Source:
    """Look at an address and keep the source that is found there.

    NothingFound, AlreadyThere, or a FetchError when the address cannot be had.
    """
    with open_store(store_path) as store:
        setting = read_setting(store)
        _refuse_twin(store, wish.url)
        async with open_net(setting.limits, setting.allow_private) as net:
            url, feed = await _find(net, wish, choose)
        _refuse_twin(store, url)
        source = Source(
            id=identity("source", url),
            url=url,
            kind=wish.kind,
            name=wish.name or feed.title or url,
            added=datetime.now(UTC),
            tags=wish.tags,
            every=wish.every,
        )
        store.sources.put(source)
        return source


async def _find(net: Net, wish: Wish, choose: Choose) -> tuple[str, Feed]:
    """The address of the feed that is meant, and what it says."""
    address = wish.url if "://" in wish.url else f"https://{wish.url}"
    answer = await _answer(net, address)
    try:
        return answer.moved or address, _read(answer, wish.kind)
    except NotAFeed as error:
        offers = declared(answer.body, answer.url)
        if not offers:
            raise NothingFound(f"{address} is no feed ({error}) and declares none") from error
    offer = choose(offers)
    answer = await _answer(net, offer.url)
    try:
        return answer.moved or offer.url, _read(answer, wish.kind)
    except NotAFeed as error:
        raise NothingFound(f"{offer.url}, which {address} declares as its feed, is none: {error}") from error


async def _answer(net: Net, address: str) -> Answer:
    answer = await net.get(Request(address))
    if answer.status >= 400:
        raise NothingFound(f"{address} answered {status_line(answer.status)}")
    return answer


def _read(answer: Answer, kind: Kind) -> Feed:
    return read(kind, answer.body, answer.url, answer.content_type, {})


def _refuse_twin(store: Store, url: str) -> None:
    """Refuse an address that differs from a kept one by scheme, www, or a slash alone."""
    wanted = _bare(url)
    for source in store.sources.all():
        if _bare(source.url) == wanted:
            raise AlreadyThere(source)


def _bare(url: str) -> str:
    plain = canonical(url if "://" in url else f"https://{url}")
    return plain.split("://", 1)[-1].removeprefix("www.").rstrip("/")
