"""What narrows the rows of a view: words that are found as they are typed."""

from tui.screens.moving import MovingScreen


class FindingScreen(MovingScreen, inherit_bindings=False):
    """A view whose rows are those that hold the words."""

    _find = ""

    def find_rows(self) -> None:
        """Find as typed."""
        before = self._find
        self.ask("Find:", self._found, text=before, typed=self._found, given_up=lambda: self._found(before))

    def _found(self, text: str) -> None:
        """Show the rows that hold these words."""
        if text.strip() != self._find:
            self._find = text.strip()
            self.freshen()

    def leave(self, *, quits: bool) -> None:
        """Out of what narrows the rows first, then to where the view leads back."""
        if self._find:
            self._found("")
        else:
            super().leave(quits=quits)
