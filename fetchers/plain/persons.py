"""Who wrote an item of a plain feed: a name in parts, or a line with a name and an address in it."""

import re

from lxml import etree

from fetchers.plain.names import Names
from fetchers.plain.words import Odd, mended

_MAIL = re.compile(
    r"[\w.+-]+@(?:\[\d{1,3}\.\d{1,3}\.\d{1,3}\.|(?:[a-zA-Z0-9-]+\.)+)(?:[a-zA-Z]{2,4}|\d{1,3})\]?"
    r"(?:\?subject=\S+)?",
    re.ASCII,
)

_PERSON = frozenset({"name", "email", "uri", "url", "homepage"})
"""What a person of a feed may be told by; anything else is read by rules of its own."""


def person_of(element: etree._Element, names: Names) -> str:
    """The name of the person that an element tells of, else the address; Odd when it tells more."""
    if not len(element):
        return _name_in(mended(element.text or ""))
    demand_person(element, names)
    found = {names.of(part): (part.text or "").strip() for part in element}
    return found.get("name") or found.get("email") or ""


def demand_person(element: etree._Element, names: Names) -> None:
    """Odd when an element says more of a person than name and addresses."""
    if any(len(part) or names.of(part) not in _PERSON for part in element):
        raise Odd


def _name_in(said: str) -> str:
    """The name in `me@example.org (Name)`, `Name <me@example.org>` and the like, else the address."""
    found = _MAIL.search(said) if "@" in said else None
    if found is None:
        return said
    name = said.replace(found.group(), "").replace("()", "").replace("<>", "").replace("&lt;&gt;", "").strip()
    return name.removeprefix("(").removesuffix(")").strip() or found.group()
