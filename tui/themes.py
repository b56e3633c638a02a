"""The themes of our own, beside those that Textual brings: their colours stand in `looks/contrast.toml`."""

import tomllib
from pathlib import Path

from textual.theme import Theme

FILE = Path(__file__).parent / "looks" / "contrast.toml"


def own_themes() -> list[Theme]:
    """The themes of high contrast, a dark one and a light one."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return [Theme(name=name, **colours) for name, colours in told.items()]
