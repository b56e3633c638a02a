"""The XML driver that feedparser is given: expat with its text buffered, so that a paragraph is one call
and not thirty.
"""

from typing import Any
from xml.sax.expatreader import ExpatParser


class BufferedParser(ExpatParser):
    """The standard library's driver, which leaves `buffer_text` off."""

    _parser: Any
    """The pyexpat parser that the driver makes at each reset."""

    def reset(self) -> None:
        """Begin a document."""
        super().reset()
        self._parser.buffer_text = True
        self._parser.buffer_size = 1 << 16


def create_parser() -> BufferedParser:
    """What `xml.sax.make_parser` asks of a driver module."""
    return BufferedParser()
