"""What the views change in the store: acts of triage, all undoable, and wishes to the desk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desk.config.shape import Fault
from desk.lists import Lists
from news.model import Rule, Source, Story
from store.lock import DeskLock
from store.store import Store
from store.triage import Act as Kind
from store.triage import Queue
from tui.awaited import Awaited
from tui.undone import undone_words


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

    def __init__(self, store: Store, file: Path | None = None) -> None:
        """`file` is the one in which the store's sources and rules are written, where there is one."""
        self._store = store
        self._lists = Lists(store, file)
        self.awaited = Awaited(store)
        """The looks that were asked for and are still to come."""

    def act(self, act: Act, names: Sequence[str], now: datetime, back: str = "   u takes it back") -> str:
        """Do it to all of these; gives what to tell the person, with the way back where anything changed."""
        changed = self._store.triage.act(act.kind, list(names), act.value, now, table=act.table)
        count = "" if len(names) == 1 else f" ({len(names):,})"
        return f"{act.words}{count}{back if changed else ' already'}"

    def opened(self, name: str, now: datetime, table: Queue = "articles") -> None:
        """Mark what was opened as read; the program does that by itself, so undo does not speak of it."""
        self._store.triage.act("read", [name], True, now, table, by_itself=True)

    def undo(self, now: datetime) -> str:
        """Take back the newest act of this terminal, else of all; gives what to tell the person."""
        from desk.config.edit import BadConfig

        try:
            undone, faults = self._lists.undo(now)
        except (BadConfig, OSError) as error:
            return f"Nothing was taken back: {error}"
        if undone is None:
            return "Nothing to undo."
        words = undone_words(undone)
        return " ".join([f"{words[:1].upper()}{words[1:]}.", *map(str, faults)])

    def merge(self, into: Story, names: Sequence[str], title: str, now: datetime) -> str:
        """Make these stories part of one, under this title; gives what to tell the person."""
        edit = self._store.edits.merge(into.id, names, now, None if title == into.title else title)
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
        if not wanted:
            return "There is no source to look at."
        self.awaited.ask(wanted, now)
        self._store.sources.ask(wanted, now)
        asked = "Asked for a look" if len(wanted) == 1 else f"Asked for a look at {len(wanted):,} sources"
        at_work = DeskLock(self._store.path).holder() is not None
        return f"{asked}{'.' if at_work else ', but no desk is at work yet to take it.'}"

    # Sources and rules

    def pause(self, name: str, now: datetime) -> str:
        """Pause a source, or let it go on; gives what to tell the person."""
        source = self._store.sources.get(name)
        if source is None:
            return "That source is gone."
        self._store.lists.put(replace(source, paused=not source.paused), now)
        return f"{source.name} {'goes on' if source.paused else 'is paused'}.   u takes it back"

    def rename(self, name: str, words: str, now: datetime) -> str:
        """Give a source another name; gives what to tell the person."""
        source = self._store.sources.get(name)
        if source is None or not words.strip():
            return "Nothing changed."
        return self.edit_source(replace(source, name=words.strip()), now)

    def edit_source(self, source: Source, now: datetime) -> str:
        """Keep a source as it is said now; gives what to tell the person."""
        return self._listed(lambda lists: lists.put_source(source, now), f"{source.name} is kept so.")

    def remove_source(self, source: Source, now: datetime) -> str:
        """Forget a source, not its articles; gives what to tell the person."""
        words = f"{source.name} is removed, its articles stay."
        return self._listed(lambda lists: lists.remove_sources([source], now), words)

    def put_rule(self, rule: Rule, now: datetime, before: Rule | None = None) -> str:
        """Keep a rule, in place of what it was before; gives what to tell the person."""
        if before is not None:
            rule = replace(rule, muted=before.muted, muted_until=before.muted_until)
        words = f"The rule {rule.name} is kept: the desk alerts from now on."
        return self._listed(lambda lists: lists.put_rule(rule, now, before), words)

    def remove_rule(self, rule: Rule, now: datetime) -> str:
        """Forget a rule, not its alerts; gives what to tell the person."""
        words = f"The rule {rule.name} is removed, its alerts stay."
        return self._listed(lambda lists: lists.remove_rule(rule, now), words)

    def suggested(self, rule: Rule) -> Mapping[str, list[str]]:
        """Spellings in the store that a rule does not find, by the name as typed."""
        from desk.config.lay import names_of
        from desk.suggesting import suggested
        from news.query.parse import parse

        return suggested(self._store, parse(rule.query, names_of(self._store)))

    def _listed(self, deed: Callable[[Lists], Sequence[Fault]], words: str) -> str:
        """Change sources or rules, in the store and in the file; gives what to tell the person."""
        from desk.config.edit import BadConfig

        try:
            faults = deed(self._lists)
        except (BadConfig, OSError) as error:
            return f"Nothing was changed: {error}"
        return " ".join([f"{words}   u takes it back", *map(str, faults)])
