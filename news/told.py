"""What a source tells of an item, as a text like any other."""

from news.model import Entry, Text


def text_of(entry: Entry) -> Text:
    """What a source's entry says, as a text: its content where it carries one, else its summary."""
    own = entry.content or ((entry.summary,) if entry.summary else ())
    return Text(
        headline=entry.title,
        paragraphs=tuple(line for line in own if line),
        byline=entry.authors,
        claimed=entry.claimed,
        modified=entry.updated,
        language=entry.language,
        url=entry.url,
        origin="feed",
    )
