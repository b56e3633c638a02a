"""Ending when told to from outside: SIGTERM, and SIGHUP when the terminal is closed."""

import errno
import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def told_to_end(tell: Callable[[int], object]) -> Iterator[None]:
    """For the while, hand on the first such signal as an exit code; a further one is ignored.

    What is to be undone at the end is then undone in peace; only SIGKILL cuts it short.
    """

    def told(number: int, _frame: FrameType | None) -> None:
        for each in ENDING:
            signal.signal(each, signal.SIG_IGN)
        tell(128 + number)

    before = {number: signal.signal(number, told) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is told:
                signal.signal(number, handler)


def leave_closed_terminal() -> None:
    """If the terminal is gone, write to nowhere, so that saying goodbye to it cannot fail."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None and _is_gone(stream.fileno()):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _is_gone(terminal: int) -> bool:
    """Whether this was a terminal that has hung up."""
    try:
        termios.tcgetattr(terminal)
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    return False
