"""Which addresses may be asked: http and https, and nothing inside this machine or network that nobody
allowed.

The addresses that a name resolves to are looked at where the connection is made of them, so a name that
changes its address between two looks cannot slip through; a redirect is looked at like any other address.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from fetchers.errors import BadAddress, PrivateAddress

_SHARED = ip_network("100.64.0.0/10")
_TRANSLATED = ip_network("64:ff9b::/96")


def is_private(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is not one of the open net: private, loopback, link-local, multicast, reserved."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner is not None:
            return is_private(inner)
    elif address in _SHARED:
        return True
    return not address.is_global or address.is_multicast


def checked(text: str, allowed: frozenset[str]) -> URL:
    """The address ready to be asked; BadAddress or PrivateAddress when it must not be."""
    try:
        # What is plain ASCII already is sent as it stands: nothing added, nothing re-quoted.
        url = URL(text, encoded=text.isascii() and not any(mark in text for mark in ' \t\r\n<>"{}|\\^`'))
        host, scheme = url.host, url.scheme
        _ = url.port
    except ValueError as error:
        raise BadAddress(f"{text[:200]} is no address: {error}") from error
    if scheme not in ("http", "https") or not host:
        raise BadAddress(f"{text[:200]} cannot be asked: only http and https addresses can")
    if host not in allowed:
        _refuse(host, host.strip("[]").split("%")[0], allowed)
    return url


def _refuse(host: str, text: str, allowed: frozenset[str]) -> None:
    # RFC 6761: whoever asks for a name under localhost is to be given this machine.
    is_here = f".{text.lower().rstrip('.')}".endswith(".localhost")
    try:
        address = ip_address("127.0.0.1" if is_here else text)
    except ValueError:
        return
    if is_private(address) and not _named(address, allowed):
        raise PrivateAddress(
            f"{host} is inside this machine or network ({address}): "
            "not asked unless you allow it (`wirewatch add --allow-private`)"
        )


def _named(address: IPv4Address | IPv6Address, allowed: frozenset[str]) -> bool:
    if str(address) in allowed:
        return True
    networks = (ip_network(name, strict=False) for name in allowed if "/" in name)
    return any(address in network for network in networks if network.version == address.version)


class Allowed:
    """The hosts, addresses and networks inside that may be asked; replaced whole when more are allowed."""

    def __init__(self, hosts: frozenset[str]) -> None:
        self.hosts = hosts


class GuardedResolver(AbstractResolver):
    """A resolver that gives no private address of a name which nobody allowed."""

    def __init__(self, inner: AbstractResolver, allowed: Allowed) -> None:
        self._inner = inner
        self._allowed = allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a name. OSError when it has none, PrivateAddress when they are not of the open
        net.
        """
        found = await self._inner.resolve(host, port, family)
        allowed = self._allowed.hosts
        if host not in allowed:
            for result in found:
                _refuse(host, result["host"].split("%")[0], allowed)
        return found

    async def close(self) -> None:
        """Close what it asks."""
        await self._inner.close()
