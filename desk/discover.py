"""What sources an address has: a feed is one, a site is asked which feeds it offers. Nothing is kept."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from desk.clock import WallClock
from desk.setting import Setting, setting_to_ask
from fetchers.address import without_login
from fetchers.errors import Unreachable
from fetchers.exchange import Answer, status_line
from fetchers.find import Offer, known_site, offers
from fetchers.found import Feed, NotAFeed
from fetchers.http import Net, open_net
from fetchers.kinds import kind_of, sniff
from fetchers.look import fetch
from fetchers.read import read
from news.ids import identity
from news.model import Kind, Pages, Source, Standing
from news.outlets import host_of
from store.errors import NoStore
from store.store import open_store


class NothingFound(Exception):
    """An address at which there is no source to be had; the message says what is there instead."""


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


@dataclass(frozen=True, slots=True)
class Found:
    """A source that is to be had."""

    offer: Offer
    feed: Feed | None = None
    """What a look at it brought; None where a site offers several and none was looked at yet."""
    why: str = ""
    """Why the address that was given is no source itself; empty where it is this one."""


async def try_address(store_path: Path, wish: Wish) -> Sequence[Found]:
    """What is to be had at an address, by the limits and allowances of a store.

    NothingFound, or a FetchError when the address cannot be had.
    """
    setting, host = _setting(store_path), host_typed(wish.url)
    allowed = setting.allow_private | ({host} if wish.allow_private and host else frozenset())
    async with open_net(setting.limits, allowed) as net:
        return await sources_at(net, wish)


async def try_source(store_path: Path, source: Source) -> Found:
    """What a look at a kept source would bring, asked as if for the first time. Errors as `try_address`."""
    setting = _setting(store_path)
    async with open_net(setting.limits, setting.allow_private) as net:
        return await looked_at(net, Offer(source.url, source.name, source.kind, source.options))


async def sources_at(net: Net, wish: Wish) -> Sequence[Found]:
    """The one source that an address is, looked at; else those that the site there offers, the best first."""
    kind = wish.kind or kind_of(wish.url)
    address = wish.url if kind in {"exec", "search", "folder"} or "://" in wish.url else f"https://{wish.url}"
    address, login = without_login(address)
    options = {**login, **wish.options}
    if kind_of(address) == "folder" and "://" not in address:
        address = _address_of(address)
    if kind:
        return [await looked_at(net, Offer(address, "", kind, options))]
    if site := known_site(address):
        return [await looked_at(net, site)]
    try:
        answer = await _answer(net, Offer(address, "", options=options))
    except Unreachable as error:
        if "://" in wish.url:
            raise
        words = f"{error}. It was asked by https; where it has none: http{address.removeprefix('https')}"
        raise NothingFound(words) from error
    try:
        sniffed, feed = sniff(answer.body, answer.url, answer.content_type)
        return [Found(Offer(answer.moved or address, feed.title, sniffed, options), feed)]
    except NotAFeed as error:
        there = await offers(net, answer)
        if not there:
            words = (
                f"{address} is no feed ({error}), and no feed, sitemap or list of articles was found there"
            )
            raise NothingFound(words) from error
        why = str(error)
    # What a person gave for this host alone goes to no other.
    own = (host_of(offer.url) == host_of(address) for offer in there)
    return [
        Found(replace(offer, options={**login, **offer.options}) if is_own else offer, why=why)
        for offer, is_own in zip(there, own, strict=True)
    ]


async def looked_at(net: Net, offer: Offer) -> Found:
    """What is offered, after a look that it is so, by its own name for itself; else NothingFound."""
    answer = await _answer(net, offer)
    try:
        feed = read(offer.kind, answer.body, answer.url, answer.content_type, offer.options)
    except NotAFeed as error:
        raise NothingFound(
            f"{offer.url} cannot be used as a source of the kind `{offer.kind}`: {error}"
        ) from error
    # A search stays the search that was asked for, whatever address its aggregator answers from today.
    url = offer.url if offer.kind == "search" else answer.moved or offer.url
    return Found(Offer(url, feed.title or offer.title, offer.kind, offer.options), feed)


def host_typed(url: str) -> str:
    """The host of an address as a person types it; empty for none."""
    return host_of(url if "://" in url else f"https://{url}")


def _setting(store_path: Path) -> Setting:
    """What is set for a store; the usual where there is none."""
    with suppress(NoStore), open_store(store_path, create=False, read_only=True) as store:
        return setting_to_ask(store)
    return Setting(WallClock())


async def _answer(net: Net, offer: Offer) -> Answer:
    now = datetime.now(UTC)
    asked = Source(identity("source", offer.url), offer.url, offer.kind, "", now, options=offer.options)
    answer = await fetch(net, asked, Standing(asked.id, now))
    if answer.status >= 400:
        raise NothingFound(f"{offer.url} answered {status_line(answer.status)}")
    return answer


def _address_of(folder: str) -> str:
    return Path(folder).expanduser().resolve().as_uri()
