"""What goes wrong in a question or a deed is told in a line, kept whole in a file, and ends no app."""

from pathlib import Path
from typing import Any

from textual import on
from textual.dom import DOMNode
from textual.worker import Worker, WorkerState

from store.errors import Overtaken, StoreError
from tui.failed import FILE, written_down
from tui.seat import Seat


class Guarded(DOMNode, inherit_bindings=False):
    """A screen that outlives what it asked for; to be named behind Textual's own, which give it its looks."""

    seat: Seat

    def complain(self, words: str) -> None:
        """Tell the person what went wrong."""
        raise NotImplementedError

    def run_worker(self, *given: Any, **options: Any) -> Worker[Any]:
        """Do something beside the screen, as Textual does it, but for ending the app when it fails."""
        return super().run_worker(*given, **{"exit_on_error": False, **options})

    @on(Worker.StateChanged)
    def tell_failure(self, event: Worker.StateChanged) -> None:
        """Tell of what failed; nobody waits for what was overtaken."""
        error = event.worker.error
        if event.state is WorkerState.ERROR and error is not None and not isinstance(error, Overtaken):
            self.complain(said(error, self.seat.drafts.with_name(FILE)))


def said(error: BaseException, file: Path) -> str:
    """An error in a line. What is wrong with the store says so itself; all else is written down whole."""
    if isinstance(error, StoreError):
        return str(error)
    told = f"That failed ({type(error).__name__}), and the rest goes on."
    return f"{told} For a report: {file}" if written_down(error, file) else told
