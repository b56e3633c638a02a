"""Where a store's files lie."""

from pathlib import Path

from store.errors import StoreUnwritable

FILE = "wirewatch.db"
"""The name of a store's file in its directory."""


def store_file(path: Path) -> Path:
    """The database file of a store named by its file or by its directory.

    A path that is not there yet is a file when it has a suffix (`news.db`), a directory when it has none.
    StoreUnwritable when one of the directories above may not be looked into.
    """
    path = path.expanduser()
    try:
        is_directory = path.is_dir() or (not path.exists() and not path.suffix)
    except OSError as error:
        raise StoreUnwritable(f"cannot look into {path.parent}: {error.strerror}") from error
    return path / FILE if is_directory else path


def lock_file(path: Path) -> Path:
    """The file by whose lock the desk of this store is known."""
    file = store_file(path)
    return file.with_name(file.name + ".desk")


def bell_file(path: Path) -> Path:
    """The file by whose lock the viewer of this store that rings is known."""
    file = store_file(path)
    return file.with_name(file.name + ".bell")


def log_file(path: Path) -> Path:
    """The file in which the desk that the app starts on this store writes what went wrong."""
    file = store_file(path)
    return file.with_name(file.name + ".desk.log")
