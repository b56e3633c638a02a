"""What comes back when the app is opened again: view, filter, cursor, comparison, theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tui.sides import Side

NAME = "session"
"""The setting of the store that keeps it."""


@dataclass(frozen=True, slots=True)
class Session:
    """One person's place, as it was left."""

    view: str = "feed"
    filter: str = ""
    cursor: str | None = None
    """The article under the cursor of the feed."""
    pair: tuple[Side, Side] | None = None
    theme: str | None = None


def as_json(session: Session) -> dict[str, Any]:
    """The session as the store keeps it."""
    pair = [[side.article, side.number] for side in session.pair] if session.pair else None
    kept = {"view": session.view, "filter": session.filter, "cursor": session.cursor}
    return {**kept, "pair": pair, "theme": session.theme}


def from_json(kept: object) -> Session:
    """The session that the store kept; a fresh one where it kept none that can be read."""
    if not isinstance(kept, Mapping):
        return Session()
    pair = kept.get("pair")
    try:
        sides = None if pair is None else (Side(pair[0][0], pair[0][1]), Side(pair[1][0], pair[1][1]))
    except (TypeError, IndexError, KeyError):
        sides = None
    words = {name: value for name in ("cursor", "theme") if isinstance(value := kept.get(name), str)}
    return Session(str(kept.get("view", "feed")), str(kept.get("filter", "")), pair=sides, **words)
