"""The dialog of a rule: what it asks, and, as that is typed, what it would have matched."""

from collections.abc import Mapping, Sequence

from textual import on

from news.amount import amount
from news.model import Article, Rule
from tui.pages.article import article_row
from tui.rows import Rows
from tui.ruling import COUNTS, SHOWN, Preview, RuleWords, previewed, rule_from, words_of
from tui.screens.dialog import Dialog
from tui.seat import Seat
from tui.widgets.form import Field, Form

INTRODUCTION = "What it would have matched stands here as you type. Enter keeps the rule."
WAIT = 0.15
"""Seconds for which nothing is typed before a preview begins."""


def _fields(words: RuleWords) -> list[Field]:
    """What a person may say of a rule, as the command line says it."""
    return [
        Field("query", "Query", words.query, 'pumps OR "flood water" outlet:gazette'),
        Field("name", "Name", words.name, "the query"),
        Field("on", "Counts", words.on, "first (sight), any (version), added (words)", COUNTS),
        Field("changed", "Changed", " ".join(words.changed), "figure quote …: only such changes"),
        Field("sources", "Sources", "", "names parted by commas; empty: all"),
        Field("do", "Told by", " ".join(words.do), "app bell osc9 osc777 desktop, or a channel"),
        Field(
            "threshold", "Threshold", words.threshold, "5 articles in 1h, 3 outlets in 30m, spike of 6 in 1h"
        ),
        Field("quiet", "Quiet", words.quiet, "22:00-07:00"),
        Field("every", "Gathers", words.every, "1h: one notice in that time"),
    ]


def words_in(values: Mapping[str, str]) -> RuleWords:
    """What the fields say."""
    return RuleWords(
        values["query"],
        values["name"],
        values["on"] or "any",
        tuple(values["changed"].replace(",", " ").split()),
        tuple(name.strip() for name in values["sources"].split(",") if name.strip()),
        tuple(values["do"].replace(",", " ").split()),
        values["threshold"],
        values["quiet"],
        values["every"],
    )


class RulingScreen(Dialog):
    """A rule made, or made otherwise."""

    def __init__(self, seat: Seat, rule: Rule | None = None) -> None:
        words = words_of(rule) if rule else RuleWords("")
        title = f"edit the rule {rule.name}" if rule else "add a rule"
        super().__init__(seat, title, _fields(words), article_row(seat.marks))
        self._rule = rule
        self._typed = 0
        """How often something was typed; a preview of what stood there before ends when it sees that."""

    def on_mount(self) -> None:
        """Begin with what stands there."""
        self._try()

    def on_unmount(self) -> None:
        """Let the preview end."""
        self._typed += 1

    @on(Form.Edited)
    def edited(self) -> None:
        """Try what is typed once it rests."""
        self._typed += 1
        self.set_timer(WAIT, lambda typed=self._typed: self._try() if typed == self._typed else None)

    def _try(self) -> None:
        values = self.form.values if self.form else {}
        if not values["query"]:
            self._show(Preview())
            self.say(INTRODUCTION)
            return
        self.run_worker(lambda: self._preview(words_in(values), self._typed), group="try", thread=True)

    def _preview(self, words: RuleWords, typed: int) -> None:
        """Look through the articles, in a thread, for as long as nothing else is typed."""
        try:
            rule = rule_from(words)
        except ValueError as error:
            self._tell(typed, None, str(error))
            return
        ask, now, preview = self.seat.reading.ask, self.seat.now(), Preview()
        for preview in ask(lambda store: previewed(store, rule, now, lambda: typed == self._typed)):
            self._tell(typed, preview, _words(preview, rule))
        if preview.whole:
            likely = self.seat.acting.suggested(rule)
            also = "; ".join(f"{name}: include {', '.join(found)}?" for name, found in likely.items())
            self._tell(
                typed, preview, f"{_words(preview, rule)}{f'   Spelt near by: {also}' if also else ''}"
            )

    def _tell(self, typed: int, preview: Preview | None, words: str) -> None:
        if typed == self._typed:
            self.app.call_from_thread(self._told, typed, preview, words)

    def _told(self, typed: int, preview: Preview | None, words: str) -> None:
        if typed == self._typed:
            self._show(preview or Preview())
            self.say(words, bad=preview is None)

    def _show(self, preview: Preview) -> None:
        if self.found is not None:
            articles: Sequence[Article] = preview.newest
            nouns = {article.id: article for article in articles}
            if list(nouns) != self.found.rows.window(0, len(self.found.rows)):
                self.found.show(Rows(list(nouns)), nouns, at=0)

    def keep(self) -> None:
        """Keep the rule."""
        try:
            rule = rule_from(words_in(self.form.values if self.form else {}))
        except ValueError as error:
            self.say(str(error), bad=True)
            return
        self._typed += 1
        self.keep_by(lambda: self.seat.acting.put_rule(rule, self.seat.now(), self._rule))

    pick = keep


def _words(preview: Preview, rule: Rule) -> str:
    """How far a preview has come, and what it found."""
    count = f"{amount(preview.count, 'article')} matched"
    looked = (
        f" of {preview.looked:,} that were looked at" if preview.whole else f" of {preview.looked:,} so far …"
    )
    shown = f", the newest {SHOWN} below" if preview.count > SHOWN else ""
    fewer = "; its threshold makes fewer alerts of them" if rule.options.get("threshold") else ""
    return f"{count}{looked}{shown}{fewer}"
