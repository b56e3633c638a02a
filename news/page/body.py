"""The paragraphs of a page's article: what trafilatura finds, put right by the layout they share.

trafilatura says which words belong to the article, and is right on most. The paragraphs that it finds share a
layout, the same elements and classes round them. So what has that layout and was left out is taken in; what
stands in elements named `related`, `share`, `caption` … in another layout is left out, and so are repeats of
the headline and lines that are mere links. The standfirst is known by being the page's own description of
itself. What trafilatura alone gives is measured beside it by `bench extraction`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import accumulate

from lxml import html

from news.boilerplate import is_furniture
from news.clean import plain
from news.page.asides import Asides, base_of, captions_among, links_among
from news.page.blocks import Block, blocks_of
from news.page.bylines import unsigned
from news.page.claims import Claims
from news.page.tree import size_of

MOST_ELEMENTS = 10_000
"""Elements of a page up to which trafilatura is asked: it takes seconds for more."""

SHARED = 200
"""Characters that a layout must carry to be the article's."""

FOUND = 0.3
"""The share of trafilatura's words that must be found again on the page for its layout to be trusted."""

LINKED = 400
"""Characters of JSON-LD's text that make it worth a look when the page shows less."""

LONGEST = 300_000
"""Characters of a text that are kept, a book's worth of chapters; what comes after them is cut off."""

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…。:][\"')”’»]*$")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TAG = re.compile(r"<[^<>]{1,500}>")


def body_of(tree: html.HtmlElement, url: str, claims: Claims) -> tuple[tuple[str, ...], Asides]:
    """The paragraphs of the article on a page, in reading order, empty when there are none; and what it
    shows beside them.
    """
    blocks, images = blocks_of(tree)
    seen = [_Seen(block, _key(block.text)) for block in blocks]
    kept = _trafilatura(tree, url)
    layout = _Layout(seen, _key(kept) or _heaviest(seen))
    chosen = _chosen(layout, claims) if layout.is_trusted else []
    found = tuple(block.text for block in chosen) if layout.is_trusted else _tidy(kept, claims)
    said = _lines(claims.body or "")
    said = said if sum(map(len, said)) > max(LINKED, 1.5 * sum(map(len, found))) else found
    said = unsigned(_cut(said), claims.byline)
    if not chosen:
        return said, Asides()
    captions = captions_among(blocks, images, layout.top, layout.end, (*said, claims.headline))
    links = links_among(chosen, base_of(tree, url, claims.url), (url, claims.url or url))
    return said, Asides(links, captions)


def _cut(lines: tuple[str, ...]) -> tuple[str, ...]:
    """As many of the paragraphs as a text may have characters."""
    ends = accumulate(map(len, lines))
    return tuple(line[:LONGEST] for line, end in zip(lines, ends, strict=True) if end - len(line) < LONGEST)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A block, and the letters and digits by which its text is known again."""

    block: Block
    key: str


class _Layout:
    """The blocks of a page beside the words that are known to be the article's."""

    def __init__(self, seen: Sequence[_Seen], known: str) -> None:
        self.seen = seen
        self._known = known[:LONGEST]  # or the search below would cost the square of a giant page
        self.matched = [len(each.key) >= 3 and each.key in self._known for each in seen]

    @property
    def is_trusted(self) -> bool:
        """Whether enough of the known words were found again in the page's blocks."""
        found = sum(len(each.key) for each, matched in zip(self.seen, self.matched, strict=True) if matched)
        return found >= FOUND * len(self._known) > 0

    @cached_property
    def wrappers(self) -> frozenset[int]:
        """Elements with a name that sets them apart, which hold much of the article all the same."""
        within: Counter[int] = Counter()
        for each, matched in zip(self.seen, self.matched, strict=True):
            if matched:
                within.update(dict.fromkeys(each.block.apart, len(each.key)))
        return frozenset(place for place, length in within.items() if length > len(self._known) / 4)

    @cached_property
    def signs(self) -> frozenset[tuple[str, ...]]:
        """The layouts that the article's paragraphs share."""
        known: Counter[tuple[str, ...]] = Counter()
        other: Counter[tuple[str, ...]] = Counter()
        for each, matched in zip(self.seen, self.matched, strict=True):
            if each.block.linked <= 0.6:
                (known if matched else other)[each.block.sign] += len(each.key)
        return frozenset(sign for sign, length in known.items() if length >= max(SHARED, 0.3 * other[sign]))

    @cached_property
    def start(self) -> int:
        """Where the article's first paragraph stands."""
        for place, (each, matched) in enumerate(zip(self.seen, self.matched, strict=True)):
            block = each.block
            if matched and len(block.text) > 60 and block.tag != "h1" and block.linked < 0.6:
                return place
        return 0

    @cached_property
    def top(self) -> int:
        """Where the headline that stands over it stands, else its first paragraph."""
        places = range(self.start, -1, -1)
        return next((place for place in places if self.seen[place].block.tag == "h1"), self.start)

    @cached_property
    def end(self) -> int:
        """Where its last paragraph stands."""
        places = range(len(self.seen) - 1, -1, -1)
        return next(
            (place for place in places if self.matched[place] and len(self.seen[place].block.text) > 40), 0
        )

    def is_apart(self, block: Block) -> bool:
        """Whether a block stands in something whose name says that it is no part of the article."""
        return any(place not in self.wrappers for place in block.apart)


def _chosen(layout: _Layout, claims: Claims) -> list[Block]:
    """The blocks that are the article's."""
    headline, standfirst = _key(claims.headline), _key(claims.description or "")
    chosen: dict[str, Block] = {}
    for place, each in enumerate(layout.seen):
        block, key = each.block, each.key
        if block.tag == "h1" or key == headline or not key or is_furniture(block.text):
            continue
        if layout.matched[place]:
            wanted = _stays(layout, place)
        elif place < layout.start:
            wanted = len(key) > 20 and (
                key == standfirst or (len(standfirst) > 60 and key.startswith(standfirst[:60]))
            )
        else:
            wanted = _was_missed(layout, place)
        if wanted:
            chosen.setdefault(key if len(key) > 15 else f"{place}", block)
    return list(chosen.values())


def _tidy(kept: str, claims: Claims) -> tuple[str, ...]:
    """What trafilatura found, when the page's layout says nothing of it (some keep their text in scripts)."""
    headline = _key(claims.headline)
    lines = (plain(line.lstrip("-| ")) for line in kept.splitlines())
    own = (line for line in lines if _key(line) not in ("", headline) and not is_furniture(line))
    return tuple(dict.fromkeys(own))


def _stays(layout: _Layout, place: int) -> bool:
    """Whether a block that trafilatura kept is the article's indeed."""
    block = layout.seen[place].block
    if block.sign in layout.signs:
        return block.linked <= 0.9 or bool(_SENTENCE_END.search(block.text))
    if block.linked > 0.6 or layout.is_apart(block):
        return False
    if place >= layout.start:
        return True
    return block.tag not in _HEADINGS and (block.tag == "p" or len(block.text) >= 60)


def _was_missed(layout: _Layout, place: int) -> bool:
    """Whether a block that trafilatura left out is the article's all the same."""
    block = layout.seen[place].block
    if place <= layout.end and any("twitter-tweet" in sign for sign in block.sign):
        return True
    return block.sign in layout.signs and block.linked <= 0.6 and not layout.is_apart(block)


def _trafilatura(tree: html.HtmlElement, url: str) -> str:
    """The text that trafilatura finds; empty when it finds none or the page is too large for it."""
    import trafilatura  # slow to load, so only where pages are read
    from trafilatura.settings import Document

    if size_of(tree) > MOST_ELEMENTS:
        return ""
    found = trafilatura.bare_extraction(tree, url=url, include_comments=False, include_tables=True)
    return found.text or "" if isinstance(found, Document) else ""


def _heaviest(seen: Sequence[_Seen]) -> str:
    """The words of the layout that carries the most text, as a guess at what the article is."""
    mass: Counter[tuple[str, ...]] = Counter()
    for each in seen:
        if not each.block.apart and each.block.linked < 0.3:
            mass[each.block.sign] += len(each.key)
    best = max(mass, key=mass.__getitem__, default=())
    return "".join(each.key for each in seen if each.block.sign == best and not each.block.apart)


def _lines(text: str) -> tuple[str, ...]:
    """The paragraphs of a text as JSON-LD carries it: with line breaks, sometimes with markup."""
    broken = re.sub(r"</p>|<br ?/?>", "\n", unescape(text)) if "<" in text or "&" in text else text
    found = (plain(_TAG.sub("", line)) for line in broken.splitlines())
    return tuple(line for line in found if line)


def _key(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()
