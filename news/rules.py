"""Many saved queries on one document: only those are asked whose rarest word it has."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from news.model import Rule
from news.names import Names, heard_as
from news.query.anchors import Begin, Heard, anchors, needed
from news.query.document import Document
from news.query.match import Match
from news.query.parse import Query, parse
from news.query.reading import Reading


class RuleSet:
    """Rules made ready to be asked together; raises BadQuery for one that does not parse.

    Each rule hangs on the rarest of the words that it needs. A document's distinct words, met with the
    table of these in one set operation, give the candidates; what begins or reads as a word is looked up
    beside it.
    """

    def __init__(self, rules: Sequence[Rule], names: Names | None = None) -> None:
        self.rules: tuple[tuple[Rule, Query], ...] = tuple((rule, parse(rule.query, names)) for rule in rules)
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        self._beginnings: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._heard: defaultdict[str, list[int]] = defaultdict(list)
        self._unheard: set[str] = set()
        """Words met that read like no rule's name: a language has few, and each is looked into once."""
        self._always: list[int] = []
        self._needed = [needed(query.node) for _, query in self.rules]
        for number, (_, query) in enumerate(self.rules):
            self._hang(number, query)
        self._vocabulary = frozenset(self._words)

    def match(self, document: Document, now: datetime) -> list[tuple[Rule, Match]]:
        """The rules that the document answers, in their order, each with its reason.

        A rule for first sights is silent on later revisions; one for additions reads only what these
        added.
        """
        first = document.revision <= 1
        whole = Reading(document)
        added = whole if first else Reading(document.only_added())
        found: list[tuple[Rule, Match]] = []
        for number in sorted(self._candidates(whole) | (set() if first else self._candidates(added))):
            rule, query = self.rules[number]
            if rule.is_silent(now) or (rule.on == "first" and not first):
                continue
            match = query.match_reading(added if rule.on == "added" else whole, now)
            if match is not None:
                found.append((rule, match))
        return found

    def _hang(self, number: int, query: Query) -> None:
        """Put a rule under each of its anchors."""
        needed = anchors(query.node)
        if needed is None:
            self._always.append(number)
            return
        for anchor in needed:
            match anchor:
                case Begin(prefix):
                    table = self._beginnings.setdefault(len(prefix), defaultdict(list))
                    table[prefix].append(number)
                case Heard(key):
                    self._heard[key].append(number)
                case word:
                    self._words[word].append(number)

    def _candidates(self, reading: Reading) -> set[int]:
        """The numbers of the rules that the document may answer."""
        has = reading.distinct
        return {
            number
            for number in set(self._always).union(*self._hanging(reading))
            if self._needed[number] <= has
        }

    def _hanging(self, reading: Reading) -> Iterator[Sequence[int]]:
        """The rules under each word of the document."""
        for word in self._vocabulary & reading.distinct:
            yield self._words[word]
        for length, table in self._beginnings.items():
            for start in table.keys() & {word[:length] for word in reading.distinct}:
                yield table[start]
        for word in reading.distinct - self._unheard if self._heard else ():
            keys = self._heard.keys() & heard_as(word)
            if keys:
                yield from (self._heard[key] for key in keys)
            else:
                self._unheard.add(word)
