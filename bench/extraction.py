"""Extraction held against gold pages, beside plain trafilatura in the same run.

Body: F1 over 4-word shingles, as github.com/scrapinghub/article-extraction-benchmark defines it; that plain
trafilatura comes out at its published 0.958 shows that it is scored alike. Headlines: many pages name several
of their own (`<h1>`, JSON-LD, OpenGraph), and the gold has the one that a hand-written parser reads. So two
figures are given: the gold's very words, and the gold's or another that the page names as its own while the
gold is among those: which of them a publisher's parser happens to read is no property of the page. Names: F1
of each page's set. Dates: the day (the bar), and to the minute. Times are of the CPU, whatever else runs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import mean, median, quantiles
from time import process_time

import trafilatura

from bench.gold_pages import Gold, fundus, scores, scrapinghub, shared
from bench.report import Figure, Options, Skipped
from news.clean import plain
from news.extract import extract
from news.fold import fold
from news.model import NoText
from news.page.body import body_of
from news.page.claims import Claims, claims_of
from news.page.linked import Linked
from news.page.meta import TITLE, Meta
from news.page.tree import tree_of

BENCH = "extraction"


def run(options: Options) -> Iterator[Figure]:
    """Both sets: bodies and time, then what fundus' gold says of headline, names and date."""
    folder = options.data / "extraction"
    if not folder.exists():
        raise Skipped(f"{folder} is not there")
    step = 8 if options.quick else 1
    hub = list(scrapinghub(folder / "scrapinghub"))[::step]
    yield from _bodies("scrapinghub", hub, 0.970, [_read(page) for page in hub])
    news = list(fundus(folder / "fundus-parsers"))[::step]
    found = [_read(page) for page in news]
    yield from _bodies("fundus", news, 0.95, found)
    yield from _claims(news, found)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a page, also where `extract` refuses it (a paywall's stub, a live blog)."""

    body: str
    claims: Claims
    byline: tuple[str, ...]
    seconds: float
    refused: bool


def _read(page: Gold) -> Read:
    """Read a page as the program does, and time it."""
    start = process_time()
    text = extract(page.html, page.url)
    spent = process_time() - start
    tree = tree_of(page.html)
    claims = claims_of(tree, page.url) if tree is not None else Claims()
    lines = body_of(tree, page.url, claims)[0] if tree is not None else ()
    byline = claims.byline if isinstance(text, NoText) else text.byline
    return Read("\n".join(lines), claims, byline, spent, isinstance(text, NoText))


def _bodies(name: str, pages: list[Gold], bar: float, found: list[Read]) -> Iterator[Figure]:
    """How near the bodies come, ours and plain trafilatura's, and what each costs."""
    theirs = [_plain_trafilatura(page) for page in pages]
    f1, precision, recall = scores(
        [shared(page.body, read.body) for page, read in zip(pages, found, strict=True)]
    )
    peer, *_ = scores([shared(page.body, text) for page, (text, _) in zip(pages, theirs, strict=True)])
    yield Figure(
        BENCH, f"{name}: plain trafilatura, body F1", peer, "F1", f"trafilatura {trafilatura.__version__}"
    )
    if name == "scrapinghub":
        yield Figure(
            BENCH,
            "scrapinghub: that figure, less 0.958",
            peer - 0.958,
            "F1",
            bar="within .005",
            ok=abs(peer - 0.958) <= 0.005,
        )
    yield Figure(BENCH, f"{name}: body F1", f1, "F1", "plain trafilatura", f1 / peer, f">= {bar}", f1 >= bar)
    yield Figure(BENCH, f"{name}: body precision", precision, "share")
    yield Figure(BENCH, f"{name}: body recall", recall, "share")
    yield Figure(BENCH, f"{name}: refused as no text", sum(read.refused for read in found), "pages")
    ours, peers = [read.seconds * 1000 for read in found], [seconds * 1000 for _, seconds in theirs]
    yield Figure(
        BENCH,
        f"{name}: a page, CPU, median",
        median(ours),
        "ms",
        "plain trafilatura",
        median(ours) / median(peers),
    )
    ours_99, peers_99 = (quantiles(times, n=100)[98] for times in (ours, peers))
    case = f"{name}: a page, CPU, p99"
    yield Figure(BENCH, case, ours_99, "ms", "plain trafilatura", ours_99 / peers_99)


def _plain_trafilatura(page: Gold) -> tuple[str, float]:
    start = process_time()
    text = trafilatura.extract(page.html.decode("utf-8", "replace"), include_comments=False)
    return text or "", process_time() - start


def _claims(pages: list[Gold], found: list[Read]) -> Iterator[Figure]:
    """Headlines, names and dates."""
    both = [(page, read.claims) for page, read in zip(pages, found, strict=True)]
    words = [_loose(page.headline) == _loose(claims.headline) for page, claims in both]
    yield _share("headline, the gold's words", words)
    yield _share("headline, the gold's or the page's own", [_is_own(*each) for each in both], 0.97)
    dated = [(page.published, claims.claimed) for page, claims in both if page.published]
    near = [abs(there - here) if here else timedelta.max for there, here in dated]
    yield _share("date, the day", [gap < timedelta(days=1) for gap in near], 0.95)
    yield _share("date, to the minute", [gap < timedelta(minutes=1) for gap in near])
    names = ((page.authors, read.byline) for page, read in zip(pages, found, strict=True))
    named = [(there, here) for there, here in names if there is not None]
    yield _share("authors, F1 of the names", [_names(there, here) for there, here in named], 0.90)
    yield _share("authors, all and no other", [_names(there, here) == 1 for there, here in named])


def _share(case: str, rights: Iterable[float], bar: float | None = None) -> Figure:
    value = mean(rights)
    if bar is None:
        return Figure(BENCH, f"fundus: {case}", value, "share")
    return Figure(BENCH, f"fundus: {case}", value, "share", bar=f">= {bar}", ok=value >= bar)


def _loose(line: str) -> str:
    return re.sub(r"\W+", " ", fold(line)).casefold().strip()


def _is_own(page: Gold, claims: Claims) -> bool:
    """Whether the headline is the gold's, or the page names both it and the gold's as its own."""
    tree = tree_of(page.html)
    if tree is None or not claims.headline:
        return False
    shown = [plain(element.text_content()) for element in tree.iter("h1")]
    own = [_loose(line) for line in (*shown, *Linked(tree).texts("headline"), *Meta(tree).all(TITLE))]
    ours, gold = _loose(claims.headline), _loose(page.headline)
    return ours == gold or all(any(name in line for line in own) for name in (ours, gold))


def _names(gold: tuple[str, ...], found: tuple[str, ...]) -> float:
    """The F1 of two sets of names; 1 when both are empty."""
    there, here = {fold(name).casefold() for name in gold}, {fold(name).casefold() for name in found}
    return 2 * len(there & here) / (len(there) + len(here)) if there or here else 1.0
