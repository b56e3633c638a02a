"""What an article shows beside its words: the pages that it links to, and its images by their captions.

Neither is part of what the outlet says, so neither makes one text differ from another.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html

from news.boilerplate import is_furniture
from news.clean import plain
from news.page.blocks import Block, Image

MOST_LINKS = 60
MOST_CAPTIONS = 40
LONGEST_WORDS = 200
"""Characters of a link's words that are kept."""
LONGEST_CAPTION = 600
"""Characters of a caption that are kept."""
LONGEST_ADDRESS = 2000

TELLING = 4
"""Words from which an image's alternative text tells what is on it; shorter ones name a logo or a person."""

_WEB = re.compile(r"https?://[^\s/?#\"'<>]+[^\s\"<>]*", re.IGNORECASE)
_STARTED = re.compile(r"(?![\w+.-]*:)[^\s\"'<>]+")
"""An address that starts from a page's: it names no scheme."""
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)\b|https?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asides:
    """The links of an article, each with its words, and the captions of its images, in reading order."""

    links: tuple[tuple[str, str], ...] = ()
    captions: tuple[str, ...] = ()


def base_of(tree: html.HtmlElement, url: str, canonical: str | None) -> str:
    """The address that a page's links start from: what it states, else its own; empty where neither is known,
    as of a file that names none.
    """
    own = url if _WEB.match(url) else canonical or ""
    for element in tree.iter("base"):
        stated = _address(own, element.get("href") or "")
        if stated is not None and _WEB.fullmatch(stated):
            return stated
    return own


def links_among(blocks: Iterable[Block], base: str, own: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The web's addresses to which these blocks link, each once with the words that do it; no place of the
    page itself, which has these addresses. Without a base one that starts from it stays as it is written.
    """
    pages = {_bare(each) for each in own}
    found: dict[str, str] = {}
    for block in blocks:
        for words, href in block.links:
            address = None if href.lstrip().startswith("#") else _address(base, href)
            if address is not None and _bare(address) not in pages:
                found.setdefault(address, words[:LONGEST_WORDS])
    return tuple((words, address) for address, words in [*found.items()][:MOST_LINKS])


def captions_among(
    blocks: Sequence[Block], images: Sequence[Image], first: int, last: int, said: Iterable[str]
) -> tuple[str, ...]:
    """What stands under the images between two blocks, else what they are said to show; none that the text
    itself says.
    """
    told: list[tuple[int, str]] = []
    for place in range(first, last + 1):
        block = blocks[place]
        if block.caption and place and blocks[place - 1].caption == block.caption and told:
            told[-1] = (place, f"{told[-1][1]} {block.text}")
        elif block.caption and block.linked <= 0.6 and not is_furniture(block.text):
            told.append((place, block.text))
    named = {place for place, _ in told}
    for image in images:
        beside = named & {image.place - 1, image.place, image.place + 1}
        if first <= image.place <= last + 1 and not beside and _tells(image.words):
            told.append((image.place, image.words))
    kept = {words.casefold() for words in said}
    once = dict.fromkeys(words[:LONGEST_CAPTION] for _, words in sorted(told) if words.casefold() not in kept)
    return tuple(once)[:MOST_CAPTIONS]


def _address(base: str, href: str) -> str | None:
    """A link's whole address, without a base as it is written; None for what is not of the web."""
    try:
        address = plain(urljoin(base, href.strip()))
    except ValueError:  # an address in brackets that are none of IPv6
        return None
    is_told = _WEB.fullmatch(address) or (not base and _STARTED.fullmatch(address))
    return address if is_told and len(address) <= LONGEST_ADDRESS else None


def _bare(address: str) -> str:
    return address.partition("#")[0].rstrip("/")


def _tells(words: str) -> bool:
    """Whether an alternative text tells what the image shows."""
    is_long = len(words.split()) >= TELLING or (len(words) >= 8 and not words.isascii())
    return is_long and not _FILE.search(words) and not is_furniture(words)
