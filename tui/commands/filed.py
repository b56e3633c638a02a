"""The person's own file, kept in step with what a command does to the store."""

from collections.abc import Iterable
from pathlib import Path

from desk.config.edit import need_sound
from desk.config.lay import lay
from desk.config.read import read_config
from desk.config.shape import Fault
from desk.lists import Lists
from store.store import Store
from tui.commands.opening import now
from tui.commands.output import note
from tui.commands.parsing import Asked
from tui.commands.paths import lists_path


def lists_of(asked: Asked, store: Store) -> Lists:
    """The sources and rules that a command changes: in the store, and in its file where there is one."""
    return Lists(store, lists_path(asked.config, asked.store))


def list_file(asked: Asked) -> Path | None:
    """The file that a command edits besides the store: that of this store, where there is one.

    BadConfig when it cannot be edited as it stands: asked for before anything is done.
    """
    file = lists_path(asked.config, asked.store)
    if file is None or not file.exists():
        return None
    need_sound(file)
    return file


def bring_in(store: Store, file: Path) -> None:
    """Bring a store in line with an edited file at once, and tell what is wrong with it."""
    note_faults(lay(store, read_config(file), now()))


def note_faults(faults: Iterable[Fault]) -> None:
    """Tell what is wrong with the file."""
    for fault in faults:
        note(str(fault))
