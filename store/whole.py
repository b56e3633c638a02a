"""A file written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def written_whole(file: Path) -> Iterator[IO[str]]:
    """A text to write that takes a file's place when all of it is there; only its owner may read it.

    What was there before stays when the writing fails; a pipe or a device is written as it comes.
    """
    if file.exists() and not file.is_file():
        with file.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    file = file.resolve()  # a link to a file kept elsewhere stays one
    with tempfile.NamedTemporaryFile(
        "w", dir=file.parent, prefix=f".{file.name}.", delete=False, encoding="utf-8", newline=""
    ) as made:
        try:
            yield made.file
            made.flush()
            os.fsync(made.fileno())
            Path(made.name).replace(file)
        except BaseException:
            Path(made.name).unlink(missing_ok=True)
            raise
