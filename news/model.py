"""The nouns of the house: what passes between rooms.

Frozen dataclasses; every time is aware and in UTC; every string that came from outside has been through
`news.clean`. Ids are made by `news.ids.identity`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["feed", "sitemap", "page", "json", "search", "exec", "folder"]
Pages: TypeAlias = Literal["all", "matched", "off"]
Origin: TypeAlias = Literal["feed", "page"]
Op: TypeAlias = Literal["same", "edit", "add", "drop", "move"]
WordOp: TypeAlias = Literal["same", "add", "drop", "was", "now"]
ChangeClass: TypeAlias = Literal[
    "figure", "date", "name", "place", "role", "quote", "attribution", "negation",
    "headline", "wording", "moved", "boilerplate", "typography",
]  # fmt: skip
FactKind: TypeAlias = Literal["figure", "money", "percent", "date", "name", "place", "quote", "role", "hedge"]
Verdict: TypeAlias = Literal["same", "changed", "added", "dropped", "conflict", "differs?"]
AlertState: TypeAlias = Literal["new", "seen", "acked", "verified", "disputed", "snoozed"]
NoticeState: TypeAlias = Literal["waiting", "failing", "sent", "failed"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where items come from."""

    id: str
    url: str
    kind: Kind
    name: str
    added: datetime
    tags: tuple[str, ...] = ()
    every: int | None = None
    """Seconds between looks that the person asked for; None lets the cadence decide."""
    pages: Pages = "matched"
    """Which of its articles' pages are fetched: all, those that matter to a rule or a person, none."""
    paused: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    """What only its kind or its host needs: a selector, field paths, a proxy, a user agent."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the last looks at a source left behind, and when the next one is due."""

    source: str
    due: datetime
    reason: str = "never looked at"
    """Why it is due just then, fit to show."""
    tried: datetime | None = None
    last_ok: datetime | None = None
    status: int | None = None
    """The last HTTP status; None when nothing answered or the source is not on the net."""
    error: str | None = None
    """Why the last look failed, in one line; None after a good one."""
    failures: int = 0
    """Failed looks in a row."""
    etag: str | None = None
    modified: str | None = None
    """The `ETag` and `Last-Modified` of the newest good answer, byte for byte."""
    body_hash: str | None = None
    floor: int = 0
    """Seconds that the host asks us to leave between looks (max-age, ttl, Retry-After)."""
    skip: tuple[str, ...] = ()
    """Hours (UTC) and days of the week in which the feed asks to be left alone: `3`, `sunday`."""
    ttl: int | None = None
    """Seconds that the feed's own words ask for; they hold for answers that bring no feed."""
    latency_ms: int | None = None
    moved_to: str | None = None
    moved_seen: int = 0
    """How many looks in a row a permanent redirect has led to `moved_to`."""
    quiet: int = 0
    """Looks in a row that brought nothing new."""
    gone: bool = False
    """The host said 410: it is not asked again until the person says so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a source says of one item in one poll."""

    key: str
    """What makes it the same item in the next poll: its link, else its id, else its title."""
    title: str
    url: str | None = None
    claimed: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""
    content: tuple[str, ...] = ()
    """Paragraphs of the full text, when the source carries it."""
    language: str | None = None
    tags: tuple[str, ...] = ()
    outlet: str | None = None
    """Who published it, when the source says so (an aggregator's `<source>`)."""
    alias: str | None = None
    """The second name it is found under when its link has changed: its id, where ids hold in this source."""


@dataclass(frozen=True, slots=True)
class Text:
    """What extraction kept of a page or an entry."""

    headline: str
    paragraphs: tuple[str, ...]
    byline: tuple[str, ...] = ()
    claimed: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    url: str | None = None
    """The canonical address, when the page names one."""
    section: str | None = None
    credit: str | None = None
    """The agency that the byline or dateline credits: `AP`, `Reuters` …"""
    note: str | None = None
    """The outlet's own words on an update or correction."""
    origin: Origin = "page"
    links: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """What its words link to: the words, and the address."""
    captions: tuple[str, ...] = field(default=(), compare=False)
    """What stands under its images. Neither makes one text another: they are kept as they were at its first
    sight.
    """

    @property
    def words(self) -> int:
        """How many words the paragraphs hold, counted at white space."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class NoText:
    """Why there is no text: chosen, not failed."""

    why: Literal["paywall", "consent", "video", "live", "short", "not an article", "not text"]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One item's identity and where it stands; its texts are its revisions."""

    id: str
    source: str
    key: str
    url: str | None
    title: str
    outlet: str
    seen: datetime
    changed: datetime
    claimed: datetime | None = None
    revisions: int = 1
    """How many versions are kept; the newest is `ID@revisions`."""
    edits: int = 0
    """How many of them changed what the outlet said; the first text of its page is not an edit."""
    story: str | None = None
    language: str | None = None
    words: int = 0
    byline: tuple[str, ...] = ()
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    assigned: str | None = None
    verified: bool | None = None
    """True when a person verified it, False when they dispute it, None when nobody judged."""
    snoozed: datetime | None = None
    """Until when it keeps out of sight."""
    alias: str | None = None
    """Its id in the source, where ids hold there: by it it is found when its link has changed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the last reads of an article's page left behind, and when the next one is due."""

    article: str
    due: datetime
    reason: str = "never read"
    """Why it is due just then, fit to show."""
    tried: datetime | None = None
    status: int | None = None
    error: str | None = None
    """Why the last read gave no text, in one line; None after a good one."""
    failures: int = 0
    etag: str | None = None
    modified: str | None = None
    body_hash: str | None = None
    unchanged: int = 0
    """Reads in a row that found the same text."""
    suspect: str | None = None
    """The folded hash of a text that was too odd to believe, until it comes back or goes."""
    suspect_looks: int = 0
    """How many reads in a row have brought it."""
    updated: datetime | None = None
    """When its feed last said that it was updated."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One kept version of an article's headline and text; never overwritten, never renumbered."""

    article: str
    number: int
    """1 is the first."""
    seen: datetime
    text: str
    """The content hash of the text, to be asked of the texts."""
    headline: str
    origin: Origin
    words: int
    classes: tuple[ChangeClass, ...] = ()
    """What kinds of change made it; empty for the first."""
    added: int = 0
    dropped: int = 0
    """Words that came and went since the revision before."""
    flip_of: int | None = None
    """The earlier revision whose words came back, if they did."""
    note: str | None = None
    """The outlet's own update note."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a text, where it stands."""

    index: int
    """Its place among the sentences of its side; the headline is -1."""
    text: str
    count: int = 1
    """How many sentences it holds from there on: two where one was split, more for a paragraph that moved."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, date, name, quotation or role with the sentence it stands in."""

    kind: FactKind
    value: str
    """Normalised, so that equal facts are equal: `1500000000`, `2018-04`, `volodymyr zelensky`."""
    text: str
    """As written."""
    sentence: int
    start: int
    end: int
    """Where it stands in that sentence, in characters."""
    unit: str | None = None
    """`USD`, `percent`, `killed` … None for a bare count."""
    of: str | None = None
    """What it is said of: the thing counted, the speaker of a quotation, the verb of a role."""
    hedge: str | None = None
    """`more than`, `about`, `reportedly` … as written."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact of two texts, aligned and judged."""

    verdict: Verdict
    left: Fact | None
    right: Fact | None
    change: ChangeClass | None = None
    note: str = ""
    """Why it is judged so, fit to show: `13 thousand = 13,000`, `to Ukraine → to the United States`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a comparison: a sentence of each side, or of one."""

    op: Op
    left: Piece | None
    right: Piece | None
    words: tuple[tuple[WordOp, str], ...] = ()
    """Runs of words, in reading order: joined without `add` and `now` they give the left, without `drop` and
    `was` the right. `was` and `now` are the same words in another typography, where noise is hidden."""
    classes: tuple[ChangeClass, ...] = ()
    facts: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two texts."""

    rows: tuple[Row, ...]
    facts: tuple[Judged, ...] = ()
    """All facts of both sides judged, those that differ first."""

    @property
    def is_noise(self) -> bool:
        """Whether the sides differ in case and typography alone, and that is hidden."""
        differ = any(row.left and row.right and row.left.text != row.right.text for row in self.rows)
        return differ and all(row.op == "same" for row in self.rows)

    @property
    def classes(self) -> tuple[ChangeClass, ...]:
        """Every class of change in it, each once, in order of first sight."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.classes))


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that tell one event."""

    id: str
    title: str
    first_seen: datetime
    last_seen: datetime
    articles: int = 1
    outlets: int = 1
    follows: str | None = None
    """The story of the day before that it goes on from."""
    fixed: bool = False
    """A person named, merged or split it: the clusterer leaves it as it is."""
    named: bool = False
    """A person gave it its title; else it is called by a headline of its articles, as that reads today."""
    parted: tuple[str, ...] = ()
    """The stories that a person parted from it, or it from: each knows the other."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A saved query and what to do about it."""

    id: str
    name: str
    query: str
    on: Literal["first", "any", "added"] = "any"
    """What counts: first sight, any revision, or only what a revision added."""
    do: tuple[str, ...] = ("app",)
    """How it is told: `app`, `bell`, `osc9`, `osc777`, `desktop`, or by the channel of this name."""
    options: Mapping[str, str] = field(default_factory=dict)
    """What else it asks, as `news.alerting.options` reads it: classes of change, a threshold, quiet hours."""
    muted: bool = False
    muted_until: datetime | None = None
    """Until when it is silent by itself; None when nobody put it to sleep."""

    def is_silent(self, now: datetime) -> bool:
        """Whether it alerts nobody now."""
        return self.muted or (self.muted_until is not None and now < self.muted_until)


@dataclass(frozen=True, slots=True)
class Alert:
    """One match of a rule, with its reason."""

    id: str
    """identity(rule, article): nothing alerts twice."""
    rule: str
    article: str
    at: datetime
    """When it was raised, or made new again by a revision."""
    reason: str
    """Fit to show: `Zelenskiy (a spelling of Zelensky) in the headline`."""
    spans: tuple[str, ...] = ()
    """The words that matched, as written."""
    revision: int = 1
    """The newest version that reads as the reason says."""
    state: AlertState = "new"
    note: str = ""
    assigned: str | None = None
    until: datetime | None = None
    copies: tuple[str, ...] = ()
    """The articles of its story that told the same words, each folded into it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One alert to be told outside in one way, and how far that has come."""

    id: str
    """identity(alert, revision, way): nothing is told twice."""
    alert: str
    way: str
    """`desktop`, or the name of a channel."""
    at: datetime
    """When the alert was raised."""
    due: datetime
    """When it is to be told, or tried again."""
    rule: str = ""
    revision: int = 1
    state: NoticeState = "waiting"
    tries: int = 0
    error: str | None = None
    """Why the last try failed, in one line."""
