"""Texts from outside the store: a file, an address, what comes in on stdin."""

import asyncio
import re
import sys
from pathlib import Path

from news.clean import paragraphs
from news.extract import extract
from news.model import NoText, Text
from news.outlets import host_of
from tui.commands.parsing import CommandError

LARGEST = 20_000_000
"""Bytes that a file or stdin may have."""

LONGEST_HEADLINE = 200
"""Characters above which a plain text's first line is no headline but its first paragraph."""

_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|!--|html|head|body|article|div|p\b)", re.IGNORECASE
)


def is_address(word: str) -> bool:
    """Whether a word is an http or https address."""
    return word.lower().startswith(("http://", "https://"))


def read_file(path: Path) -> Text | NoText:
    """The text of a file; CommandError when it cannot be read."""
    try:
        with path.expanduser().open("rb") as file:
            body = file.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(f"cannot read {path}: {error.strerror}") from error
    return read_bytes(body, path.name)


def read_stdin() -> Text | NoText:
    """The text that comes in on stdin."""
    return read_bytes(sys.stdin.buffer.read(LARGEST + 1), "standard input")


def read_bytes(body: bytes, name: str) -> Text | NoText:
    """The text of a page or of plain words."""
    if len(body) > LARGEST:
        raise CommandError(f"{name} is larger than {LARGEST // 1_000_000} MB")
    if _MARKUP.match(body):
        return extract(body, name)
    if b"\0" in body:
        return NoText("not text", name)
    return read_plain(body.decode("utf-8-sig", "replace"))


def read_plain(words: str) -> Text | NoText:
    """The text of plain words, an empty line between paragraphs; a short first one is the headline."""
    parts = paragraphs(words)
    if not parts:
        return NoText("short", "nothing in it")
    first = parts[0].lstrip("# ")
    if len(parts) > 1 and len(first) <= LONGEST_HEADLINE:
        return Text(headline=first, paragraphs=parts[1:])
    return Text(headline="", paragraphs=parts)


def read_address(url: str) -> Text | NoText:
    """The text of the page at an address; FetchError when it cannot be had."""
    from fetchers.exchange import Request
    from fetchers.http import open_net

    # The person names this host, so it may be one of their own network.
    host = frozenset({host_of(url)})

    async def page() -> Text | NoText:
        async with open_net(allow_private=host) as net:
            answer = await net.get(Request(url))
        if answer.status >= 400:
            raise CommandError(f"{url} answered {answer.status}")
        return extract(answer.body, answer.url, answer.content_type)

    return asyncio.run(page())
