"""A search at an aggregator as a source: the templates are data, so a person adds more."""

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from urllib.parse import quote

from fetchers.errors import BadAddress

TEMPLATE = "template"
"""The option that holds the address of a search that is the person's own, with `{query}` in it."""

_NONE: Mapping[str, str] = {}
_ASKED = re.compile(r"search:(?P<engine>[\w-]+):(?P<query>.+)", re.DOTALL)


def shipped() -> Mapping[str, str]:
    """The templates that come with the program, by the name of the aggregator."""
    found: dict[str, str] = json.loads(files("fetchers").joinpath("data/searches.json").read_text("utf-8"))
    return found


def engine_of(asked: str) -> str | None:
    """The aggregator that `search:ENGINE:QUERY` names; None for any other address."""
    match = _ASKED.fullmatch(asked.strip())
    return match["engine"] if match else None


def search_url(asked: str, options: Mapping[str, str] = _NONE) -> str:
    """The address that `search:ENGINE:QUERY` is asked at; an address is left as it is.

    A source's options may give its `language` and a `template` of the person's own. BadAddress names the
    engines there are when ENGINE is none of them.
    """
    match = _ASKED.fullmatch(asked.strip())
    if match is None:
        return asked
    template = options.get(TEMPLATE) or shipped().get(match["engine"])
    if template is None:
        there = ", ".join(sorted(shipped()))
        raise BadAddress(
            f"no search is called {match['engine']}: there are {there}, and your own under [searches]"
        )
    query = quote(match["query"].strip(), safe="")
    return template.replace("{query}", query).replace(
        "{language}", quote(options.get("language", "en"), safe="-")
    )
