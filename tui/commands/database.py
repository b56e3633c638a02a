"""`db check`, `db compact`, `db salvage`, `db dump`, `db load`: the store's upkeep."""

import sys
from collections.abc import Iterable
from pathlib import Path

from desk.config.read import read_config
from desk.config.shape import KeepEntry
from desk.keeping import keep_within
from desk.work import at_work
from news.amount import amount
from store.errors import NewerStore, NoStore, StoreError, StoreUnwritable
from store.upkeep.check import Health, check
from store.upkeep.compact import compact
from store.upkeep.exchange import dump, load
from store.upkeep.salvage import salvage
from tui.commands.opening import now, reading, writing
from tui.commands.output import emit, is_terminal
from tui.commands.parsing import Asked, Command, CommandError, Parser, count
from tui.commands.paths import lists_path, store_path

REMOVED = ("articles", "revisions", "stories", "texts")
"""What is counted of what went."""


def _no_arguments(parser: Parser) -> None:
    """Nothing but what every command takes."""


def check_store(asked: Asked) -> int:
    """Look for damage; exit code 1 when there is some."""
    health = _health(asked)
    if asked.json:
        fields = {"whole": health.is_whole, "faults": list(health.faults)}
        emit(fields | {"articles": health.articles, "texts": health.texts})
    elif health.is_whole:
        print(f"whole: {amount(health.articles, 'article')}, {amount(health.texts, 'text')}")
    else:
        _lines(health.faults)
    return 0 if health.is_whole else 1


def _health(asked: Asked) -> Health:
    """How a store is; the StoreErrors of one that cannot even be opened."""
    try:
        opened = writing(asked)
    except StoreUnwritable:
        opened = reading(asked)
    with opened as store:
        return check(store, _progress)


def _compact_arguments(parser: Parser) -> None:
    parser.add_argument("--days", type=count, metavar="N", help="first drop articles older than that")
    parser.add_argument("--articles", type=count, metavar="N", help="first drop the oldest beyond that many")
    parser.add_argument("--size", type=count, metavar="MB", help="first drop the oldest until the store fits")


def compact_store(asked: Asked) -> int:
    """Drop what is past keeping and give the space back; what is starred, tagged, noted or alerted stays."""
    with writing(asked) as store:
        kept = list(keep_within(store, _limits(asked), now(), _progress))
        done = compact(store, _progress)
    removed = {name: sum(getattr(each.trimmed, name) for each in kept) for name in REMOVED}
    texts = removed.pop("texts") + done.texts
    if asked.json:
        emit(removed | {"texts": texts, "before": done.before, "after": done.after})
    else:
        _lines(f"{each.of}: {each}" for each in kept)
        print(f"{amount(removed['articles'], 'article')}, {amount(texts, 'text')} dropped")
        print(f"{done.before / 1e6:.1f} MB before, {done.after / 1e6:.1f} MB now")
    return 0


def _limits(asked: Asked) -> KeepEntry:
    """How much is to stay: as told, else as the person's file says."""
    file = lists_path(asked.config, asked.store)
    own = read_config(file).keep if file else KeepEntry()
    size = asked.size * 1_000_000 if asked.size is not None else None
    told = zip((asked.days, asked.articles, size), (own.days, own.articles, own.size), strict=True)
    return KeepEntry(*(own if given is None else given for given, own in told))


def _salvage_arguments(parser: Parser) -> None:
    about = "also of a store that is whole, or that a newer wirewatch made"
    parser.add_argument("--anyway", action="store_true", help=about)


def salvage_store(asked: Asked) -> int:
    """Save what can be read; the damaged file is set aside, never deleted."""
    path = store_path(asked.store)
    with at_work(path):
        if not asked.anyway and _is_whole(asked):
            raise CommandError("the store is whole: there is nothing to salvage (--anyway writes it anew)")
        done = salvage(path, _progress)
    if asked.json:
        saved = {"documents": done.documents, "texts": done.texts, "lost": done.lost}
        emit({"aside": str(done.aside)} | saved)
    else:
        _lines(f"{number:,} {name}" for name, number in done.documents.items())
        lost = (
            "how many rows are lost cannot be told"
            if done.lost is None
            else f"{amount(done.lost, 'row')} lost"
        )
        print(f"{amount(done.texts, 'text')}; {lost}")
        if done.by_pages:
            print("it was read page by page: what was removed long ago may be back")
        print(f"the damaged store is {done.aside}")
    return 0


def _is_whole(asked: Asked) -> bool:
    """Whether there is nothing to salvage; NoStore or NewerStore where it is not ours to say."""
    try:
        return _health(asked).is_whole
    except (NoStore, NewerStore):
        raise
    except StoreError:
        return False


def _dump_arguments(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.json", help="where to")


def dump_store(asked: Asked) -> int:
    """Write all of the store into a file that stock TinyDB opens."""
    file: Path = asked.file
    with reading(asked) as store:
        if file.exists() and file.samefile(store.path):
            raise CommandError(f"{file} is the store itself")
        written = dump(store, file, _progress)
    if asked.json:
        emit({"file": str(file), "documents": written})
    else:
        print(f"{amount(written, 'document')} in {file}")
    return 0


def _load_arguments(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.json", help="a file that TinyDB wrote")


def load_store(asked: Asked) -> int:
    """Take a TinyDB file in, also into a store that is not empty: merged by id, the newer document wins."""
    with writing(asked, create=True) as store:
        done = load(store, asked.file, _progress)
    if asked.json:
        counts = {"added": done.added, "replaced": done.replaced, "kept": done.kept, "texts": done.texts}
        emit(counts | {"tables": done.tables})
    else:
        print(f"{done.added:,} added, {done.replaced:,} replaced by newer, {done.kept:,} kept")
        print(f"{amount(done.texts, 'text')} added")
    return 0


def _progress(what: str, done: int, total: int) -> None:
    """Show how far it is, on one line of a terminal; nothing where nobody looks."""
    if is_terminal(sys.stderr):
        told = f"{what} {done:,} of {total:,}" if total else what
        print(f"\r{told}\x1b[K", end="\r", file=sys.stderr, flush=True)


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


COMMANDS = {
    "db check": Command(_no_arguments, check_store),
    "db compact": Command(_compact_arguments, compact_store),
    "db salvage": Command(_salvage_arguments, salvage_store),
    "db dump": Command(_dump_arguments, dump_store),
    "db load": Command(_load_arguments, load_store),
}
