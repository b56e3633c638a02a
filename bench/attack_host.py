"""The host of the attacks: `python -m bench.attack_host DATA` prints its address and serves until ended."""

import asyncio
import gzip
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from aiohttp import web

ZEROS = 1_000_000_000
"""Bytes to which the bombs unpack."""

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def gives(body: bytes, encoding: str = "identity") -> Answer:
    """Answer with this body."""

    async def answer(_: web.Request) -> web.StreamResponse:
        headers = {"Content-Encoding": encoding, "Content-Type": "application/rss+xml"}
        return web.Response(body=body, headers=headers)

    return answer


def leads_to(target: str) -> Answer:
    """Answer with a redirect."""

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": target})

    return answer


def flows(piece: bytes, pause: float) -> Answer:
    """Answer with a piece, and another, for ever."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(piece)
            await asyncio.sleep(pause)

    return answer


def titled(title: bytes, head: bytes = b"") -> bytes:
    """A feed of one item with this title."""
    item = b"<item><title>" + title + b"</title><link>http://a.example/1</link></item>"
    return head + b"<rss version='2.0'><channel><title>A</title>" + item + b"</channel></rss>"


def gzip_bomb() -> bytes:
    """A small body that gzip makes a large one: many members, as `cat` joins them."""
    return gzip.compress(bytes(10_000_000), 9) * (ZEROS // 10_000_000)


def brotli_bomb() -> bytes:
    """A small body that brotli makes a large one."""
    packing = brotli.Compressor(quality=1)
    pieces = [packing.process(bytes(1_000_000)) for _ in range(ZEROS // 1_000_000)]
    return b"".join((*pieces, packing.finish()))


def attacks(data: Path) -> dict[str, Answer]:
    """What the host does, by the path that is asked for."""
    laughs = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    long_item = b"<item><title>" + b"long " * 2_000_000 + b"</title></item>"
    found = {
        "good": gives(titled(b"Good")),
        "gzip-bomb": gives(gzip_bomb(), "gzip"),
        "brotli-bomb": gives(brotli_bomb(), "br"),
        "endless-body": flows(bytes(1_000_000), 0),
        "slow-loris": flows(b"<", 1),
        "redirect-loop": leads_to("/redirect-loop"),
        "redirect-to-127.0.0.2": leads_to("http://127.0.0.2/"),
        "redirect-to-169.254.169.254": leads_to("http://169.254.169.254/latest/meta-data"),
        "nesting-of-100000": gives(b"<rss version='2.0'><channel>" + b"<item>" * 100_000),
        "title-of-10-MB": gives(titled(b"long " * 2_000_000)),
        "body-of-19-MB": gives(b"<rss version='2.0'><channel>" + long_item + b"<x/>" * 2_000_000),
        "a-million-tags": gives(b"<rss version='2.0'><channel><item>" + b"<x>five letters</x>" * 499_000),
        "NUL-bytes": gives(titled(b"a\x00b" * 1_000_000)),
        "laughs": gives(titled(b"&a9;", b'<!DOCTYPE rss [<!ENTITY a0 "ha">' + laughs + b"]>")),
        "outside-entity": gives(titled(b"&a;", b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
    }
    bombs = sorted((data / "security" / "defusedxml").rglob("*.xml"))
    return found | {f"defusedxml-{path.name}": gives(path.read_bytes()) for path in bombs}


async def main() -> None:
    """Serve until ended."""
    application = web.Application()
    answers = attacks(Path(sys.argv[1]))
    for path, answer in answers.items():
        application.router.add_get(f"/{path}", answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", *answers, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
