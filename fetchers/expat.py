"""The XML driver that feedparser is given: expat with its text buffered, so that a paragraph is one call
and not thirty.
"""

from typing import Any
from xml.sax.expatreader import ExpatParser

DEEPEST = 200
"""Elements within elements that are followed; feeds with whole pages in them stay far below."""


class TooDeep(Exception):
    """A document that nests deeper than anybody means."""


class BufferedParser(ExpatParser):
    """The standard library's driver, which leaves `buffer_text` off, with a limit on nesting."""

    _depth = 0

    _parser: Any
    """The pyexpat parser that the driver makes at each reset."""

    def reset(self) -> None:
        """Begin a document."""
        super().reset()
        self._depth = 0
        self._parser.buffer_text = True
        self._parser.buffer_size = 1 << 16

    def start_element_ns(self, name: str, attrs: Any) -> None:
        """Go one element deeper."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooDeep
        super().start_element_ns(name, attrs)

    def end_element_ns(self, name: str) -> None:
        """Come one element up."""
        self._depth -= 1
        super().end_element_ns(name)


def create_parser() -> BufferedParser:
    """What `xml.sax.make_parser` asks of a driver module."""
    return BufferedParser()
