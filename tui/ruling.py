"""A rule as a person describes it, on the command line or in a dialog; and what it would have matched."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from news import clean
from news.alerting.options import BadOption, read_options
from news.ids import identity
from news.model import Article, Rule
from news.query.parse import parse
from news.times import length, length_words
from store.store import Store
from tui.commands.finding import Finder, asked_query, narrowed

COUNTS = ("first", "any", "added")
"""What of an article a rule is held against: first sight, any revision, what a revision added."""
SHOWN = 50
"""Articles that a preview shows."""
PAGE = 200
SOON = 0.15
"""Seconds between two tellings of how far a preview has come."""


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What a person wrote of a rule."""

    query: str
    name: str = ""
    """What to call it; the query when nothing is said."""
    on: str = "any"
    changed: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Names of the sources that it is held to."""
    do: tuple[str, ...] = ()
    threshold: str = ""
    quiet: str = ""
    every: str = ""
    """A length of time."""


def rule_from(words: RuleWords) -> Rule:
    """The rule that words describe; BadQuery or BadOption, both ValueErrors, when they describe none."""
    query = clean.plain(words.query)
    parse(query)
    name = clean.plain(words.name) or query
    if words.on not in COUNTS:
        raise BadOption(f"{words.on!r} is nothing that counts: write one of {', '.join(COUNTS)}")
    if words.sources:
        # As the configuration writes it: what stands in the store says by itself what it is held to.
        held = " OR ".join(f'source:"{clean.plain(source)}"' for source in words.sources)
        query = f"({query}) ({held})"
    every = str(_seconds(words.every)) if words.every else ""
    given = {
        "changed": ",".join(words.changed),
        "threshold": words.threshold,
        "quiet": words.quiet,
        "every": every,
    }
    options = {option: told for option, told in given.items() if told}
    read_options(options)
    on = next(each for each in ("first", "any", "added") if each == words.on)
    return Rule(identity("rule", name), name, query, on=on, do=words.do or ("app",), options=options)


def words_of(rule: Rule) -> RuleWords:
    """The words that describe a rule."""
    options: Mapping[str, str] = rule.options
    every = options.get("every", "")
    return RuleWords(
        rule.query,
        rule.name if rule.name != rule.query else "",
        rule.on,
        tuple(name for name in options.get("changed", "").split(",") if name),
        (),
        rule.do,
        options.get("threshold", ""),
        options.get("quiet", ""),
        length_words(int(every)) if every.isdecimal() else "",
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule would have matched, as far as was looked."""

    count: int = 0
    looked: int = 0
    newest: tuple[Article, ...] = ()
    whole: bool = False
    """Whether every article that can answer was looked at."""


def previewed(store: Store, rule: Rule, now: datetime, is_wanted: Callable[[], bool]) -> Iterator[Preview]:
    """What a rule would have matched, told again and again while it looks, the newest articles first.

    It ends as soon as it is wanted no more. Raises BadQuery.
    """
    changed = [name for name in rule.options.get("changed", "").split(",") if name]
    held = f" ({' OR '.join(f'changed:{name}' for name in changed)})" if changed else ""
    query, finder = asked_query([f"({rule.query}){held}"], store), Finder(store, now)
    assert query is not None
    count, looked, newest, told = 0, 0, list[Article](), monotonic()
    before: Article | None = None
    while page := store.articles.newest(PAGE, before, narrowed(query, now)):
        before = page[-1]
        for article in page:
            if not is_wanted():
                return
            looked += 1
            if finder.match(query, article) is not None:
                count += 1
                if len(newest) < SHOWN:
                    newest.append(article)
            if monotonic() - told > SOON:
                told = monotonic()
                yield Preview(count, looked, tuple(newest))
    yield Preview(count, looked, tuple(newest), whole=True)


def _seconds(text: str) -> int:
    try:
        return length(text)
    except ValueError as error:
        raise BadOption(str(error)) from error
