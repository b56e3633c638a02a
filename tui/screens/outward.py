"""The keys that lead out of the app: copy, browser, pipe; and to what is kept beside an article."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from textual.app import SuspendNotSupported

from news.amount import amount
from news.model import Article, Fact
from store.triage import Act as Kind
from store.triage import Queue
from tui.export import Form, as_json, as_text, exported
from tui.out import INTERRUPTED, copied_by_tmux, opened, piped
from tui.pages.article import Shown
from tui.pages.facts import facts_page
from tui.pages.links import links_of
from tui.pages.reasons import reasons_page
from tui.screens.moving import MovingScreen


class OutwardScreen(MovingScreen, inherit_bindings=False):
    """A view that is about articles, as far as they are handed on."""

    @property
    def article(self) -> Article | None:
        """The article in question."""
        raise NotImplementedError

    def targets(self, kind: Kind) -> tuple[Queue, list[str]]:
        """The table that an act of this kind is for, and the ids it takes."""
        raise NotImplementedError

    def show_article(self, shown: Shown | None) -> None:
        """Show an article in the reader."""
        raise NotImplementedError

    def compare_versions(self, article: str, number: int | None) -> None:
        """Compare a version with the one before."""
        raise NotImplementedError

    @property
    def links(self) -> list[str]:
        """The addresses of the article in question, its own first."""
        return [url for _, url in links_of(self.article, None)] if self.article else []

    def link(self, number: int) -> str | None:
        """The address of this number, from 1; None where there is none, which is told."""
        links = self.links
        if number > len(links):
            self.tell(f"{amount(len(links), 'link')} here." if links else "No address here.")
            return None
        return links[number - 1]

    def do_open_link(self, count: int) -> None:
        """The browser, or the address; with a count, of the link of that number."""
        url = self.link(count)
        if url is None:
            return
        self.off_loop(opened, url, then=lambda done: self.tell(f"Opened {url}" if done else url), group="out")

    def do_copy(self, count: int) -> None:
        """Headline and address; with a count, the link of that number."""
        article = self.article
        text = self.link(count) if count > 1 else f"{article.title}\n{article.url or ''}" if article else None
        if text is not None:
            text = text.strip()
            self.off_loop(
                copied_by_tmux, text, then=lambda done: self._copied(text, by_tmux=done), group="out"
            )

    def _copied(self, text: str, *, by_tmux: bool) -> None:
        """Where tmux did not take it, the terminal is asked to (OSC 52)."""
        if not by_tmux:
            self.app.copy_to_clipboard(text)
        words = text.replace("\n", "  ")
        self.tell(f"Copied{' through tmux' if by_tmux else ''}: {words}")

    def do_pipe(self, _count: int) -> None:
        """A command with the article on its stdin."""
        self.ask("Pipe to:", self._pipe, hint="a command: less, wc -w, tee note.txt")

    def _pipe(self, command: str) -> None:
        self._hand_on(command, as_text)

    def do_run(self, _count: int) -> None:
        """A command with the article as JSON on its stdin."""
        self.ask("Run:", lambda command: self._hand_on(command, as_json), hint="a command: jq .title")

    def do_export(self, _count: int) -> None:
        """What is chosen, to a file."""
        hint = "FILE.md, FILE.json or FILE.txt; FILE.md! overwrites"
        self.ask("Export to:", self._export, text="articles.md", hint=hint)

    def _export(self, file: str) -> None:
        names = self.targets("star")[1]
        if file.strip() and names:
            self.in_turn(
                exported,
                self.seat.reading,
                names,
                Path(file.strip()).expanduser(),
                self.seat.now(),
                then=self.tell,
            )

    def set_to(self, name: str, value: str) -> None:
        """A file to export to, or a command to run, by order."""
        if name == "export":
            self._export(value)
        elif name == "run":
            self._hand_on(value, as_json)
        else:
            super().set_to(name, value)

    def _hand_on(self, command: str, form: Form) -> None:
        """Read the article, then run the command on it."""
        article, read = self.article, self.seat.reading.shown
        if command.strip() and article is not None:
            self.off_loop(read, article.id, then=lambda shown: self._run(command, shown, form), group="out")

    def _run(self, command: str, shown: Shown | None, form: Form) -> None:
        """Run it with the terminal handed over, until it ends."""
        if shown is None:
            return
        text = form(shown, self.seat.now())  # what is raised through `suspend` leaves the terminal to nobody
        try:
            with self.app.suspend():
                code = piped(command, text)
        except SuspendNotSupported:
            self.tell("No command can be run here: a browser has no terminal to hand over.", bad=True)
            return
        self.refresh(layout=True)
        how = "Interrupted" if code in INTERRUPTED else f"Ended with {code}"
        self.tell(f"{how}: {command}", bad=code != 0)

    def do_versions(self, _count: int) -> None:
        """Every version."""
        article = self.article
        if article is not None:
            self.run_worker(self._versions(article), group="versions", exclusive=True)

    async def _versions(self, article: Article) -> None:
        from tui.screens.versions import Choice, VersionsScreen

        seat = self.seat
        revisions = await asyncio.to_thread(seat.reading.revisions, article.id)
        if not revisions:
            self.tell("No version of its text is kept yet.")
            return

        def chosen(choice: Choice | None) -> None:
            match choice:
                case ("read", number):
                    self.off_loop(
                        seat.reading.shown, article.id, number, then=self.show_article, group="reader"
                    )
                case ("diff", number):
                    self.compare_versions(article.id, number)

        self.app.push_screen(VersionsScreen(revisions, seat.marks, seat.now()), chosen)

    def do_facts(self, _count: int) -> None:
        """The facts of the article."""
        article = self.article
        if article is not None:
            from tui.asking import facts_of

            name = article.id
            ask = self.seat.reading.ask
            self.off_loop(ask, lambda store: facts_of(store, name), then=self._show_facts, group="facts")

    def _show_facts(self, found: Sequence[Fact]) -> None:
        from tui.screens.reading import ReadingScreen

        self.app.push_screen(ReadingScreen(lambda words: facts_page(found, words), "facts"))

    def do_why(self, _count: int) -> None:
        """Every decision about this."""
        article = self.article
        if article is not None:
            self.off_loop(self.seat.reading.why, article.id, then=self._show_why, group="why")

    def _show_why(self, reasons: list[tuple[datetime, str, str]]) -> None:
        from tui.screens.reading import ReadingScreen

        now = self.seat.now()
        self.app.push_screen(ReadingScreen(lambda words: reasons_page(reasons, now, words), "why"))
