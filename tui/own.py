"""The person's own file as the app goes by it: keys and looks at the start, and what is wrong in it."""

from collections.abc import Collection
from pathlib import Path

from desk.config.follow import Following
from desk.config.shape import Config
from tui.keys import key_faults


class Own:
    """One configuration file, read when this is made; `faults` touches the disk and is asked in a thread."""

    def __init__(self, file: Path) -> None:
        self._following = Following(file)
        self._found = self._following.changed()
        self.config: Config = self._following.config

    def faults(self, themes: Collection[str]) -> list[str]:
        """What is wrong in the file since it last changed, a line each; empty while it stays the same.

        `themes` are the names of those that there are.
        """
        found, self._found = self._found or self._following.changed(), None
        if found is None:
            return []
        faults = [*found.faults, *key_faults(found)]
        if found.app.theme and found.app.theme not in themes:
            words = f"no theme is called {found.app.theme}: there are {', '.join(sorted(themes))}"
            faults.append(found.fault(words, "app", "theme"))
        return [str(fault) for fault in faults]
