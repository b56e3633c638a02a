"""Waiting for what threads, timers and repaints bring about."""

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot


async def until(pilot: Pilot[Any], holds: Callable[[], Any], told: Callable[[], object] = str) -> None:
    """Go on as soon as it holds; a failure tells what `told` says then."""
    for _ in range(300):
        await pilot.pause(0.02)
        if holds():
            return
    raise AssertionError(f"never came true; {told()}")


def burst(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys at once: however slow the machine, no digit among them stands alone too long."""
    for key in keys:
        pilot.app.simulate_key(key)
