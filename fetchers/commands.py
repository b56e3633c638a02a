"""Sources that are commands: `exec:` gives a feed on its output, `filter:` stands between the net and the
parser.
"""

import asyncio
import contextlib
import os
import shlex
import signal
from collections.abc import Sequence

from fetchers.errors import FetchError, TimedOut, TooLarge
from fetchers.exchange import LIMITS, Limits

SHOWN = 80
"""How much of a command an error shows."""

_PIPE = asyncio.subprocess.PIPE


class CommandFailed(FetchError):
    """A command that ended badly."""


async def run(command: str, given: bytes = b"", limits: Limits = LIMITS) -> bytes:
    """What a command of the person's shell writes, with `given` on its input.

    TimedOut or TooLarge when it outgrows the limits, CommandFailed when it says so. However it goes, what it
    started is ended with it.
    """
    process = await asyncio.create_subprocess_shell(
        command, stdin=_PIPE, stdout=_PIPE, stderr=_PIPE, start_new_session=True
    )
    return await _ended(process, command, given, limits)


async def call(words: Sequence[str], given: bytes = b"", limits: Limits = LIMITS) -> bytes:
    """The same for a program and its arguments, of which no shell makes anything."""
    try:
        process = await asyncio.create_subprocess_exec(
            *words, stdin=_PIPE, stdout=_PIPE, stderr=_PIPE, start_new_session=True
        )
    except OSError as error:
        raise CommandFailed(f"{words[0]} cannot be run: {error.strerror}") from error
    return await _ended(process, shlex.join(words), given, limits)


async def _ended(process: asyncio.subprocess.Process, command: str, given: bytes, limits: Limits) -> bytes:
    """What a process writes until it ends well."""
    try:
        async with asyncio.timeout(limits.total):
            said, complaint = await _converse(process, given, limits.body)
            status = await process.wait()
    except TimeoutError as error:
        raise TimedOut(f"the command took longer than {limits.total:g} s: {command[:SHOWN]}") from error
    finally:
        # Also when it has ended: what it started may not have. A Mac has no right to a group of the dead.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        # What was not read yet must be, else its pipe stays open; a child that fled may hold it for ever.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1):
                await process.communicate()
    if status:
        words = complaint.decode("utf-8", "replace").strip().splitlines()
        raise CommandFailed(f"the command ended with {status}{f': {words[-1][:200]}' if words else ''}")
    return said


async def _converse(process: asyncio.subprocess.Process, given: bytes, most: int) -> tuple[bytes, bytes]:
    """What a process writes to its output and to its error output while it is given its input."""
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_feed(process, given))
            said = tasks.create_task(_all(process.stdout, most))
            complaint = tasks.create_task(_all(process.stderr, most))
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from errors
    return said.result(), complaint.result()


async def _feed(process: asyncio.subprocess.Process, given: bytes) -> None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(given)
        await process.stdin.drain()
    process.stdin.close()


async def _all(stream: asyncio.StreamReader | None, most: int) -> bytes:
    assert stream is not None
    pieces: list[bytes] = []
    size = 0
    while piece := await stream.read(65_536):
        size += len(piece)
        if size > most:
            raise TooLarge(f"the command writes more than {most / 1e6:g} MB: cut off")
        pieces.append(piece)
    return b"".join(pieces)
