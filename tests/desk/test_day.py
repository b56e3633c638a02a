import csv
from datetime import UTC, datetime
from pathlib import Path

from desk.day.render import render
from desk.day.words import read_day

BEGINS = datetime(2026, 3, 2, 8, tzinfo=UTC)
BASE = "http://127.0.0.1:8000"


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_day_tells_one_story_in_five_ways_and_one_outlet_has_it_not() -> None:
    outlets = {
        outlet.slug: " ".join(
            text for item in outlet.items for version in item.versions for text in version.paragraphs
        )
        for outlet in read_day().outlets
    }
    assert {slug for slug, text in outlets.items() if "Javelin" in text} == outlets.keys() - {"lakeside"}
    assert "delivered to the United States" in outlets["coinbrief"]
    assert "Zelenskiy" in outlets["coinbrief"]
    assert "Zelensky" in outlets["coinbrief"]


def test_a_recorded_day_is_in_order_and_all_its_bodies_are_there(tmp_path: Path) -> None:
    render(read_day(), tmp_path, BASE, BEGINS)
    told = rows(tmp_path)
    times = [row["poll_utc"] for row in told]
    assert times == sorted(times)
    assert all((tmp_path / row["file"]).read_bytes() for row in told)


def test_the_wrong_figure_stands_until_it_is_silently_corrected(tmp_path: Path) -> None:
    render(read_day(), tmp_path, BASE, BEGINS)
    pages = [row for row in rows(tmp_path) if row["url"].endswith("/tribune/ukraine-missiles")]
    first, second = ((tmp_path / row["file"]).read_text(encoding="utf-8") for row in pages)
    assert "270 Javelin missiles" in first
    assert "210 Javelin missiles" in second
    assert "orrection" not in second
