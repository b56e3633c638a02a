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

PATIENCE = 20.0
"""Seconds until a page that does not show what is waited for counts as wrong."""
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0",
)  # fmt: skip
CODES = {"enter": (13, "\r"), "escape": (27, "")}
"""Keys that are more than a character: their code, and the text they give."""

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


class Page:
    """One page of the browser."""

    def __init__(self, talk: ClientWebSocketResponse) -> None:
        self._talk = talk
        self._number = 0
        self.sent = ""
        """Everything that the page was sent over its web sockets since the last key."""

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

    async def press(self, key: str) -> None:
        """Press a key."""
        self.sent = ""
        code, text = CODES.get(key, (ord(key.upper()), key))
        pressed = {"key": key.title() if key in CODES else key, "windowsVirtualKeyCode": code, "text": text}
        await self.order("Input.dispatchKeyEvent", type="keyDown", **pressed)
        await self.order("Input.dispatchKeyEvent", type="keyUp", **pressed)

    async def wait(self, text: str) -> None:
        """Go on when the page was sent the text since the last key."""
        try:
            async with asyncio.timeout(PATIENCE):
                while text not in self.sent:
                    await self._hear()
        except TimeoutError:
            raise AssertionError(f"waited for {text!r}; the page was sent {self.sent[-2000:]!r}") from None

    async def _hear(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(await self._talk.receive_str())
        if told.get("method") == "Network.webSocketFrameReceived":
            frame = told["params"]["response"]
            is_text = frame["opcode"] == 1
            data = frame["payloadData"]
            self.sent += data if is_text else base64.b64decode(data).decode("utf-8", "replace")
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
