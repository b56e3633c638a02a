"""Who publishes what: by registered domain, however the address is written."""

import pytest

from news.outlets import outlet_key, outlet_of, site


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        (None, None),
        ("", None),
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://edition.cnn.example/world", "cnn.example"),
        ("https://Example.COM/a", "example.com"),
        ("http://user:word@news.example.org/", "example.org"),
        ("https://a.example.org:8080?q=1", "example.org"),
        ("http://127.0.0.1/feed", "127.0.0.1"),
        ("http://[::1]/feed", "::1"),
        ("mailto:desk@example.org", None),
        ("http://[bad/x", None),
    ],
)
def test_an_address_stands_for_its_registered_domain(url: str | None, domain: str | None) -> None:
    assert site(url) == domain


def test_an_outlet_is_named_by_the_source_s_word_then_its_own_site_then_the_domain() -> None:
    own = frozenset({"gull.example"})
    assert outlet_of("Said", "https://other.example/1", "The Gull", own) == "Said"
    assert outlet_of(None, "https://www.gull.example/1", "The Gull", own) == "The Gull"
    assert outlet_of(None, "https://news.other.example/1", "The Gull", own) == "other.example"
    assert outlet_of(None, None, "The Gull", own) == "The Gull"


def test_an_outlet_is_one_however_its_name_or_its_host_is_written() -> None:
    for written in (
        ("BBC", "bbc", "bbc.co.uk", "www.bbc.com"),
        ("Al Jazeera", "aljazeera", "aljazeera.com"),
        ("dailywire", "dailywire.com"),
        ("The Guardian", "theguardian.com"),
        ("Українська правда", "УКРАЇНСЬКА ПРАВДА"),
    ):
        assert len(set(map(outlet_key, written))) == 1


def test_names_that_differ_in_more_stay_apart() -> None:
    names = (
        "thenation.com",
        "thenation.com.pk",
        "abcnews",
        "abcnews4.com",
        "dw",
        "pravda.ru",
        "pravda.com.ua",
    )
    assert len(set(map(outlet_key, names))) == len(names)
    assert outlet_key("—") != outlet_key("…")
