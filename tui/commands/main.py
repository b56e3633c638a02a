"""The command `wirewatch`: finds a command's file by its name, loads that one alone, answers for its end."""

import os
import sys
from importlib import import_module

from tui.commands.parsing import (
    Command,
    CommandError,
    Parser,
    UsageError,
    named,
    of_group,
    store_named,
    unknown,
)
from tui.commands.table import COMMANDS, GROUPS

GOOD, FAILED, USAGE, SOME_FAILED = 0, 1, 2, 3
"""What an exit code says; 3 means that some sources failed and the others were looked at."""

INTERRUPTED = 130

MAKES_FILE = ("config", "paths")
"""The commands for which the configuration file that was named need not be there: `config` says so itself."""


def main(argv: list[str] | None = None) -> int:
    """Run one command and give its exit code."""
    words = sys.argv[1:] if argv is None else argv
    try:
        code = run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has what it wanted. Without this the interpreter complains once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return GOOD
    except SystemExit as leaving:  # argparse leaves so, after --help and after a usage error
        return leaving.code if isinstance(leaving.code, int) else GOOD
    except usage_errors() as error:
        return told(error, USAGE)
    except shown_errors() as error:
        return told(error, FAILED)
    except Exception as error:  # noqa: BLE001  # a fault of ours, which is no reason to spill a trace
        return unexpected(error, words)
    return code


def run(words: list[str]) -> int:
    """Do what the words ask for."""
    name, rest = named(words)
    if name == "help":
        return run([*rest, "--help"])
    if name in GROUPS and name not in COMMANDS and {"-h", "--help"} & set(rest):
        print("\n".join(listed(of_group(name))))
        return GOOD
    if name not in COMMANDS:
        raise unknown(name)
    parser, command = loaded(name)
    asked = parser.read(rest)
    if asked.config and not os.path.exists(os.path.expanduser(asked.config)) and name not in MAKES_FILE:  # noqa: PTH110, PTH111
        raise UsageError(f"{asked.config} is not there: `wirewatch config --init` writes a first one")
    return command.run(asked)


def loaded(name: str) -> tuple[Parser, Command]:
    """A command, and its parser with its arguments declared."""
    file, summary = COMMANDS[name]
    command: Command = import_module(f"tui.commands.{file}").COMMANDS[name]
    parser = Parser(name, summary)
    command.declare(parser)
    return parser, command


def listed(names: list[str]) -> list[str]:
    """The commands and what they do, a line each."""
    return [f"  {name:12}  {COMMANDS[name][1]}" for name in names if name]


def told(error: Exception, code: int) -> int:
    """Say what went wrong, in a pipe in one line; gives the exit code."""
    from tui.commands.output import note

    words = str(error)
    if isinstance(error, OSError) and error.strerror:
        words = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    note(f"wirewatch: {words}")
    return code


def unexpected(error: Exception, words: list[str]) -> int:
    """Say in a line what we did wrong, and write the whole down beside the store; gives the exit code."""
    from news.clean import fault
    from store.place import store_file
    from tui.commands.output import note
    from tui.commands.paths import store_path
    from tui.failed import FILE, written_down

    file = store_file(store_path(store_named(words))).with_name(FILE)
    report = f". For a report: {file}" if written_down(error, file) else ""
    note(f"wirewatch: that failed, which is a fault of ours ({fault(error)}){report}")
    return FAILED


def usage_errors() -> tuple[type[Exception], ...]:
    """The errors that a person's own words made; asked for only once something went wrong."""
    from news.alerting.options import BadOption
    from news.query.errors import BadQuery

    return UsageError, BadQuery, BadOption


def shown_errors() -> tuple[type[Exception], ...]:
    """The families whose messages are fit to show; anything else is a fault of ours."""
    from desk.config.edit import BadConfig
    from desk.pool import PoolError
    from desk.work import AlreadyAtWork
    from fetchers.errors import FetchError
    from fetchers.found import NotAFeed
    from fetchers.recorded import BadRecord
    from store.errors import StoreError

    own = (CommandError, StoreError, FetchError, NotAFeed, BadRecord, BadConfig, PoolError, AlreadyAtWork)
    return *own, OSError
