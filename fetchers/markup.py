"""HTML made into plain text: what a reader sees, paragraph by paragraph, without scripts, markup or hidden
characters.
"""

import re
from html import unescape

from lxml import etree, html

from news import clean

_BREAK = re.compile(r"[ \t]*[\r\n]\s*")
_TAG = re.compile(r"<[a-zA-Z/!]")
_SIMPLE_TAG = re.compile(r"""<(/?[a-zA-Z][a-zA-Z0-9]*+)(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*>""")
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "title"}
    | {"audio", "video", "canvas", "form", "button", "select"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "div", "footer", "header", "main", "nav"}
    | {
        "p",
        "pre",
        "section",
        "details",
        "summary",
        "dialog",
        "figure",
        "figcaption",
        "hr",
        "html",
        "fieldset",
    }
    | {"h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "ol", "ul", "li", "fieldset"}
    | {"table", "thead", "tbody", "tfoot", "tr", "th", "td"}
)
_EMPTY = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
MOST = 2_000_000
"""Characters of one text that are read; no article is longer."""


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of an HTML fragment (or of plain text, in which empty lines part them); none empty."""
    if not _TAG.search(text):
        return clean.paragraphs(unescape(text) if "&" in text else text)
    return clean.paragraphs(_unmarked(text[:MOST]))


def line(text: str) -> str:
    """All of an HTML fragment on one line."""
    if not _TAG.search(text):
        return clean.unescape(text) if "&" in text else clean.plain(text)
    return " ".join(paragraphs(text))


def title(text: str, *, is_html: bool) -> str:
    """A title on one line; its no-break spaces are the outlet's typography and stay."""
    unmarked = line if is_html else clean.unescape
    return "\xa0".join(unmarked(part) for part in text.split("\xa0")).strip("\xa0 ")


def _unmarked(text: str) -> str:
    """The text of an HTML fragment, an empty line round every block."""
    quick = _cut_at_tags(text)
    if quick is not None:
        return quick
    root = _tree(text)
    return "" if root is None else "".join(_flow(root))


def _cut_at_tags(text: str) -> str | None:
    """The text between the tags of a simple fragment; None where only a parser can tell what is text."""
    if "<!--" in text:
        before, *commented = text.split("<!--")
        if not all("-->" in each for each in commented):
            return None
        text = before + "".join(each.partition("-->")[2] for each in commented)
    parts = _SIMPLE_TAG.split(text)
    if text.count("<") != len(parts) // 2:  # a tag that is none, a `<` that means less than
        return None
    return _between(parts)


def _between(parts: list[str]) -> str | None:
    """The text between tags, given in turn with their names; None where a parser would put tags in order."""
    found: list[str] = []
    opened: dict[str, int] = {}
    hidden = ""
    for at, part in enumerate(parts):
        if at % 2:
            tag = part.lower()
            name = tag.removeprefix("/")
            if hidden:
                hidden = "" if tag == f"/{hidden}" else hidden
            elif name in _BLOCKS:
                opened[name] = opened.get(name, 0) + (1 if name == tag else -1)
                if opened[name] < 0:
                    return None
                found.append("\n\n")
            elif name in _SILENT:
                if name != tag:
                    return None
                hidden = name
            elif tag == "br":
                found.append("\n")
        elif part and not hidden:
            text = unescape(part) if "&" in part else part
            found.append(text if at and parts[at - 1].lower() == "pre" else _folded(text))
    return None if hidden else "".join(found)


def _tree(text: str) -> etree._Element | None:
    # libxml2 reads bytes; NUL would end the document for it.
    data = b"<div>" + text.replace("\x00", "").encode("utf-8", "replace") + b"</div>"
    try:
        return etree.fromstring(data, _EMPTY)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _flow(root: etree._Element) -> list[str]:
    """The text in reading order with an empty line round every block; iterative, since nesting can be
    hostile.
    """
    found: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _SILENT
            if hidden:
                continue
            if tag in _BLOCKS:
                found.append("\n\n")
            elif tag == "br":
                found.append("\n")
            if text := element.text:
                found.append(text if tag == "pre" else _folded(text))
        else:
            if not hidden and tag in _BLOCKS:
                found.append("\n\n")
            hidden -= tag in _SILENT
            if not hidden and (tail := element.tail):
                found.append(_folded(tail))
    return found


def _folded(text: str) -> str:
    """A line break in the source is a space; only markup parts lines."""
    return _BREAK.sub(" ", text) if "\n" in text or "\r" in text else text
