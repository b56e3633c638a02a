"""No place makes a plural of its own: `1 sources` comes of it."""

import re
from pathlib import Path

ROOMS = ("news", "store", "fetchers", "desk", "tui")
OWN = re.compile(r"""== 1 else ['"](?:s|es)['"]|['"](?:s|es)['"] if [^}]*(?:!=|>) 1 else""")


def test_a_plural_made_by_hand_is_seen() -> None:
    assert OWN.search("""f"{count} link{'' if count == 1 else 's'}\"""")
    assert OWN.search("""f"{count} alert{'s' if count > 1 else ''}\"""")


def test_plurals_are_made_in_one_place() -> None:
    house = Path(__file__).parents[2]
    files = [file for room in ROOMS for file in (house / room).rglob("*.py")]
    assert len(files) > 200
    found = {str(file) for file in files for line in file.read_text("utf-8").splitlines() if OWN.search(line)}
    assert found == set()
