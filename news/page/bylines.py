"""The names in bylines, however they are written."""

import re
from collections.abc import Iterable, Sequence

from news.clean import plain

LONGEST = 80
"""Characters of a name; what is longer is a sentence."""

_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af|od|text|words|reporting)\b[:\s]+", re.IGNORECASE)
_AFTER = re.compile(r"\s*\([^()]{1,20}\)$|\s+(?:기자|記者|记者)$")
"""What follows a name and is none: initials in brackets, `reporter`."""
_LIST = re.compile(r"\s*[;|]\s*")
_SEVERAL = re.compile(r"\s*(?:[,/]|\s(?:and|und|et|y|e|en|og|och|&)\s)\s*")
_BETWEEN = re.compile(r"(?:\W|\b(?:and|und|et|y|e|en|og|och)\b)*", re.IGNORECASE)
"""What stands between names and after them."""
_COMMA = re.compile(r"\s*[,/]\s*")
_PERSON = re.compile(r"(?:[^\W\d_a-z][\w’'.-]+ ){1,3}[^\W\d_a-z][\w’'-]+")
_NO_NAME = re.compile(
    r"https?:|www\.|@|^\W*$|\d{3}|^(?:admin|editor|staff(?: reports?)?|author|unknown|none|null)$"
    r"|\b(?:facebook|twitter|share)\b"
    r"|[()]|^[a-z]+(?:-[a-z]+)+$",
    re.IGNORECASE,
)


def people(lines: Iterable[str]) -> tuple[str, ...]:
    """The names in bylines, each once: `By A Bee and C Dee` names two, `Le Monde et AFP` one."""
    found: dict[str, str] = {}
    for line in lines:
        for part in _LIST.split(_BY.sub("", plain(line))):
            for each in _parted(part.strip(" ,")):
                name = _AFTER.sub("", each)
                if len(name) <= LONGEST and not _NO_NAME.search(name):
                    found.setdefault(name.casefold(), name)
    return tuple(found.values())


def is_house(name: str, site: str | None) -> bool:
    """Whether a name is the outlet's own."""
    own, house = (re.sub(r"\W", "", text).casefold() for text in (name, site or ""))
    return bool(house) and (own in house or house in own)


def signature(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The names that a text's first or last paragraph consists of: some outlets mark up none."""
    for line in (*paragraphs[:1], *paragraphs[-1:]):
        names = _SEVERAL.split(line)
        if len(line) <= LONGEST and all(_PERSON.fullmatch(name) for name in names):
            return people([line])
    return ()


def unsigned(paragraphs: tuple[str, ...], byline: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs without a first one that is nothing but the byline: `By Jane Doe and Max Roe`."""
    rest = whole = _BY.sub("", paragraphs[0]) if len(paragraphs) > 1 else ""
    for name in sorted(byline, key=len, reverse=True):
        rest = re.sub(re.escape(name), "", rest, flags=re.IGNORECASE)
    return paragraphs[1:] if rest != whole and _BETWEEN.fullmatch(rest) else paragraphs


def is_signed(line: str) -> bool:
    """Whether a line is a byline by its form: `By` and a few words that begin with capitals."""
    rest = _BY.sub("", line)
    words = re.split(r"[\s,]+", rest)
    return (
        rest != line and 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words if len(word) > 3)
    )


def _parted(line: str) -> list[str]:
    """The names in one line, parted where each part could be a person's; after a comma also a place's."""
    parts = [part for part in _SEVERAL.split(line) if part]
    last = _COMMA.split(line)[-1]
    persons = [part for part in parts if part != last]
    return parts if persons and all(2 <= len(part.split()) <= 4 for part in persons) else [line]
