"""Every command: its name, the file it lives in, and what it does in a line."""

COMMANDS = {
    "": ("app", "watch how the news is told, from a terminal; without a command, the app"),
    "add": ("adding", "add a source after looking: a site's address finds its feeds"),
    "remove": ("sources", "take sources away; their articles stay"),
    "sources": ("sources", "list the sources and their health"),
    "export": ("lists", "write sources or articles for other programs"),
    "poll": ("polling", "run the desk: look at every source when it is due"),
    "replay": ("polling", "play a recorded day through the whole program, in its own clock"),
    "demo": ("polling", "open the app on a small recorded day; nothing to set up"),
    "articles": ("reading", "list articles, newest first"),
    "show": ("reading", "print one text"),
    "versions": ("reading", "list the revisions of an article"),
    "search": ("reading", "search all texts, best match first, with snippets"),
    "diff": ("comparing", "compare two texts side by side"),
    "facts": ("comparing", "list the facts of a text, or align and judge those of two"),
    "extract": ("comparing", "print what extraction keeps of a page"),
    "stories": ("coverage", "list stories, the latest first"),
    "cluster": ("clustering", "group any articles (JSON lines) into stories, without a store"),
    "rules": ("rules", "list the rules and how often each has hit"),
    "rule add": ("rules", "save a query as a rule"),
    "rule remove": ("rules", "take a rule away; its alerts stay"),
    "match": ("rules", "try a query on texts and see why it matches"),
    "alerts": ("triage", "list the queue of alerts, newest first"),
    "ack": ("triage", "say that alerts have been dealt with"),
    "snooze": ("triage", "put alerts or articles out of sight for a while"),
    "mute": ("triage", "silence a rule, or let it speak again"),
    "undo": ("triage", "take back the newest act of triage"),
    "tail": ("tail", "print what is happening, a line an event"),
    "status": ("status", "print one line for a status bar, in no time"),
    "why": ("upkeep", "explain an article, alert, source or story: every decision with its reason"),
    "doctor": ("doctor", "check the terminal, tmux, the clock, the store and the sources"),
    "paths": ("upkeep", "print the directories and files in use"),
    "web": ("web", "serve the app to a browser, on this machine alone unless told otherwise"),
}
"""A name of two words is a command of a group: `rule add`, `db check`; the empty name is the app."""

GROUPS = frozenset(name.split()[0] for name in COMMANDS if " " in name)
