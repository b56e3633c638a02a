"""The keys of the app, each timed until its answer stands on the screen."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from bench.intake import intake
from bench.report import Figure
from bench.screen import Screen
from bench.terminal import Shows, Terminal, Timed

EVERY = 50
"""Articles a second that another process writes while keys are timed."""
LIST, READER = 24, 68
"""The columns at which the list and the reader begin on a screen of 120."""
REST = 0.08
"""Seconds between two keys: shorter than the rest after which the reader follows the cursor."""
STILL = 0.15
"""Seconds without a byte after which an answer counts as whole."""

ALERTS, FEED, ESCAPE, ENTER = b"\x1bOQ", b"\x1bOP", b"\x1b", b"\r"


def while_nothing_comes(app: Terminal, case: str, presses: int) -> Iterator[Figure]:
    """The cursor of a list at rest: its times, its bytes, its processor time."""
    before = app.cpu()
    moves = [down(app) for _ in range(presses)]
    spent = (app.cpu() - before) / presses * 1000
    yield from of(moves, f"{case}: cursor down", 5, 30)
    sent = statistics.median(one.size for one in moves)
    yield Figure("app", f"{case}: cursor down, bytes", sent, "B", bar="<= 500 B", ok=sent <= 500)
    yield Figure("app", f"{case}: cursor down, processor", spent, "ms")


def while_they_come_in(app: Terminal, store: Path, case: str, presses: int) -> Iterator[Figure]:
    """Every key that matters while articles come in."""
    some = presses // 6  # so that no page goes beyond the end of the shortest list
    with intake(store, EVERY):
        app.press(ALERTS, shows_head("alerts", 0))  # the first time loads its code
        app.press(FEED, shows_head("All"))
        yield from of([down(app) for _ in range(presses)], f"{case}: cursor down", 5, 30)
        app.press(b"g", lambda screen: cursor_row(screen) == 1, STILL)
        yield from of([page(app) for _ in range(some)], f"{case}: page down", 50)
        yield from of(list(typed(app, some)), f"{case}: filter as typed", 50)
        yield from of(list(opened(app, some)), f"{case}: open an article", 50)
        views = [app.press(*there, STILL) for _ in range(some // 2) for there in VIEWS]
        yield from of(views, f"{case}: another view", 50)
        compared(app)  # the first time loads its code
        both = [compared(app) for _ in range(some // 2)]
        yield from of([head for head, _ in both], f"{case}: compare, its frame", 50)
        yield from of([whole for _, whole in both], f"{case}: compare, both texts", 100)


def of(timed: list[Timed], case: str, p50: float, p99: float | None = None) -> Iterator[Figure]:
    """The median and the 99th percentile, with their bars in milliseconds."""
    times = sorted(one.answered * 1000 for one in timed)
    middle, late = statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.99))]
    yield Figure("app", f"{case}, p50", middle, "ms", bar=f"<= {p50:.0f} ms", ok=middle <= p50)
    bar, ok = ("", None) if p99 is None else (f"<= {p99:.0f} ms", late <= p99)
    yield Figure("app", f"{case}, p99", late, "ms", bar=bar, ok=ok)


def cursor_row(screen: Screen) -> int:
    """The line of the list on which the cursor stands; -1 where none is."""
    return next((row for row in range(40) if screen.line(row, LIST, LIST + 1) == ">"), -1)


def down(app: Terminal) -> Timed:
    """The cursor goes down: its sign stands on another line."""
    row = cursor_row(app.screen)
    return app.press(b"j", lambda screen: cursor_row(screen) not in (row, -1), REST)


def page(app: Terminal) -> Timed:
    """A page down: the cursor stands on another article."""
    words = app.screen.line(cursor_row(app.screen), LIST, READER)
    turned: Shows = lambda screen: screen.line(cursor_row(screen), LIST, READER) != words  # noqa: E731
    return app.press(b" ", turned, STILL)


def typed(app: Terminal, letters: int) -> Iterator[Timed]:
    """Words found letter by letter: the list says what it holds."""
    words = [word for row in range(1, 36) for word in app.screen.line(row, LIST + 24, READER - 8).split()]
    done = 0
    for word in (word.lower() for word in words if len(word) > 2):
        app.press(b"/", lambda screen: "Find:" in screen.text(), STILL)
        for end in range(1, len(word) + 1):
            yield app.press(word[end - 1].encode(), shows_head(f"/{word[:end]}"), STILL)
            done += 1
        app.press(ESCAPE, lambda screen: "Find:" not in screen.text(), STILL)
        if done >= letters:
            return


def opened(app: Terminal, times: int) -> Iterator[Timed]:
    """Into an article: its headline stands in the reader."""
    for _ in range(times):
        down(app)
        headline = app.screen.line(cursor_row(app.screen), LIST + 24, READER - 2).split()
        word = max((word for word in headline if word.isalpha()), key=len)  # not the one that is cut
        yield app.press(ENTER, in_reader(word), STILL)
        app.press(b"h", lambda screen: cursor_row(screen) >= 0, STILL)


def compared(app: Terminal) -> tuple[Timed, Timed]:
    """Two articles side by side: the frame of the view, then what differs; and back."""
    app.press(b"D", lambda screen: "Marked" in screen.text(), STILL)
    down(app)
    head = app.press(b"D", shows_head("compare", 0), 0)
    both = app.until(lambda screen: any(word in screen.text() for word in ("added", "say the same")))
    whole = both - app.pressed
    app.settle(STILL)
    app.press(b"q", shows_head("All"), STILL)
    return head, Timed(whole, whole, head.size)


def shows_head(words: str, column: int = LIST) -> Shows:
    """Whether a view says over its rows that it shows this."""
    return lambda screen: words in screen.line(0, column)


def in_reader(word: str) -> Shows:
    """Whether the reader shows a headline with the word."""
    return lambda screen: any(word in screen.line(row, READER) for row in range(1, 5))


VIEWS = ((ALERTS, shows_head("alerts", 0)), (FEED, shows_head("All")))
