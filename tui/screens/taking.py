"""What a screen is that takes keys at once, in the order in which they were typed."""


class TakesKeys:
    """A screen that the app gives every key to first."""

    def press(self, key: str, character: str | None) -> bool:
        """Do what a key stands for; False where it stands for nothing, or is meant for a line being typed."""
        raise NotImplementedError
