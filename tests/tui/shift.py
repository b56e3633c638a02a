"""A real shift, key by key: triage, versions, a comparison, facts, a rule, sources, alerts, help, a filter.

The same keys are pressed in a real tmux and in a real browser.
"""

from store.store import Store

SHIFT: tuple[tuple[tuple[str, ...], str], ...] = (
    (("j",), "2/307"), (("j",), "3/307"), (("5", "j"), "8/307"), (("k",), "7/307"), (("G",), "307/307"),
    (("g",), "1/307"), (("C-d",), "/307"), (("g",), "1/307"), (("x",), "1 selected"), (("x",), "2 selected"),
    (("s",), "starred (2)"), (("u",), "Took back: star, 2 articles"),
    (("m",), "read"), (("u",), "Took back: read"), (("t",), "Tag the"),
    (("l", "o", "c", "Enter"), "tagged loc"),
    (("j", "."), "tagged loc"), (("u",), "Took back: tag"),
    (("g", "c"), "Note on"), (("h", "i", "Enter"), "noted"), (("V",), "verified"), (("V",), "disputed"),
    (("g", "Enter"), "1/307"), (("d",), "changes"), (("]",), "change 1 of"), (("]",), "change 2 of"),
    (("[",), "change 1 of"), (("e",), "change"), (("i",), "version 1"), (("f",), "change"),
    (("w",), "change"),
    (("q",), "1/307"), (("v",), "Enter reads"),
    (("q",), "2 of 2"), (("f",), "facts   /"), (("q",), "2 of 2"),
    (("N",), "add a rule"), (("p", "u", "m", "p", "s"), "matched of 307"),
    (("Tab", "w", "e", "t", "Enter"), "rule wet is kept"), (("3",), "Pumps for Ostrava"), (("l",), "Emoji"),
    (("5",), "answered 500"), (("r",), "Asked for a look"), (("2",), "pumps"), (("a",), "acknowledged"),
    (("u",), "Took back: ack"), (("?",), "Keys in the view alerts"),
    (("/",), "words to look for"), (("m", "u", "t", "e"), "Mute"),
    (("Enter",), "/mute"), (("q",), "1/1"), (("1",), "/307"), (("F",), "Filter:"),
    (("i", "s", ":", "s", "t", "a", "r", "r", "e", "d", "Enter"), "All  is:starred"),
)  # fmt: skip
"""What is pressed, as tmux names keys, and what the screen shows for it."""


def kept(store: Store) -> bool:
    """Whether the store holds what the shift did, and nothing of what it took back."""
    named = [rule.name for rule in store.rules.all()].count("wet") == 1
    return named and store.alerts.count("new") == 1 and bool(store.sources.asked())
