"""What a query can be refused for.

Fault (inside the parser: one fault, and the text with it mended)
BadQuery (what callers see: the place, what is wrong, and a query that would parse)
"""

ANYTHING = "is:unread"
"""Proposed where nothing can be kept of what was asked: it parses, and is not worth telling a person."""


class Fault(Exception):
    """One thing wrong at one place, and the whole query with that one thing mended."""

    def __init__(self, message: str, position: int, mended: str) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.mended = mended


class BadQuery(ValueError):
    """A query that does not parse: what is wrong, at which character, and a near one that parses."""

    def __init__(self, message: str, position: int, proposal: str, *, is_near: bool = True) -> None:
        told = f"; try: {proposal}" if is_near else ""
        super().__init__(f"{message} (character {position + 1}){told}")
        self.message = message
        self.position = position
        """The character it went wrong at; 0 is the first."""
        self.proposal = proposal
        """A query that parses, as near to this one as we can tell."""
