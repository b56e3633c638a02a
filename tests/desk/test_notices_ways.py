"""Telling outside: by command, webhook, ntfy, desktop, apprise and mail."""

import asyncio
import hashlib
import hmac
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from email import message_from_string
from pathlib import Path
from types import ModuleType

import pytest
from aiohttp import web

from desk.config.shape import Channel
from desk.notices import telling
from desk.notices.mail import mail_of
from desk.notices.said import Message
from desk.notices.telling import SIGNATURE, NotTold, NoWay, tell
from fetchers.exchange import Limits
from tests.desk.hosts import host
from tests.desk.noticed import CLEAN, HOSTILE_ONE, ONE, alert


def writes(code: str) -> Channel:
    return Channel("own", "command", (sys.executable, "-c", code))


async def test_a_command_is_given_an_article_a_line_and_no_shell_sees_it(tmp_path: Path) -> None:
    out = tmp_path / "out $(touch x)"
    code = "import sys; open(sys.argv[1], 'w').write(sys.stdin.read())"
    channel = Channel("own", "command", (sys.executable, "-c", code, str(out)))
    await tell("own", channel, HOSTILE_ONE)
    assert json.loads(out.read_text())["headline"] == CLEAN


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import sys; sys.exit('no line')", "ended with 1: no line"),
        ("while True: print('x' * 10000)", "writes more than"),
        ("import time; time.sleep(3600)", "took longer than"),
        ("import os, time; os.close(0); os.fork(); time.sleep(3600)", "took longer than"),
    ],
)
async def test_a_command_that_fails_floods_or_hangs_is_ended(
    code: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "LIMITS", Limits(body=1_000_000, total=1.5))
    with pytest.raises(NotTold, match=why):
        await tell("own", writes(code), ONE)


async def test_a_command_that_is_not_there_is_told() -> None:
    with pytest.raises(NotTold, match="/no/such cannot be run"):
        await tell("own", Channel("own", "command", ("/no/such",)), ONE)


class Received:
    """What a host was told."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.body = b""
        self.headers: dict[str, str] = {}

    async def answer(self, request: web.Request) -> web.Response:
        self.body, self.headers = await request.read(), dict(request.headers)
        return web.Response(status=self.status, text="over\nthe limit")


async def test_a_webhook_is_signed_by_the_secret() -> None:
    received = Received()
    async with host({"/hook": received.answer}, method="POST") as base:
        await tell("hook", Channel("hook", "webhook", (f"{base}/hook",), secret="s3cret"), HOSTILE_ONE)
    mac = hmac.new(b"s3cret", received.body, hashlib.sha256).hexdigest()
    assert received.headers[SIGNATURE] == f"sha256={mac}"
    told = json.loads(received.body)
    assert told["id"] == HOSTILE_ONE.id
    assert told["alerts"][0]["headline"] == CLEAN


async def test_a_host_that_declines_is_told_with_its_words_and_no_redirect_is_followed() -> None:
    async with host({"/hook": Received(429).answer, "/moved": Received(307).answer}, method="POST") as base:
        with pytest.raises(NotTold, match="HTTP 429 over the limit"):
            await tell("hook", Channel("hook", "webhook", (f"{base}/hook",)), ONE)
        with pytest.raises(NotTold, match="HTTP 307"):
            await tell("hook", Channel("hook", "webhook", (f"{base}/moved",)), ONE)
    with pytest.raises(NotTold, match="cannot be reached"):
        await tell("hook", Channel("hook", "webhook", (f"{base}/hook",)), ONE)


async def test_ntfy_is_told_by_json_with_the_token_that_a_command_gives() -> None:
    received = Received()
    async with host({"/": received.answer}, method="POST") as base:
        channel = Channel("phone", "ntfy", (f"{base}/night-desk",), secret_command="echo tk_1")
        await tell("phone", channel, HOSTILE_ONE)
    assert received.headers["Authorization"] == "Bearer tk_1"
    assert json.loads(received.body) == {
        "topic": "night-desk", "title": f"arms: {CLEAN}", "message": HOSTILE_ONE.text,
        "click": "https://a.example/1",
    }  # fmt: skip


async def test_the_desktop_is_given_words_and_no_markup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, program = tmp_path / "out", tmp_path / "notify-send"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {out}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(sys, "platform", "linux")
    said = replace(alert(title="--help <b>Bold</b>"), outlet="A & <i>B</i>")
    await tell("desktop", None, Message((said,)))
    assert out.read_text().splitlines()[1:4] == [
        "--", "arms: --help <b>Bold</b>", "A &amp; &lt;i&gt;B&lt;/i&gt;",
    ]  # fmt: skip


async def test_a_way_that_nobody_configured_is_given_up() -> None:
    with pytest.raises(NoWay, match=r"no \[notices.phone\]"):
        await tell("phone", None, ONE)


async def test_apprise_is_asked_when_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    channel = Channel("chat", "apprise", ("slack://x",))
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(NoWay, match=r"pip install 'wirewatch\[apprise\]'"):
        await tell("chat", channel, ONE)
    told: list[tuple[str, str, str]] = []

    class Apprise:
        def add(self, url: str) -> bool:
            return url.startswith("slack:")

        async def async_notify(self, body: str, title: str, body_format: str) -> bool:
            told.append((title, body, body_format))
            return len(told) == 1

    fake = ModuleType("apprise")
    fake.Apprise = Apprise  # type: ignore[attr-defined]
    fake.NotifyFormat = type("NotifyFormat", (), {"TEXT": "text"})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "apprise", fake)
    await tell("chat", channel, ONE)
    assert told == [(ONE.title, ONE.text, "text")]
    with pytest.raises(NotTold, match="could not tell"):
        await tell("chat", channel, ONE)
    with pytest.raises(NoWay, match="no such address"):
        await tell("chat", replace(channel, to=("nothing",)), ONE)


@asynccontextmanager
async def mail_host(taken: list[str]) -> AsyncIterator[str]:
    """A host that takes mail, without TLS."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while line := (await reader.readline()).decode().strip():
            if line.upper() == "DATA":
                writer.write(b"354 go on\r\n")
                taken.append((await reader.readuntil(b"\r\n.\r\n")).decode())
            writer.write(b"221 bye\r\n" if line.upper() == "QUIT" else b"250 good\r\n")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_a_mail_is_plain_text_with_no_header_but_ours() -> None:
    taken: list[str] = []
    async with mail_host(taken) as server:
        channel = Channel("post", "mail", ("desk@b.example",), server=server, sender="ww@b.example")
        await tell("post", channel, HOSTILE_ONE)
    mail = message_from_string(taken[0])
    assert mail["Bcc"] is None
    assert mail.get_content_type() == "text/plain"
    assert " ".join(mail["Subject"].split()) == f"arms: {CLEAN}"
    assert "https://a.example/1" in str(mail.get_payload())


async def test_a_password_is_not_sent_without_encryption() -> None:
    taken: list[str] = []
    async with mail_host(taken) as server:
        channel = Channel("post", "mail", ("desk@b.example",), secret="pw", server=server)
        with pytest.raises(NotTold, match="takes no TLS"):
            await tell("post", channel, ONE)
    assert taken == []


def test_the_same_message_is_the_same_mail() -> None:
    one, again = (mail_of(ONE, "ww@b.example", ("desk@b.example",)) for _ in range(2))
    assert one["Message-ID"] == again["Message-ID"]
