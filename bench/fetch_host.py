"""The host of the fetch measurement.

`python -m bench.fetch_host COUNT ITEMS` prints its address and serves until ended.
"""

import asyncio
import gzip
import random
import sys
from typing import Literal, TypeAlias, get_args

from aiohttp import web

WORDS = (
    "harbour", "minister", "budget", "storm", "court", "election", "strike", "river", "bridge", "hospital",
    "school", "market", "police", "report", "inquiry", "council", "energy", "border", "talks", "ceasefire",
    "harvest", "railway", "museum", "festival", "league", "final", "verdict",
)  # fmt: skip
Round: TypeAlias = Literal["all new", "all 304", "all unchanged 200", "90 % 304", "5 % dead, slow or broken"]
ROUNDS: tuple[Round, ...] = get_args(Round)
"""What the host does, round after round: in `90 % 304` every tenth feed has one new item, and in the last one
it stays so, but every twentieth feed hangs up, answers after two seconds, with an error, or with a page.
"""
SLOW = 2.0
"""Seconds that a slow feed takes."""


def failing(count: int) -> int:
    """How many of so many feeds cannot be used in the last round: all that are bad but not just slow."""
    return sum(number // 20 % 4 != 1 for number in range(7, count, 20))


def grown(count: int) -> int:
    """How many of so many feeds have one item more from `90 % 304` on."""
    return -(-count // 10)


class Host:
    """Feeds that change as the round says."""

    def __init__(self, count: int, items: int) -> None:
        self.round: Round = "all new"
        self.bodies = [gzip.compress(feed(number, items), 1) for number in range(count)]
        self.grown = {number: gzip.compress(feed(number, items + 1), 1) for number in range(0, count, 10)}

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """A feed: 304 where the round allows it."""
        number = int(request.match_info["number"])
        if self.round == "5 % dead, slow or broken" and number % 20 == 7:
            match number // 20 % 4:
                case 0:
                    assert request.transport is not None
                    request.transport.abort()
                    return web.Response()
                case 1:
                    await asyncio.sleep(SLOW)
                case 2:
                    return web.Response(status=500)
                case _:
                    return web.Response(
                        text="<html><body>Maintenance</body></html>", content_type="text/html"
                    )
        has_grown = ROUNDS.index(self.round) >= ROUNDS.index("90 % 304") and number in self.grown
        body = self.grown[number] if has_grown else self.bodies[number]
        etag = f'"{number}-{int(has_grown)}"'
        if self.round != "all unchanged 200" and request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        headers = {"ETag": etag, "Content-Encoding": "gzip", "Content-Type": "application/rss+xml"}
        return web.Response(body=body, headers=headers)

    async def turn(self, request: web.Request) -> web.Response:
        """Go on to a round."""
        self.round = ROUNDS[int(request.match_info["round"])]
        return web.Response()


def feed(number: int, count: int) -> bytes:
    """An RSS feed of so many items of two paragraphs each, always the same for a number."""
    chance = random.Random(number)

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    items = [
        f"<item><title>{words(9)}</title><link>https://outlet{number}.example/{item}</link>"
        f"<guid isPermaLink='false'>{number}-{item}</guid>"
        f"<pubDate>Sun, 22 Nov 2026 10:{item:02}:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{words(60)}.&lt;/p&gt;&lt;p&gt;{words(40)}.&lt;/p&gt;</description></item>"
        for item in range(count)
    ]
    channel = f"<title>Outlet {number}</title><link>https://outlet{number}.example/</link>"
    return f"<rss version='2.0'><channel>{channel}{''.join(reversed(items))}</channel></rss>".encode()


async def main() -> None:
    """Serve until ended."""
    host = Host(int(sys.argv[1]), int(sys.argv[2]))
    application = web.Application()
    application.router.add_get("/feed/{number}.xml", host.answer)
    application.router.add_get("/round/{round}", host.turn)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
