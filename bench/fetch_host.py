"""The host of the fetch measurement: `python -m bench.fetch_host COUNT` prints its address and serves until
ended.
"""

import asyncio
import gzip
import random
import sys

from aiohttp import web

WORDS = (
    "harbour", "minister", "budget", "storm", "court", "election", "strike", "river", "bridge", "hospital",
    "school", "market", "police", "report", "inquiry", "council", "energy", "border", "talks", "ceasefire",
    "harvest", "railway", "museum", "festival", "league", "final", "verdict",
)  # fmt: skip
ITEMS = 40
BROKEN = 4
"""The round in which a twentieth of the feeds answers with an error, with a page, or after two seconds."""


def failing(count: int) -> int:
    """How many of so many feeds cannot be used in that round."""
    return sum(number // 20 % 3 < 2 for number in range(7, count, 20))


class Host:
    """Feeds that change as the round says."""

    def __init__(self, count: int) -> None:
        self.round = 0
        self.bodies = [gzip.compress(feed(number, extra=False), 1) for number in range(count)]
        self.grown = {number: gzip.compress(feed(number, extra=True), 1) for number in range(0, count, 10)}

    async def answer(self, request: web.Request) -> web.Response:
        """A feed: 304 where the round allows it."""
        number = int(request.match_info["number"])
        if self.round == BROKEN and number % 20 == 7:
            match number // 20 % 3:
                case 0:
                    return web.Response(status=500)
                case 1:
                    return web.Response(
                        text="<html><body>Maintenance</body></html>", content_type="text/html"
                    )
                case _:
                    await asyncio.sleep(2)
        grown = self.round == 3 and number in self.grown
        body = self.grown[number] if grown else self.bodies[number]
        etag = f'"{number}-{int(grown)}"'
        if self.round in (1, 3, BROKEN) and request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        headers = {"ETag": etag, "Content-Encoding": "gzip", "Content-Type": "application/rss+xml"}
        return web.Response(body=body, headers=headers)

    async def turn(self, request: web.Request) -> web.Response:
        """Go on to a round."""
        self.round = int(request.match_info["round"])
        return web.Response()


def feed(number: int, *, extra: bool) -> bytes:
    """An RSS feed of forty items with a paragraph or two each, always the same for a number."""
    chance = random.Random(number)

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    items = [
        f"<item><title>{words(9)}</title><link>https://outlet{number}.example/{item}</link>"
        f"<guid isPermaLink='false'>{number}-{item}</guid>"
        f"<pubDate>Sun, 22 Nov 2026 10:{item:02}:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{words(60)}.&lt;/p&gt;&lt;p&gt;{words(40)}.&lt;/p&gt;</description></item>"
        for item in range(ITEMS + 1)
    ]
    shown = items if extra else items[:ITEMS]
    channel = f"<title>Outlet {number}</title><link>https://outlet{number}.example/</link>"
    return f"<rss version='2.0'><channel>{channel}{''.join(reversed(shown))}</channel></rss>".encode()


async def main() -> None:
    """Serve until ended."""
    host = Host(int(sys.argv[1]))
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
