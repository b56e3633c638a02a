"""The links of an article, its own and those of its text, numbered to be opened by key; and its images."""

import re
from collections.abc import Sequence

from news.model import Article, Text
from tui.lines import Line
from tui.pages.prose import Block

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”«»()\[\]{}]+")
_ENDS = ".,;:!?…"
"""Signs that end a sentence and not an address."""


def links_of(article: Article, text: Text | None) -> list[tuple[str, str]]:
    """Its address, the canonical one, those in its text and those that its words link to: each once, in the
    order they stand, with the words where there are any.
    """
    found = dict.fromkeys([link for link in (article.url, text.url if text else None) if link], "")
    for words, link in text.links if text else ():
        found.setdefault(link, words)
    named = [one for line in (text.paragraphs if text else ()) for one in _ADDRESS.findall(line)]
    found |= {link: found.get(link, "") for link in (one.rstrip(_ENDS) for one in named)}
    return [(words, link) for link, words in found.items()]


def link_role(url: str) -> str:
    """The role that makes an address a link; none where it is not of the web, or could end the link early."""
    return f"link={url}" if re.fullmatch(r"https?://[!-~]+", url) else ""


def link_blocks(links: Sequence[tuple[str, str]]) -> list[Block]:
    """The links by number, where there are more than the article's own."""
    if len(links) < 2:
        return []
    lines: list[Line] = [
        ((f"{n:>2}  ", "key"), (f"{words}  " if words not in ("", link) else "", ""), (link, link_role(link)))
        for n, (words, link) in enumerate(links, 1)
    ]
    return [Block((("Links", "title"), ("  2o opens the second, 2y copies it", "dim")))] + [
        Block(line, hang=4) for line in lines
    ]


def image_blocks(text: Text | None) -> list[Block]:
    """The images of a text by their captions."""
    captions = text.captions if text else ()
    blocks = [Block((("[image: ", "dim"), (words, ""), ("]", "dim")), hang=2) for words in captions]
    return [*blocks, Block(())] if blocks else []
