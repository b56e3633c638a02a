"""The number typed before a motion: `5j`. A lone digit that nothing follows is a key of its own."""

MOST = 9_999


class Count:
    """Digits as they are typed."""

    def __init__(self) -> None:
        self._digits = ""

    def __str__(self) -> str:
        return self._digits

    def add(self, digit: str) -> None:
        """Take one more digit."""
        self._digits = str(min(MOST, int(self._digits + digit)))

    def take(self) -> int | None:
        """The number, and forget it; None when none was typed."""
        digits, self._digits = self._digits, ""
        return int(digits) or 1 if digits else None

    def take_lone(self) -> str | None:
        """The digit, when only one was typed, and forget it; else None."""
        digits, self._digits = self._digits, ""
        return digits if len(digits) == 1 else None
