"""A search at an aggregator as a source: the templates are data, so a person adds more."""

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from urllib.parse import quote

from fetchers.errors import BadAddress

_ASKED = re.compile(r"search:(?P<engine>[\w-]+):(?P<query>.+)", re.DOTALL)


def shipped() -> Mapping[str, str]:
    """The templates that come with the program, by the name of the aggregator."""
    found: dict[str, str] = json.loads(files("fetchers").joinpath("data/searches.json").read_text("utf-8"))
    return found


def search_url(asked: str, language: str = "en", templates: Mapping[str, str] | None = None) -> str:
    """The address that `search:ENGINE:QUERY` is asked at; an address is left as it is.

    BadAddress names the engines there are when ENGINE is none of them.
    """
    match = _ASKED.fullmatch(asked.strip())
    if match is None:
        return asked
    known = {**shipped(), **(templates or {})}
    template = known.get(match["engine"])
    if template is None:
        raise BadAddress(f"no search named {match['engine']}; there are {', '.join(sorted(known))}")
    query = quote(match["query"].strip(), safe="")
    return template.replace("{query}", query).replace("{language}", quote(language, safe="-"))
