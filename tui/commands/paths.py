"""Where wirewatch keeps its files: the XDG directories, on Linux and on macOS alike."""

import os
from pathlib import Path

from tui.commands.parsing import UsageError

# Not platformdirs: it takes 20 ms to load, of the 50 that `status` has.
_HOMES = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}


def directory(kind: str) -> Path:
    """Our directory for `data`, `config`, `state` or `cache`; it need not be there yet."""
    variable, default = _HOMES[kind]
    told = os.environ.get(variable, "")
    # The XDG specification: a path that is not absolute is to be ignored.
    home = Path(told) if os.path.isabs(told) else Path.home() / default  # noqa: PTH117
    return home / "wirewatch"


def store_path(asked: str | None) -> Path:
    """The store that was asked for, else that of `$WIREWATCH_STORE`, else the person's own."""
    told = asked or os.environ.get("WIREWATCH_STORE")
    if told and "://" in told:
        raise UsageError(f"{told}: a store is a file or a directory; none is kept at an address")
    return Path(told).expanduser() if told else directory("data")


def lists_path(asked: str | None, store: str | None) -> Path | None:
    """The configuration file if its sources and rules are those of the store that was asked for.

    The person's own file is that of the person's own store: another one, named by `--store` or
    `$WIREWATCH_STORE`, takes lists only from a file that was named as well.
    """
    own_store = not (store or os.environ.get("WIREWATCH_STORE"))
    own_file = not (asked or os.environ.get("WIREWATCH_CONFIG"))
    return config_path(asked) if own_store or not own_file else None


def config_path(asked: str | None) -> Path:
    """The configuration file that was asked for, else that of `$WIREWATCH_CONFIG`, else the person's own."""
    told = asked or os.environ.get("WIREWATCH_CONFIG")
    return Path(told).expanduser() if told else directory("config") / "config.toml"
