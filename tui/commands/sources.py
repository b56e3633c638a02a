"""`sources` and `remove`: where items come from, and how each source stands."""

from desk.config.read import read_config
from news.amount import amount
from news.ids import SHOWN
from news.model import Source, Standing
from store.errors import NoStore
from tui.ago import ago, until
from tui.commands.fields import of_editing, of_source
from tui.commands.filed import lists_of, note_faults
from tui.commands.opening import now, reading, writing
from tui.commands.output import Table, emit, is_terminal, show
from tui.commands.parsing import Asked, Command, CommandError, Parser
from tui.commands.paths import lists_path
from tui.edited import edited_by_outlet
from tui.pages.editing import editing_lines


def _sources_arguments(parser: Parser) -> None:
    about = "only these, by id, name or address, each with how its outlets edit what they told"
    parser.add_argument("source", nargs="*", metavar="SOURCE", help=about)
    parser.add_argument("--failing", action="store_true", help="only those whose last look failed")


def sources(asked: Asked) -> int:
    """List the sources and how each one stands."""
    try:
        return _list(asked)
    except NoStore as error:
        file = lists_path(asked.config, asked.store)
        listed = len(read_config(file).sources) if file else 0
        if not listed:
            raise
        raise CommandError(
            f"there is no store yet: `wirewatch poll` takes up the {amount(listed, 'source')} of {file}"
        ) from error


def _list(asked: Asked) -> int:
    with reading(asked) as store:
        standings, counts = store.sources.standings(), store.sources.counts()
        found = [store.sources.find(word) for word in asked.source] or store.sources.all()
        edited = {word.id: edited_by_outlet(store, word.id) for word in found if asked.source}
    table = None if asked.json else _table()
    for source in found:
        standing, count = standings.get(source.id), counts.get(source.id)
        articles = count.articles if count else 0
        failed = standing is not None and standing.error is not None
        if asked.failing and not failed:
            continue
        if table is None:
            outlets = [{"outlet": name} | of_editing(each) for name, each in edited.get(source.id, ())]
            emit(of_source(source, standing, articles) | ({"editing": outlets} if asked.source else {}))
            continue
        told = _told(source, standing)
        table.row(
            (
                source.id[:SHOWN],
                _state(source, standing),
                ago(standing.last_ok, now()) if standing and standing.last_ok else "never",
                until(standing.due, now()) if standing and not source.paused and not standing.gone else "",
                articles,
                *told,
            ),
            role="bad" if failed else "dim" if source.paused else "",
        )
        for line in editing_lines(edited.get(source.id, ())):
            show(line)
    return 0


def _table() -> Table:
    """The columns; what does not fit a terminal's width has one of its own in a pipe."""
    heads = {"id": SHOWN, "state": 6, "last": 4, "next": 7, "arts": 6, "name": 0}
    return Table(heads if is_terminal() else heads | {"url": 0, "error": 0})


def _told(source: Source, standing: Standing | None) -> tuple[str, ...]:
    """What a source is called, where it is, and why it failed: each apart in a pipe."""
    error = (standing.error if standing else None) or ""
    name = "" if source.name == source.url else source.name
    if not is_terminal():
        return name, source.url, error
    return (f"{source.name}: {error}" if error else "  ".join(filter(None, (name, source.url))),)


def _state(source: Source, standing: Standing | None) -> str:
    """How a source stands, in a word."""
    if source.paused:
        return "paused"
    if standing is None:
        return "new"
    return "gone" if standing.gone else "FAILED" if standing.error is not None else "ok"


def _remove_arguments(parser: Parser) -> None:
    parser.add_argument("source", nargs="+", metavar="SOURCE", help="sources, by id, name or address")


def remove(asked: Asked) -> int:
    """Take sources away; their articles stay, and `undo` brings the sources back."""
    with writing(asked) as store:
        found = [store.sources.find(word) for word in asked.source]
        note_faults(lists_of(asked, store).remove_sources(found, now()))
    for source in found:
        tell(source, "removed", json=asked.json)
    return 0


def tell(source: Source, done: str, *, json: bool) -> None:
    """Say what was done to a source."""
    if json:
        emit(of_source(source, None, 0))
    else:
        print(f"{done} {source.name}  {source.id[:SHOWN]}  {source.url}")


COMMANDS = {
    "sources": Command(_sources_arguments, sources),
    "remove": Command(_remove_arguments, remove),
}
