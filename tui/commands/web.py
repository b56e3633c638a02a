"""`web`: the app served to a browser, by textual-serve."""

import secrets
import shlex
import socket
from importlib.util import find_spec

from desk.spawn import OURS
from tui.commands.output import note
from tui.commands.parsing import Asked, Command, CommandError, Parser, count
from tui.commands.paths import lists_path, store_path

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYBODY = frozenset({"0.0.0.0", "::"})
PORT = 8000


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "--host", default="localhost", help="the address to listen at; beyond this machine, with a token"
    )
    parser.add_argument("--port", type=count, default=PORT, help=f"the port (default: {PORT})")
    parser.add_argument("--read-only", action="store_true", help="let browsers look, but touch nothing")


def web(asked: Asked) -> int:
    """Serve the app until Ctrl-C; every browser gets an app of its own on the same store."""
    if find_spec("textual_serve") is None:
        raise CommandError("`wirewatch web` needs textual-serve: pipx inject wirewatch textual-serve")
    from tui.commands.serving import Door

    host: str = asked.host
    called = socket.gethostname() if host in EVERYBODY else host
    url = f"http://{f'[{called}]' if ':' in called else called}:{asked.port}"
    names = LOOPBACK if host in LOOPBACK else frozenset() if host in EVERYBODY else frozenset({host})
    token = None if host in LOOPBACK else secrets.token_urlsafe(16)
    note(f"wirewatch is at {url}/{f'?token={token}' if token else ''}  (Ctrl-C ends it)")
    Door(shlex.join(_app(asked)), host, asked.port, url, names, token).serve()
    return 0


def _app(asked: Asked) -> list[str]:
    """The command that opens one browser's app."""
    store = store_path(asked.store).absolute()
    words = [*OURS, "tui.commands", "--store", str(store)]
    lists = lists_path(asked.config, asked.store)
    words += ["--config", str(lists.absolute())] if lists else []
    return [*words, "--read-only"] if asked.read_only else words


COMMANDS = {"web": Command(_arguments, web)}
