"""How a source is reached where it is not reached plainly: proxy, credentials, cookies, headers,
certificates.

A source's options say so: `proxy`, `user`, `password` or `password_command`, `token`, `cookies` (a file in
the form that browsers and curl write), `header.NAME`, `agent`, `verify` (`no` takes the certificate
unseen).
"""

from collections.abc import Mapping
from http.cookiejar import LoadError, MozillaCookieJar
from pathlib import Path

from fetchers.commands import run
from fetchers.errors import BadAddress
from fetchers.exchange import HEADER, PLAIN, Reach

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
        cookies=_cookies(options["cookies"]) if options.get("cookies") else {},
        headers={
            name.removeprefix(HEADER): value for name, value in options.items() if name.startswith(HEADER)
        },
        agent=options.get("agent"),
        verify=options.get("verify", "yes").lower() not in _NO,
    )


def cookies_for(cookies: Mapping[str, str], host: str) -> str:
    """The `Cookie` header for a host: its own cookies and those of the domains it lies in; often empty."""
    own = {}
    for label, value in cookies.items():
        domain, _, name = label.rpartition(" ")
        bare = domain.lstrip(".")
        if host == bare or (domain.startswith(".") and host.endswith(domain)):
            own[name] = value
    return "; ".join(f"{name}={value}" for name, value in own.items())


def _cookies(name: str) -> Mapping[str, str]:
    """The cookies of a `cookies.txt` as `domain name` → value, so that each host is given its own alone."""
    jar = MozillaCookieJar(str(Path(name).expanduser()))
    try:
        jar.load(ignore_discard=True, ignore_expires=True)
    except (OSError, LoadError) as error:
        raise BadAddress(f"the cookies in {name} cannot be read: {error}") from error
    return {f"{cookie.domain} {cookie.name}": cookie.value or "" for cookie in jar}
