"""What is imported is declared, and what is declared is imported: a missing install step fails here."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

HOUSE = Path(__file__).parents[2]
ROOMS = ("tui", "desk", "fetchers", "store", "news")
TAKEN_UP_BY_OTHERS = {"aiodns"}
"""Declared for another library, which uses it when it is there: aiohttp resolves names by aiodns."""


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> set[str]:
    """The distributions whose modules our rooms import."""
    modules: set[str] = set()
    for file in (file for room in ROOMS for file in (HOUSE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.split(".")[0])
    owners = packages_distributions()
    foreign = modules - set(sys.stdlib_module_names) - set(ROOMS)
    return {folded(owners.get(module, [module])[0]) for module in foreign}


PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def declared() -> set[str]:
    lines = [
        *PROJECT["dependencies"],
        *(line for extra in PROJECT["optional-dependencies"].values() for line in extra),
    ]
    return {folded(re.split(r"[\s\[<>=!~;]", line)[0]) for line in lines}


def test_every_import_is_declared() -> None:
    assert imported() - declared() == set()


def test_nothing_is_declared_that_is_not_used() -> None:
    assert declared() - imported() - TAKEN_UP_BY_OTHERS == set()


def test_types_are_promised_only_where_they_are_marked() -> None:
    marked = all((HOUSE / room / "py.typed").exists() for room in ROOMS)
    assert ("Typing :: Typed" in PROJECT["classifiers"]) is marked


def test_every_licence_that_is_named_comes_with_its_words() -> None:
    files = [file for shape in PROJECT["license-files"] for file in HOUSE.glob(shape)]
    words = "\n".join(file.read_text(encoding="utf-8") for file in files)
    first = (HOUSE / "news/data/places.tsv").read_text(encoding="utf-8").partition("\n")[0]
    assert "GeoNames" in first
    assert "Unicode CLDR" in first
    for name, said in (
        ("MIT", "MIT License"),
        ("CC-BY-4.0", "geonames.org"),
        ("Unicode-3.0", "Unicode, Inc."),
    ):
        assert name in PROJECT["license"].split(" AND ")
        assert said in words
