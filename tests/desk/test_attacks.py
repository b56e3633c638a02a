"""Hosts that mean harm, through a whole desk: a reason on each source, the others read, memory bounded."""

import gzip
import os
import resource
from collections.abc import Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from bench.attack_host import flows, gives, leads_to
from desk import setting
from desk.run import poll
from fetchers.exchange import Limits
from store.store import open_store
from tests.desk.hosts import Answer, host, let_loopback, never, rss, says, source

DATA = Path(os.environ.get("WIREWATCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
BOMBS = DATA / "security" / "defusedxml" / "xmltestdata"
ZEROS = bytes(60_000_000)
GROWN = 400
"""Megabytes by which the desk's process may grow, the host and its bombs in the same process."""


def item(title: str) -> bytes:
    return rss((title, "http://a.example/long")).encode()


ATTACKS: dict[str, tuple[Callable[[], Answer], str]] = {
    "gzip bomb": (lambda: gives(gzip.compress(ZEROS, 1), "gzip"), "times its size|unpacks to more"),
    "brotli bomb": (lambda: gives(brotli.compress(ZEROS, quality=1), "br"), "times its size|unpacks to more"),
    "endless body": (lambda: flows(bytes(1_000_000), 0), "more than 5 MB"),
    "slow loris": (lambda: flows(b"<", 0.05), "no whole answer within"),
    "silence": (lambda: never, "fell silent|no whole answer within"),
    "redirects in a circle": (lambda: leads_to("/redirects in a circle"), "in a circle"),
    "redirect to this machine": (lambda: leads_to("http://127.0.0.2/"), "inside this machine or network"),
    "redirect to the cloud's own": (lambda: leads_to("http://169.254.169.254/latest"), "inside this machine"),
    "redirect to a file": (lambda: leads_to("file:///etc/passwd"), "only http and https"),
    "nesting": (lambda: gives(b"<rss version='2.0'><channel>" + b"<item>" * 100_000), "deeper than"),
    "laughs": (
        lambda: gives(b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + item("&b;")),
        "reach out or grow",
    ),
    "outside entity": (
        lambda: gives(b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + item("&a;")),
        "reach out or grow",
    ),
}  # fmt: skip
HARMLESS: dict[str, Callable[[], Answer]] = {
    "a title of 4 MB": lambda: gives(item("long " * 800_000)),
    "NUL bytes": lambda: gives(item("a\x00b")),
    "a good feed": lambda: says(rss(("Good", "http://a.example/good"))),
}


@pytest.mark.timeout(120)
async def test_each_attack_ends_with_its_reason_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = Limits(total=3, connect=1, idle=1, body=5_000_000)
    monkeypatch.setattr(setting, "LIMITS", limits)
    answers = {name: make() for name, (make, _) in ATTACKS.items()}
    answers |= {name: make() for name, make in HARMLESS.items()}
    if BOMBS.exists():
        answers |= {
            f"bomb {path.name}": gives(path.read_bytes()) for path in sorted(BOMBS.glob("*bomb*.xml"))
        }
    place = tmp_path / "desk.db"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    async with host({f"/{name}": answer for name, answer in answers.items()}) as base:
        with open_store(place) as store:
            let_loopback(store)
            for name in answers:
                store.sources.put(source(f"{base}/{name}", name))
        failed = await poll(place, lambda event: None, once=True)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    with open_store(place) as store:
        errors = {
            each.name: stands.error
            for each in store.sources.all()
            if (stands := store.sources.standing(each.id)) is not None
        }
        titles = {article.title for article in store.articles.newest(9)}
    assert failed == len(answers) - len(HARMLESS)
    assert {name for name, error in errors.items() if not error} == set(HARMLESS)
    for name, (_, why) in ATTACKS.items():
        assert any(part in (errors[name] or "") for part in why.split("|")), (name, errors[name])
    assert "Good" in titles
    assert max(map(len, titles)) <= 2_000
    assert grown < GROWN, f"{grown:.0f} MB"
