"""The help: every key with what it does, as it is bound now."""

from collections.abc import Mapping, Sequence

from tui.keys import KEYS, VIEWS, Key, all_shown, places, shown
from tui.laid import Layout
from tui.lines import Line, clip
from tui.pages.prose import Block, prose

_INTRODUCTION = (
    "Lists show what came in, newest first. Acts take the row under the cursor, or all rows selected with x; "
    "every act can be taken back with u, also after a restart; what was opened stays read, and m makes it "
    "unread. A number before a motion repeats it. "
    "In comparisons ~ stands beside what changed, + what was added, - what was dropped, > what moved. "
    ":theme high-contrast-dark or high-contrast-light shows every word at 7:1 or more."
)


def help_page(bound: Mapping[str, str], view: str, words: str = "") -> Layout:
    """The keys in force here, then the others; with words, those whose help holds them."""
    wanted = [
        key for key in KEYS if words.lower() in f"{key.words} {key.id} {all_shown(bound[key.id])}".lower()
    ]
    here = [key for key in wanted if view in places(key)]
    other = [key for key in wanted if view not in places(key)]
    blocks = [Block((("Keys", "title"), (f" in the view {view}", "dim")), gap=True)]
    if not words:
        blocks.append(Block(((_INTRODUCTION, ""),), gap=True))
    blocks += [_line(key, bound) for key in here]
    if other:
        blocks += [Block(()), Block((("Elsewhere", "title"),), gap=True)]
        blocks += [_line(key, bound, f" ({', '.join(_views(key))})") for key in other]
    if not wanted:
        blocks.append(Block(((f"No key does anything with “{words}”.", "dim"),)))
    return prose(blocks)


def _line(key: Key, bound: Mapping[str, str], where: str = "") -> Block:
    """One key: how it is pressed, what it does, and its id for rebinding."""
    line: Line = ((f"{all_shown(bound[key.id]):<14} ", "key"), (key.words, ""), (f"{where}  {key.id}", "dim"))
    return Block(line, hang=15)


def _views(key: Key) -> list[str]:
    return [view for view in (*VIEWS, "dialogs") if view in places(key)]


def foot(keys: Sequence[Key], bound: Mapping[str, str], room: int) -> Line:
    """The keys that matter most here, as many as fit; the help always."""
    last = (shown(bound["help"]), "help")
    left = room - len(last[0]) - len(last[1]) - 2
    bits: list[tuple[str, str]] = []
    for key in keys:
        name, short = shown(bound[key.id]), key.short
        size = len(name) + len(short) + 3
        if size > left:
            break
        left -= size
        bits += [(f" {name}", f"key do={key.id}"), (f" {short} ", f"do={key.id}")]
    return (*bits, (f" {last[0]}", "key do=help"), (f" {last[1]}", "do=help"))


def asked_foot() -> Line:
    """The keys of a line that is typed at the foot."""
    does = (("Enter", "does it"), ("Esc", "leaves all as it is"), ("Up", "earlier answers"))
    return tuple(bit for name, words in does for bit in ((f" {name}", "key"), (f" {words} ", "")))


def dialog_foot(keys: Sequence[Key], bound: Mapping[str, str], room: int) -> Line:
    """The keys of a dialog, as many as fit, each to be clicked as well."""
    bits = [
        bit
        for key in keys
        for bit in ((f" {shown(bound[key.id])}", f"key do={key.id}"), (f" {key.short} ", f"do={key.id}"))
    ]
    return clip(tuple(bits), room)
