"""Whether the fields of a document hold what a query asks of them."""

import operator
from collections.abc import Callable, Mapping
from datetime import datetime

from news.query.document import Document
from news.query.syntax import Compare, During, Holds, Sign
from news.words import words

_SIGNS: Mapping[Sign, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip


def holds(node: Holds | Compare | During, document: Document, now: datetime) -> str | None:
    """What holds, in words fit for a reason; None when it does not."""
    match node:
        case Holds():
            return _holds(node, document, now)
        case Compare(field, sign, value, typed):
            number = _number(field, document, now)
            return typed if number is not None and _SIGNS[sign](number, value) else None
        case During(field, since, until, typed):
            moment = document.seen if field == "seen" else document.claimed
            if moment is None or (since and moment < since) or (until and moment >= until):
                return None
            return typed


def _number(field: str, document: Document, now: datetime) -> float | None:
    """What a count or a length of time is held against."""
    match field:
        case "version":
            return document.revision
        case "lag":
            return document.lag
        case _:
            return (now - document.seen).total_seconds() if document.seen else None


def _holds(node: Holds, document: Document, now: datetime) -> str | None:
    """The field and its value in words, if it holds."""
    value = node.value
    match node.field:
        case "is":
            if value == "snoozed":
                return "is snoozed" if document.snoozed and document.snoozed > now else None
            return f"is {value}" if value in document.states else None
        case "changed":
            return f"changed: {value}" if value in document.classes else None
        case "lang":
            language = (document.language or "").lower().replace("_", "-")
            return f"language {language}" if language == value or language.startswith(f"{value}-") else None
        case "tag":
            return f"tag {value}" if value in document.tags else None
        case "story":
            return f"story {value}" if document.story and document.story.startswith(value.lower()) else None
        case "source":
            known = document.source.startswith(value.lower()) or _says(
                document.source_name, value, exact=node.exact
            )
            return f"source {document.source_name or document.source}" if known else None
        case "rule":
            return f"rule {document.rule}" if _says(document.rule, value, exact=node.exact) else None
        case _:
            return f"outlet {document.outlet}" if _says(document.outlet, value, exact=node.exact) else None


def _says(name: str, value: str, *, exact: bool) -> bool:
    """Whether a name holds these words one after another; if exact, whether it is this name."""
    if exact:
        return name == value
    return bool(words(value)) and f" {' '.join(words(value))} " in f" {' '.join(words(name))} "
