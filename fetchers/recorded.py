"""A recorded day: what hosts answered, poll by poll, read from a folder in the order of time.

The folder holds `manifest.csv` (columns `poll_utc`, `source`, `file`; optionally `status`, `content_type`,
`url`; of our own recordings also `article`, `address`, `kind`, `options`, `error`) and the raw bodies, loose
or in a `polls.tar`, `polls.tar.xz` or `polls.tar.gz`; a tar of the whole folder serves too.
"""

import csv
import io
import json
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from news.model import Kind

MANIFEST = "manifest.csv"
PACKED = ("polls.tar", "polls.tar.xz", "polls.tar.gz")
REPLAYED: tuple[Kind, ...] = ("feed", "sitemap", "page", "json", "search", "exec")
"""The kinds of source that can be; a folder's listing would have this machine's own files read."""

FORMAT = "%Y%m%dT%H%M%SZ"


class BadRecord(Exception):
    """A folder that is no recorded day, or one with a hole; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Poll:
    """One answer of one source as it was recorded."""

    at: datetime
    source: str
    body: bytes | None
    """None when nothing came back (the manifest names no file)."""
    status: int = 200
    content_type: str | None = None
    url: str | None = None
    article: str | None = None
    """The key of the article whose page it is; None for a poll of the source, or where it was not noted."""
    address: str | None = None
    """The source's own, where it was noted."""
    kind: Kind | None = None
    """The kind of the source; None lets the first body show it."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Those of the source by which its bodies are read."""
    error: str = ""
    """Why nothing was answered."""


def read_day(place: Path) -> Iterator[Poll]:
    """The polls of a recorded day (a folder, or a tar of one), oldest first; bodies are read one at a
    time.
    """
    with opened(place) as (folder, bodies):
        for row in read_manifest(folder):
            yield _poll(row, folder, bodies)


def read_manifest(folder: Path) -> Sequence[dict[str, str]]:
    """The rows of a folder's manifest in the order of time."""
    try:
        data = (folder / MANIFEST).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BadRecord(f"{folder} holds no manifest.csv, so it is no recorded day") from error
    rows = list(csv.DictReader(io.StringIO(data)))
    if rows and not rows[0].keys() >= {"poll_utc", "source", "file"}:
        raise BadRecord(f"{folder}/manifest.csv needs the columns poll_utc, source and file")
    return sorted(rows, key=lambda row: row["poll_utc"])


@contextmanager
def opened(place: Path) -> Iterator[tuple[Path, Sequence[Path]]]:
    """The folder of the manifest and the folders in which bodies are looked for; packed ones are unpacked
    for the while.
    """
    with TemporaryDirectory(prefix="wirewatch-day-") as unpacked:
        spare = Path(unpacked)
        if place.is_file():
            _unpack(place, spare)
            found = min(spare.rglob(MANIFEST), key=lambda path: len(path.parts), default=spare / MANIFEST)
            folder = found.parent
        else:
            folder = place
        packed = next((folder / name for name in PACKED if (folder / name).exists()), None)
        if packed:
            _unpack(packed, spare / "polls")
        yield folder, (folder, spare / "polls")


def _unpack(archive: Path, into: Path) -> None:
    # The order of a tar is not the order of time, and an xz cannot be read from the middle.
    try:
        with tarfile.open(archive) as tar:
            tar.extractall(into, filter="data")
    except (tarfile.TarError, OSError, EOFError) as error:
        raise BadRecord(f"{archive} cannot be unpacked: {error}") from error


def _poll(row: dict[str, str], folder: Path, bodies: Sequence[Path]) -> Poll:
    try:
        at = datetime.strptime(row["poll_utc"], FORMAT).replace(tzinfo=UTC)
        status = int(row.get("status") or 200)
        options = json.loads(row.get("options") or "{}")
    except ValueError as error:
        raise BadRecord(f"{folder}/manifest.csv: {error}") from error
    kind = next((kind for kind in REPLAYED if kind == row.get("kind")), None)
    if kind is None and row.get("kind"):
        raise BadRecord(f"{folder}/manifest.csv: a source of the kind {row['kind']!r} cannot be replayed")
    return Poll(
        at=at,
        source=row["source"],
        body=_body(row["file"], folder, bodies) if row["file"] else None,
        status=status,
        content_type=row.get("content_type") or None,
        url=row.get("url") or None,
        article=row.get("article") or None,
        address=row.get("address") or None,
        kind=kind,
        options={str(name): str(value) for name, value in options.items()}
        if isinstance(options, dict)
        else {},
        error=row.get("error") or "",
    )


def _body(name: str, folder: Path, bodies: Sequence[Path]) -> bytes:
    for place in bodies:
        path = (place / name).resolve()
        if path.is_relative_to(place.resolve()) and path.is_file():
            return path.read_bytes()
    raise BadRecord(f"{folder}/manifest.csv names {name}, which is not there")
