"""Whether an item with an id that is known and a link that is not has moved, or is another."""

from news.model import Article, Entry
from news.outlets import site


def has_moved(article: Article, entry: Entry) -> bool:
    """Whether an entry with the id of an article is that article under another link.

    An id that a source makes by hashing titles comes again with the next item of that title; so the link must
    stay with its outlet, and either the time of publication hold or, where none is told, the title have
    changed while the id held.
    """
    if entry.url == article.url:
        return True
    if not entry.url or not article.url or site(entry.url) != site(article.url):
        return False
    if article.claimed and entry.claimed:
        return article.claimed == entry.claimed
    return article.title != entry.title
