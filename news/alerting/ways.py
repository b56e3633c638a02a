"""The ways in which an alert can be told."""

from typing import Literal, TypeAlias, get_args

Inside: TypeAlias = Literal["app", "bell", "osc9", "osc777"]
"""Told by the app in its own terminal: in words that come up, by the bell, by a notice of the terminal."""

INSIDE: tuple[Inside, ...] = get_args(Inside)

DESKTOP = "desktop"
"""Told by the desktop that the desk runs on. Every other way is a channel that the person named."""
