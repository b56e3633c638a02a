"""Words from outside made into plain text: no markup, no control, bidi or zero-width characters."""

import html
import re
import unicodedata

_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters, C0 and C1; ESC and CSI are among them
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb"  # hidden
    "\U000e0000-\U000e007f"  # tags
    "\ud800-\udfff"  # lone surrogates cannot be written to a terminal or a file
    "]"
)
_JOINERS = re.compile("(?<![\u0600-\u0dff\U0001f000-\U0001faff\ufe0f])[\u200c\u200d]")
"""Zero-width joiners carry meaning in Persian, Indic scripts and emoji; anywhere else they only hide."""

_ESCAPES = re.compile(
    "(?:\x1b\\]|\x9d)[^\x07\x1b\x9c]{0,2000}(?:\x07|\x1b\\\\|\x9c)"  # OSC, with what it carries
    # DCS and its kin, a doubled escape inside it as tmux passes it through
    "|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])(?:[^\x1b\x9c]|\x1b(?!\\\\)){0,2000}(?:\x1b\\\\|\x9c)"
    "|(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]"  # CSI
    "|\x1b[ -/]{0,16}[0-~]"
)
_LINE_SPACE = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n\s*\n")


def plain(text: str) -> str:
    """One line of plain text in NFC: escape sequences and hidden characters out, white space folded."""
    folded = " ".join(text.split())
    if folded.isprintable():  # nearly all: no escape, no control, nothing hidden
        return folded if folded.isascii() else unicodedata.normalize("NFC", folded)
    text = _ESCAPES.sub("", text)
    text = _LINE_SPACE.sub(" ", text)
    text = _JOINERS.sub("", _UNSAFE.sub("", text))
    text = _LINE_SPACE.sub(" ", text)  # what stood between two spaces may be gone
    return unicodedata.normalize("NFC", text).strip()


def fault(error: Exception) -> str:
    """What a fault of ours or of a library is called and says: `KeyError: 'title'`."""
    return plain(f"{type(error).__name__}: {error}")


def unescape(text: str) -> str:
    """Plain text of a string that may hold HTML entities once (a title that is not HTML)."""
    return plain(html.unescape(text))


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text in which an empty line parts them, each made plain; none empty."""
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    found = (plain(part) for part in _PARAGRAPH.split(normal))
    return tuple(part for part in found if part)
