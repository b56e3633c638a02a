"""`extract`: what a page's text is."""

from pathlib import Path

from news.model import NoText
from tui.commands.fields import of_text
from tui.commands.output import emit
from tui.commands.parsing import Asked, Command, CommandError, Parser
from tui.commands.printing import print_text
from tui.commands.raw import is_address, read_address, read_file, read_stdin


def _extract_arguments(parser: Parser) -> None:
    parser.add_argument("page", metavar="FILE|URL", help="a page: a file, an http(s) address, or - for stdin")


def extract(asked: Asked) -> int:
    """Print what extraction keeps of a page, or why it keeps nothing."""
    page: str = asked.page
    found = read_stdin() if page == "-" else read_address(page) if is_address(page) else read_file(Path(page))
    if isinstance(found, NoText):
        if asked.json:
            emit({"no_text": found.why, "detail": found.detail})
            return 0
        raise CommandError(
            f"{page} has no text: {found.why}" + (f" ({found.detail})" if found.detail else "")
        )
    if asked.json:
        emit(of_text(found))
    else:
        print_text(found, page)
    return 0


COMMANDS = {"extract": Command(_extract_arguments, extract)}
