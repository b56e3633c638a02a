"""OPML: folders are tags, and attributes that mean nothing to us are kept and written again."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from lxml import etree

from fetchers.listing import BadList, Listed, Listing, Problem, merged
from news import clean
from news.model import Kind

OURS = "https://pypi.org/project/wirewatch/"
"""The namespace of what only we say of a source: its kind, its options."""

KEPT = "opml:"
"""How an option begins that keeps a foreign attribute."""

_KINDS: Mapping[str, Kind] = {
    "feed": "feed", "sitemap": "sitemap", "page": "page", "json": "json", "search": "search", "exec": "exec",
    "folder": "folder",
}  # fmt: skip
_BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)")
"""An ampersand that is no XML; a parser that recovers from it would lose what follows."""
_OUTLINE = re.compile(r"<outline\b(?P<rest>[^\n]*?)\bxmlUrl\s*=\s*\"(?P<url>[^\"]*)\"", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:title|text)\s*=\s*\"([^\"]*)\"")
_KNOWN = frozenset({"text", "title", "xmlUrl"})


def read_opml(body: bytes) -> Listing:
    """The sources of an OPML file; BadList when it is none."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(_BARE.sub(b"&amp;", body), parser)
    except etree.XMLSyntaxError as error:
        raise BadList(f"no OPML: {error}") from error
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise BadList("no OPML: it does not begin with <opml>")
    problems: list[Problem] = []
    found = list(_read(root, problems))
    found += _lost(body, {listed.url for listed in found}, problems)
    return Listing(merged(found), tuple(sorted(problems, key=lambda problem: problem.line)))


def write_opml(sources: Iterable[Listed], title: str = "wirewatch") -> bytes:
    """An OPML 2.0 file of these sources; one with several tags lies in several folders."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"wirewatch": OURS})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = clean.plain(title)
    top = etree.SubElement(root, "body")
    folders: dict[str, etree._Element] = {"": top}
    for source in sources:
        for tag in source.tags or ("",):
            etree.SubElement(_folder(folders, tag), "outline", _attributes(source))
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _read(root: etree._Element, problems: list[Problem]) -> Iterator[Listed]:
    """Every outline with an address, in order; the folders round it are one tag, parted by a slash."""
    folders: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag="{*}outline"):
        url = _address(element)
        if event == "end":
            if not url:
                folders.pop()
        elif url:
            yield _listed(element, url, "/".join(folder for folder in folders if folder))
        else:
            folders.append(_name(element).replace("/", "∕"))
            if not len(element):
                problems.append(_stray(element))


def _lost(body: bytes, held: set[str], problems: list[Problem]) -> Iterator[Listed]:
    """The addresses that broken markup hides from the parser, each with its title where that can be seen."""
    text = body.decode("utf-8", "replace")
    line, at = 1, 0
    for match in _OUTLINE.finditer(text):
        line, at = line + text.count("\n", at, match.start()), match.start()
        url = unescape(match["url"]).strip()
        if url and url not in held:
            held.add(url)
            named = _TITLED.search(match["rest"])
            name = clean.unescape(named[1]) if named else ""
            problems.append(Problem(line, url, "taken from broken markup, without its folder"))
            yield Listed(url, name, line=line)


def _stray(element: etree._Element) -> Problem:
    text = clean.plain(" ".join(str(value) for value in element.attrib.values()))[:200]
    return Problem(_line(element), text, "an outline without an address and with nothing in it")


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline  # the stubs call it an ellipsis
    return line or 0


def _listed(element: etree._Element, url: str, folder: str) -> Listed:
    options: dict[str, str] = {}
    kind: Kind = "feed"
    for attribute, value in element.attrib.items():
        named = etree.QName(str(attribute))
        if named.namespace == OURS and named.localname == "kind":
            kind = _KINDS.get(str(value), "feed")
        elif named.namespace == OURS:
            options[named.localname] = str(value)
        elif (str(attribute), str(value)) == ("type", "rss"):
            continue  # as it is written again without being kept
        elif named.localname.lower() != "xmlurl" and str(attribute) not in _KNOWN:
            options[KEPT + str(attribute)] = str(value)
    title = _name(element)
    name = "" if title == url else title
    return Listed(url, name, (folder,) if folder else (), kind, options, _line(element))


def _address(element: etree._Element) -> str:
    # Some programs write it in other letters, against the specification.
    return next(
        (str(value).strip() for name, value in element.attrib.items() if str(name).lower() == "xmlurl"), ""
    )


def _name(element: etree._Element) -> str:
    return clean.unescape(str(element.get("title") or element.get("text") or ""))


def _folder(folders: dict[str, etree._Element], path: str) -> etree._Element:
    if path not in folders:
        above, _, name = path.rpartition("/")
        name = name.replace("∕", "/")
        folders[path] = etree.SubElement(_folder(folders, above), "outline", {"text": name, "title": name})
    return folders[path]


def _attributes(source: Listed) -> dict[str, str]:
    written = {"text": source.name or source.url, "title": source.name, "xmlUrl": source.url}
    if source.kind != "feed":
        written[f"{{{OURS}}}kind"] = source.kind
    for name, value in source.options.items():
        written[name.removeprefix(KEPT) if name.startswith(KEPT) else f"{{{OURS}}}{name}"] = value
    written.setdefault("type", "rss")
    return written
