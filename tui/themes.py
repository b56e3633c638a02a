"""The themes of our own, beside those that Textual brings: their colours stand in `looks/contrast.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from textual.theme import BUILTIN_THEMES, Theme

from desk.config.shape import Config, Fault
from news.nearest import nearest

FILE = Path(__file__).parent / "looks" / "contrast.toml"


ANSI_TERMINALS = frozenset({"linux", "xterm", "vt100", "vt220", "ansi", "screen"})
"""Terminals of sixteen colours or none, beside those that say so: they are given their own."""


def has_few_colours(environment: Mapping[str, str]) -> bool:
    """Whether the terminal has sixteen colours at most, or is to show none."""
    term = environment.get("TERM", "")
    return bool(environment.get("NO_COLOR")) or term in ANSI_TERMINALS or term.endswith("-16color")


def own_themes() -> list[Theme]:
    """The themes of high contrast, a dark one and a light one."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return [Theme(name=name, **colours) for name, colours in told.items()]


def theme_faults(config: Config) -> list[Fault]:
    """What is wrong with the theme of `[app]`: that there is none of that name."""
    names, theme = [*BUILTIN_THEMES, *(own.name for own in own_themes())], config.app.theme
    if theme is None or theme in names:
        return []
    near = nearest(theme, names)
    there = f"did you mean {near}?" if near else f"there are {', '.join(sorted(names))}"
    return [config.fault(f"no theme is called {theme}: {there}", "app", "theme")]
