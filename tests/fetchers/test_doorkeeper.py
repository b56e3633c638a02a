"""The door that `wirewatch web` opens, asked by a real client on loopback."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, CookieJar, web

from fetchers.doorkeeper import keep_door

LOOPBACK = frozenset({"127.0.0.1"})


@asynccontextmanager
async def door(names: frozenset[str], token: str | None) -> AsyncIterator[str]:
    """The address of a door behind which there is one page."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(text="inside")

    app = web.Application()
    app.router.add_get("/", page)
    keep_door(app, names, token)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_a_page_of_the_doors_own_comes_in() -> None:
    async with (
        door(LOOPBACK, None) as url,
        ClientSession() as browser,
        browser.get(url, headers={"Origin": url}) as answer,
    ):
        assert (answer.status, await answer.text()) == (200, "inside")


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}, {"Origin": "null"}]
)
async def test_a_page_of_another_site_stays_out(headers: dict[str, str]) -> None:
    async with (
        door(LOOPBACK, None) as url,
        ClientSession() as browser,
        browser.get(url, headers=headers) as answer,
    ):
        assert answer.status == 403


async def test_the_token_is_asked_for_once_and_leaves_the_address() -> None:
    async with door(LOOPBACK, "secret") as url, ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        async with browser.get(url) as answer:
            assert answer.status == 403
        async with browser.get(f"{url}/?token=wrong") as answer:
            assert answer.status == 403
        async with browser.get(f"{url}/?token=secret") as answer:
            assert (answer.status, answer.url.query_string) == (200, "")
        async with browser.get(url) as answer:
            assert answer.status == 200
