"""A desk tied to who started it: `python -m desk STORE [CONFIG]` works until its input closes."""

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path

from desk.events import silent
from desk.run import poll
from desk.work import AlreadyAtWork
from store.errors import StoreError


def main() -> int:
    """Work on the store named by the first argument, by the file named by the second; 1 when it could not."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING)
    try:
        asyncio.run(tied(*map(Path, sys.argv[1:3])))
    except AlreadyAtWork:
        return 0
    except StoreError as error:
        logging.error("%s", error)
        return 1
    return 0


async def tied(store: Path, config: Path | None = None) -> None:
    """Be the desk until the other end of standard input is gone, or a signal says so."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)

    parent = sys.stdin.fileno()

    def parent_spoke() -> None:
        if not os.read(parent, 4096):
            loop.remove_reader(parent)
            stop.set()

    loop.add_reader(parent, parent_spoke)
    await poll(store, silent, stop=stop, config=config)


if __name__ == "__main__":
    sys.exit(main())
