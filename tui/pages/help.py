"""The help: every key with what it does, as it is bound now."""

from collections.abc import Mapping, Sequence

from tui.keys import KEYS, VIEWS, Key, all_shown, places, shown
from tui.laid import Layout
from tui.lines import Bit, Line
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
    """The keys that matter most, the first as many as fit, the last always; each to be clicked as well."""
    *others, last = keys
    left = room - _room_of(last, bound) + 1
    bits: list[Bit] = []
    for key in others:
        left -= _room_of(key, bound)
        if left < 0:
            break
        bits += [(f" {shown(bound[key.id])}", f"key do={key.id}"), (f" {key.short} ", f"do={key.id}")]
    return (*bits, (f" {shown(bound[last.id])}", f"key do={last.id}"), (f" {last.short}", f"do={last.id}"))


def _room_of(key: Key, bound: Mapping[str, str]) -> int:
    """How many cells a key takes at the foot."""
    return len(shown(bound[key.id])) + len(key.short) + 3


def asked_foot() -> Line:
    """The keys of a line that is typed at the foot."""
    does = (("Enter", "does it"), ("Esc", "leaves all as it is"), ("Up", "earlier answers"))
    return tuple(bit for name, words in does for bit in ((f" {name}", "key"), (f" {words} ", "")))
