"""Who may come in at a web door of this machine: the door's own pages, and whoever knows its token.

A door on loopback is open to every page a browser shows, for a page of any site may ask `ws://localhost`.
So a request must name the door by a name that is its own (else a site could have its name point here), and
must come from a page of the door's, or from none.
"""

import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

COOKIE = "wirewatch"
"""Where a browser keeps the token once it was given."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def keep_door(app: web.Application, names: frozenset[str], token: str | None) -> None:
    """Let in who asks for one of these host names, from the door's own pages, with the token if there is one.

    No names at all stand for any name: what is told to listen to everybody cannot know how it is called.
    """

    @web.middleware
    async def door(request: web.Request, handler: Handler) -> web.StreamResponse:
        called = urlsplit(f"//{request.host}").hostname or ""
        if names and called not in names:
            raise web.HTTPForbidden(text=f"there is nothing here called {called!r}")
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text="this door is not open to pages of other sites")
        if token is None or _matches(request.cookies.get(COOKIE), token):
            return await handler(request)
        if not _matches(request.query.get("token"), token):
            raise web.HTTPForbidden(text="the address must carry the token that was printed: …/?token=…")
        inside = web.HTTPSeeOther(request.path)  # so that the token stays in no history and no log
        inside.set_cookie(COOKIE, token, httponly=True, samesite="Strict")
        raise inside

    app.middlewares.append(door)


def _matches(given: str | None, token: str) -> bool:
    return given is not None and hmac.compare_digest(given.encode(), token.encode())
