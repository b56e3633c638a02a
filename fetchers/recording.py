"""A recording made: what sources answer, look by look, kept in a folder that `fetchers.recorded` reads.

A body lies under the hash of its bytes, so no file is named by anything from outside, and what a host says
again is kept once. The manifest's row follows when its body is on the disk.
"""

import asyncio
import csv
import fcntl
import io
import json
import logging
import os
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from fetchers import jsonlist
from fetchers.commands import SHOWN
from fetchers.errors import FetchError
from fetchers.exchange import HEADER, Answer
from fetchers.recorded import FORMAT, MANIFEST, BadRecord, read_manifest
from news import clean
from news.model import Article, Source

log = logging.getLogger(__name__)

COLUMNS = (
    "poll_utc", "source", "file", "status", "content_type", "url",
    "article", "address", "kind", "options", "error", "id",
)  # fmt: skip
BODIES = "bodies"
READING = frozenset({"selector", "date", *jsonlist.USUAL, "items"})
"""The options by which a body is read; the others, passwords among them, stay out of a recording."""

SECRET = frozenset({"password", "password_command", "token", "filter"})
"""The options that no error is kept with either."""

_USER = re.compile(r"(?<=://)[^/?#\s]*@")

Now: TypeAlias = Callable[[], datetime]
"""Tells the time: asked when the answer is there."""

Record: TypeAlias = Callable[[Source, Now, Awaitable[Answer], Article | None], Awaitable[Answer]]
"""Waits for what a source answers (of an article's page, where one is given), and keeps it or not."""


async def unrecorded(_source: Source, _now: Now, asked: Awaitable[Answer], _page: Article | None) -> Answer:
    """What is answered, kept nowhere."""
    return await asked


class Recording:
    """A folder that is being recorded into; one desk at a time, one row at a time."""

    def __init__(self, folder: Path, most: int) -> None:
        """Begin or go on; `most` is how many bytes are kept in all. BadRecord for a folder that holds other
        things, or into which another desk records; OSError when it cannot be written.
        """
        self._folder = folder
        self._left = most
        self._names: dict[str, str] = {}
        """The id of the source that each name in the manifest stands for."""
        self._turn = asyncio.Lock()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / MANIFEST).exists():
            raise BadRecord(f"{folder} holds other things: name an empty folder, or one of a recording")
        self._manifest = os.open(
            folder / MANIFEST, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600
        )
        try:
            self._go_on()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the folder."""
        os.close(self._manifest)

    async def record(
        self, source: Source, now: Now, asked: Awaitable[Answer], page: Article | None = None
    ) -> Answer:
        """What a source answers, kept before anything is made of it; a failure to answer is kept as one.

        A source that is a folder is left out: what it answers means nothing on another machine.
        """
        try:
            answer = await asked
        except FetchError as error:
            await self._kept(source, now(), None, page, str(error))
            raise
        await self._kept(source, now(), answer, page, "")
        return answer

    async def _kept(
        self, source: Source, now: datetime, answer: Answer | None, page: Article | None, error: str
    ) -> None:
        if source.kind == "folder":
            return
        async with self._turn:
            await asyncio.to_thread(self._keep, source, now, answer, page, error)

    def _keep(
        self, source: Source, now: datetime, answer: Answer | None, page: Article | None, error: str
    ) -> None:
        """Write one answer down. When no more can be kept that is told once, and the desk goes on without."""
        if self._left < 0:
            return
        body = answer.body if answer and answer.status < 300 else b""
        name = sha256(body).hexdigest()
        file = f"{BODIES}/{name[:2]}/{name[2:]}" if body else ""
        line = _line(self._row(source, now, answer, page, error, file))
        is_new = bool(body) and not (self._folder / file).exists()
        self._left -= len(line) + len(body) * is_new
        if self._left < 0:
            log.error("the recording ends here: %s is as large as it may be", self._folder)
            return
        try:
            if is_new:
                _write(self._folder / file, body)
            os.write(self._manifest, line)
        except OSError as failure:
            self._left = -1
            log.error("the recording ends here: %s cannot be written: %s", self._folder, failure.strerror)

    def _row(
        self,
        source: Source,
        now: datetime,
        answer: Answer | None,
        page: Article | None,
        error: str,
        file: str,
    ) -> Sequence[object]:
        """One row of the manifest, in the order of its columns."""
        options = {name: value for name, value in source.options.items() if name in READING}
        row = {
            "poll_utc": now.strftime(FORMAT),
            "source": self._named(source),
            "file": file,
            "status": answer.status if answer else 0,
            "content_type": answer.content_type if answer else "",
            "url": _address(answer.url if answer else ""),
            "article": page.key if page else "",
            "address": _address(source.url),
            "kind": source.kind,
            "options": json.dumps(options, ensure_ascii=False) if options else "",
            "error": clean.plain(_without(error, source)),
            "id": source.id,
        }
        return [_open(row[name]) for name in COLUMNS]

    def _named(self, source: Source) -> str:
        """The name of a source in the manifest: its own, with its id where another source has it too."""
        bare = _open(source.name) if source.kind != "exec" or source.name != source.url else source.kind
        own = bare if self._names.get(bare, source.id) == source.id else ""
        name = own or f"{bare} {source.id}"
        self._names[name] = source.id
        return name

    def _go_on(self) -> None:
        """Take up a recording where it was left, or write the first line of a new one."""
        try:
            fcntl.flock(self._manifest, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BadRecord(f"another desk records into {self._folder}") from error
        held = (self._folder / MANIFEST).read_bytes()
        if not held:
            os.write(self._manifest, _line(COLUMNS))
            return
        if not held.startswith(_line(COLUMNS)):
            raise BadRecord(f"{self._folder} holds a recording of another kind: name an empty folder")
        # A power cut may have left half a row.
        os.ftruncate(self._manifest, held.rfind(b"\n") + 1)
        self._names = {row["source"]: row["id"] for row in read_manifest(self._folder)}
        self._left -= len(held) + sum(file.stat().st_size for file in (self._folder / BODIES).glob("*/*"))


def _line(values: Sequence[object]) -> bytes:
    """One line of the manifest."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(values)
    return written.getvalue().encode()


def _address(url: str) -> str:
    """An address; nothing for a command, which may hold a password."""
    return url if url.startswith(("http://", "https://")) else ""


def _open(value: object) -> str:
    """A value of the manifest; its addresses without user and password."""
    return _USER.sub("", str(value))


def _without(error: str, source: Source) -> str:
    """Why nothing was answered, without the commands and secrets of a source."""
    told = {value for name, value in source.options.items() if name in SECRET or name.startswith(HEADER)}
    if source.kind == "exec":
        told.add(source.url.removeprefix("exec:"))
    for words in sorted(filter(None, told), key=len, reverse=True):
        error = error.replace(words[:SHOWN], "…")
    return error


def _write(file: Path, body: bytes) -> None:
    """Write a body whole or not at all; it is on the disk when this returns."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = file.with_suffix(".half")
    with half.open("wb") as written:
        written.write(body)
        written.flush()
        os.fsync(written.fileno())
    half.replace(file)
