"""What undo took back, in words."""

from collections import Counter
from datetime import timedelta

from news.amount import amount
from news.model import Rule
from store.triage import Undone
from tui.ago import MINUTE, span

_SINGULAR = {
    "articles": "article", "alerts": "alert", "rules": "rule", "stories": "story", "sources": "source",
}  # fmt: skip


def undone_words(undone: Undone) -> str:
    """The act, on what, and when and where it was done if not here and just now: `took back: star, 1 article,
    done 5m ago in another window: “Ferry strike ends”`.
    """
    deed = undone.deed
    what = " and ".join(amount(count, name) for name, count in _restored(undone).items())
    length = deed.undone - deed.at if deed.undone else timedelta(0)
    since = "" if undone.own and length < MINUTE else f", done {span(length)} ago"
    where = "" if undone.own else " in another window"
    called = f": “{undone.called}”" if undone.called and undone.restored else ""
    return f"took back: {deed.kind}, {what}{since}{where}{called}"


def _restored(undone: Undone) -> dict[str, int]:
    """How many of each noun were put back: an imported list may have brought sources and rules."""
    back, name = undone.lists, _SINGULAR[undone.deed.table]
    if back is None or not undone.restored:
        return {name: len(undone.restored)}
    return Counter("rule" if isinstance(one, Rule) else "source" for one in (*back.stands, *back.gone))
