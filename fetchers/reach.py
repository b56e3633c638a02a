"""How a source is reached where it is not reached plainly: proxy, credentials, cookies, headers,
certificates.

A source's options say so: `proxy`, `user`, `password` or `password_command`, `token`, `cookies` (a file in
the form that browsers and curl write), `header.NAME`, `agent`, `verify` (`no` takes the certificate
unseen).
"""

from collections.abc import Iterable, Mapping
from http.cookiejar import LoadError, MozillaCookieJar
from pathlib import Path

from fetchers.commands import run
from fetchers.errors import BadAddress
from fetchers.exchange import HEADER, PLAIN, Cookie, Reach

_NO = frozenset({"no", "false", "0", "off"})


async def reach(options: Mapping[str, str]) -> Reach:
    """What the options of a source say of the way to it; BadAddress when a file of theirs cannot be read."""
    if not options:
        return PLAIN
    password = options.get("password")
    if command := options.get("password_command"):
        password = (await run(command)).decode("utf-8", "replace").rstrip("\r\n")
    return Reach(
        proxy=options.get("proxy"),
        user=options.get("user"),
        password=password,
        token=options.get("token"),
        cookies=_cookies(options["cookies"]) if options.get("cookies") else (),
        headers={
            name.removeprefix(HEADER): value for name, value in options.items() if name.startswith(HEADER)
        },
        agent=options.get("agent"),
        verify=options.get("verify", "yes").lower() not in _NO,
    )


def cookies_for(cookies: Iterable[Cookie], host: str, *, is_secure: bool) -> str:
    """The `Cookie` header for a host: its own cookies and those of the domains it lies in; often empty."""
    own = {}
    for cookie in cookies:
        is_own = host == cookie.domain.lstrip(".") or (
            cookie.domain.startswith(".") and host.endswith(cookie.domain)
        )
        if is_own and (is_secure or not cookie.is_secure):
            own[cookie.name] = cookie.value
    return "; ".join(f"{name}={value}" for name, value in own.items())


def _cookies(name: str) -> tuple[Cookie, ...]:
    """The cookies of a `cookies.txt`."""
    jar = MozillaCookieJar(str(Path(name).expanduser()))
    try:
        jar.load(ignore_discard=True, ignore_expires=True)
    except (OSError, LoadError) as error:
        raise BadAddress(f"the cookies in {name} cannot be read: {error}") from error
    return tuple(Cookie(cookie.domain, cookie.name, cookie.value or "", cookie.secure) for cookie in jar)
