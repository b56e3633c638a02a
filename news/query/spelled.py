"""Where a text spells a name, and how."""

from collections.abc import Iterator

from news.names import heard_as
from news.query.reading import GAP, Reading
from news.query.syntax import Name
from news.words import words


def spelled_at(pick: Name, reading: Reading) -> Iterator[str]:
    """The words of the text at which a spelling of the name may begin."""
    known = pick.names.spellings(pick.typed)
    yield from known.heads.keys() & reading.distinct
    if known.keys:
        for word in reading.distinct.difference(known.heads):
            if not known.keys.isdisjoint(heard_as(word)):
                yield word


def spelled(pick: Name, reading: Reading, at: int) -> Iterator[tuple[int, str]]:
    """The ends of the spellings that begin at this position, the longest first, with how each matched."""
    known = pick.names.spellings(pick.typed)
    word = reading.folded[at]
    typed = words(pick.typed)
    for form in known.heads.get(word, ()):
        after = at + len(form)
        if form == typed and tuple(reading.folded[at:after]) == form:
            yield after, ""
        elif form[0].isupper() and reading.written(at, after) == ".".join(form):
            yield after, "" if form == (pick.typed,) else f"a spelling of {pick.typed}"
        elif tuple(reading.folded[at:after]) == form and _has_capital(reading.written(at, after)):
            yield after, f"a spelling of {pick.typed}"
    if word == GAP or word in known.heads or not pick.names.sounds_alike(word, pick.typed):
        return
    if _has_capital(reading.written(at, at + 1)):
        yield at + 1, f"a spelling of {pick.typed}"


def is_refused(pick: Name, reading: Reading, at: int) -> bool:
    """Whether the word beside it says that something else is meant: chicken Kiev."""
    refused = pick.names.spellings(pick.typed).refused
    if not refused:
        return False
    before = reading.folded[at - 1] if at else GAP
    return (before, "") in refused or ("", reading.folded[at + 1]) in refused


def _has_capital(written: str) -> bool:
    """Whether it is written as names are, in a script that has capitals."""
    return any(map(str.isupper, written)) or written == written.title()
