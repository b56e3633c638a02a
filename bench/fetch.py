"""A whole poll: many sources of one host on loopback, the net, the parser and the store, against other
readers.

The host answers from a process of its own; every reader keeps what it got in a store of its own on disk. Our
desk stands from round to round, as it does; reader's and newsboat's start is as short as it can be.
"""

import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from bench import fetch_ours
from bench.fetch_host import ROUNDS, Round, failing, grown
from bench.fetch_ours import Ours, Took
from bench.fetch_peers import Curl, Newsboat, Plan, Reader
from bench.report import Figure, Options

SIZES = (200, 2_000)
QUICK = (60,)
ITEMS = 40

FOUR_TIMES: Mapping[Round, float] = {**dict.fromkeys(ROUNDS, 4.0), "all new": 5.0}
SEVEN_TIMES: Mapping[Round, float] = {**dict.fromkeys(ROUNDS, 7.0), "all new": 1.5}
"""How many times as fast as reader and as newsboat's best a round has to be."""

Results = Mapping[Round, Took]


def run(options: Options) -> Iterable[Figure]:
    """Wall, CPU, memory and lateness of each round at two sizes, for us and for each peer to be had."""
    plan: Plan = ()
    for count in QUICK if options.quick else SIZES:
        with TemporaryDirectory(prefix="wirewatch-bench-") as spare, hosting(count) as base:
            urls = [f"{base}/feed/{number}.xml" for number in range(count)]
            plan = yield from _figures(count, Path(spare), base, urls, plan)


def _figures(
    count: int, spare: Path, base: str, urls: Sequence[str], plan: Plan
) -> Generator[Figure, None, Plan]:
    """The figures of one size; `plan` is what SQLite knows of newsboat's cache, from a smaller size."""
    name = f"{count:,} sources"
    ours, restarts = _ours(spare, base, urls)
    for case in ROUNDS:
        yield from _own(f"{name}, {case}", ours[case])
    last = ours[ROUNDS[-1]]
    yield Figure("fetch", f"{name}, peak memory of the desk", last.peak, "MB")
    yield Figure("fetch", f"{name}, peak memory of its workers together", last.workers, "MB")
    yield from _restarted(name, *restarts)
    _tell(base, "all new")
    yield from _net_alone(name, Curl(spare, urls))
    yield from _against(name, ours, "reader", _rounds(base, Reader(spare, urls)), FOUR_TIMES)
    if not plan:  # as it is shipped, 2,000 sources take it a quarter of an hour: it goes through all for each
        shipped = Newsboat(spare, urls)
        yield from _against(name, ours, shipped.name, _rounds(base, shipped, warm=True), {})
        plan = shipped.plan()
    if plan:
        analyzed = Newsboat(spare, urls, plan)
        yield from _against(name, ours, analyzed.name, _rounds(base, analyzed, warm=True), SEVEN_TIMES)
    return plan


def _own(name: str, took: Took) -> Iterator[Figure]:
    """What a round took of ourselves."""
    yield Figure("fetch", f"{name}, wall", took.wall, "s")
    yield Figure("fetch", f"{name}, CPU", took.cpu, "s")
    if took.stories > 0.05 * took.cpu:
        yield Figure("fetch", f"{name}, of it stories, which no peer makes", took.stories, "s")
    late, idle = took.late, took.idle
    yield Figure("fetch", f"{name}, loop late p99", late, "ms", bar="< 5 ms", ok=late < 5)
    yield Figure("fetch", f"{name}, an idle process late p99", idle, "ms")


def _restarted(name: str, kept: Took, forgotten: Took) -> Iterator[Figure]:
    """What reading takes in a new desk's first poll when a tenth has changed, and what the marks save."""
    case, against = f"{name}, 90 % 304 by a new desk, CPU of reading", "the items' marks forgotten"
    ratio = forgotten.reading / kept.reading if kept.reading else None
    ok = None if ratio is None else ratio > 1
    yield Figure("fetch", case, kept.reading, "s", against, ratio, "> 1x", ok)
    yield Figure("fetch", f"{name}, 90 % 304 by a new desk, CPU", kept.cpu, "s")


def _net_alone(name: str, curl: Curl) -> Iterator[Figure]:
    took = curl.look()
    if took is None:
        yield Figure("fetch", f"{name}, curl", 0, "skipped", "not installed here")
    else:
        yield Figure("fetch", f"{name}, the net alone, wall", took.wall, "s", curl.name)
        yield Figure("fetch", f"{name}, the net alone, CPU", took.cpu, "s", curl.name)


def _against(
    name: str, ours: Results, peer: str, theirs: Results, bars: Mapping[Round, float]
) -> Iterator[Figure]:
    """Our wall beside a peer's, round by round; and what it took of the peer."""
    if not theirs:
        yield Figure("fetch", f"{name}, {peer}", 0, "skipped", "not to be had here")
    for case, took in theirs.items():
        ratio, bar = took.wall / ours[case].wall, bars.get(case)
        ok = None if bar is None else ratio >= bar
        words = "" if bar is None else f">= {bar:g}x"
        yield Figure("fetch", f"{name}, {case}, wall", ours[case].wall, "s", peer, ratio, words, ok)
        yield Figure("fetch", f"{name}, {case}, CPU of {peer}", took.cpu, "s")
    if theirs:
        peak = max(took.peak for took in theirs.values())
        yield Figure("fetch", f"{name}, peak memory of {peer}", peak, "MB")


def _ours(spare: Path, base: str, urls: Sequence[str]) -> tuple[dict[Round, Took], tuple[Took, Took]]:
    """The rounds of one desk; and that in which a tenth has changed, twice by a new desk on a copy of its
    store: as it is, and with the marks of the items forgotten.
    """
    path, copies = spare / "ours", (spare / "copy", spare / "without-marks")
    fetch_ours.make_store(path, urls)
    took: dict[Round, Took] = {}
    with Ours(path) as desk:
        for case in ROUNDS:
            _tell(base, case)
            if case == "90 % 304":
                for copy in copies:
                    fetch_ours.copy_store(path, copy)
            took[case] = desk.look()
            expected = failing(len(urls)) if case == "5 % dead, slow or broken" else 0
            assert took[case].failed == expected, f"{case}: {took[case].failed} failed, not {expected}"
    held, expected = fetch_ours.articles(path), len(urls) * ITEMS + grown(len(urls))
    assert held == expected, f"{held} articles, not {expected}"
    fetch_ours.forget_marks(copies[1])
    _tell(base, "90 % 304")
    kept, forgotten = (_look_anew(copy) for copy in copies)
    return took, (kept, forgotten)


def _look_anew(store: Path) -> Took:
    with Ours(store) as desk:
        return desk.look()


def _rounds(base: str, peer: Reader | Newsboat, *, warm: bool = False) -> dict[Round, Took]:
    """The rounds as a peer does them, as far as it gets; `warm` for one that learns to ask conditionally
    late.
    """
    took: dict[Round, Took] = {}
    for case in ROUNDS:
        _tell(base, case)
        if warm and case == "all 304":
            peer.look()
        found = peer.look()
        if found is None:
            break
        took[case] = found
    return took


@contextmanager
def hosting(count: int) -> Iterator[str]:
    """A host of so many feeds in a process of its own; its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.fetch_host", str(count), str(ITEMS)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def _tell(base: str, case: Round) -> None:
    with urlopen(f"{base}/round/{ROUNDS.index(case)}", timeout=60):
        pass
