"""Every key of the app in one table: the bindings, the footer, the help and the palette are made from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from desk.config.shape import Config, Fault, Preset
from news.nearest import nearest

Where: TypeAlias = Literal[
    "everywhere", "lists", "reader", "feed", "alerts", "stories", "compare", "sources", "rules", "dialogs"
]


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a key does."""

    id: str
    keys: str
    """The keys of the preset vim, separated by commas, as Textual names them or as one character."""
    short: str
    """One or two words for the footer."""
    words: str
    """What it does, for help and palette."""
    where: tuple[Where, ...] = ("everywhere",)
    writes: bool = False
    """Whether it changes the store: refused with `--read-only`, repeated by `.`."""
    newsboat: str | None = None
    """Its keys in the preset newsboat; None as in vim."""
    mutt: str | None = None

    def of(self, preset: Preset) -> str:
        """Its keys in a preset."""
        other = {"vim": None, "newsboat": self.newsboat, "mutt": self.mutt}[preset]
        return self.keys if other is None else other


VIEWS = ("feed", "alerts", "stories", "compare", "sources", "rules")
"""The views, in the order of their keys."""

_TRIAGE: tuple[Where, ...] = ("feed", "alerts", "stories")
_STORIES: tuple[Where, ...] = ("stories",)
_RULES: tuple[Where, ...] = ("alerts", "rules")
_LISTED: tuple[Where, ...] = ("sources", "rules")

KEYS: tuple[Key, ...] = (
    Key("down", "j,down", "down", "Next row, or a line down; 5j goes five"),
    Key("up", "k,up", "up", "Row above, or a line up"),
    Key("top", "g,home", "top", "First row; brings new rows into sight", mutt="equals_sign,home"),
    Key("bottom", "G,end", "end", "Last row", mutt="asterisk,end"),
    Key("half_down", "ctrl+d", "half page", "Half a page down"),
    Key("half_up", "ctrl+u", "half page", "Half a page up"),
    Key("page_down", "space,pagedown", "page", "A page down"),
    Key("page_up", "b,pageup", "page", "A page up"),
    Key("open", "enter,l,right", "open", "Go in: open what is under the cursor"),
    Key("quit", "q", "back", "Go back; at the root, twice quits"),
    Key("back", "h,left,escape", "back", "Go back: out of what is selected, of the pane, of the view"),
    Key("pane", "tab", "pane", "Next pane"),
    Key("pane_back", "shift+tab", "pane", "Pane before"),
    Key("next_unread", "n", "unread", "Next unread", _TRIAGE),
    Key("previous_unread", "p", "unread", "Previous unread", _TRIAGE),
    Key("read", "m", "read", "Mark read or unread", _TRIAGE, writes=True, newsboat="N,m", mutt="N,m"),
    Key("star", "s", "star", "Star, or take the star away", _TRIAGE, writes=True, mutt="F,s"),
    Key("tag", "t", "tag", "Add tags; -word takes one away", _TRIAGE, writes=True),
    Key("note", "c", "note", "Write a note", _TRIAGE, writes=True),
    Key("edit_note", "C", "editor", "Write the note in $EDITOR", _TRIAGE, writes=True),
    Key("verify", "V", "verified", "Verified, disputed, not judged: in turn", _TRIAGE, writes=True),
    Key("snooze", "z", "snooze", "Out of sight for a while: 30m, 2h, 1d", _TRIAGE, writes=True),
    Key("ack", "a", "ack", "Acknowledge, or name who takes it", ("alerts",), writes=True),
    Key("mute", "M", "mute", "Mute or unmute the rule, or that of this alert", _RULES, writes=True),
    Key("mute_until", "Z", "mute for", "Mute the rule for a while: 2h, until 07:00", _RULES, writes=True),
    Key("edit_rule", "E", "rule", "Edit the rule of this alert", ("alerts",), writes=True),
    Key("all_read", "A", "all read", "Mark all that the list shows as read", _TRIAGE, writes=True),
    Key("undo", "u", "undo", "Take your last act back, also one of yesterday; then those of other windows"),
    Key("repeat", "full_stop", "again", "Repeat the last act", _TRIAGE),
    Key("select", "x", "select", "Select the row; acts then take all that are selected", ("lists",)),
    Key("diff", "d", "diff", "Compare with the revision before", _TRIAGE, newsboat="d"),
    Key("mark_diff", "D", "mark/diff", "Mark a side; on another article, compare with the marked", _TRIAGE),
    Key("versions", "v", "versions", "Every version of this article", _TRIAGE),
    Key("next_change", "right_square_bracket", "next", "Next change, or next match", ("compare", "reader")),
    Key("previous_change", "left_square_bracket", "previous", "Change before", ("compare", "reader")),
    Key("facts", "f", "facts", "Facts: of the article, or over the comparison", ("compare", *_TRIAGE)),
    Key("noise", "w", "noise", "Show or hide changes of quotes, space and punctuation", ("compare",)),
    Key("unified", "i", "one/two", "One column or two", ("compare",)),
    Key("fold", "e", "unfold", "Show or fold what is the same on both sides", ("compare",)),
    Key("swap", "x", "swap", "Swap the sides", ("compare",)),
    Key("open_link", "o", "browser", "Open in the browser, or show the address; 2o the second link", _TRIAGE),
    Key("copy", "y", "copy", "Copy headline and address, through tmux or the terminal; 2y link 2", _TRIAGE),
    Key("pipe", "vertical_line", "pipe", "Pipe the article to a command", _TRIAGE),
    Key("export", "e", "export", "Export what is chosen to FILE.md, .json or .txt", _TRIAGE),
    Key("run", "exclamation_mark", "run", "Run a command with the article as JSON on its stdin", _TRIAGE),
    Key("look", "r", "look", "Have the source looked at now", writes=True),
    Key("look_all", "R", "look all", "Have every source looked at now", writes=True),
    Key("add", "a", "add", "Add a source by its address, or a rule", _LISTED, writes=True),
    Key("edit", "e", "edit", "Edit the source, or the rule", _LISTED, writes=True),
    Key("remove", "X,delete", "remove", "Remove it; u brings it back", _LISTED, writes=True),
    Key("try_source", "t", "try", "Try the source: what a look would bring, nothing kept", ("sources",)),
    Key("pause", "P", "pause", "Pause the source, or go on", ("sources",), writes=True),
    Key("rename", "E", "name", "Name the source, or the story", ("sources", "stories"), writes=True),
    Key("merge", "M", "merge", "Make stories one, or put articles into another", _STORIES, writes=True),
    Key("split", "P", "part", "Part articles from their story, as one of their own", _STORIES, writes=True),
    Key("sort", "O", "order", "Order a story's articles by outlet, share copied, edits, facts", _STORIES),
    Key("find", "slash", "find", "Find: rows that hold the words; in a text its next line that does"),
    Key("filter", "F", "filter", "Filter by a query; empty shows all", _TRIAGE, mutt="L"),
    Key(
        "add_rule", "N", "rule", "Add a rule, tried as typed", writes=True, newsboat="ctrl+n", mutt="ctrl+n"
    ),
    Key("why", "W", "why", "Why: each decision about this, with its reason", _TRIAGE),
    Key("view_feed", "1,f1", "feed", "The feed: what came in, newest first"),
    Key("view_alerts", "2,f2", "alerts", "The alerts: what your rules matched"),
    Key("view_stories", "3,f3", "stories", "The stories, and who covers them"),
    Key("view_compare", "4,f4", "compare", "The comparison that was last open"),
    Key("view_sources", "5,f5", "sources", "The sources and how they fare"),
    Key("view_rules", "6,f6", "rules", "The rules and what they matched"),
    Key("command_line", "colon", "order", "Type a command: ack QUERY, tag WORD QUERY, theme NAME"),
    Key("command", "ctrl+p", "commands", "Every command, by name"),
    Key("help", "question_mark", "help", "This help"),
    Key("redraw", "ctrl+l", "redraw", "Draw the screen anew"),
    Key("form_keep", "enter", "does it", "In a dialog: do it, or take the row", ("dialogs",)),
    Key("form_next", "tab,down", "next", "In a dialog: the next field, then the rows", ("dialogs",)),
    Key("form_previous", "shift+tab,up", "back", "In a dialog: the field before", ("dialogs",)),
    Key("form_leave", "escape,ctrl+c", "leaves", "In a dialog: give up waiting, or leave", ("dialogs",)),
)  # fmt: skip

BY_ID: Mapping[str, Key] = {key.id: key for key in KEYS}

MOTIONS = frozenset({"down", "up", "half_down", "half_up", "page_down", "page_up", "next_unread",
                     "previous_unread", "next_change", "previous_change", "select"})  # fmt: skip
"""What a count before it repeats."""

COUNTED = MOTIONS | {"open_link", "copy"}
"""What a count before it is for: a lone digit before anything else is a key of its own."""

_SHOWN = {
    "full_stop": ".", "right_square_bracket": "]", "left_square_bracket": "[", "vertical_line": "|",
    "slash": "/", "colon": ":", "question_mark": "?", "space": "Space", "enter": "Enter", "tab": "Tab",
    "escape": "Esc", "equals_sign": "=", "asterisk": "*", "pagedown": "PgDn", "pageup": "PgUp",
    "shift+tab": "S-Tab", "up": "Up", "down": "Down", "left": "Left", "right": "Right", "home": "Home",
    "end": "End", "exclamation_mark": "!",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Conflict:
    """One key that two things claim in the same place."""

    key: str
    first: str
    second: str

    def __str__(self) -> str:
        return f"{shown(self.key)} does both {self.first} and {self.second}: rebind one under [keys]"


def table(preset: Preset = "vim", own: Mapping[str, str] | None = None) -> dict[str, str]:
    """The keys of every id: those of the preset, or what the person bound."""
    return {key.id: (own or {}).get(key.id, key.of(preset)) for key in KEYS}


def key_faults(config: Config) -> list[Fault]:
    """What is wrong with `[keys]`: ids that do not exist, keys that do two things in one place."""
    unknown = [name for name in config.keys.own if name not in BY_ID]
    found = [config.fault(_no_such(name), "keys", name) for name in unknown]
    for clash in conflicts(table(config.keys.preset, config.keys.own)):
        own = clash.second if clash.second in config.keys.own else clash.first
        found.append(config.fault(str(clash), "keys", own))
    return found


def conflicts(bound: Mapping[str, str]) -> list[Conflict]:
    """Every key that two ids claim where both are in force."""
    claimed: dict[str, list[str]] = {}
    for name, keys in bound.items():
        for key in split(keys):
            claimed.setdefault(key, []).append(name)
    return [
        Conflict(key, first, second)
        for key, names in claimed.items()
        for index, first in enumerate(names)
        for second in names[index + 1 :]
        if meet(BY_ID[first], BY_ID[second])
    ]


def _no_such(name: str) -> str:
    near = nearest(name, BY_ID)
    return f"{name} is no key's id: " + (f"did you mean {near}?" if near else "docs/config.md lists them")


def meet(one: Key, other: Key) -> bool:
    """Whether there is a place where both keys are in force."""
    return any(view in places(other) for view in places(one))


def places(key: Key) -> frozenset[str]:
    """The views in which a key is in force."""
    views = set(VIEWS)
    wide = {"everywhere": views, "lists": views - {"compare"}, "reader": views}
    return frozenset().union(*(wide.get(where, {where}) for where in key.where))


def split(keys: str) -> list[str]:
    """The single keys of a setting such as `j,down`."""
    return [key.strip() for key in keys.split(",") if key.strip()]


def shown(keys: str) -> str:
    """The first key as a person reads it: `j`, `]`, `^d`."""
    first = split(keys)[0] if split(keys) else ""
    if first.startswith("ctrl+"):
        return "^" + first.removeprefix("ctrl+")
    return _SHOWN.get(first, first)


def all_shown(keys: str) -> str:
    """Every key of a setting as a person reads it."""
    return " ".join(shown(key) for key in split(keys))


def of_view(view: str, ids: Iterable[str] | None = None) -> list[Key]:
    """The keys in force in a view, in the order of the table, or of the ids where they are given."""
    keys = KEYS if ids is None else tuple(BY_ID[name] for name in ids)
    return [key for key in keys if view in places(key)]
