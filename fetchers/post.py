"""Telling a host something: one POST to an address of the person's own, which may stand inside."""

from collections.abc import Mapping

import aiohttp

from fetchers.errors import BadAddress, Declined, TimedOut, Unreachable
from fetchers.sessions import agent

_SHOWN = 200
"""Bytes of a refusal's words that are shown."""


async def post(url: str, body: bytes, headers: Mapping[str, str], patience: float = 20.0) -> None:
    """Tell a host; no redirect is followed, for what is told is for this address alone.

    BadAddress, Unreachable, TimedOut when it could not be told, Declined when it did not take it.
    `patience` is in seconds, for the whole of it.
    """
    timeout = aiohttp.ClientTimeout(total=patience)
    try:
        async with (
            aiohttp.ClientSession(
                timeout=timeout, headers={"User-Agent": agent()}, trust_env=True
            ) as session,
            session.post(url, data=body, headers=headers, allow_redirects=False) as answer,
        ):
            if answer.status >= 300:
                said = (await answer.content.read(_SHOWN)).decode("utf-8", "replace")
                raise Declined(f"HTTP {answer.status} {' '.join(said.split())}".strip())
    except aiohttp.InvalidURL as error:
        raise BadAddress(f"{url} is no address") from error
    except TimeoutError as error:
        raise TimedOut(f"no answer within {patience:g} s") from error
    except (aiohttp.ClientError, OSError) as error:
        raise Unreachable(f"cannot be reached: {error}") from error
