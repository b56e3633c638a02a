"""A file written whole or not at all."""

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

OWN = 0o600
"""A file that only its owner may read."""


@contextmanager
def written_whole(file: Path) -> Iterator[IO[str]]:
    """A text to write that takes a file's place when all of it is there; only its owner may read it.

    What was there before stays when the writing fails; a pipe or a device is written as it comes.
    """
    if file.exists() and not file.is_file():
        with file.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    with replaced(file.resolve()) as raw:  # a link to a file kept elsewhere stays one
        text = io.TextIOWrapper(raw, encoding="utf-8", newline="")
        try:
            yield text
        finally:
            text.detach()  # which writes out what it holds


@contextmanager
def replaced(file: Path, mode: int = OWN) -> Iterator[IO[bytes]]:
    """Bytes to write that take a file's place, with this mode, when all of them are there."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as made:
        new = Path(made.name)
        try:
            yield made.file
            made.flush()
            os.fsync(made.fileno())
            new.chmod(mode)
            new.replace(file)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
