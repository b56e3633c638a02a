"""`[notices]`: how alerts leave the program, and the channels that a rule's `do` may name."""

from urllib.parse import urlsplit

from desk.config.shape import Channel, Notices, Way
from desk.config.table import Table
from news.alerting.quiet import BadQuiet, read_quiet

WAYS: tuple[Way, ...] = ("command", "webhook", "ntfy", "mail", "apprise")


def read_notices(table: Table) -> Notices:
    """The section; a channel that names no way out, or two, is told and left out."""
    do, quiet = table.texts("do"), _quiet(table)
    digest, most = table.seconds("digest"), table.number("most")
    named = (name for name in table.others() if isinstance(table.given[name], dict))
    channels = {name: channel for name in named if (channel := _channel(name, table.table(name)))}
    table.end()
    return Notices(do, quiet, digest, most, channels)


def _quiet(table: Table) -> str | None:
    """The quiet hours of a table, told where they are none."""
    quiet = table.text("quiet")
    try:
        if quiet:
            read_quiet(quiet)
    except BadQuiet as error:
        table.tell(str(error), "quiet")
        return None
    return quiet


def _channel(name: str, table: Table) -> Channel | None:
    """One way out: a command's words, or where to tell."""
    ways = [(way, words) for way in WAYS if (words := table.words(way))]
    secret, secret_command = table.text("secret"), table.text("secret_command")
    sender, server = table.text("sender"), table.text("server")
    table.end()
    if len(ways) != 1:
        table.tell(f"[notices.{name}] wants one of {', '.join(WAYS)}: it was left out")
        return None
    way, words = ways[0]
    if way in ("webhook", "ntfy") and not all(_is_address(word) for word in words):
        table.tell(f"{way} wants http(s) addresses: [notices.{name}] was left out", way)
        return None
    return Channel(name, way, words, secret, secret_command, sender, server)


def _is_address(word: str) -> bool:
    try:
        parts = urlsplit(word)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
