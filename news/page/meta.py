"""The meta elements of a page: OpenGraph, Dublin Core and the house names that publishers' tools use."""

from collections.abc import Sequence

from lxml import html

from news.clean import unescape

TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
SITE = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date",
    "publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "article.published",
)  # fmt: skip
MODIFIED = (
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
)
AUTHOR = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "cxenseparse:author",
)  # fmt: skip
SECTION = ("article:section", "parsely-section", "cxenseparse:category")
DESCRIPTION = ("og:description", "description", "twitter:description")
LANGUAGE = ("og:locale", "content-language", "language", "dc.language")


class Meta:
    """The meta elements of a page by name, in lower case; each with all its values in order."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            value = unescape(element.get("content") or "")
            if name and value:
                self._values.setdefault(name.strip().lower(), []).append(value)

    def all(self, names: Sequence[str]) -> list[str]:
        """The values of these names, in the order of the names."""
        return [value for name in names for value in self._values.get(name, ())]

    def first(self, names: Sequence[str]) -> str | None:
        """The first value of the first of these names that has one."""
        return next(iter(self.all(names)), None)
