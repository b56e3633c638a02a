"""A source added after a look at it: a feed is taken, a site is asked which feeds it has."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from desk.discover import Wish, host_typed, looked_at, sources_at
from desk.setting import let_in, setting_to_ask
from fetchers.address import same_place
from fetchers.find import Offer
from fetchers.http import Net, open_net
from news.ids import identity
from news.model import Source
from store.store import Store, open_store


class AlreadyThere(Exception):
    """The source is kept already."""

    def __init__(self, source: Source) -> None:
        super().__init__(f"{source.name} is there already, as {source.id}: {source.url}")
        self.source = source


Choose = Callable[[Sequence[Offer], str], Offer]
"""Picks one of the sources that a site offers; at least one is given, the best first, and why the address
itself is none.
"""


async def add_source(
    store_path: Path,
    wish: Wish,
    choose: Choose = lambda offers, _: offers[0],
    keep: Callable[[Store, Source], None] = lambda store, source: store.lists.put(source, source.added),
) -> Source:
    """Look at an address and keep the source that is found there.

    NothingFound, AlreadyThere, or a FetchError when the address cannot be had; what `keep` raises.
    """
    with open_store(store_path) as store:
        _refuse_twin(store, wish.url)
        setting, host = setting_to_ask(store), host_typed(wish.url)
        allowed = setting.allow_private | ({host} if wish.allow_private and host else frozenset())
        async with open_net(setting.limits, allowed) as net:
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
        source = let_in(source) if wish.allow_private else source
        keep(store, source)
        return source


async def _find(net: Net, wish: Wish, choose: Choose) -> Offer:
    """The source that is meant, by its own name for itself."""
    found = await sources_at(net, wish)
    if found[0].feed is not None:
        return found[0].offer
    return (await looked_at(net, choose([one.offer for one in found], found[0].why))).offer


def _refuse_twin(store: Store, url: str) -> None:
    """Refuse an address that differs from a kept one by scheme, www, or a slash alone."""
    wanted = same_place(url)
    for source in store.sources.all():
        if same_place(source.url) == wanted:
            raise AlreadyThere(source)
