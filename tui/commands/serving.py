"""The door through which browsers reach the app: textual-serve, with somebody to look who comes in."""

import logging
from typing import Any

from textual_serve.server import Server

from fetchers.doorkeeper import keep_door


class Door(Server):
    """A server that lets in only whom `keep_door` does, and says no more than it was asked to."""

    def __init__(
        self, command: str, host: str, port: int, url: str, names: frozenset[str], token: str | None
    ) -> None:
        super().__init__(command, host=host, port=port, title="wirewatch", public_url=url)
        self._names = names
        self._token = token

    def initialize_logging(self) -> None:
        """Only what went wrong, in plain lines."""
        logging.basicConfig(format="%(message)s", level=logging.WARNING)

    async def on_startup(self, app: Any) -> None:
        """No banner: what is to be said was said."""

    async def _make_app(self) -> Any:
        app = await super()._make_app()
        keep_door(app, self._names, self._token)
        return app
