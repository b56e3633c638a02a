"""One item of a plain feed, put together element by element in the order in which they stand."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from fetchers.lenient import looks_like_html
from fetchers.plain.names import Names
from fetchers.plain.persons import demand_person, person_of
from fetchers.plain.words import RDF, XHTML, Odd, has_markup, joined, kind_of, mended, moment, value, words
from fetchers.raw import RawItem

_ENTITY = re.compile(r"&([A-Za-z0-9_]+);")
PAGES = frozenset({"text/html", "html", "xhtml", XHTML})
"""Types of what a link of a feed leads to when it leads to a page."""
_CLOSED = frozenset({
    "abstract", "body", "cc:license", "channel", "entry", "feed", "fullitem", "item",
    "itunes:category", "itunes:owner", "media:category", "media:keywords", "tags",
    "textinput", "xhtml:body",
})  # fmt: skip
"""Elements that feedparser reads by rules of their own."""

_OF_IMAGE = frozenset({"url", "link", "width", "height"})
"""What a picture of an item is told by, besides its title."""

_DEEPEST = 20
"""Elements within elements of an item that are followed."""


@dataclass(slots=True)
class _Growing:
    """An item as far as it was read."""

    raw: RawItem
    names: Names
    is_atom: bool
    has_base: bool
    """Whether addresses are joined to another than the feed's own."""
    link: str | None = None
    hrefs: list[str] = field(default_factory=list)
    summary: str | None = None
    has_content: bool = False
    titled: int = -1
    """How deep the title stands that counts; -1 while there is none."""
    depths: dict[str, int] = field(default_factory=dict)

    def takes(self, name: str, depth: int) -> bool:
        """Whether a value that stands so deep counts: one nearer to the item is not replaced."""
        before = self.depths.get(name)
        if before is not None and depth > before:
            return False
        self.depths[name] = depth
        return True


def read_item(element: etree._Element, names: Names, *, is_atom: bool, has_base: bool) -> RawItem:
    """What an item says; Odd when it is not plain."""
    if "href" in element.attrib or "lastmod" in element.attrib:
        raise Odd
    raw = RawItem(guid=element.get(f"{{{RDF}}}about") or "")
    item = _Growing(raw, names, is_atom, has_base)
    _walk(item, element, 0)
    raw.link = next((link.strip() for link in (item.link or "", *item.hrefs) if link.strip()), "")
    raw.guid = raw.guid.strip()
    raw.summary = item.summary or ""
    return raw


def _walk(item: _Growing, parent: etree._Element, depth: int) -> None:
    if depth > _DEEPEST:
        raise Odd
    for element in parent:
        name = item.names.of(element)
        read = _READ.get(name)
        if read is not None:
            read(item, element, depth)
        elif name in _CLOSED:
            raise Odd
        elif len(element):
            _walk(item, element, depth + 1)


def _title(item: _Growing, element: etree._Element, depth: int) -> None:
    if _put_title(item, element, depth):
        item.titled = depth


def _put_title(item: _Growing, element: etree._Element, depth: int) -> bool:
    kind = kind_of(element, "text/plain")
    said = value(element, kind)
    if not -1 < item.titled <= depth:
        if kind == "text/plain" and not item.is_atom and has_markup(said) and looks_like_html(said):
            kind = "text/html"  # RSS leaves open whether it is
        item.raw.is_html = kind != "text/plain"
        if item.takes("title", depth):
            item.raw.title = said
    return bool(said)


def _media_title(item: _Growing, element: etree._Element, depth: int) -> None:
    _put_title(item, element, depth)


def _link(item: _Growing, element: etree._Element, depth: int) -> None:
    del depth
    if href := _href(element):
        href = joined(href, has_base=item.has_base)
        item.hrefs.append(href)
        kind = (element.get("type") or "text/html").lower()
        if (element.get("rel") or "alternate").lower() == "alternate" and kind in PAGES:
            item.link = href
        return
    if item.has_base or any("}" in name for name in element.attrib):
        raise Odd
    item.link = _ENTITY.sub(r"&\1", joined(words(element), has_base=item.has_base).replace("&amp;", "&"))
    if item.link:
        item.hrefs.append(item.link)


def _enclosure(item: _Growing, element: etree._Element, depth: int) -> None:
    del depth
    if len(element):
        raise Odd
    if href := _href(element):
        item.hrefs.append(href)


def _guid(item: _Growing, element: etree._Element, depth: int) -> None:
    said = words(element)
    is_link = all(text == "true" for name, text in element.items() if name.lower() == "ispermalink")
    if is_link:
        said = joined(said, has_base=item.has_base)
    if item.takes("id", depth):
        item.raw.guid = said
    if is_link and item.link is None:
        item.link = said


def _published(item: _Growing, element: etree._Element, depth: int) -> None:
    del depth
    item.raw.published = moment(words(element))


def _updated(item: _Growing, element: etree._Element, depth: int) -> None:
    del depth
    item.raw.updated = moment(words(element))


def _description(item: _Growing, element: etree._Element, depth: int) -> None:
    _told(item, element, depth, "text/html")


def _summary(item: _Growing, element: etree._Element, depth: int) -> None:
    _told(item, element, depth, "text/plain")


def _told(item: _Growing, element: etree._Element, depth: int, usual: str) -> None:
    """What an item says of itself; said a second time, it is taken for its text."""
    if item.summary is not None and not item.has_content:
        _content(item, element, depth)
        return
    said = value(element, kind_of(element, usual))
    if item.takes("summary", depth):
        item.summary = said


def _content(item: _Growing, element: etree._Element, depth: int) -> None:
    del depth
    _put_content(item, element, "text/plain")


def _encoded(item: _Growing, element: etree._Element, depth: int) -> None:
    del depth
    _put_content(item, element, "text/html")


def _put_content(item: _Growing, element: etree._Element, usual: str) -> None:
    said = value(element, kind_of(element, usual))
    item.has_content = True
    item.raw.contents.append(said)
    if item.summary is None:
        item.summary = said


def _author(item: _Growing, element: etree._Element, depth: int) -> None:
    del depth
    item.raw.authors.append(person_of(element, item.names))


def _contributor(item: _Growing, element: etree._Element, depth: int) -> None:
    del depth
    demand_person(element, item.names)


def _category(item: _Growing, element: etree._Element, depth: int) -> None:
    del depth
    item.raw.tags += filter(None, (element.get("term"), words(element)))


def _image(item: _Growing, element: etree._Element, depth: int) -> None:
    """A picture: of its address and size nothing counts, but its title may be taken for the item's."""
    item.titled = -1
    for part in element:
        name = item.names.of(part)
        if name == "title":
            _title(item, part, depth + 1)
        elif name not in _OF_IMAGE or len(part) or part.attrib:
            raise Odd


def _source(item: _Growing, element: etree._Element, depth: int) -> None:
    del depth
    item.titled = -1
    said = "" if len(element) else mended(element.text or "")
    titles = [part for part in element if item.names.of(part) == "title"]
    if len(titles) > 1:
        raise Odd
    item.raw.outlet = said or "".join(value(title, kind_of(title, "text/plain")) for title in titles)


def _href(element: etree._Element) -> str | None:
    return element.get("url") or element.get("uri") or element.get("href")


_READ: Mapping[str, Callable[[_Growing, etree._Element, int], None]] = {
    "title": _title, "dc:title": _title, "media:title": _media_title,
    "link": _link, "enclosure": _enclosure, "guid": _guid, "id": _guid,
    "published": _published, "issued": _published, "pubdate": _published, "dcterms:issued": _published,
    "updated": _updated, "modified": _updated, "lastbuilddate": _updated, "dc:date": _updated,
    "dcterms:modified": _updated,
    "description": _description, "dc:description": _description, "media:description": _description,
    "summary": _summary, "itunes:summary": _summary, "content": _content, "content:encoded": _encoded,
    "author": _author, "managingeditor": _author, "dc:creator": _author, "dc:author": _author,
    "itunes:author": _author, "contributor": _contributor,
    "category": _category, "keywords": _category, "dc:subject": _category, "source": _source,
    "image": _image,
}  # fmt: skip
