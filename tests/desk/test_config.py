"""The configuration file read: each section as it is written, each mistake told with its line."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.config.lines import line_of, lines_of
from desk.config.read import read_config
from desk.config.shape import Channel, Config, KeepEntry, Keys, Looks, RuleEntry, SourceEntry

WHOLE = """\
# what I watch
[[source]]
url = "https://harbour.example/feed"
name = "Harbour Gazette"
tags = ["local", "daily"]
every = "15m"
pages = "all"
headers = { X-Desk = "night" }
password_command = "pass show harbour"
verify = false
keep_days = 30

[[source]]
url = "search:mine:Javelin missiles"

[[rule]]
name = "missiles"
query = "Javelin OR Stinger"
sources = ["Harbour Gazette"]
on = "added"
do = ["app", "phone"]
every = "10m"
changed = ["figure", "quote"]
threshold = "3 outlets in 1h"
quiet = "22:00-07:00"

[keys]
preset = "newsboat"
star = "S,f5"

[notices]
do = "bell"
quiet = "23:00-06:30"
digest = "5m"
most = 12

[notices.phone]
ntfy = "https://ntfy.example/desk"
secret_command = "pass show ntfy"

[names]
zaluzhnyi = ["Zaluzhnyi", "Zaluzhny"]
kyiv = { kind = "place", forms = ["Kyiv", "Kiev"], refused = ["chicken Kiev"] }

[searches]
mine = "https://m.example/?q={query}"

[keep]
days = 90
articles = 500_000
size = "20 GB"

[app]
theme = "nord"
density = "roomy"
ascii = true
mouse = false
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def read(file: Path, text: str) -> Config:
    file.write_text(text, encoding="utf-8")
    return read_config(file)


def test_every_section_is_read_as_it_is_written(file: Path) -> None:
    config = read(file, WHOLE)
    assert config.faults == ()
    gazette, search = config.sources
    assert gazette == SourceEntry(
        "https://harbour.example/feed", "feed", "Harbour Gazette", ("local", "daily"), 900, "all",
        options={
            "password_command": "pass show harbour", "verify": "no", "header.X-Desk": "night",
            "keep_days": "30",
        },
    )  # fmt: skip
    assert (search.kind, search.options) == ("search", {"template": "https://m.example/?q={query}"})
    assert config.rules == (
        RuleEntry(
            '(Javelin OR Stinger) (source:"Harbour Gazette")', "missiles", "added", ("app", "phone"),
            options={
                "changed": "figure,quote", "every": "600", "threshold": "3 outlets in 1h",
                "quiet": "22:00-07:00",
            },
        ),
    )  # fmt: skip
    assert config.keys == Keys("newsboat", {"star": "S,f5"})
    assert (config.notices.do, config.notices.quiet) == (("bell",), "23:00-06:30")
    assert (config.notices.digest, config.notices.most) == (300, 12)
    to = ("https://ntfy.example/desk",)
    assert config.notices.channels == {"phone": Channel("phone", "ntfy", to, None, "pass show ntfy")}
    assert [(group.kind, group.forms, group.refused) for group in config.names] == [
        ("organisation", ("Zaluzhnyi", "Zaluzhny"), ()),
        ("place", ("Kyiv", "Kiev"), ("chicken Kiev",)),
    ]
    assert config.keep == KeepEntry(90, 500_000, 20_000_000_000)
    assert config.app == Looks("nord", "roomy", True, mouse=False)


def test_no_file_says_nothing_and_is_no_fault(file: Path) -> None:
    assert read_config(file) == Config(file)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[keyz]\nstar = 's'\n", 1, "[keyz] means nothing here: did you mean keys?"),
        (
            '\n[[source]]\nurl = "http://e.org/f"\ntag = "x"\n',
            4,
            "tag means nothing here: did you mean tags?",
        ),
        ("[[source]]\nurl = 7\n", 2, "url = 7 is not a text in quotes"),
        ('[[source]]\nname = "x"\n', 1, "a [[source]] without a url is none: it was left out"),
        ('[[source]]\nurl = "http://e.org/f"\nevery = 15\n', 3, "every = 15 is not a length of time"),
        ('[[source]]\nurl = "search:altavista:x"\n', 2, "no search is called altavista: there are bing"),
        ('[[source]]\nurl = "http://[bad/x"\n', 2, "http://[bad/x is no address"),
        ('[[source]]\nurl = "e.org/feed"\n', 2, "which begins with http:// or https://"),
        ('[[source]]\nurl = "file:///a"\nfilter = "sed 1d"\n', 3, "filter does nothing for a folder"),
        ("[source]\nurl = 'http://e.org/f'\n", 1, "is not tables, each under [[source]]"),
        ('[[rule]]\nquery = "x"\non = "frist"\n', 3, "on = 'frist': did you mean first?"),
        ('[[rule]]\nquery = "x"\nthreshold = "many"\n', 3, "'many' is no threshold"),
        ('[notices]\nquiet = "at night"\n', 2, "'at night' are no quiet hours"),
        ('[notices.hook]\nwebhook = "e.org"\n', 2, "webhook wants http(s) addresses"),
        ("[notices.hook]\n", 1, "[notices.hook] wants one of command, webhook"),
        ('[keep]\nsize = "big"\n', 2, 'size = "big" is no size'),
        ("[keep]\ndays = true\n", 2, "days = true is not a whole number above 0"),
        ('[app]\nascii = "yes"\n', 2, "ascii = 'yes' is not true or false"),
        ('[[rule]]\nquery = "x"\ndp = "app"\n', 3, "dp means nothing here: did you mean do?"),
        ('[notices]\nquite = "22:00-07:00"\n', 2, "quite means nothing here: did you mean quiet?"),
        ('[keep]\ndays = "30"\n', 2, "days = '30' is not a whole number above 0: write days = 30"),
        ("[keep]\ndays = 30.0\n", 2, "days = 30.0 is not a whole number above 0: write days = 30"),
        ("[app]\ntheme = 7\n", 2, 'theme = 7 is not a text in quotes: write theme = "7"'),
        ('[app]\nascii = "Yes"\n', 2, "ascii = 'Yes' is not true or false: write ascii = true"),
        ('[searches]\nmine = "ftp://e.org"\n', 2, "mine is no search"),
        ('[names]\nkyiv = ["Kyiv"]\n', 2, "kyiv has one spelling alone"),
        ("[app]\n\ntheme = \n", 3, "is not TOML: "),
        ('[app]\ntheme = """', 2, "is not TOML: "),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_would_be_right(
    file: Path, text: str, line: int, words: str
) -> None:
    (fault,) = read(file, text).faults
    assert (fault.file, fault.line) == (file, line)
    assert words in fault.words


def test_what_is_sound_is_taken_beside_what_is_not(file: Path) -> None:
    config = read(
        file, '[[source]]\nname = 3\nurl = "http://e.org/f"\n[[rule]]\n[keep]\ndays = 9\ndyas = 1\n'
    )
    assert [fault.line for fault in config.faults] == [2, 4, 7]
    assert (config.sources[0].url, config.keep.days) == ("http://e.org/f", 9)


def test_a_file_that_is_no_toml_or_no_text_says_so_and_nothing_else(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"[app]\ntheme = '\xff'\n")
    long = read(file.with_name("long.toml"), "a = " + "1" * 5_000)
    found = [read_config(file), read(file, "a = " + "[" * 100_000), read_config(tmp_path), long]
    assert [(one.is_whole, one.sources, len(one.faults)) for one in found] == [(False, (), 1)] * 4
    assert found[0].faults[0].line == 2
    assert str(found[0].faults[0]) == f"{file}, line 2: is not written in UTF-8"


def test_lines_are_not_misled_by_long_strings_arrays_and_comments() -> None:
    text = 'a = """\nb = 1\n[c]\n"""\nd = [ # [x]\n  "]",\n]\n[e."f.g"]\nh.i = {j = 1}\n[[k]]\n[[k]]\nl = 1\n'
    assert lines_of(text) == {
        ("a",): 1, ("d",): 5, ("e", "f.g"): 8, ("e", "f.g", "h", "i"): 9, ("k", 0): 10, ("k", 1): 11,
        ("k", 1, "l"): 12,
    }  # fmt: skip
    assert line_of(lines_of(text), ("k", 1, "none", "such")) == 11


NAMES = st.text("abXY_-9", min_size=1, max_size=4)
PATIENT = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALUES = st.sampled_from(["1", '"x"', "'''\n[q]\n'''", "[\n1,\n2]", "{a = '}'}", '"#"  # [z]'])


@PATIENT
@given(
    st.lists(
        st.tuples(NAMES, st.dictionaries(NAMES, VALUES, max_size=4)),
        max_size=5,
        unique_by=lambda each: each[0],
    )
)
def test_the_line_of_every_value_is_that_where_its_name_stands(
    tables: list[tuple[str, dict[str, str]]],
) -> None:
    text = "".join(
        f"[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())
        for name, values in tables
    )
    lines = lines_of(text)
    for name, values in tomllib.loads(text).items():
        assert text.split("\n")[lines[name,] - 1] == f"[{name}]"
        for key in values:
            assert text.split("\n")[lines[name, key] - 1].startswith(f"{key} = ")


@PATIENT
@given(st.binary(max_size=60))
def test_no_bytes_whatever_bring_the_reader_down(body: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "config.toml"
        file.write_bytes(body)
        config = read_config(file)
        assert config.is_whole or config.faults
