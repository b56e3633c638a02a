"""Articles written for other programs: as text, as JSON, as Markdown, to a command or a file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from news.times import stamp
from tui.pages.article import Shown
from tui.reading import Reading

Form: TypeAlias = Callable[[Shown, datetime], str]
"""Writes an article as it stands at a time."""


def as_text(shown: Shown, _now: datetime) -> str:
    """Headline, address, an empty line, paragraphs."""
    text = shown.text
    return (
        "\n".join([_headline(shown), shown.article.url or "", "", *(text.paragraphs if text else ())]) + "\n"
    )


def as_markdown(shown: Shown, _now: datetime) -> str:
    """The same with the headline as a heading and what is known of the article above the text."""
    article, text = shown.article, shown.text
    facts = f"{article.outlet}, seen {stamp(article.seen)}, {article.revisions} version(s)"
    link = f"\n<{article.url}>\n" if article.url else ""
    note = f"\n> {article.note}\n" if article.note else ""
    paragraphs = "\n\n".join(text.paragraphs) if text else ""
    return f"## {_headline(shown)}\n\n{facts}\n{link}{note}\n{paragraphs}\n\n"


def as_json(shown: Shown, now: datetime) -> str:
    """One object on one line, with the fields of `wirewatch articles --json` and the text."""
    from tui.commands.fields import of_article
    from tui.commands.output import as_line

    paragraphs = list(shown.text.paragraphs) if shown.text else []
    return as_line(of_article(shown.article, now) | {"paragraphs": paragraphs}) + "\n"


FORMS: Mapping[str, Form] = {
    ".md": as_markdown, ".json": as_json, ".jsonl": as_json, ".txt": as_text,
}  # fmt: skip
"""How an article is written, by the name of the file."""


def exported(reading: Reading, names: Sequence[str], file: Path, now: datetime) -> str:
    """Write these articles to a file, over one that is there only where the name ends in `!`; gives what to
    tell the person.
    """
    over = file.name.endswith("!")
    file = Path(str(file).removesuffix("!"))
    form = FORMS.get(file.suffix.lower())
    if form is None:
        return f"{file.name}: the name must end in {', '.join(FORMS)}."
    found = [form(shown, now) for name in names if (shown := reading.shown(name)) is not None]
    try:
        with file.open("w" if over else "x", encoding="utf-8") as written:
            written.writelines(found)
    except FileExistsError:
        return f"{file} is there already: {file.name}! overwrites it."
    except OSError as error:
        return f"{file} could not be written: {error.strerror}."
    return f"{len(found):,} written to {file}."


def _headline(shown: Shown) -> str:
    return shown.text.headline if shown.text and shown.text.headline else shown.article.title
