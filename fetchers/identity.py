"""What makes an entry the same item in the next poll.

Within one source an item is its link, as the source writes it: titles and ids change under one link far
more often than one item wanders. Where the link cannot tell items apart (none, the site's own address, one
link for most of the feed) the id does, and where that fails too, the title. An id whose items keep their
own links is kept beside the link as an alias, so that an item whose link changes is still found; ids are
not trusted where the same poll gives one link two ids or one id two links (some feeds make ids by hashing
titles).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from news.ids import fingerprint


class Named(NamedTuple):
    """What an item calls itself: its link and its id, either of which may be empty."""

    link: str
    guid: str


@dataclass(frozen=True, slots=True)
class Names:
    """What the links and ids of one whole poll are worth."""

    vague: frozenset[str]
    """Links that do not tell items apart."""
    repeated: frozenset[str]
    """Ids that stand for several items without a link of their own."""
    trusted: bool
    """Whether an id outlives its link."""

    def key(self, named: Named, title: str) -> str:
        """The key of an item: its link, else its id, else the hash of its title."""
        if named.link and named.link not in self.vague:
            return named.link
        if named.guid and named.guid not in self.repeated:
            return named.guid
        return "title:" + fingerprint(f"{named.link}\n{named.guid}\n{title}".encode("utf-8", "replace"))

    def alias(self, named: Named) -> str | None:
        """The second name under which the item is found when its link has changed; None when it has none."""
        plain_link = named.link and named.link not in self.vague
        return named.guid if self.trusted and plain_link and named.guid and named.guid != named.link else None


def weigh(items: Sequence[Named], site: str | None) -> Names:
    """Judge the links and ids of all items of one poll, the known ones among them."""
    links = Counter(item.link for item in items if item.link)
    most = max(3, len(items) // 2 + 1)
    home = _bare(site) if site else None
    vague = frozenset(link for link, count in links.items() if count >= most or _bare(link) == home)
    pairs = {(item.link, item.guid) for item in items if item.guid and item.link and item.link not in vague}
    linkless = Counter(item.guid for item in items if item.guid and (not item.link or item.link in vague))
    return Names(
        vague=vague,
        repeated=frozenset(guid for guid, count in linkless.items() if count > 1),
        trusted=_once(link for link, _ in pairs) and _once(guid for _, guid in pairs),
    )


def queried(items: Iterable[Named]) -> frozenset[str]:
    """The links of items that have a query, in which a source may put what is another at each look."""
    return frozenset(item.link for item in items if "?" in item.link)


def _bare(link: str) -> str:
    return link.strip().rpartition("://")[2].rstrip("/")


def _once(names: Iterable[str]) -> bool:
    return all(count == 1 for count in Counter(names).values())
