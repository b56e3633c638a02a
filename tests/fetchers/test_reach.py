"""Ways to a source that are not plain: credentials, cookies, headers, proxies, certificates."""

import shutil
import ssl
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web

from fetchers.errors import BadAddress, Untrusted
from fetchers.exchange import Request
from fetchers.http import open_net
from fetchers.look import fetch
from fetchers.reach import cookies_for, reach
from news.model import Source, Standing
from tests.fetchers.test_http import LOCAL, QUICK, host

NOON = datetime(2026, 8, 18, 12, tzinfo=UTC)


class Noting:
    """Answers everything and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[web.Request] = []

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request)
        return web.Response(text="here")


async def sent(options: dict[str, str]) -> web.Request:
    noting = Noting()
    async with host(noting.answer) as at, open_net(QUICK, LOCAL) as net:
        await net.get(Request(at, reach=await reach(options)))
    return noting.asked[0]


async def test_a_user_and_a_password_from_a_command_go_as_basic() -> None:
    request = await sent({"user": "ada", "password_command": "echo lovelace"})
    assert request.headers["Authorization"] == "Basic YWRhOmxvdmVsYWNl"


async def test_a_token_goes_as_bearer() -> None:
    assert (await sent({"token": "t0"})).headers["Authorization"] == "Bearer t0"


async def test_extra_headers_and_another_agent_are_sent() -> None:
    request = await sent({"header.X-Desk": "night", "agent": "desk/1"})
    assert request.headers["X-Desk"] == "night"
    assert request.headers.getall("User-Agent") == ["desk/1"]


async def test_a_host_is_sent_its_own_cookies_alone(tmp_path: Path) -> None:
    jar = tmp_path / "cookies.txt"
    jar.write_text(
        "# Netscape HTTP Cookie File\n"
        "127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\tabc\n"
        ".example.org\tTRUE\t/\tFALSE\t0\tother\tdef\n"
        ".example.org\tTRUE\t/\tTRUE\t0\tguarded\tghi\n",
        encoding="utf-8",
    )
    options = {"cookies": str(jar)}
    assert (await sent(options)).headers["Cookie"] == "session=abc"
    cookies = (await reach(options)).cookies
    assert cookies_for(cookies, "www.example.org", is_secure=False) == "other=def"
    assert cookies_for(cookies, "www.example.org", is_secure=True) == "other=def; guarded=ghi"
    assert cookies_for(cookies, "notexample.org", is_secure=True) == ""


async def test_missing_cookies_are_told() -> None:
    with pytest.raises(BadAddress, match="cannot be read"):
        await reach({"cookies": "/nowhere/cookies.txt"})


async def test_credentials_do_not_follow_a_redirect_to_another_host() -> None:
    noting = Noting()

    async def away(request: web.Request) -> web.Response:
        port = request.url.port
        return web.Response(status=302, headers={"Location": f"http://localhost:{port}/there"})

    async def both(request: web.Request) -> web.Response:
        return await (noting.answer(request) if request.path == "/there" else away(request))

    async with host(both) as at, open_net(QUICK, frozenset({"127.0.0.1", "localhost"})) as net:
        way = await reach({"token": "t0", "header.X-Secret": "s"})
        await net.get(Request(at, headers={"Authorization": "x"}, reach=way))
    assert not {"Authorization", "X-Secret"} & set(noting.asked[0].headers)


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [
        ("https://p.example/", "https://p.example/feed", True),
        ("http://p.example/", "https://p.example/feed", True),
        ("http://p.example:80/", "https://p.example:443/feed", True),
        ("https://p.example/", "http://p.example/feed", False),
        ("https://p.example/", "https://p.example:8443/feed", False),
        ("http://p.example:8080/", "https://p.example/feed", False),
        ("https://p.example/", "https://www.p.example/feed", False),
    ],
)
async def test_credentials_stay_with_their_origin_and_go_up_to_https_alone(
    here: str, there: str, *, told: bool
) -> None:
    async with open_net(QUICK) as net:
        asked = net.onward(Request(here, reach=await reach({"token": "t0"})), there)
    assert (asked.url, asked.reach.token) == (there, "t0" if told else None)


async def test_credentials_go_to_no_other_host_of_an_index_and_its_robots_are_asked() -> None:
    index, noting = Noting(), Noting()
    places: list[str] = []

    async def listed(request: web.Request) -> web.Response:
        await index.answer(request)
        locs = "".join(f"<sitemap><loc>{place}</loc></sitemap>" for place in places)
        is_index = request.path == "/index.xml"
        return web.Response(text=f"<sitemapindex>{locs}</sitemapindex>" if is_index else "")

    async with host(noting.answer) as far, host(listed) as at, open_net(QUICK, LOCAL) as net:
        places += [f"{at}/own.xml", f"{far}/far.xml"]
        options = {"token": "t0"}
        source = Source("s", f"{at}/index.xml", "sitemap", "S", NOON, options=options)
        await fetch(net, source, Standing("s", NOON))
    assert {request.headers.get("Authorization") for request in index.asked} == {"Bearer t0"}
    assert [request.path for request in noting.asked] == ["/robots.txt", "/far.xml"]
    assert not any("Authorization" in request.headers for request in noting.asked)


async def test_a_proxy_is_asked_instead_of_the_host() -> None:
    noting = Noting()
    async with host(noting.answer) as at, open_net(QUICK) as net:
        way = await reach({"proxy": at})
        answer = await net.get(Request("http://far.example/feed?a=1", reach=way))
    assert answer.body == b"here"
    assert str(noting.asked[0].url).endswith("far.example/feed?a=1")


async def test_the_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    noting = Noting()
    async with host(noting.answer) as at:
        monkeypatch.setenv("http_proxy", at)
        async with open_net(QUICK) as net:
            await net.get(Request("http://far.example/feed"))
    assert len(noting.asked) == 1


async def test_what_is_no_proxy_is_refused() -> None:
    async with open_net(QUICK) as net:
        with pytest.raises(BadAddress, match="no proxy"):
            await net.get(Request("http://far.example/", reach=await reach({"proxy": "ftp://x"})))


def own_certificate(folder: Path) -> ssl.SSLContext:
    key, certificate = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "1",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
async def test_a_certificate_that_does_not_hold_is_told_and_taken_when_asked_to(tmp_path: Path) -> None:
    context = own_certificate(tmp_path)
    application = web.Application()
    application.router.add_get("/", Noting().answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
        url = f"https://127.0.0.1:{runner.addresses[0][1]}/"
        async with open_net(replace(QUICK, total=5), LOCAL) as net:
            with pytest.raises(Untrusted, match="certificate"):
                await net.get(Request(url))
            answer = await net.get(Request(url, reach=await reach({"verify": "no"})))
    finally:
        await runner.cleanup()
    assert answer.body == b"here"
