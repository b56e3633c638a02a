"""When an article belongs to a story: how well it fits, and how well the story asks it to."""

from dataclasses import dataclass
from datetime import timedelta
from math import exp, log2

from news.story.live import Live
from news.story.terms import Reading


@dataclass(frozen=True, slots=True)
class Settings:
    """When an article belongs to a story."""

    like: float = 0.18
    """The least likeness to a small story's centre."""
    stricter: float = 0.035
    """What every doubling of a story asks on top, from `small` articles on."""
    small: int = 6
    mass: float = 16.0
    """Shared weight below which a likeness is trusted less: short texts share words by chance."""
    told: float = 0.2
    """What it adds to a likeness that each one's headline is told by the other, from `half_told` up."""
    half_told: float = 0.6
    own_told: float = 0.5
    """How much the headlines must tell of each other where only the article's own outlet has the story: what
    an outlet alone goes on about is a series or a next step more often than the same event once more. So much
    too where a story takes in a short article that stood alone."""
    one: float = 0.8
    """Two stories are one when the likeness between them is this share of that within either; an article goes
    from one to the other when its likeness to its own is less than this share of that to the other."""
    age: timedelta = timedelta(hours=60)
    """How long after its first article a story takes more; later ones open a story that follows it."""
    memory: timedelta = timedelta(days=5)
    """How long after its last article a story is still known, to be followed."""

    def asked(self, count: int) -> float:
        """The fit that a story of so many articles asks."""
        return self.like + self.stricter * max(0.0, log2(count / self.small))

    def fit(self, story: Live, reading: Reading, outlet: str) -> float:
        """How well an outlet's article fits a story: likeness, as far as it can be trusted, and headlines."""
        likeness = story.likeness(reading.terms)
        trusted = likeness * (1 - exp(-((reading.terms.mass * likeness / self.mass) ** 2)))
        told = story.told(reading)
        if told is None:
            return trusted
        if told < self.own_told and story.is_of(outlet):
            return 0.0
        return trusted + self.told * (told - self.half_told)
