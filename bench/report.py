"""What a measurement gives, and how it is shown: a table for people, JSON lines for programs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """What a measurement is told."""

    data: Path
    """The folder of real material; a measurement that needs it and misses it says so and skips."""
    quick: bool = False
    """A smaller run of the same measurement, to see that it still works."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, and what it is held against."""

    bench: str
    case: str
    value: float
    unit: str
    against: str = ""
    """The peer or the limit measured in the same run."""
    ratio: float | None = None
    """This value over the peer's, in the same unit."""
    bar: str = ""
    """What it has to reach, in words: `<= 2x`, `>= 0.97`."""
    ok: bool | None = None
    """Whether the bar was reached; None where none is set."""


class Skipped(Exception):
    """A measurement that could not be run here, and why."""


def as_json(figures: Iterable[Figure]) -> Iterator[str]:
    """The figures as JSON, an object a line."""
    for figure in figures:
        yield json.dumps(asdict(figure), ensure_ascii=False)


def as_table(figures: Iterable[Figure]) -> Iterator[str]:
    """The figures as lines of a table, each as soon as it is measured."""
    yield f"{'case':<48} {'value':>12} {'unit':<10} {'ratio':>8}  {'bar':<10} {'':<5} against"
    for figure in figures:
        ratio = "" if figure.ratio is None else f"{figure.ratio:.3g}x"
        verdict = {True: "ok", False: "SHORT", None: ""}[figure.ok]
        yield (
            f"{figure.case:<48} {figure.value:>12.4g} {figure.unit:<10} {ratio:>8}  "
            f"{figure.bar:<10} {verdict:<5} {figure.against}"
        )
