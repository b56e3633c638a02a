"""The keys that write a note: in a line at the foot, or in the person's editor."""

from collections.abc import Sequence
from pathlib import Path

from textual.app import SuspendNotSupported

from store.triage import Act as Kind
from store.triage import Queue
from tui.acting import Act
from tui.keys import shown
from tui.noting import NotWritten, written
from tui.screens.asking import AskingScreen


class NotingScreen(AskingScreen, inherit_bindings=False):
    """A view whose rows can bear a note."""

    @property
    def held_note(self) -> str:
        """The note that what is under the cursor bears."""
        raise NotImplementedError

    def targets(self, kind: Kind) -> tuple[Queue, list[str]]:
        """The table that an act of this kind is for, and the ids it takes."""
        raise NotImplementedError

    def acted(self, words: str) -> None:
        """Show what an act did."""
        raise NotImplementedError

    def act(self, kind: Kind, value: object, words: str) -> None:
        """Do one thing to what is chosen."""
        raise NotImplementedError

    def what_for(self, kind: Kind) -> str:
        """What an act of this kind is for, to be asked with: `the alert`, `3 articles`."""
        table, names = self.targets(kind)
        return f"the {table[:-1]}" if len(names) < 2 else f"{len(names):,} {table}"

    def do_note(self, _count: int) -> None:
        """A note, in a line."""
        if "\n" in self.held_note:
            self.tell(f"This note has several lines: {shown(self.seat.bound['edit_note'])} opens it.")
            return
        question = f"Note on {self.what_for('note')}:"
        self.ask(question, lambda text: self.act("note", text, _done(text)), text=self.held_note)

    def do_edit_note(self, _count: int) -> None:
        """A note, in the editor, which has the terminal meanwhile."""
        table, names = self.targets("note")
        if not names:
            self.tell("Nothing here to note that of.")
            return
        draft = self.seat.drafts / f"{names[0]}.txt"
        text, wrong = "", ""
        try:
            with self.app.suspend():
                try:  # in here: what is raised through `suspend` leaves the terminal to nobody
                    text = written(draft, self.held_note)
                except (NotWritten, OSError) as error:
                    wrong = str(error)
        except SuspendNotSupported:
            wrong = f"No editor can be opened here: {shown(self.seat.bound['note'])} writes a line."
        self.refresh(layout=True)
        if wrong:
            self.tell(wrong, bad=True)
        else:
            act = Act("note", text, table, _done(text))
            self.in_turn(self._keep_note, act, names, draft, then=self.acted)

    def _keep_note(self, act: Act, names: Sequence[str], draft: Path) -> str:
        """Keep the note; then its draft is needed no more."""
        done = self.seat.acting.act(act, names, self.seat.now())
        draft.unlink(missing_ok=True)
        return done


def _done(text: str) -> str:
    return "noted" if text else "note taken away"
