"""An evidence pack as one page: no script, nothing loaded from elsewhere, words from outside escaped."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from html import escape

from news.amount import amount
from news.coverage import Line
from news.model import Row
from news.story.volume import Volume
from tui.ago import span
from tui.commands.formats import safe_url
from tui.commands.pack import CAVEAT, HASHED, Edition, Pack, copied
from tui.marks import OPS

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #8884; vertical-align: top }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
code, .hash { font-family: ui-monospace, monospace; font-size: .8rem; overflow-wrap: anywhere; }
ins { background: #2a95; text-decoration: none; } del { background: #c335; }
.row { padding-left: 1.5rem; text-indent: -1.5rem; } .sign { font-family: ui-monospace, monospace; }
svg rect { fill: currentColor; opacity: .6; } svg circle { fill: currentColor; } small { opacity: .7; }
details { margin: .5rem 0; } summary { cursor: pointer; }
"""


def as_page(pack: Pack) -> Iterator[str]:
    """The pieces of the page."""
    title = escape(pack.title)
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{title}</title><style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n"
    )
    yield f"<p><small>Made by wirewatch on {_time(pack.made)}. {CAVEAT}</small></p>\n"
    yield from _volume(pack.coverage.volume)
    yield from _matrix(pack.coverage.lines)
    yield from _disputes(pack)
    yield from _headlines(pack)
    if pack.coverage.absent:
        yield f"<p><b>Not seen with it:</b> {escape(', '.join(pack.coverage.absent))}</p>\n"
    yield f"<h2>Versions</h2>\n<p><small>{HASHED}</small></p>\n"
    for edition in pack.editions:
        yield from _edition(edition)
    yield "</body></html>\n"


def _volume(volume: Volume) -> Iterator[str]:
    """Articles first seen, as bars, with the counts in words for who cannot see them."""
    top = max(volume.counts, default=0)
    if not top:
        return
    counts, bar = volume.counts, span(volume.step)
    told = f"Articles first seen, a bar {bar}: {', '.join(map(str, counts))}"
    yield f"<h2>Volume</h2>\n<svg viewBox='0 0 {len(counts) * 12} 60' width='100%' height='80' role='img' "
    yield f"preserveAspectRatio='none'><title>{told}</title>\n"
    for place, count in enumerate(counts):
        height = count / top * 58
        yield f"<rect x='{place * 12 + 1}' y='{60 - height:.1f}' width='10' height='{height:.1f}'/>\n"
    yield f"</svg>\n<p><small>From {_time(volume.start)}, a bar {bar}, highest {top}.</small></p>\n"


def _matrix(lines: Sequence[Line]) -> Iterator[str]:
    yield "<h2>Who has it</h2>\n<table><tr><th>Outlet<th>First seen<th>Behind<th>Versions<th>Silent edits"
    yield "<th>Disputed facts<th>Text<th>When</tr>\n"
    longest = max((line.lag_s for line in lines), default=0) or 1
    for line in lines:
        lag = span(timedelta(seconds=line.lag_s)) if line.lag_s else "first"
        yield f"<tr><td><a href='#{line.article}'>{escape(line.outlet)}</a><td>{_time(line.seen)}"
        yield f"<td class=n>{lag}<td class=n>{line.revisions}<td class=n>{line.edits}"
        yield f"<td class=n>{line.disputes}<td>{escape(copied(line))}<td>{_dot(line.lag_s / longest)}</tr>\n"
    yield "</table>\n"


def _dot(place: float) -> str:
    """A dot on a strip: 0 is the first to be seen, 1 the last."""
    dot = f"<circle cx='{4 + place * 92:.1f}' cy='4' r='3'/>"
    return f"<svg viewBox='0 0 100 8' width='100' height='8' role='presentation'>{dot}</svg>"


def _disputes(pack: Pack) -> Iterator[str]:
    if not pack.coverage.lineages:
        return
    yield "<h2>Told differently</h2>\n<table><tr><th>Fact<th>Told as<th>By</tr>\n"
    for lineage in pack.coverage.lineages:
        about = escape(f"{lineage.kind} {lineage.of or ''}".strip())
        for reading in lineage.readings:
            by = ", ".join(f"{each.outlet} ({each.number})" for each in reading.carriers)
            yield f"<tr><td>{about}<td>{escape(reading.text)}<td>{escape(by)}</tr>\n"
        for each in lineage.corrections:
            yield f"<tr><td><td colspan=2>{escape(each.version.outlet)} went over from {escape(each.was)} to "
            yield f"{escape(each.now)}, {_time(each.version.seen)}</tr>\n"
    yield "</table>\n"


def _headlines(pack: Pack) -> Iterator[str]:
    yield "<h2>Headlines</h2>\n<ul>\n"
    for wording in pack.coverage.headlines:
        before = "".join(f"<br><small>before: {escape(each)}</small>" for each in wording.before)
        yield f"<li><b>{escape(wording.outlet)}</b> {escape(wording.now)}{before}\n"
    yield "</ul>\n"


def _edition(edition: Edition) -> Iterator[str]:
    """One version: what changed, then all its words folded away."""
    article, revision = edition.article, edition.revision
    anchor = f" id='{article.id}'" if edition.before is None else ""
    yield f"<section{anchor}><h3>{escape(article.outlet)}: {escape(revision.headline)}</h3>\n"
    url = safe_url(article.url)
    where = f" · <a href='{escape(url)}' rel='noreferrer'>{escape(url)}</a>" if url else ""
    yield f"<p><code>{article.id}@{revision.number}</code> · seen {_time(revision.seen)}{where}<br>"
    yield f"<span class=hash>{edition.sha256}</span></p>\n"
    if edition.changes:
        yield f"<p><b>Changed:</b> {escape(', '.join(revision.classes))}</p>\n"
        yield from map(_row, edition.changes)
    yield f"<details><summary>The text, {amount(revision.words, 'word')}</summary>\n"
    yield from (f"<p>{escape(paragraph)}</p>\n" for paragraph in edition.text.paragraphs)
    yield "</details></section>\n"


def _row(row: Row) -> str:
    """One changed sentence with its words marked."""
    tags = {"add": "ins", "drop": "del"}
    piece = row.right or row.left
    runs = row.words or ((("same", piece.text),) if piece else ())
    words = "".join(
        f"<{tags[op]}>{escape(text)}</{tags[op]}>" if op in tags else escape(text)
        for op, text in runs
        if op != "was"
    )
    return f"<p class=row><span class=sign>{escape(OPS[row.op])} </span>{words}</p>\n"


def _time(time: datetime) -> str:
    return f"<time datetime='{time.isoformat()}'>{time:%Y-%m-%d %H:%M:%S} UTC</time>"
