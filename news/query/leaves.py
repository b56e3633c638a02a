"""The leaves of the grammar: words, phrases, literals, regular expressions and fields."""

import re

from news.names import Names
from news.nearest import nearest
from news.query.errors import Fault
from news.query.fields import FIELDS, ZONES, BadValue, read_value
from news.query.patterns import BadPattern, compiled
from news.query.stems import stem
from news.query.syntax import Exact, Name, Node, Pattern, Pick, Plain, Prefix, Stem, Words
from news.words import fold, tokens

LONGEST = 10_000
"""Characters of a query: a hundred times the longest that people write."""

_FIELD = re.compile(r"([A-Za-z_]+):")
_BARE = re.compile(r"[^\s()\"“”„«»]+")
_REGEX = re.compile(r"/((?:[^/\\\n]|\\.)*)/(\w*)")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){1,4}[A-Z](?:\.|\b)(?![.\w])")
"""An acronym with its dots: U.S., which is the same as US."""
_POSSESSIVE = re.compile("['’]s", re.IGNORECASE)
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "”": "”"}


class Leaves:
    """A place in the text of a query, and the leaf that can be read there."""

    def __init__(self, text: str, names: Names) -> None:
        if len(text) > LONGEST:
            raise Fault(
                f"a query is no longer than {LONGEST} characters", LONGEST, " ".join(text[:1000].split())
            )
        self.text = text
        self.names = names
        self.at = 0

    def skip(self) -> None:
        """Go on to the next character that is not white space."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def ends(self) -> bool:
        """Whether the text is at its end."""
        return self.at >= len(self.text)

    def peek(self, word: str) -> bool:
        """Whether this operator stands here."""
        after = self.at + len(word)
        return self.text.startswith(word, self.at) and (
            after == len(self.text) or self.text[after] in " \t\r\n()"
        )

    def keyword(self, word: str) -> bool:
        """Whether this operator stands here; if so, it is behind us."""
        if not self.peek(word):
            return False
        self.at += len(word)
        self.skip()
        return True

    def edited(self, start: int, end: int, instead: str) -> str:
        """The whole text with something else from start to end."""
        return self.text[:start] + instead + self.text[end:]

    def fault(self, message: str, start: int, end: int, instead: str = "") -> Fault:
        """A fault at a place that this edit mends."""
        return Fault(message, start, self.edited(start, end, instead))

    def zone(self) -> str | None:
        """The zone whose field stands here; if one does, it is behind us."""
        found = _FIELD.match(self.text, self.at)
        if not found or found[1].lower() not in ZONES:
            return None
        self.at = found.end()
        return found[1].lower()

    def leaf(self) -> Node:
        """A word, a phrase, a literal, a regular expression or a field."""
        start = self.at
        if self.text[start] in _QUOTES:
            return self.phrase(start, self.quoted())
        if self.text.startswith("=", start):
            return self.literal(start)
        if self.text.startswith("/", start):
            return self.pattern(start)
        if found := _FIELD.match(self.text, start):
            return self.field(found)
        return self.bare(start)

    def quoted(self) -> str:
        """What stands between the quotation marks that open here."""
        start = self.at
        closing = _QUOTES[self.text[start]]
        found = re.compile(f"[{closing}]").search(self.text, start + 1)
        if not found:
            rest = self.text[start + 1 :].rstrip()
            raise self.fault(
                "this quotation mark is never closed", start, len(self.text), f'"{rest}"' if rest else ""
            )
        self.at = found.end()
        inside = self.text[start + 1 : found.start()]
        if not any(True for _ in tokens(inside)):
            raise self.fault("there is no word in these quotation marks", start, self.at)
        self.skip()
        return inside

    def phrase(self, start: int, inside: str) -> Words:
        """The words of a phrase, one after another."""
        return Words(self.text[start : self.at].strip(), _picks(inside, self.names))

    def literal(self, start: int) -> Words:
        """`="…"`: letter for letter."""
        self.at += 1
        if self.ends() or self.text[self.at] not in _QUOTES:
            found = _BARE.match(self.text, self.at)
            instead = f'="{found[0]}"' if found and any(True for _ in tokens(found[0])) else ""
            end = found.end() if found else self.at
            raise self.fault("= stands before a phrase in quotation marks", start, end, instead)
        inside = self.quoted()
        return Words(f'="{inside}"', tuple(Exact(found[0]) for found in tokens(inside)))

    def pattern(self, start: int) -> Pattern:
        """`/regex/i`: a regular expression."""
        found = _REGEX.match(self.text, start)
        if not found:
            end = len(self.text)
            bare = self.text[start + 1 :].strip()
            raise self.fault(
                "this / opens a regular expression that is never closed", start, end, f"/{bare}/"
            )
        if found[2] not in ("", "i"):
            raise self.fault("the one flag of a regular expression is i", found.start(2), found.end(2), "i")
        try:
            if compiled(found[1], ignore_case=bool(found[2])).search(""):
                raise self.fault(
                    "this regular expression matches nothing at all, everywhere", start, found.end()
                )
        except BadPattern as word:
            literal = " ".join(match[0] for match in tokens(found[1]))
            instead = f'"{literal}"' if literal else ""
            raise Fault(
                f"no regular expression: {word}", start + 1, self.edited(start, found.end(), instead)
            ) from word
        self.at = found.end()
        self.skip()
        return Pattern(found[1], bool(found[2]))

    def field(self, found: re.Match[str]) -> Node:
        """`field:value`: what is known of the article."""
        name, start = found[1].lower(), found.start()
        if name not in FIELDS:
            raise self.unknown(found)
        self.at = found.end()
        exact = self.text.startswith("=", self.at) and self.text[self.at + 1 : self.at + 2] in _QUOTES
        self.at += exact
        quoted = not self.ends() and self.text[self.at] in _QUOTES
        value_at = self.at
        if quoted:
            value = self.quoted()
        else:
            value_found = _BARE.match(self.text, self.at)
            if not value_found:
                raise self.valueless(name, start)
            value = value_found[0]
            self.at = value_found.end()
            self.skip()
        try:
            return read_value(name, value, exact=exact)
        except BadValue as word:
            end = len(self.text[: self.at].rstrip())
            raise self.fault(word.message, value_at, end, word.proposal) from word

    def unknown(self, found: re.Match[str]) -> Fault:
        """The fault of a field that there is not: a slip of the pen, or a colon in a text."""
        meant = nearest(found[1], FIELDS)
        if meant:
            return self.fault(f"there is no field {found[1]}:", found.start(), found.end(), f"{meant}:")
        rest = _BARE.match(self.text, found.start())
        end = rest.end() if rest else found.end()
        word = self.text[found.start() : end]
        instead = f'"{word}"' if end > found.end() else found[1]
        return self.fault(f"there is no field {found[1]}:", found.start(), end, instead)

    def valueless(self, name: str, start: int) -> Fault:
        """The fault of a field with nothing behind its colon."""
        rest = self.text[self.at :]
        gap = len(rest) - len(rest.lstrip())
        follows = _BARE.match(self.text, self.at + gap)
        if gap and follows and not self.text.startswith(("OR", "AND"), self.at + gap):
            return self.fault(f"{name}: needs its value directly behind it", self.at, self.at + gap)
        return self.fault(f"{name}: needs a value", start, self.at)

    def bare(self, start: int) -> Words:
        """A word without quotation marks; `word*` and `~word` too."""
        found = _BARE.match(self.text, start)
        if not found:
            raise self.fault("this quotation mark opens nothing", start, start + 1)
        word = found[0]
        if "*" in word.rstrip("*") or word.endswith("**"):
            tidy = word.replace("*", "")
            mended = self.edited(start, found.end(), f"{tidy}*" if len(tidy) > 1 else tidy)
            raise Fault("a star stands at the end of a word", start + word.index("*"), mended)
        inside = [match[0] for match in tokens(word)]
        if not inside:
            meant = {"|": "OR", "||": "OR"}.get(word, "")
            raise self.fault(f"there is no word in {word!r}", start, found.end(), meant)
        if word.endswith("*") and len(fold(inside[-1])) < 2:
            raise self.fault("a star needs two letters before it", start + len(word) - 1, found.end())
        self.at = found.end()
        self.skip()
        if word.startswith("~"):
            return Words(word, tuple(Stem(stem(fold(part))) for part in inside))
        return Words(word, _picks(word, self.names))


def _picks(text: str, names: Names) -> tuple[Pick, ...]:
    """What each word of a phrase is held against: a star makes a prefix, a name takes any spelling."""
    text = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), text)
    found = list(tokens(text))
    picks: list[Pick] = []
    while found:
        first = found[0]
        count = names.known([word[0] for word in found[:4]])
        if text.startswith("*", first.end()):
            picks.append(Prefix(fold(first[0])))
        elif count:
            picks.append(Name(text[first.start() : found[count - 1].end()], names))
            if _POSSESSIVE.fullmatch(text, found[count - 1].end()):
                break  # Zelensky's asks for Zelensky
        else:
            picks.append(Plain(fold(first[0])))
        del found[: max(count, 1)]
    return tuple(picks)
