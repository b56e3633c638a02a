"""`config`: whether the configuration file is sound, and a first one written from the store."""

from contextlib import suppress
from pathlib import Path

from desk.config.lay import lay
from desk.config.meant import faults_of, strangers
from desk.config.read import read_config
from desk.config.shape import Config, Fault, in_order
from desk.config.write import rule_lines, source_lines
from desk.setting import allowed_hosts
from news.outlets import host_of
from store.errors import NoStore
from store.store import Store
from tui.commands.opening import now, reading, writing
from tui.commands.output import block, emit, note
from tui.commands.parsing import Asked, Command, CommandError, Parser, UsageError
from tui.commands.paths import config_path, lists_path
from tui.keys import key_faults

HEAD = """\
# wirewatch reads this file at its start and again whenever it changes; docs/config.md says all it may hold.
# `wirewatch config` checks it. Commands such as `add` write here too, and leave every other line as it is.
"""


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "--init", action="store_true", help="write a file with all sources and rules of the store"
    )


def config(asked: Asked) -> int:
    """Check the file, or write the first one; exit code 1 when something in it is wrong."""
    file = config_path(asked.config)
    if asked.init:
        _begin(asked, file)
    elif asked.config and not file.exists():
        raise UsageError(f"{file} is not there: --init writes a first one")
    found = read_config(file)
    faults = in_order(_faults(asked, found))
    if asked.json:
        emit(_counts(found) | {"faults": [{"line": each.line, "words": each.words} for each in faults]})
    else:
        block((name.replace("_", " "), value) for name, value in _counts(found).items())
        for fault in faults:
            note(str(fault))
    return 1 if faults else 0


def _faults(asked: Asked, found: Config) -> list[Fault]:
    """All that is wrong with a file, by what the store and the looks know too."""
    known: list[str] = []
    with suppress(NoStore), reading(asked) as store:
        known = [word for source in store.sources.all() for word in (source.name, source.id)]
    known += [source.name for source in found.sources if source.name]
    faults = [*found.faults, *faults_of(found), *strangers(found, known), *key_faults(found)]
    if found.app.theme:
        from tui.themes import theme_faults  # loads Textual

        faults += theme_faults(found)
    return faults


def _counts(found: Config) -> dict[str, object]:
    """What a file holds."""
    return {
        "file": str(found.file),
        "exists": bool(found.body_hash),
        "sources": len(found.sources),
        "rules": len(found.rules),
        "names": len(found.names),
        "channels": len(found.notices.channels),
        "keys": len(found.keys.own),
    }


def _begin(asked: Asked, file: Path) -> None:
    """Write a file that says what the store holds; from then on it is the one to edit."""
    if lists_path(asked.config, asked.store) is None:
        raise CommandError("another store than your own has a file only where --config names one")
    with reading(asked) as store:
        text = HEAD + "".join(_blocks(store))
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        file.touch(0o600, exist_ok=False)
        file.write_text(text, encoding="utf-8")
    except FileExistsError as error:
        raise CommandError(f"{file} is there already") from error
    with writing(asked) as store:
        lay(store, read_config(file), now())


def _blocks(store: Store) -> list[str]:
    """Every source and rule of a store, as the file writes them."""
    sources = store.sources.all()
    allowed = allowed_hosts(store, sources)
    blocks = [source_lines(source, allow_private=host_of(source.url) in allowed) for source in sources]
    blocks += [rule_lines(rule) for rule in store.rules.all()]
    return ["\n" + "\n".join(block) + "\n" for block in blocks]


COMMANDS = {"config": Command(_arguments, config)}
