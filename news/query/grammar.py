"""From the text of a query to its nodes, top down. The grammar stands in docs/queries.md.

Each fault carries the whole query with that one fault mended.
"""

import re

from news.query.errors import ANYTHING, Fault
from news.query.leaves import Leaves
from news.query.syntax import And, Near, Node, Not, Or, Repeat, Within, is_positional, is_textual
from news.words import words

DEEPEST = 50
"""Terms within terms."""

FARTHEST = 1_000
"""Words that NEAR may reach over."""

_NEAR = re.compile(r"(O?NEAR)(?:/([^\s()]*))?(?=[\s()]|$)")
_REPEAT = re.compile(r"repeat:([^\s()\"]*)\s*")


class Grammar(Leaves):
    """How terms stand together: OR over AND over NEAR over a term."""

    depth = 0

    def whole(self) -> Node:
        """The node of the whole text."""
        self.skip()
        if self.ends():
            raise Fault("nothing is asked", 0, ANYTHING)
        node = self.either()
        if not self.ends():
            raise self.fault("this bracket closes none that is open", self.at, self.at + 1)
        return node

    def either(self) -> Node:
        """`every OR every …`: any of them."""
        parts = [self.every()]
        while self.keyword("OR"):
            parts.append(self.every())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def every(self) -> Node:
        """`near near …`, with AND between them or nothing."""
        parts: list[Node] = []
        while not self.closes():
            start = self.at
            if self.keyword("AND") and (not parts or self.closes() or self.peek("AND")):
                raise self.fault("AND stands between two terms", start, start + 3)
            parts.append(self.near())
        if not parts:
            raise self.missing()
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def closes(self) -> bool:
        """Whether nothing more can be joined by AND here."""
        return self.ends() or self.text[self.at] == ")" or self.peek("OR")

    def missing(self) -> Fault:
        """The fault of a place where a term should stand: before an OR, after one, in empty brackets."""
        if self.peek("OR"):
            return self.fault("OR stands between two terms", self.at, self.at + 2)
        before = self.text[: self.at].rstrip()
        if before.endswith("OR"):
            return self.fault("OR stands between two terms", len(before) - 2, len(before))
        if before.endswith("("):
            return self.fault("nothing stands in these brackets", len(before) - 1, self.at + 1)
        return self.fault("this bracket closes none that is open", self.at, self.at + 1)

    def near(self) -> Node:
        """`term NEAR/5 term …`: close to each other."""
        start = self.at
        left = self.term()
        while found := _NEAR.match(self.text, self.at):
            within = self.distance(found)
            if not is_positional(left):
                raise self.misplaced(found[1], start, found)
            self.at = found.end()
            self.skip()
            if self.closes() or self.peek("AND") or _NEAR.match(self.text, self.at):
                raise self.fault(f"{found[1]} stands between two terms", found.start(), found.end())
            start = self.at
            right = self.term()
            if not is_positional(right):
                raise self.misplaced(found[1], start, found)
            left = Near(left, right, within, found[1] == "ONEAR")
        return left

    def distance(self, found: re.Match[str]) -> int:
        """How far a NEAR reaches; ten words where it does not say."""
        if found[2] is None:
            return 10
        if found[2].isascii() and found[2].isdigit() and 1 <= int(found[2][:9]) <= FARTHEST:
            return int(found[2])
        message = f"{found[1]}/ takes a number of words, 1 to {FARTHEST}"
        raise self.fault(message, found.start(), found.end(), f"{found[1]}/5")

    def misplaced(self, operator: str, position: int, found: re.Match[str]) -> Fault:
        """The fault of a NEAR beside what stands nowhere in the text."""
        message = f"{operator} takes words, phrases and groups of them with OR"
        return Fault(message, position, self.edited(found.start(), found.end(), ""))

    def term(self) -> Node:
        """A term, no deeper than a person would nest it."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Fault(f"more than {DEEPEST} terms within terms", self.at, " ".join(words(self.text)))
        node = self.inner()
        self.depth -= 1
        return node

    def inner(self) -> Node:
        """`-term`, `( either )`, `repeat:3 term`, `title:term`, or a leaf."""
        start = self.at
        if found := _NEAR.match(self.text, start):
            raise self.fault(f"{found[1]} stands between two terms", start, found.end())
        if self.keyword("NOT"):
            if self.closes() or self.peek("AND"):
                raise self.fault("NOT stands before what it excludes", start, start + 3)
            return Not(self.term())
        if self.text[start] in "-!":
            return self.negated(start)
        if self.text[start] == "(":
            return self.group()
        if found := _REPEAT.match(self.text, start):
            return self.repeated(found)
        if zone := self.zone():
            return self.within(zone, start)
        return self.leaf()

    def negated(self, start: int) -> Node:
        """What a minus excludes."""
        if self.text[start] == "!":
            raise self.fault("a minus excludes, not an exclamation mark", start, start + 1, "-")
        self.at += 1
        if self.ends() or self.text[self.at].isspace() or self.text[self.at] in ")-":
            gap = len(self.text[self.at :]) - len(self.text[self.at :].lstrip(" \t-"))
            last = self.ends() or self.at + gap >= len(self.text) or self.text[self.at + gap] == ")"
            raise self.fault(
                "a minus stands directly before what it excludes", start, self.at + gap, "" if last else "-"
            )
        return Not(self.term())

    def group(self) -> Node:
        """What stands in brackets."""
        start = self.at
        self.at += 1
        self.skip()
        if self.ends():
            raise self.fault("this bracket is never closed", start, start + 1)
        node = self.either()
        if self.ends():
            raise Fault("this bracket is never closed", start, f"{self.text.rstrip()})")
        self.at += 1
        self.skip()
        return node

    def repeated(self, found: re.Match[str]) -> Node:
        """`repeat:3 term`: at least so many times."""
        count = found[1]
        if not (count.isascii() and count.isdigit() and 1 <= int(count[:9]) <= FARTHEST):
            message = f"repeat: takes a number, 1 to {FARTHEST}, and then what is counted"
            raise self.fault(message, found.start(), found.end(), "repeat:2 ")
        self.at = found.end()
        if self.closes():
            raise self.fault("repeat: counts the term after it", found.start(), found.end())
        start = self.at
        term = self.term()
        if not is_positional(term):
            raise Fault(
                "repeat: counts words and phrases", start, self.edited(found.start(), found.end(), "")
            )
        return Repeat(int(count), term)

    def within(self, zone: str, start: int) -> Node:
        """`title:term`, `text:( … )`: looked for in that zone."""
        colon = self.at
        if self.ends() or self.text[self.at].isspace() or self.text[self.at] == ")":
            rest = self.text[self.at :].lstrip()
            joined = not rest or rest[0] == ")"
            end = len(self.text) - len(rest)
            name = self.text[start:colon]
            raise self.fault(f"{name} needs a word behind it", colon - 1, end, "" if joined else ":")
        term = self.term()
        if not is_textual(term):
            raise Fault(
                f"{self.text[start:colon]} holds words, not fields", colon, self.edited(start, colon, "")
            )
        return Within("headline" if zone == "title" else "text", term)
