"""The store at size: each act against SQL by hand on the same schema, and against stock TinyDB."""

import itertools
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.generate import Made, Maker, fill
from bench.packing import packing
from bench.report import Figure, Options
from bench.storepeers import Acts, Raw, Stock, json_file
from store.filters import Filter
from store.store import Store, open_store
from store.upkeep.tidy import Tidying

SIZES = (10_000, 100_000, 500_000)
QUICK = (1_000, 10_000)
STOCK = 100_000
"""The most articles that stock TinyDB is asked to hold: beyond it nothing ends."""

CACHE = Path(__file__).parent / ".cache"
ROUNDS = 25
FLAT = ("open", "newest 50", "by address", "insert 1", "turn of 20", "update 1 field", "count unread")
"""What must not grow with the store; the others find more when there is more."""

MEMORY = """
import sys
from pathlib import Path
def resident():
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
from store.store import open_store
bare = resident()
with open_store(Path(sys.argv[1])) as store:
    opened = resident()
    store.articles.many(store.articles.ids()[:500])
    store.articles.newest(200)
    store.articles.search("ba", 50)
    print(opened - bare, resident() - bare)
"""


def run(options: Options) -> Iterator[Figure]:
    """Every act at every size, and how it grows from the smallest to the largest."""
    yield from packing(options.data)
    first: dict[str, float] = {}
    for size in QUICK if options.quick else SIZES:
        CACHE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            file = copy_of(size, Path(folder))
            figures = list(measured(file, size))
            yield from figures
            yield from memory(file, size)
            if size <= STOCK:
                yield from stock(
                    Path(folder) / "stock.json", size, {each.case: each.value for each in figures}
                )
        for each in figures:
            name = each.case.removesuffix(f", {size}")
            smallest = first.setdefault(name, each.value)
            if name in FLAT and smallest != each.value:
                ratio = each.value / smallest
                yield Figure(
                    "store",
                    f"{name}, growth to {size}",
                    ratio,
                    "x",
                    "the smallest",
                    ratio,
                    "<= 1.5x",
                    ratio <= 1.5,
                )


def copy_of(size: int, folder: Path) -> Path:
    """A store of so many articles, made once and copied for each run."""
    made = CACHE / f"articles-{size}" / "wirewatch.db"
    if not made.exists():
        with open_store(CACHE / f"making-{size}") as store:
            fill(store, size - store.articles.count(), start=store.articles.count())
        (CACHE / f"making-{size}").rename(made.parent)
    copy = Path(shutil.copyfile(made, folder / "wirewatch.db"))
    with open_store(copy) as store:  # as a desk would have left it
        tidying = Tidying(store)
        while tidying.tidy():
            pass
    os.sync()  # what was copied must not be written back while a commit is timed
    return copy


def measured(file: Path, size: int) -> Iterator[Figure]:
    """Ours and the hand-written SQL, turn by turn on the same file, so that both meet the same noise."""
    more = Maker(seed=99).articles(10**6, start=10**7)
    yield compared("open", size, lambda: open_store(file).close(), lambda: open_raw(file), limit=50.0)
    raw = Raw(file)
    with open_store(file) as store:
        mine, theirs = acts(store, more), raw_acts(raw, store, more)
        for name, act in mine.items():
            yield compared(name, size, act, theirs[name])
    raw.db.close()
    megabytes = file.stat().st_size / 1e6
    yield Figure("store", f"bytes on disk, {size}", 1e6 * megabytes / size, "bytes", "an article of ~4 KB")


def acts(store: Store, more: Iterator[Made]) -> Acts:
    """What is measured, on our store."""
    some = store.articles.newest(400)[-1]
    source = some.source
    numbers = itertools.count(1000, 7)

    def write(count: int) -> None:
        with store.transaction():
            for made in itertools.islice(more, count):
                store.articles.put(made.article)
                store.revisions.keep(made.revision, made.text)

    return {
        "newest 50": lambda: store.articles.newest(50),
        "by address": lambda: store.articles.at(str(some.url)),
        "insert 1": lambda: write(1),
        "turn of 20": lambda: write(20),
        "update 1 field": lambda: store.articles.change(some.id, words=next(numbers)),
        "count unread": store.articles.unread,
        "query by field": lambda: store.articles.newest(200, where=Filter(source=source, state="unread")),
        "words, newest 50": lambda: store.articles.newest(50, where=Filter(words="bament")),
        "words, best 50": lambda: store.articles.search("bament", 50),
    }


def raw_acts(raw: Raw, store: Store, more: Iterator[Made]) -> Acts:
    """The same, by hand."""
    some = store.articles.newest(400)[-1]
    articles = raw.articles
    newest = "SELECT doc FROM articles ORDER BY seen DESC, id LIMIT 50"
    of_source = "SELECT doc FROM articles WHERE source = ? AND NOT read ORDER BY seen DESC, id LIMIT 200"
    matching = (
        "SELECT doc FROM articles WHERE pos IN (SELECT rowid FROM search WHERE search MATCH ?) "
        "ORDER BY seen DESC, id LIMIT 50"
    )
    best = (
        "SELECT doc FROM (SELECT rowid AS r, rank, snippet(search, -1, '', '', '…', 24) FROM search "
        "WHERE search MATCH ? ORDER BY rank LIMIT 50) JOIN articles ON pos = r"
    )
    return {
        "newest 50": lambda: articles(newest),
        "by address": lambda: articles("SELECT doc FROM articles WHERE url = ?", some.url),
        "insert 1": lambda: raw.write(list(itertools.islice(more, 1))),
        "turn of 20": lambda: raw.write(list(itertools.islice(more, 20))),
        "update 1 field": lambda: raw.star(some.id),
        "count unread": lambda: raw.db.execute(
            "SELECT sum(count) FROM tallies WHERE what = 'unread'"
        ).fetchone(),
        "query by field": lambda: articles(of_source, some.source),
        "words, newest 50": lambda: articles(matching, "bament"),
        "words, best 50": lambda: articles(best, "bament"),
    }


def open_raw(file: Path) -> None:
    """Open, ask one thing, close."""
    db = sqlite3.connect(file)
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    db.close()


def compared(
    name: str, size: int, mine: Callable[[], object], theirs: Callable[[], object], limit: float | None = None
) -> Figure:
    """The medians of both, taken in turn; the bar is twice the other's, or so many milliseconds."""
    ours, others = [], []
    for _ in range(ROUNDS):
        ours.append(timed(mine))
        others.append(timed(theirs))
    value, other = statistics.median(ours), statistics.median(others)
    ratio = value / other
    bar, ok = ("<= 2x", ratio <= 2) if limit is None else (f"<= {limit:g} ms", value <= limit)
    return Figure("store", f"{name}, {size}", value, "ms", f"raw sqlite3: {other:.3g} ms", ratio, bar, ok)


def timed(act: Callable[[], object]) -> float:
    """How long an act takes, in milliseconds."""
    begin = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begin)


def memory(file: Path, size: int) -> Iterator[Figure]:
    """What a process needs more with the store open, and after it was used."""
    asked = [sys.executable, "-c", MEMORY, str(file)]
    shown = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    opened, used = map(float, shown.stdout.split())
    yield Figure("store", f"memory after open, {size}", opened, "MB", "", None, "<= 40 MB", opened <= 40)
    yield Figure("store", f"memory after use, {size}", used, "MB")


def stock(file: Path, size: int, ours: dict[str, float]) -> Iterator[Figure]:
    """Stock TinyDB with the same articles: its file, and its file behind the caching middleware."""
    maker = Maker()
    json_file(file, list(maker.articles(size)))
    more = Maker(seed=5).articles(10**6, start=10**7)
    for caching, peer in ((True, "TinyDB CachingMiddleware"), (False, "TinyDB JSON")):
        held = Stock(file, caching=caching)
        took = {"open": held.opened}
        some = held.table.all()[size // 2]
        for name, act in held.acts(lambda: next(more), some["url"], some["source"], "bament").items():
            held.table.clear_cache()
            took[name] = timed(act)
        for name, value in took.items():
            mine = ours[f"{'words, newest 50' if name == 'words' else name}, {size}"]
            yield Figure(
                "store", f"{peer}: {name}, {size}", value, "ms", f"ours: {mine:.3g} ms", value / mine
            )
