"""What a desk goes by on its store: its clock, its limits on the net, the hosts inside that may be asked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desk.clock import CatchingUpClock, Clock, WallClock
from fetchers.exchange import LIMITS, Limits
from news.model import Source
from news.outlets import host_of
from news.times import stamp, unstamp
from store.store import Store

NAME = "desk"
ALLOWED = "allow_private"
"""The option of a source whose host may be inside this machine or network. Stores of old have a setting of
this name, which lists such hosts.
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """How one desk works."""

    clock: Clock
    limits: Limits = LIMITS
    allow_private: frozenset[str] = frozenset()
    """The hosts inside that may be asked besides those of its sources."""


def read_setting(store: Store) -> Setting:
    """What is set for a store's desk; the wall's clock and the usual limits where nothing is."""
    match store.settings.get(NAME):
        case {"start": str(start), "began": str(began), "speed": float(speed), "allow_private": [*hosts]}:
            clock = CatchingUpClock(unstamp(start), unstamp(began), speed)
            return Setting(
                clock, replace(LIMITS, gap=0.0, per_host=8, pages=100_000), frozenset(map(str, hosts))
            )
        case _:
            return Setting(WallClock(), LIMITS)


def setting_to_ask(store: Store) -> Setting:
    """The same for who looks without being the desk: with the hosts inside that the sources may ask."""
    setting = read_setting(store)
    return replace(setting, allow_private=setting.allow_private | allowed_hosts(store, store.sources.all()))


def allowed_hosts(store: Store, sources: Iterable[Source]) -> frozenset[str]:
    """The hosts inside that may be asked: those of the sources of which a person has said so."""
    listed = _listed(store)
    return frozenset(
        host
        for each in sources
        if ((host := host_of(each.url)) and (ALLOWED in each.options or host in listed))
    )


def let_in(source: Source) -> Source:
    """A source whose host may be inside this machine or network."""
    return replace(source, options={**source.options, ALLOWED: "yes"})


def carry_over(store: Store) -> None:
    """Note with each source what stores of old kept as a list of hosts, so that it can be taken back."""
    if listed := _listed(store):
        for source in store.sources.all():
            if host_of(source.url) in listed:
                store.sources.put(let_in(source))
        store.settings.set(ALLOWED, None)


def _listed(store: Store) -> frozenset[str]:
    match store.settings.get(ALLOWED):
        case [*hosts]:
            return frozenset(map(str, hosts))
        case _:
            return frozenset()


def set_played(store: Store, clock: CatchingUpClock, hosts: tuple[str, ...]) -> None:
    """Let the desks of a store work by a played past, against hosts of this machine, without a gap."""
    store.settings.set(
        NAME,
        {
            "start": stamp(clock.start),
            "began": stamp(clock.began),
            "speed": float(clock.speed),
            "allow_private": list(hosts),
        },
    )
