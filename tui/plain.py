"""The app without a screen: line by line, numbered choices, for screen readers and dumb terminals."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from news.versions import edit_of
from store.filters import Filter
from store.store import Store
from store.triage import Act as Kind
from store.triage import Queue
from tui.acting import Act, Acting
from tui.pages.spoken import spoken_article, spoken_comparison, spoken_match, spoken_page, spoken_pulse
from tui.pages.versions import why_alone
from tui.reading import Reading
from tui.sides import Side

PAGE = 10
"""How many choices are read out at a time."""
MOST = 1_000
"""How many rows a list holds at most."""
READ_ONLY = "This only looks (--read-only): nothing was changed."


@dataclass(frozen=True, slots=True)
class Choice:
    """One numbered line: an article, and the alert on it where it was told as one."""

    words: str
    article: str
    alert: str | None = None


class Plain:
    """One person's conversation with the store; `say` prints a line."""

    HELP: ClassVar[dict[str, str]] = {
        "feed": "feed, or feed QUERY: the articles, newest first",
        "alerts": "alerts, or alerts WORDS: what the rules matched",
        "search": "search WORDS: the articles whose text holds them",
        "more": "more, or an empty line: the next choices",
        "open": "a number, or open NUMBER: read it out",
        "diff": "diff, or diff NUMBER: what its newest edit changed",
        "star": "star, or star NUMBER: star it; star off, or star NUMBER off, takes the star away",
        "read": "read, or read NUMBER: mark it read; read off, or read NUMBER off, unread",
        "ack": "ack, or ack NUMBER: acknowledge the alert",
        "undo": "undo: take the last act back",
        "status": "status: how things stand",
        "help": "help: these words",
        "quit": "quit: leave",
    }  # fmt: skip

    def __init__(
        self, store: Store, now: Callable[[], datetime], say: Callable[[str], None], *,
        read_only: bool = False, lists: Path | None = None,
    ) -> None:  # fmt: skip
        self._reading, self._acting = Reading(store), Acting(store, lists)
        self._now, self._say, self._read_only = now, say, read_only
        self._choices: list[Choice] = []
        self._told = 0
        """How many of the choices were read out."""
        self._said = ""
        """How things stood after the last answer."""
        self._here: Choice | None = None
        """What was opened or acted on last: what a word without a number means."""

    def greet(self, query: str) -> None:
        """How things stand, and the first choices."""
        self.answer("status")
        self.do_feed(query)

    def tell_news(self) -> None:
        """Say how things stand when that is other than after the last answer."""
        if self._reading.coming.is_new() and spoken_pulse(self._reading.pulse()) != self._said:
            self.do_status("")

    def answer(self, line: str) -> bool:
        """Do what a line asks for; False when it asks to leave."""
        word, _, rest = line.strip().partition(" ")
        if word.isdigit():
            word, rest = "open", word
        word = word.lower() or "more"
        meant = [word] if word in self.HELP else [name for name in self.HELP if name.startswith(word)]
        if meant == ["quit"]:
            return False
        if len(meant) == 1:
            getattr(self, f"do_{meant[0]}")(rest.strip())
        else:
            which = f" It may mean {' or '.join(meant)}." if meant else " help lists the words."
            self._say(f"What does {word!r} mean?{which}")
        self._said = spoken_pulse(self._reading.pulse())  # what this person did is no news
        return True

    # Lists

    def do_feed(self, query: str) -> None:
        """The articles, or those for which a query holds."""
        from tui.asking import found

        now = self._now()
        if not query:
            self._list_articles([one.id for one in self._reading.newest(MOST, Filter(awake=now))])
            return
        try:
            pages = self._reading.ask(lambda store: [*found(store, query, now)])
        except ValueError as error:
            self._say(str(error))
            return
        self._list_articles([one.id for page in pages for one in page][:MOST])

    def do_search(self, words: str) -> None:
        """The articles whose text holds the words."""
        if words:
            self._list_articles([one.id for one in self._reading.newest(MOST, Filter(words=words))])
        else:
            self._say("Search for which words?")

    def do_alerts(self, words: str) -> None:
        """The queue."""
        now = self._now()
        matches = self._reading.matches(list(self._reading.queue(words, now))[:MOST]).values()
        self._list([Choice(spoken_match(one, now), one.alert.article, one.alert.id) for one in matches])

    def _list_articles(self, names: Sequence[str]) -> None:
        now = self._now()
        articles = self._reading.articles(names)
        self._list([Choice(spoken_article(articles[name], now), name) for name in names if name in articles])

    def _list(self, choices: list[Choice]) -> None:
        self._choices, self._told, self._here = choices, 0, None
        if choices:
            self.do_more("")
        else:
            self._say("Nothing there.")

    def do_more(self, _rest: str) -> None:
        """The next choices."""
        stop = min(self._told + PAGE, len(self._choices))
        if self._told == stop:
            self._say("No more. A number opens one, help lists the words.")
        for number in range(self._told, stop):
            self._say(f"{number + 1}. {self._choices[number].words}")
        left = len(self._choices) - stop
        if self._told != stop and left:
            self._say(f"{left:,} more: an empty line tells the next.")
        self._told = stop

    # One of them

    def _chosen(self, number: str) -> Choice | None:
        """The choice of a number, or the one at hand; says so when there is none."""
        if number:
            in_list = number.isdigit() and 0 < int(number) <= len(self._choices)
            self._here = self._choices[int(number) - 1] if in_list else None
        if self._here is None:
            self._say(
                f"Which one? A number from 1 to {len(self._choices)}." if self._choices else "Nothing there."
            )
        return self._here

    def do_open(self, number: str) -> None:
        """Read one out; it is read then."""
        choice = self._chosen(number)
        shown = self._reading.shown(choice.article) if choice else None
        if shown is None:
            return
        for line in spoken_page(shown, self._now()):
            self._say(line)
        if not self._read_only and not shown.article.read:
            self._acting.opened(shown.article.id, self._now())

    def do_diff(self, number: str) -> None:
        """What the newest edit changed."""
        choice = self._chosen(number)
        if choice is None:
            return
        revisions = self._reading.revisions(choice.article)
        pair = edit_of(revisions)
        if pair is None:
            self._say(why_alone(revisions))
            return
        sides = Side(choice.article, pair[0].number), Side(choice.article, pair[1].number)
        compared = self._reading.compared(*sides, self._now())
        for line in spoken_comparison(compared) if compared else ("It is gone.",):
            self._say(line)

    def do_star(self, rest: str) -> None:
        """Star it, or take the star away."""
        self._mark("star", rest, "starred", "star taken away")

    def do_read(self, rest: str) -> None:
        """Mark it read or unread."""
        self._mark("read", rest, "read", "unread")

    def _mark(self, kind: Kind, rest: str, done: str, off: str) -> None:
        """Set a mark, or take it away where the line ends in `off`: said twice, it stays so."""
        choice = self._chosen(rest.removesuffix("off").strip())
        if choice is not None:
            self._act(kind, not rest.endswith("off"), off if rest.endswith("off") else done, choice.article)

    def do_ack(self, number: str) -> None:
        """Acknowledge the alert."""
        choice = self._chosen(number)
        if choice is not None and choice.alert is None:
            self._say("That is no alert: alerts lists them.")
        elif choice is not None and choice.alert is not None:
            self._act("ack", True, "acknowledged", choice.alert, "alerts")

    def _act(self, kind: Kind, value: object, words: str, name: str, table: Queue = "articles") -> None:
        """Do one thing to one row, and say it."""
        if self._read_only:
            self._say(READ_ONLY)
        else:
            act, back = Act(kind, value, table, words), "; undo takes it back"
            self._say(f"{self._acting.act(act, [name], self._now(), back)}.")

    def do_undo(self, _rest: str) -> None:
        """Take the last act back."""
        self._say(READ_ONLY if self._read_only else self._acting.undo(self._now()))

    def do_status(self, _rest: str) -> None:
        """How things stand."""
        self._say(spoken_pulse(self._reading.pulse()))

    def do_help(self, _rest: str) -> None:
        """Every word; the first letters of one are enough."""
        for words in self.HELP.values():
            self._say(words)


def converse(plain: Plain, query: str, lines: Iterable[str], *, between: Callable[[], object]) -> None:
    """Greet, then answer line after line until one asks to leave; `between` is called before each."""
    plain.greet(query)
    for line in lines:
        between()
        plain.tell_news()
        if not plain.answer(line):
            return
