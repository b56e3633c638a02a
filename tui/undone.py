"""What undo took back, in words."""

from datetime import timedelta

from news.amount import amount
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
    what = amount(len(undone.restored), _SINGULAR[deed.table])
    length = deed.undone - deed.at if deed.undone else timedelta(0)
    since = "" if undone.own and length < MINUTE else f", done {span(length)} ago"
    where = "" if undone.own else " in another window"
    called = f": “{undone.called}”" if undone.called and undone.restored else ""
    return f"took back: {deed.kind}, {what}{since}{where}{called}"
