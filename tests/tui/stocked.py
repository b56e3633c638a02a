"""A small store with everything that the views show: invented outlets, a story, a flip, a failing source."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from news.ids import identity
from news.model import (
    Alert,
    Article,
    ChangeClass,
    Comparison,
    Fact,
    Judged,
    Piece,
    Revision,
    Row,
    Rule,
    Source,
    Standing,
    Story,
    Text,
)  # fmt: skip
from news.revise import text_hash
from store.store import Store, open_store
from tui.pages.compare import Compared

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

FIRST = Text(
    "Ministry orders 210 pumps for Ostrava",
    (
        "The ministry ordered 210 pumps on Monday, its spokeswoman Jana Kralova said.",
        "The pumps go to Ostrava, where the river rose by two metres.",
        "Work is to start in April.",
        "The mayor thanked the fire brigade for its help in the first night.",
        "Schools in the lower town stay closed until Friday.",
        "Trains run again between the two stations.",
        "No one was hurt, the brigade said.",
    ),
    origin="page",
)
SECOND = Text(
    "Ministry orders 180 pumps for Ostrava",
    (
        "The ministry ordered 180 pumps on Monday, its spokeswoman Jana Kralova said.",
        "Work is to start in April.",
        "The pumps go to Brno, where the river rose by two metres.",
        "The mayor thanked the fire brigade for its help in the first night.",
        "Schools in the lower town stay closed until Friday.",
        "Trains run again between the two stations.",
        "No one was hurt, the brigade said.",
    ),
    origin="page",
)

_WAS = Fact("figure", "210", "210", 0, 21, 24, of="pumps")
_IS = Fact("figure", "180", "180", 0, 21, 24, of="pumps")
_FLIP = Judged("changed", _WAS, _IS, "figure")
COMPARED = Compared(
    "Harbour Gazette  version 1  11:00:00",
    "Harbour Gazette  version 2  11:30:00",
    Comparison(
        (
            Row(
                "edit", Piece(-1, FIRST.headline), Piece(-1, SECOND.headline),
                (
                    ("same", "Ministry orders "), ("drop", "210"), ("add", "180"),
                    ("same", " pumps for Ostrava"),
                ),
                ("headline", "figure"), (_FLIP,),
            ),
            Row("move", Piece(2, SECOND.paragraphs[1]), Piece(1, SECOND.paragraphs[1]), (), ("moved",)),
            *(Row("same", Piece(n, same), Piece(n, same)) for n, same in enumerate(FIRST.paragraphs[3:], 3)),
            Row("drop", Piece(7, "Only the first version said this."), None, (), ("wording",)),
            Row("add", None, Piece(7, "只有第二个版本这样说。"), (), ("wording",)),
        ),
        (_FLIP, Judged("same", _WAS, _WAS)),
    ),
)  # fmt: skip

TITLES = (
    ("Harbour Gazette", "Ministry orders 180 pumps for Ostrava", "en"),
    ("北方日报", "俄斯特拉发订购一百八十台水泵以应对河水上涨的情况报道", "zh"),
    ("صحيفة الميناء", "الوزارة تطلب مئة وثمانين مضخة لمدينة أوسترافا بعد ارتفاع النهر", "ar"),
    ("Emoji Post", "🚒 Firemen 👩‍🚒 thanked by the mayor of Ostrava 🇨🇿 after the night of the flood", "en"),
    (
        "Hostile [b]Wire[/b]",
        "[red]Not markup[/red] $(reboot) #[fg=red]#{pane} 'quoted' \"twice\" %s {} \\x1b",
        "en",
    ),
    ("Inland Courier", "Short", "en"),
    ("Night Desk", "A headline that goes on for very much longer than any column could ever hold " * 2, "en"),
)


def stock(path: Path, extra: int = 0) -> Store:
    """A store at this place, open; with `extra` plain articles beneath the others."""
    store = open_store(path)
    with store.transaction():
        _sources(store)
        for number in range(extra):
            seen = NOW - 30 * HOUR - timedelta(minutes=number)
            store.articles.put(
                _article(f"plain-{number}", "Harbour Gazette", f"Plain news number {number}", seen)
            )
        for number, (outlet, title, language) in enumerate(TITLES):
            seen = NOW - timedelta(minutes=7 * number + 1)
            store.articles.put(_article(f"titled-{number}", outlet, title, seen, language))
        _story(store)
    return store


def article_id(key: str) -> str:
    """The id of a stocked article."""
    return identity("gazette", key)


def _article(key: str, outlet: str, title: str, seen: datetime, language: str = "en") -> Article:
    url, claimed = f"https://example.org/{key}", seen - timedelta(minutes=4)
    return Article(
        article_id(key), "gazette", key, url, title, outlet, seen, seen, claimed, language=language
    )


def _sources(store: Store) -> None:
    store.sources.put(
        Source("gazette", "https://example.org/feed", "feed", "Harbour Gazette", NOW - 90 * HOUR, ("local",))
    )
    store.sources.put(Source("broken", "https://example.net/feed", "feed", "Broken Wire", NOW - 90 * HOUR))
    well = Standing(
        "gazette",
        NOW + timedelta(minutes=3),
        "every 5 min while it brings news",
        NOW,
        NOW,
        200,
        latency_ms=84,
    )
    store.sources.set_standing(well)
    broken = Standing(
        "broken", NOW + HOUR, "backing off after 4 failures", NOW - HOUR, NOW - 9 * HOUR, 500, failures=4
    )
    error = "answered 500 Internal Server Error"
    store.sources.set_standing(
        Standing(**{name: getattr(broken, name) for name in Standing.__slots__} | {"error": error})
    )


def _story(store: Store) -> None:
    """One article in two revisions, of a story, matched by a rule."""
    name = article_id("titled-0")
    for number, text in enumerate((FIRST, SECOND), 1):
        seen = NOW - timedelta(minutes=60 // number)
        classes: tuple[ChangeClass, ...] = () if number == 1 else ("figure", "place", "moved")
        store.revisions.keep(
            Revision(name, number, seen, text_hash(text), text.headline, "page", text.words, classes), text
        )
    members = [name, article_id("titled-3")]
    story = Story("0story", "Pumps for Ostrava", NOW - 2 * HOUR, NOW - timedelta(minutes=1), 2, 2)
    store.stories.put(story)
    for member in members:
        store.articles.change(member, story=story.id)
    store.articles.change(name, revisions=2, edits=1, changed=NOW - timedelta(minutes=30))
    rule = Rule(identity("rule", "pumps"), "pumps", "pumps OR Ostrava")
    store.rules.put(rule)
    store.alerts.put(
        Alert(
            identity(rule.id, name),
            rule.id,
            name,
            NOW - timedelta(minutes=1),
            "pumps in the headline",
            ("pumps", "Ostrava"),
        )
    )
    store.reasons.keep(name, NOW, "alert", "rule pumps: pumps in the headline")
