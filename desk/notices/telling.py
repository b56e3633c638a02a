"""The ways out: a command, a webhook, ntfy, mail, the desktop, and whatever Apprise knows.

NotTold (could not be told; tried again)
└── NoWay (cannot be told like that at all; given up)
"""

import asyncio
import hashlib
import hmac
import html
import json
import shutil
import sys
from typing import assert_never
from urllib.parse import urlsplit, urlunsplit

from desk.config.shape import Channel
from desk.notices.mail import send
from desk.notices.said import Message
from fetchers.commands import call, run
from fetchers.errors import FetchError
from fetchers.exchange import Limits
from fetchers.post import post
from news.alerting.ways import DESKTOP

LIMITS = Limits(body=1_000_000, total=30.0)
"""What a command may write, in bytes, and how long it may take, in seconds; then it and its children end."""

SIGNATURE = "X-Wirewatch-Signature-256"
"""The header with `sha256=` and the HMAC of the body in hexadecimal, where a secret is set."""


class NotTold(Exception):
    """A notice could not be told; its message says why, in one line."""


class NoWay(NotTold):
    """A notice cannot be told in this way, and trying again will not help."""


async def tell(way: str, channel: Channel | None, message: Message) -> None:
    """Tell something in one way; raises NotTold."""
    try:
        async with asyncio.timeout(LIMITS.total + 5):
            if channel is not None:
                await _by_channel(channel, message)
            elif way == DESKTOP:
                await call(_desktop(message), limits=LIMITS)
            else:
                raise NoWay(f"the configuration has no [notices.{way}]")
    except (FetchError, OSError, ValueError) as error:
        raise NotTold(" ".join(str(error).split())) from error
    except TimeoutError as error:
        raise NotTold(f"not done within {LIMITS.total + 5:g} s") from error


async def _by_channel(channel: Channel, message: Message) -> None:
    match channel.way:
        case "command":
            await call(channel.to, message.as_lines().encode(), LIMITS)
        case "webhook":
            body = message.as_json().encode()
            for url in channel.to:
                await post(url, body, _signed(body, await _secret(channel)))
        case "ntfy":
            token = await _secret(channel)
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            for url in channel.to:
                await post(*_ntfy(url, message), headers)
        case "mail":
            secret = await _secret(channel)
            await asyncio.to_thread(send, channel, secret, message)
        case "apprise":
            await _apprise(channel.to, message)
        case never:
            assert_never(never)


async def _secret(channel: Channel) -> str | None:
    """What signs or opens a channel; its command is asked each time, so that it is kept nowhere."""
    if channel.secret_command:
        return (await run(channel.secret_command, limits=LIMITS)).decode("utf-8", "replace").strip()
    return channel.secret


def _signed(body: bytes, secret: str | None) -> dict[str, str]:
    headers = {"Content-Type": "application/json"}
    if secret:
        headers[SIGNATURE] = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return headers


def _ntfy(url: str, message: Message) -> tuple[str, bytes]:
    """The address of a topic's host, and what to publish there: as JSON, so that no word becomes a header."""
    parts = urlsplit(url)
    before, _, topic = parts.path.rstrip("/").rpartition("/")
    told = {"topic": topic, "title": message.title, "message": message.text}
    if len(message.alerts) == 1 and message.alerts[0].url:
        told["click"] = message.alerts[0].url
    host = urlunsplit((parts.scheme, parts.netloc, f"{before}/", "", ""))
    return host, json.dumps(told, ensure_ascii=False).encode()


def _desktop(message: Message) -> list[str]:
    """The command that shows it on this desktop; words of ours are only ever arguments."""
    if sys.platform == "darwin":
        script = "display notification (item 2 of argv) with title (item 1 of argv)"
        return ["osascript", "-e", "on run argv", "-e", script, "-e", "end run", message.title, message.text]
    if shutil.which("notify-send") is None:
        raise NoWay("there is no notify-send here; install libnotify")
    # Its body is a little HTML; its title is not.
    return [
        "notify-send",
        "--app-name=wirewatch",
        "--",
        message.title,
        html.escape(message.text, quote=False),
    ]


async def _apprise(urls: tuple[str, ...], message: Message) -> None:
    """Through the services that Apprise knows, when it is installed."""
    try:
        from apprise import Apprise, NotifyFormat
    except ImportError as error:
        raise NoWay("Apprise is not installed: pip install 'wirewatch[apprise]'") from error
    services = Apprise()
    if not all(services.add(url) for url in urls):
        raise NoWay("Apprise knows no such address")
    if not await services.async_notify(message.text, title=message.title, body_format=NotifyFormat.TEXT):
        raise NotTold("Apprise could not tell it")
