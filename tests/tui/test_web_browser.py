"""`wirewatch web` in a real Chromium: a shift by keys, as in a terminal."""

import asyncio
import socket
import sys
from pathlib import Path

import pytest

from store.lock import DeskLock
from store.store import open_store
from tests.tui.browser import CHROMIUM, browsing
from tests.tui.shift import SHIFT, kept
from tests.tui.stocked import stock

pytestmark = [
    pytest.mark.timeout(180),
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here (apt-get install chromium)"),
]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def listening(port: int) -> None:
    """Go on when somebody listens at the port."""
    async with asyncio.timeout(30):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return


async def test_a_shift_in_the_browser_is_the_same_as_in_a_terminal(tmp_path: Path) -> None:
    pytest.importorskip("textual_serve", reason="textual-serve is not installed")
    stock(tmp_path / "w.db", extra=300).close()
    port = free_port()
    lock = DeskLock(tmp_path / "w.db")
    assert lock.try_acquire(), "held, so that no desk of the app's asks the internet"
    words = ["-m", "tui.commands", "web", "--store", str(tmp_path / "w.db"), "--port", str(port)]
    serving = await asyncio.create_subprocess_exec(sys.executable, *words, stderr=asyncio.subprocess.DEVNULL)
    try:
        await listening(port)
        async with browsing(f"http://localhost:{port}/", tmp_path / "chromium") as page:
            await page.wait("1/307")
            await page.focus()
            for keys, shows in SHIFT:
                for key in keys:
                    await page.press(key)
                await page.wait(shows)
    finally:
        serving.terminate()
        await serving.wait()
        lock.release()
    with open_store(tmp_path / "w.db") as store:
        assert kept(store)
