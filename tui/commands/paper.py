"""An evidence pack as Markdown."""

from collections.abc import Iterator
from datetime import timedelta

from news.model import Comparison
from tui.ago import span
from tui.commands.formats import plain_markdown, safe_url
from tui.commands.pack import CAVEAT, HASHED, Edition, Pack, copied
from tui.commands.unified import unified


def as_paper(pack: Pack) -> Iterator[str]:
    """The pieces of the paper."""
    yield f"# {plain_markdown(pack.title)}\n\n"
    yield f"Made by wirewatch on {pack.made:%Y-%m-%d %H:%M} UTC. {CAVEAT}\n\n"
    yield from _matrix(pack)
    yield from _disputes(pack)
    if pack.coverage.absent:
        yield f"**Not seen with it:** {plain_markdown(', '.join(pack.coverage.absent))}\n\n"
    yield f"## Versions\n\n{HASHED}\n"
    for edition in pack.editions:
        yield from _edition(edition)


def _matrix(pack: Pack) -> Iterator[str]:
    yield "## Who has it\n\n| outlet | first seen | behind | versions | silent edits | disputed | text |\n"
    yield "|---|---|---|--:|--:|--:|---|\n"
    for line in pack.coverage.lines:
        lag = span(timedelta(seconds=line.lag_s)) if line.lag_s else "first"
        yield f"| {plain_markdown(line.outlet)} | {line.seen:%Y-%m-%d %H:%M} | {lag} "
        yield f"| {line.revisions} | {line.edits} | {line.disputes} | {plain_markdown(copied(line))} |\n"
    yield "\n"


def _disputes(pack: Pack) -> Iterator[str]:
    if not pack.coverage.lineages:
        return
    yield "## Told differently\n\n"
    for lineage in pack.coverage.lineages:
        yield f"- {plain_markdown(f'{lineage.kind} {lineage.of or str()}'.strip())}\n"
        for reading in lineage.readings:
            by = ", ".join(dict.fromkeys(each.outlet for each in reading.carriers))
            yield f"    - **{plain_markdown(reading.text)}**: {plain_markdown(by)}\n"
        for each in lineage.corrections:
            words = f"{each.version.outlet} went over from {each.was} to {each.now}"
            yield f"    - {plain_markdown(words)}, {each.version.seen:%Y-%m-%d %H:%M}\n"
    yield "\n"


def _edition(edition: Edition) -> Iterator[str]:
    article, revision = edition.article, edition.revision
    yield f"\n### {plain_markdown(article.outlet)}: {plain_markdown(revision.headline)}\n\n"
    url = safe_url(article.url)
    yield f"`{article.id}@{revision.number}`, seen {revision.seen:%Y-%m-%d %H:%M:%S} UTC"
    yield f", <{url}>\n" if url else "\n"
    yield f"\n`{edition.sha256}`\n"
    if edition.changes:
        yield f"\nChanged: {', '.join(revision.classes)}\n\n"
        before, after = f"{article.id}@{revision.number - 1}", f"{article.id}@{revision.number}"
        # An indented block needs no fence that words from outside could close.
        yield from (f"    {line}\n" for line in unified(Comparison(edition.changes), before, after))
    yield from (f"\n{plain_markdown(paragraph)}\n" for paragraph in edition.text.paragraphs)
