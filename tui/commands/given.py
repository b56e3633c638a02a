"""A text that a command was given: an article's id, `ID@N`, a file, an http(s) address, or `-` for stdin."""

import re
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from news.ids import SHOWN
from news.model import Article, NoText, Revision, Text
from news.outlets import outlet_key
from store.errors import NoStore, NotFound
from store.store import Store
from tui.ago import moment
from tui.commands.opening import now, reading
from tui.commands.parsing import Asked, CommandError, UsageError
from tui.commands.raw import is_address, read_address, read_file, read_stdin

_ID = re.compile(r"([0-9a-zA-Z]{1,12})(?:@(\d+))?")


@dataclass(frozen=True, slots=True)
class Given:
    """A text, and where it comes from."""

    label: str
    """What it is, in a line fit to stand over it."""
    text: Text
    article: Article | None = None
    revision: Revision | None = None


def are_apart(left: Given, right: Given) -> bool:
    """Whether two texts are known to be two outlets'; else they are taken for versions of one."""
    sides = left.article, right.article
    return len({outlet_key(one.outlet) for one in sides if one is not None}) > 1


class Texts:
    """Finds the texts that a command line names; a store is opened only for an id."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._open = ExitStack()
        self._store: Store | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def store(self) -> Store:
        """The store, opened on first need; NoStore when there is none."""
        if self._store is None:
            self._store = self._open.enter_context(reading(self._asked))
        return self._store

    def find(self, word: str) -> Given:
        """The text that a word names; CommandError when it names none or holds none."""
        if not word.strip():
            raise UsageError("an empty word names no text: write an id, ID@N, a file, an address, or -")
        if word == "-":
            return _with_text("standard input", read_stdin())
        if is_address(word):
            return _with_text(word, read_address(word))
        if not _ID.fullmatch(word):
            return _with_text(word, read_file(Path(word)))
        try:
            return self.kept(word)
        except (NotFound, NoStore) as error:
            # Only now: a file that happens to be called like an article must not hide it.
            if Path(word).is_file():
                return _with_text(word, read_file(Path(word)))
            raise CommandError(f"{error}; nor is there a file {word}") from error

    def kept(self, word: str) -> Given:
        """The text that `ID` or `ID@N` names: the newest revision, or the N-th."""
        prefix, _, number = word.partition("@")
        article = self.store.articles.find(prefix)
        revisions = {revision.number: revision for revision in self.store.revisions.of(article.id)}
        revision = revisions.get(int(number) if number else max(revisions, default=0))
        if revision is None:
            raise CommandError(
                f"article {article.id[:SHOWN]} has no revision {number or 1}; it has {len(revisions)}"
            )
        text = self.store.revisions.text(revision.text)
        label = f"{article.outlet} · {article.id[:SHOWN]}@{revision.number} · {moment(revision.seen, now())}"
        return Given(label, text, article, revision)


def _with_text(word: str, found: Text | NoText) -> Given:
    """What was read, if it holds a text."""
    if isinstance(found, NoText):
        why = f"{found.why}: {found.detail}" if found.detail else found.why
        raise CommandError(f"{word} has no text to work on ({why})")
    return Given(word, found)
