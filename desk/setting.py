"""What a desk goes by on its store: its clock, its limits on the net, the hosts inside that may be asked."""

from dataclasses import dataclass, replace

from desk.clock import CatchingUpClock, Clock, WallClock
from fetchers.exchange import LIMITS, Limits
from news.times import stamp, unstamp
from store.settings import Json
from store.store import Store

NAME = "desk"
ALLOWED = "allow_private"
"""The hosts inside this machine or network that a person has allowed to be asked."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How one desk works."""

    clock: Clock
    limits: Limits = LIMITS
    allow_private: frozenset[str] = frozenset()


def read_setting(store: Store) -> Setting:
    """What is set for a store's desk; the wall's clock and the usual limits where nothing is."""
    allowed = allowed_hosts(store)
    match store.settings.get(NAME):
        case {"start": str(start), "began": str(began), "speed": float(speed), "allow_private": [*hosts]}:
            clock = CatchingUpClock(unstamp(start), unstamp(began), speed)
            return Setting(
                clock, replace(LIMITS, gap=0.0, per_host=8, pages=100_000), allowed | set(map(str, hosts))
            )
        case _:
            return Setting(WallClock(), LIMITS, allowed)


def allowed_hosts(store: Store) -> frozenset[str]:
    """The hosts inside that may be asked."""
    match store.settings.get(ALLOWED):
        case [*hosts]:
            return frozenset(map(str, hosts))
        case _:
            return frozenset()


def allow_host(store: Store, host: str) -> None:
    """Let the desk of this store ask a host inside this machine or network."""
    store.settings.set(ALLOWED, list[Json](sorted(allowed_hosts(store) | {host})))


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
