"""The keys that lead out of the app: copy, browser, pipe; and to what is kept beside an article."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from news.model import Article, Fact
from tui.out import copied_by_tmux, opened, piped
from tui.pages.article import Shown
from tui.pages.facts import facts_page
from tui.pages.reasons import reasons_page
from tui.screens.moving import MovingScreen


class OutwardScreen(MovingScreen, inherit_bindings=False):
    """A view that is about articles, as far as they are handed on."""

    @property
    def article(self) -> Article | None:
        """The article in question."""
        raise NotImplementedError

    def show_article(self, shown: Shown | None) -> None:
        """Show an article in the reader."""
        raise NotImplementedError

    def compare_versions(self, article: str, number: int) -> None:
        """Compare a version with the one before."""
        raise NotImplementedError

    def do_open_link(self, _count: int) -> None:
        """The browser, or the address."""
        article = self.article
        if article is None or article.url is None:
            self.tell("No address here.")
            return
        url = article.url
        self.off_loop(opened, url, then=lambda done: self.tell(f"Opened {url}" if done else url), group="out")

    def do_copy(self, _count: int) -> None:
        """Headline and address."""
        article = self.article
        if article is not None:
            text = f"{article.title}\n{article.url or ''}".strip()
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
        article = self.article
        if command.strip() and article is not None:
            self.off_loop(
                self.seat.reading.shown, article.id, then=lambda shown: self._run(command, shown), group="out"
            )

    def _run(self, command: str, shown: Shown | None) -> None:
        """Run it with the terminal handed over, until it ends."""
        if shown is None:
            return
        with self.app.suspend():
            code = piped(command, as_text(shown))
        self.refresh(layout=True)
        self.tell(f"{command}: ended with {code}", bad=code != 0)

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


def as_text(shown: Shown) -> str:
    """An article as a command is given it: headline, address, an empty line, its paragraphs."""
    text = shown.text
    headline = text.headline if text else shown.article.title
    return "\n".join([headline, shown.article.url or "", "", *(text.paragraphs if text else ())]) + "\n"
