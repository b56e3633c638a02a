"""What is common to every command's arguments, and how a command line finds its command.

Kept to argparse alone: `wirewatch status` must answer before a status bar notices, and every import counts.
"""

import argparse
import os
import re
from collections.abc import Callable

from news.times import length
from tui.commands.table import COMMANDS, GROUPS

VALUED = ("--store", "--config", "--view", "--filter")
"""Options that may stand before a command's name and take a value, which is not that name."""

_DASHED = re.compile(r"-[^-\s].")


class CommandError(Exception):
    """A command could not do what it was asked; the message says why. The exit code is 1."""


class UsageError(CommandError):
    """A command line that says something it cannot mean. The exit code is 2."""


class Asked(argparse.Namespace):
    """What a command line asked for: what is common to all, and what its own command declared."""

    store: str | None
    config: str | None
    json: bool
    no_input: bool


class Help(argparse.RawDescriptionHelpFormatter):
    """How help is laid out: as argparse does, but in a width asked of the system without loading `shutil`."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size().columns
        except OSError:
            width = 100
        super().__init__(prog, max_help_position=28, width=min(width, 110) - 2)


class Parser(argparse.ArgumentParser):
    """A command's arguments: the common ones, and its own."""

    def __init__(self, name: str, summary: str) -> None:
        prog = f"wirewatch {name}".strip()
        super().__init__(prog=prog, description=summary, formatter_class=Help, allow_abbrev=False)
        self._takes_query = False
        common = self.add_argument_group("everywhere")
        common.add_argument("--store", metavar="PATH", help="the store: a file, or a directory that holds it")
        common.add_argument("--config", metavar="PATH", help="the configuration file")
        common.add_argument("--json", action="store_true", help="JSON lines on stdout")
        common.add_argument("--no-input", action="store_true", help="never ask; take the best guess")

    def add_query(self, about: str, *, needed: bool = False) -> None:
        """Let the command take a query; its words may start with a dash, which means `not`."""
        self.add_argument("query", nargs="+" if needed else "*", metavar="QUERY", help=about)
        self._takes_query = True

    def add_limit(self, default: int | None, about: str) -> None:
        """Let the command take `--limit`; 0 means all."""
        self.add_argument("--limit", type=count, default=default, metavar="N", help=about)

    def read(self, words: list[str]) -> Asked:
        """The words as they were meant; argparse leaves with exit code 2 where it cannot tell."""
        if self._takes_query:
            # To argparse a word with a blank before it is no option, and to a query the blank is nothing.
            words = [f" {word}" if _DASHED.match(word) else word for word in words]
        asked = self.parse_intermixed_args(words, Asked())
        if self._takes_query:
            asked.query = [word.removeprefix(" ") for word in asked.query]
        return asked


class Command:
    """What a command's file gives for it: what declares its arguments, and what runs it."""

    __slots__ = ("declare", "run")

    def __init__(self, declare: Callable[[Parser], None], run: Callable[[Asked], int]) -> None:
        self.declare = declare
        self.run = run


def named(words: list[str]) -> tuple[str, list[str]]:
    """The command's name, empty when there is none, and the words that are not its name."""
    name: list[str] = []
    rest: list[str] = []
    skip = False
    for index, word in enumerate(words):
        if skip or word.startswith("-"):
            skip = not skip and word in VALUED
            rest.append(word)
            continue
        if name and name[0] in COMMANDS and f"{name[0]} {word}" not in COMMANDS:
            return name[0], rest + words[index:]  # `story ID`: a command that is a group as well
        name.append(word)
        if word not in GROUPS or len(name) == 2:
            return " ".join(name), rest + words[index + 1 :]
    return " ".join(name), rest


def store_named(words: list[str]) -> str | None:
    """The store that a command line names, whatever else it says."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--store", nargs="?")
    return str(found) if (found := parser.parse_known_args(words)[0].store) else None


def unknown(name: str) -> UsageError:
    """What to say of a name that no command has."""
    from news.nearest import nearest

    group = name.partition(" ")[0]
    if group in GROUPS:
        return UsageError(f"`{group}` wants one of: {', '.join(of_group(group))}")
    near = nearest(name, [*filter(None, COMMANDS), *GROUPS])
    return UsageError(
        f"there is no command `{name}`"
        + (f"; did you mean `{near}`?" if near else "")
        + " (`wirewatch --help` lists them)"
    )


def of_group(group: str) -> list[str]:
    """The commands of a group, by their whole names."""
    return [name for name in COMMANDS if name.partition(" ")[0] == group]


def count(text: str) -> int:
    """A number of things, 0 or more."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"`{text}` is not a number")
    return int(text)


def duration(text: str) -> int:
    """Seconds of a time written as `90`, `90s`, `15m`, `2h`, `1d` or `1w`."""
    try:
        return length(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
