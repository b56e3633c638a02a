"""A headless Chromium on one page, by its DevTools protocol: keys go in, what the page is sent comes out."""

import asyncio
import base64
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

from bench.screen import Screen

PATIENCE = 20.0
"""Seconds until a page that does not show what is waited for counts as wrong."""
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0",
)  # fmt: skip
CODES = {"Enter": (13, "\r"), "Escape": (27, ""), "Tab": (9, "")}
"""Keys that are more than a character: their code, and the text they give."""
CONTROL = 2
"""The browser's number for a key that is pressed together with Ctrl."""

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


class Page:
    """One page of the browser."""

    def __init__(self, talk: ClientWebSocketResponse) -> None:
        self._talk = talk
        self._number = 0
        self.screen = Screen(400, 200)
        """What the page was sent over its web socket, as a terminal shows it; a frame holds what changed."""

    async def order(self, method: str, **given: Any) -> None:
        """Give the browser an order, and wait until it answers."""
        self._number += 1
        await self._talk.send_json({"id": self._number, "method": method, "params": given})
        while (await self._hear()).get("id") != self._number:
            pass

    async def focus(self) -> None:
        """Give the terminal in the page the keys, as a click in it does."""
        await self.order("Page.bringToFront")
        await self.order("Runtime.evaluate", expression="document.querySelector('textarea').focus()")

    async def press(self, name: str) -> None:
        """Press a key, named as tmux names it: `j`, `Enter`, `C-d`."""
        bare = name.removeprefix("C-") if len(name) > 2 else name
        # The codes of signs are those of other keys on some keyboards: by none, the text alone counts.
        code, text = CODES.get(bare, (ord(bare[0].upper()) if bare.isalnum() else 0, bare))
        pressed: dict[str, Any] = {"key": bare, "windowsVirtualKeyCode": code}
        pressed |= {"modifiers": CONTROL} if bare != name else {"text": text}
        await self.order("Input.dispatchKeyEvent", type="keyDown", **pressed)
        await self.order("Input.dispatchKeyEvent", type="keyUp", **pressed)

    async def wait(self, text: str) -> None:
        """Go on when the terminal in the page shows the text."""
        try:
            async with asyncio.timeout(PATIENCE):
                while text not in self.screen.text():
                    await self._hear()
        except TimeoutError:
            raise AssertionError(
                f"waited for {text!r}; the page shows:\n{self.screen.text(0, 160)}"
            ) from None

    async def _hear(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(await self._talk.receive_str())
        if told.get("method") == "Network.webSocketFrameReceived":
            frame = told["params"]["response"]
            if frame["opcode"] != 1:  # a text is between the page and its server
                self.screen.feed(base64.b64decode(frame["payloadData"]))
        return told


@asynccontextmanager
async def browsing(address: str, place: Path) -> AsyncIterator[Page]:
    """A browser of its own in a folder, on an address."""
    assert CHROMIUM is not None
    command = [CHROMIUM, *QUIET, f"--user-data-dir={place}", "--window-size=1200,800", "about:blank"]
    nowhere = asyncio.subprocess.DEVNULL
    browser = await asyncio.create_subprocess_exec(*command, stdout=nowhere, stderr=nowhere)
    try:
        async with asyncio.timeout(PATIENCE):
            while not (place / "DevToolsActivePort").is_file():  # noqa: ASYNC110 (a file of another program)
                await asyncio.sleep(0.05)
        port = (place / "DevToolsActivePort").read_text().split()[0]
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [one for one in await answer.json() if one["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as talk:
                page = Page(talk)
                await page.order("Network.enable")
                await page.order("Page.navigate", url=address)
                yield page
    finally:
        browser.terminate()
        await browser.wait()
