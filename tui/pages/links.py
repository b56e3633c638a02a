"""The links of an article: its address, and those that its text names, numbered to be opened by key."""

import re
from collections.abc import Sequence

from news.model import Article, Text
from tui.lines import Line
from tui.pages.prose import Block

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”«»()\[\]{}]+")
_ENDS = ".,;:!?…"
"""Signs that end a sentence and not an address."""


def links_of(article: Article, text: Text | None) -> list[str]:
    """Its address, the canonical one, and those in its text, each once, in the order they stand."""
    said = [article.url, text.url if text else None]
    named = [
        found.rstrip(_ENDS) for one in (text.paragraphs if text else ()) for found in _ADDRESS.findall(one)
    ]
    return [*dict.fromkeys(link for link in (*said, *named) if link)]


def link_role(url: str) -> str:
    """The role that makes an address a link; none where it is not of the web, or could end the link early."""
    return f"link={url}" if re.fullmatch(r"https?://[!-~]+", url) else ""


def link_blocks(links: Sequence[str]) -> list[Block]:
    """The links by number, where there are more than the article's own."""
    if len(links) < 2:
        return []
    lines: list[Line] = [((f"{n:>2}  ", "key"), (link, link_role(link))) for n, link in enumerate(links, 1)]
    return [Block((("Links", "title"), ("  2o opens the second, 2y copies it", "dim")))] + [
        Block(line, hang=4) for line in lines
    ]
