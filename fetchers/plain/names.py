"""The names of elements as feedparser knows them: in small letters, a usual prefix for each namespace."""

from collections.abc import Mapping

from lxml import etree

from fetchers.plain.words import ATOM, RDF, RSS090, RSS10, Odd

_SPACES: Mapping[str, str] = {
    "": "", ATOM: "", RSS10: "", "http://purl.org/rss/1.0/modules/rss091#": "",
    RSS090: "", "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/dc/elements/1.1/": "dc:", "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:", "http://search.yahoo.com/mrss": "media:",
    "http://search.yahoo.com/mrss/": "media:", "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes:", RDF: "rdf:",
    "http://purl.org/rss/1.0/modules/syndication/": "sy:", "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://creativecommons.org/ns#license": "cc:", "http://web.resource.org/cc/": "cc:",
}  # fmt: skip


class Names:
    """The names met in one document."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, element: etree._Element) -> str:
        """`title`, `dc:creator` …; Odd where feedparser could see another name."""
        tag = element.tag
        found = self._known.get(tag)
        if found is None:
            found = self._known[tag] = _name(element)
        return found


def _name(element: etree._Element) -> str:
    tag = etree.QName(element)
    space = (tag.namespace or "").lower()
    prefix = "" if "backend.userland.com/rss" in space else _SPACES.get(space)
    if prefix is not None:
        return prefix + tag.localname.lower()
    # Of a namespace that it does not know feedparser goes by the prefix, else by the bare name.
    under: str | None = element.prefix
    if under:
        return f"{under.lower()}:{tag.localname.lower()}"
    if any(each == tag.namespace for prefix, each in element.nsmap.items() if prefix):
        raise Odd
    return tag.localname.lower()
