"""What the views change in the store: acts of triage, all undoable, and wishes to the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from news.ids import identity
from news.model import Rule, Story
from store.store import Store
from store.triage import Act as Kind
from store.triage import Queue


@dataclass(frozen=True, slots=True)
class Act:
    """One act of triage, as `.` repeats it."""

    kind: Kind
    value: Any = None
    table: Queue = "articles"
    words: str = ""
    """What was done, fit to show: `starred`."""


class Acting:
    """The store as the keys change it; every call is made in a thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def act(self, act: Act, names: Sequence[str], now: datetime) -> str:
        """Do it to all of these; gives what to tell the person."""
        self._store.triage.act(act.kind, list(names), act.value, now, table=act.table)
        return f"{act.words}{'' if len(names) == 1 else f' ({len(names):,})'}"

    def opened(self, name: str, now: datetime, table: Queue = "articles") -> None:
        """Mark what was opened as read; the program does that by itself, so undo does not speak of it."""
        self._store.triage.act("read", [name], True, now, table, by_itself=True)

    def undo(self, now: datetime) -> str:
        """Take back the newest act that stands; gives what to tell the person."""
        undone = self._store.triage.undo(now)
        return "Nothing to undo." if undone is None else f"{undone.words[:1].upper()}{undone.words[1:]}."

    def merge(self, into: Story, names: Sequence[str], title: str, now: datetime) -> str:
        """Make these stories part of one, under this title; gives what to tell the person."""
        with self._store.transaction():
            edit = self._store.edits.merge(into.id, names, now)
            if title != into.title:
                self._store.edits.rename(into.id, title, now)
        count = len({move.was for move in edit.moved}) + 1
        return f"{count} stories are one: {title}.   u takes it back"

    def split(self, story: str, names: Sequence[str], title: str, now: datetime) -> str:
        """Part articles from their story; gives what to tell the person."""
        edit = self._store.edits.split(story, names, title, now)
        return f"Parted: {title} ({len(edit.moved):,}).   u takes it back"

    def move(self, names: Sequence[str], into: Story, now: datetime) -> str:
        """Put articles into a story; gives what to tell the person."""
        edit = self._store.edits.move(names, into.id, now)
        return f"Moved {len(edit.moved):,} to {into.title}.   u takes it back"

    def name_story(self, story: str, title: str, now: datetime) -> str:
        """Give a story a title; gives what to tell the person."""
        self._store.edits.rename(story, title, now)
        return f"The story is now called {title}.   u takes it back"

    def look(self, names: Sequence[str], now: datetime) -> str:
        """Ask the desk to look at these sources now, or at all; gives what to tell the person."""
        wanted = list(names) or [source.id for source in self._store.sources.all() if not source.paused]
        self._store.sources.ask(wanted, now)
        return "Asked for a look." if len(wanted) == 1 else f"Asked for a look at {len(wanted):,} sources."

    def pause(self, name: str) -> str:
        """Pause a source, or let it go on; gives what to tell the person."""
        source = self._store.sources.get(name)
        if source is None:
            return "That source is gone."
        self._store.sources.put(replace(source, paused=not source.paused))
        return f"{source.name} {'goes on' if source.paused else 'is paused'}."

    def rename(self, name: str, words: str) -> str:
        """Give a source another name; gives what to tell the person."""
        source = self._store.sources.get(name)
        if source is None or not words.strip():
            return "Nothing changed."
        self._store.sources.put(replace(source, name=words.strip()))
        return f"{source.name} is now {words.strip()}."

    def add_rule(self, query: str, name: str) -> str:
        """Keep a rule; gives what to tell the person."""
        self._store.rules.put(Rule(identity("rule", name), name, query))
        return f"The rule {name} is kept: the desk alerts from now on."
