"""Why a list is empty, and what to do about it."""

from collections.abc import Mapping

from news.amount import amount
from tui.keys import shown


def nothing_holds(words: str, bound: Mapping[str, str]) -> str:
    """Why no row holds words that were looked for; asked in a thread, for it reads them as a query too."""
    from tui.asking import fault, is_plain

    told = f"Nothing here holds {words}. {shown(bound['quit'])} shows all."
    wrong = fault(words)
    if wrong:
        told += f" {shown(bound['find'])} finds words; as a query it would be wrong: {wrong}"
    elif not is_plain(words):
        told += f" {shown(bound['find'])} finds words alone; {shown(bound['filter'])} asks this as a query."
    return told


def nothing_answers(bound: Mapping[str, str]) -> str:
    """Why a list narrowed by a query is empty."""
    return f"Nothing here; {shown(bound['quit'])} shows all."


def no_alerts(rules: int, bound: Mapping[str, str]) -> str:
    """Why the queue is empty, with so many rules that are not muted."""
    new = f"{shown(bound['add_rule'])} makes one, and tells as it is typed what it would have matched."
    if not rules:
        return f"No rule watches yet: {new}"
    watch = f"{amount(rules, 'rule')} watch{'es' if rules == 1 else ''}"
    return f"No alert waits. {watch} what comes in; {new.replace('makes one', 'makes another')}"


def no_rules(bound: Mapping[str, str]) -> str:
    """Why there is no rule."""
    return (
        f"No rule yet: {shown(bound['add'])} makes one, and tells as it is typed what it would have matched."
    )


def no_sources(bound: Mapping[str, str]) -> str:
    """Why there is no source."""
    return (
        f"No source yet: {shown(bound['add'])} adds one by its address, or by that of a site that has feeds."
    )


def no_sources_yet(bound: Mapping[str, str]) -> str:
    """Why nothing can have come in."""
    keys = f"{shown(bound['view_sources'])} and then {shown(bound['add'])}"
    return f"No sources yet: {keys} adds one; `wirewatch import FILE` brings a list."


def no_stories() -> str:
    """Why there is no story."""
    return "No story yet: articles that tell the same event are put together as they come in."
