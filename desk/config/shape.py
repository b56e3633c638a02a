"""What a configuration file says, a frozen dataclass a section, each empty while it says nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from desk.config.lines import Spot, line_of
from news.model import Kind, Pages
from news.spelt.table import Group

Preset: TypeAlias = Literal["vim", "newsboat", "mutt"]
Density: TypeAlias = Literal["compact", "roomy"]
Counts: TypeAlias = Literal["first", "any", "added"]
COUNTS: tuple[Counts, ...] = ("first", "any", "added")
PRESETS: tuple[Preset, ...] = ("vim", "newsboat", "mutt")
DENSITIES: tuple[Density, ...] = ("compact", "roomy")
Way: TypeAlias = Literal["command", "webhook", "ntfy", "mail", "apprise"]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One `[[source]]`."""

    url: str
    kind: Kind = "feed"
    name: str = ""
    """Empty for its address."""
    tags: tuple[str, ...] = ()
    every: int | None = None
    """Seconds between looks; None lets the cadence decide."""
    pages: Pages = "matched"
    paused: bool = False
    allow_private: bool = False
    """Whether its host may be one inside this machine or network."""
    options: Mapping[str, str] = field(default_factory=dict)
    """As `news.model.Source` has them: `proxy`, `header.NAME`, `selector`, `keep_days` …"""
    place: int = field(default=0, compare=False)
    """Which `[[source]]` of the file it is, from 0."""


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One `[[rule]]`."""

    query: str
    """With the sources it is held to, where it names some."""
    name: str = ""
    """Empty for the query."""
    on: Counts = "any"
    do: tuple[str, ...] = ("app",)
    muted: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    """As `news.alerting.options` reads them."""
    place: int = field(default=0, compare=False)
    """Which `[[rule]]` of the file it is, from 0."""
    sources: tuple[str, ...] = field(default=(), compare=False)
    """The sources that its query is held to, as they were written."""


@dataclass(frozen=True, slots=True)
class Keys:
    """`[keys]`: a preset, and what the person bound besides."""

    preset: Preset = "vim"
    own: Mapping[str, str] = field(default_factory=dict)
    """Keys, parted by commas, by the id of what they do."""


@dataclass(frozen=True, slots=True)
class Channel:
    """`[notices.NAME]`: a way out that the `do` of a rule may name."""

    name: str
    way: Way
    to: tuple[str, ...]
    """A command's words, or the addresses that are told."""
    secret: str | None = None
    """What signs or opens it: a webhook's key, a token, a password."""
    secret_command: str | None = None
    """A command that prints the secret."""
    sender: str | None = None
    server: str | None = None
    """A mail's sender, and the `HOST:PORT` that takes it."""


@dataclass(frozen=True, slots=True)
class Notices:
    """`[notices]`: how alerts leave the program, where a rule says nothing else."""

    do: tuple[str, ...] = ()
    """What every rule does besides its own: `bell`, `desktop`, the name of a channel."""
    quiet: str | None = None
    """Hours of the local day in which nothing leaves the program, `22:00-07:00`."""
    digest: int | None = None
    """Seconds for which the notices of one rule are gathered into one."""
    most: int | None = None
    """Notices a minute; what is more is told in one."""
    channels: Mapping[str, Channel] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeepEntry:
    """`[keep]`: how much stays over all sources; None sets no limit."""

    days: int | None = None
    articles: int | None = None
    size: int | None = None
    """Bytes of the store in use."""


@dataclass(frozen=True, slots=True)
class Looks:
    """`[app]`: how the app looks."""

    theme: str | None = None
    density: Density = "compact"
    ascii: bool = False
    mouse: bool = True
    """Whether the app takes the mouse; else it is the terminal's, to select and copy with."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that could not be taken; the rest was."""

    file: Path
    line: int | None
    words: str
    """What is wrong and what would be right, fit to show."""

    def __str__(self) -> str:
        where = f", line {self.line}" if self.line else ""
        return f"{self.file}{where}: {self.words}"


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults that several have found, in the order of their lines; those of the whole file first."""
    return tuple(sorted(faults, key=lambda fault: fault.line or 0))


@dataclass(frozen=True, slots=True)
class Config:
    """A whole file; without one, all is as it is without it."""

    file: Path
    sources: tuple[SourceEntry, ...] = ()
    rules: tuple[RuleEntry, ...] = ()
    keys: Keys = Keys()
    notices: Notices = Notices()
    names: tuple[Group, ...] = ()
    """`[names]`: the person's own groups of spellings."""
    searches: Mapping[str, str] = field(default_factory=dict)
    """`[searches]`: addresses with `{query}` in them, by the name of the engine."""
    keep: KeepEntry = KeepEntry()
    app: Looks = Looks()
    faults: tuple[Fault, ...] = ()
    body_hash: str = ""
    """The hash of the file's bytes; empty when there is no file."""
    is_whole: bool = True
    """False when it could not be read at all: it then says nothing, and what was read before holds on."""
    lines: Mapping[Spot, int] = field(default_factory=dict)

    def fault(self, words: str, *spot: str | int) -> Fault:
        """A fault at a place of the file, such as `("rule", 0, "query")`."""
        return Fault(self.file, line_of(self.lines, spot), words)
