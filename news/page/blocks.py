"""The blocks of text on a page in reading order, each with what tells an article's words from the rest."""

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import html

from news.clean import plain, unescape

MOST = 20_000
"""Blocks that are looked at on one page: more is no article, or none that is read to its end."""

_MOST_PARTS = 20
"""Pieces of text that the words of one link are made of: it may be wrapped round the whole page."""

_SILENT = frozenset(
    ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "video", "audio", "canvas",
     "head", "button", "select", "option", "textarea", "input", "label", "dialog", "nav", "footer", "menu")
)  # fmt: skip
"""Elements that hold no words of an article."""

_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
     "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
     "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "picture", "source", "nobr")
)  # fmt: skip
"""Elements whose text runs on with what stands round them."""

_PLACES = frozenset(("div", "section", "article", "main", "body", "html", "center", "form"))
"""Elements that say nothing of the text in them."""

_APART = re.compile(
    r"(?:^|[\s_-])(?:"
    r"related|recommend(?:ed|ations?|s)?|recirc|more-on|see-also|read-?more|also-read|teasers?|trending"
    r"|popular|mostread|promo(?:s|tion)?|newsletters?|sign-?up|subscri(?:be|ption|bers?)|advert(?:isement|s)?|ads?"
    r"|sponsor(?:ed)?|outbrain|taboola|widget|shar(?:e|es|ing)|socials?|comments?|disqus|footer|nav"
    r"|navigation|menu|breadcrumbs?|sidebar|toolbar|captions?|credits?|copyright|bylines?|timestamp|tags|taglist|topics"
    r"|bio|biography|cookies?|consent|login|modal|popup|toast|placeholder|hide"
    r"|print(?:-only|-header|-footer)?"
    r")(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Words in the names of elements that hold no part of the article, on whatever site."""

_HIDDEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|tooltip|rollover)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:^|[\s_-])captions?(?:-text)?(?:$|\s)", re.IGNORECASE)
"""Names of elements that hold what is written under an image: `caption`, `wp-caption-text`."""
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that the page sets apart from what stands round it."""

    text: str
    tag: str
    """The element that says what it is: `p`, `li`, `h2`, `tr` …"""
    linked: float
    """The share of its characters that are links."""
    apart: tuple[int, ...]
    """The elements round it whose names say that they hold no part of the article."""
    sign: tuple[str, ...]
    """The last elements round it with their classes: the paragraphs of one article share it."""
    caption: int = 0
    """The element that makes it what is written under an image; 0 where none does."""
    links: tuple[tuple[str, str], ...] = ()
    """The words in it that are links, with what they lead to as the page writes it."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image by the words that stand for it, and how many blocks stand before it."""

    place: int
    words: str


def blocks_of(tree: html.HtmlElement) -> tuple[list[Block], list[Image]]:
    """The blocks of a page in reading order, and the images between them that have words."""
    body = tree.find("body")
    walk = _Walk()
    walk.visit(tree if body is None else body, _Place())
    return walk.blocks, walk.images


def own_words(element: html.HtmlElement) -> str:
    """The class, id and role of an element as words: `articleBody` gives `article-Body`."""
    names = (element.get("class"), element.get("id"), element.get("data-component"), element.get("role"))
    return _CAMEL.sub("-", " ".join(filter(None, names)))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the page a text stands."""

    tag: str = "div"
    apart: tuple[int, ...] = ()
    sign: tuple[str, ...] = ()
    linked: bool = False
    caption: int = 0


@dataclass(slots=True)
class _Walk:
    """A walk over a page that gathers its text into blocks."""

    blocks: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    _links: list[tuple[str, str]] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _linked: int = 0
    _count: int = 0

    def visit(self, element: html.HtmlElement, place: _Place) -> None:
        """Gather the text of an element and of all within it."""
        if element.tag in _SILENT or len(self.blocks) >= MOST or _is_unseen(element):
            return
        if element.tag == "br":
            self._break(element, place)
            return
        inline = _is_inline(element)
        if inline and element.tag in ("td", "th") and self._text:
            self._say(" | ", linked=False)
        if not inline:
            self._flush(place)
        self._count += 1
        self._note(element, place)
        within = self._within(element, place, inline=inline)
        self._say(element.text, linked=within.linked)
        for child in element:
            if isinstance(child.tag, str):
                self.visit(child, within)
            self._say(child.tail, linked=within.linked)
        if not inline:
            self._flush(within)

    def _within(self, element: html.HtmlElement, place: _Place, *, inline: bool) -> _Place:
        """Where the text inside an element stands."""
        linked = place.linked or element.tag == "a"
        names = own_words(element)
        apart = element.tag in ("aside", "figcaption") or (
            bool(names)
            and element.tag not in ("html", "body", "main", "article")
            and bool(_APART.search(names))
        )
        aparts = (*place.apart, self._count) if apart else place.apart
        if inline:
            return _Place(place.tag, aparts, place.sign, linked, place.caption)
        is_caption = element.tag == "figcaption" or bool(_CAPTION.search(names))
        caption = self._count if is_caption and not place.caption else place.caption
        tag = place.tag if element.tag in _PLACES and place.tag not in _PLACES else str(element.tag)
        own = f"{element.tag}.{_DIGITS.sub('#', element.get('class') or '')}"
        return _Place(tag, aparts, (*place.sign[-3:], own), linked, caption)

    def _note(self, element: html.HtmlElement, place: _Place) -> None:
        """Note where a link leads, and what an image shows; one that is a link is another article's."""
        if element.tag == "a" and (href := element.get("href")):
            words = plain("".join(islice(element.itertext(), _MOST_PARTS)))
            self._links += [(words, href)] if words else []
        elif element.tag == "img" and not place.linked and not place.apart:
            words = unescape(element.get("alt") or "")
            self.images += [Image(len(self.blocks), words)] if words else []

    def _say(self, text: str | None, *, linked: bool) -> None:
        if text:
            self._text.append(text)
            if linked:
                self._linked += len(text.strip())

    def _break(self, element: html.HtmlElement, place: _Place) -> None:
        """A line break is white space; two in a row part paragraphs."""
        before = element.getprevious()
        if before is not None and before.tag == "br" and not (before.tail or "").strip():
            self._flush(place)
        else:
            self._text.append(" ")

    def _flush(self, place: _Place) -> None:
        """Make a block of the text gathered so far."""
        text = plain("".join(self._text))
        if text:
            linked = min(1.0, self._linked / len(text))
            links = tuple(self._links)
            self.blocks.append(Block(text, place.tag, linked, place.apart, place.sign, place.caption, links))
            self._links.clear()
        self._text.clear()
        self._linked = 0


def _is_inline(element: html.HtmlElement) -> bool:
    """Whether an element's text runs on with what stands round it; plain table cells run on in their row."""
    if element.tag in ("td", "th"):
        return all(
            not isinstance(child.tag, str) or child.tag in _INLINE or child.tag == "br" for child in element
        )
    return element.tag in _INLINE


def _is_unseen(element: html.HtmlElement) -> bool:
    """Whether a reader does not see the element."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_UNSEEN.search(element.get("style") or "") or _HIDDEN.search(own_words(element)))
