"""View 2: the alerts, a queue to be worked through."""

import asyncio
from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on

from news.model import Article, Rule
from store.triage import Act as Kind
from store.triage import Queue
from tui.acting import Act
from tui.pages.alert import Match, alert_row
from tui.pages.empty import no_alerts, nothing_answers, nothing_holds
from tui.queue import QUEUE
from tui.rows import Rows
from tui.screens.finding import FindingScreen
from tui.screens.muting import MutingScreen
from tui.screens.triage import TriageScreen
from tui.sifting import ASLEEP, Sift, fault_of
from tui.widgets.painted import Painted
from tui.widgets.rowlist import RowList
from tui.widgets.sheet import Sheet

OF_ALERTS = frozenset({"read", "note", "assign", "verify", "snooze", "ack", "state", "mute"})
"""Acts that here are for the alert; the others are for its article."""


class AlertsScreen(FindingScreen, TriageScreen, MutingScreen, inherit_bindings=False):
    """What the rules matched, each with its reason."""

    NAME: ClassVar[str] = "alerts"

    _sift: Sift | None = None
    """The query that narrows the queue."""

    def make_panes(self) -> list[Painted]:
        """The queue and the reader."""
        self.rows = RowList("rows", alert_row(self.seat.marks), self.seat.now(), marks=self.seat.marks)
        self.reader = Sheet("sheet")
        return [self.rows, self.reader]

    @property
    def match(self) -> Match | None:
        """The match under the cursor."""
        noun = self.rows.noun
        return noun if isinstance(noun, Match) else None

    @property
    def place(self) -> str:
        """Where the cursor is in the queue."""
        rows = self.rows
        chosen = f"{len(rows.selected)} selected  " if rows.selected else ""
        return f"{chosen}{min(rows.cursor + 1, len(rows.rows)):,}/{len(rows.rows):,}"

    def article_at(self, row: int) -> Article | None:
        """The article that the alert of a row is about."""
        noun = self.rows.noun_at(row)
        return noun.article if isinstance(noun, Match) else None

    def is_unread(self, row: int) -> bool:
        """Whether nobody looked at the alert yet."""
        noun = self.rows.noun_at(row)
        return isinstance(noun, Match) and noun.alert.state == "new"

    def targets(self, kind: Kind) -> tuple[Queue, list[str]]:
        """The alerts chosen, or their articles for what an alert has not."""
        names = self.rows.chosen
        if kind in OF_ALERTS:
            return "alerts", names
        nouns = [self.rows.noun_of(name) for name in names]
        return "articles", [noun.article.id for noun in nouns if isinstance(noun, Match) and noun.article]

    # What the list holds

    def freshen(self) -> None:
        """Show the queue as it is now."""
        reading, rows, find, sift = self.seat.reading, self.rows, self._find, self._sift
        now, in_sight = self.seat.now(), rows.names_in_sight()

        def ask() -> tuple[Sequence[str], dict[str, Match], str]:
            ids = reading.queue(find, now)
            if sift is not None:
                awake = set(ids)
                held = reading.ask(lambda store: sift.ids(store, QUEUE, now))
                ids = [name for name in held if name in awake or ASLEEP in sift.query]
            empty = "" if ids else self._why_empty(find)
            return ids, reading.matches([*in_sight, *rows.rows.unknown(ids)[:128]]), empty

        self.off_loop(ask, then=self._freshened, group="rows")

    def _why_empty(self, find: str) -> str:
        """What to say in place of the first row; asked in a thread."""
        bound = self.seat.bound
        if find:
            return nothing_holds(find, bound)
        heard = sum(not rule.is_silent(self.seat.now()) for rule in self.seat.reading.rules())
        return nothing_answers(bound) if self._sift else no_alerts(heard, bound)

    def _freshened(self, came: tuple[Sequence[str], dict[str, Any], str]) -> None:
        ids, matches, empty = came
        rows = self.rows
        rows.empty = empty
        fresh = rows.rows.unknown(ids)
        if len(rows.rows) and len(ids) == len(rows.rows) + len(fresh):
            rows.put_on_top(fresh, matches)
        elif list(ids) != rows.rows.window(0, len(rows.rows)):
            rows.show(Rows(ids), matches)
        rows.supply(matches)
        new = f"  {self.seat.marks.up} {rows.unseen} new" if rows.unseen else ""
        query = f"  {self._sift.query}" if self._sift else ""
        find = f"  /{self._find}" if self._find else ""
        rows.head(f"alerts{query}{find}{new}")
        self.tell_status()
        if self.reader.display:  # the article may have another version
            self.read(rows.current)
            self._read_alert()

    def _read_alert(self) -> None:
        """Show in the reader what the alert says by now; the article is as it was."""
        shown, match = self.shown, self.match
        is_here = shown is not None and match is not None and match.alert.article == shown.article.id
        if shown and match and is_here and all(match.alert != alert for alert, _ in shown.alerts):
            self.off_loop(self.seat.reading.shown, shown.article.id, then=self.show_article, group="reader")

    @on(RowList.Wanted, "#rows")
    def fetch(self, event: RowList.Wanted) -> None:
        """Bring the alerts of a window."""
        self.run_worker(self._fetch(event.names), group="window")

    async def _fetch(self, names: Sequence[str]) -> None:
        self.rows.supply(await asyncio.to_thread(self.seat.reading.matches, names))

    @on(RowList.Moved, "#rows")
    def moved(self) -> None:
        """The reader follows."""
        self.follow()

    @on(RowList.Opened, "#rows")
    def opened(self) -> None:
        """Into the reader; the alert is seen."""
        match = self.match
        self.enter_article()
        if match is not None and match.alert.state == "new" and not self.seat.read_only:
            self.in_turn(self._see, match.alert.id, then=lambda _: self.freshen())

    def _see(self, name: str) -> None:
        self.seat.acting.opened(name, self.seat.now(), "alerts")

    # Keys

    def do_ack(self, _count: int) -> None:
        """Acknowledge; what is acknowledged is given to somebody instead."""
        match = self.match
        if match is not None and match.alert.state == "acked" and not self.rows.selected:
            held = match.alert.assigned or ""
            self.ask(
                "Who takes it:", lambda who: self.act("assign", who.strip() or None, "assigned"), text=held
            )
        else:
            self.act("ack", True, "acknowledged")

    def do_verify(self, _count: int) -> None:
        """Verified, disputed, not judged, in turn."""
        match = self.match
        judged = {"verified": False, "disputed": None}.get(match.alert.state if match else "", True)
        self.act("verify", judged, {True: "verified", False: "disputed", None: "not judged"}[judged])

    @property
    def held_note(self) -> str:
        """The note on the alert."""
        return self.match.alert.note if self.match else ""

    @property
    def rule(self) -> Rule | None:
        """The rule of the alert under the cursor."""
        return self.match.rule if self.match else None

    def mute(self, act: Act) -> None:
        """Mute the rules of the alerts chosen, or let them speak."""
        self.act(act.kind, act.value, act.words)

    def do_edit_rule(self, _count: int) -> None:
        """The rule of the alert, in its dialog."""
        self.edit_rule(self.rule)

    def do_all_read(self, _count: int) -> None:
        """Acknowledge all that the queue shows."""
        names = self.rows.rows.window(0, len(self.rows.rows))
        act = Act("ack", True, "alerts", "all acknowledged")
        self.in_turn(self.seat.acting.act, act, names, self.seat.now(), then=self.acted)

    def do_filter(self, _count: int) -> None:
        """Only the alerts for which a query holds, asked of the article and of the alert."""
        text = self._sift.query if self._sift else ""
        self.ask(
            "Filter:", self._filter, text=text, hint='rule:pumps is:new outlet:reuters "a phrase" OR word'
        )

    def _filter(self, text: str) -> None:
        self.off_loop(lambda: (text.strip(), fault_of(text)), then=self._filtered, group="filter")

    def _filtered(self, asked: tuple[str, str]) -> None:
        query, wrong = asked
        if wrong:
            self.tell(wrong, bad=True)
        else:
            self._sift = Sift(query) if query else None
            self.freshen()

    def set_to(self, name: str, value: str) -> None:
        """What the queue is narrowed by, by order."""
        if name == "filter":
            self._filter(value)
        else:
            super().set_to(name, value)

    def leave(self, *, quits: bool) -> None:
        """Out of the words first, then out of the query, then out of the view."""
        if self._sift and not self._find:
            self._filter("")
        else:
            super().leave(quits=quits)
