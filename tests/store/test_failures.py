"""A full disk, a place that cannot be written, a damaged file: told plainly, and nothing half-written."""

import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

import pytest

from store.errors import DamagedStore, NoStore, StoreError, StoreFull, StoreUnwritable
from store.sqlite.shapes import SHAPES
from store.store import Store, open_store
from store.upkeep.check import check
from store.upkeep.salvage import FIELDS, salvage
from tests.store.made import NOW, article, keep


@contextmanager
def room(size: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def until_full(store: Store) -> int:
    """Put articles in until the disk says no; how many it took."""
    number = 0
    while number < 10_000:
        keep(store, number, random.Random(number).randbytes(4000).hex())
        number += 1
    return number


def test_a_full_disk_is_a_clear_word_and_nothing_is_half_written(store: Store) -> None:
    store.connection.value("PRAGMA wal_checkpoint(TRUNCATE)")
    with room(2_000_000), pytest.raises(StoreError, match="disk"):
        until_full(store)
    count = store.articles.count()
    assert 5 < count < 1000
    assert check(store).faults == ()
    keep(store, count)  # there is room again: it goes on where it was
    assert store.articles.count() == count + 1
    assert check(store).faults == ()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
def test_a_real_file_system_without_room_is_told_as_full(tmp_path: Path) -> None:
    """A tmpfs of two megabytes, where we may mount one."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small file system")
    try:
        with open_store(place) as store:
            with pytest.raises(StoreFull, match=r"no room left on the disk.*make room and go on"):
                until_full(store)
            assert store.articles.count() > 5
            assert check(store).faults == ()
    finally:
        subprocess.run(["umount", str(place)], check=True)


READ = """
import sys
from pathlib import Path
from store.errors import StoreError
from store.store import open_store
place = Path(sys.argv[1])
with open_store(place, read_only=True) as store:
    print(store.articles.count(), len(store.articles.search("tells", 9)), store.feed.last() > 0)
    try:
        store.settings.set("a", 1)
    except StoreError as error:
        print(type(error).__name__, "cannot write" in str(error))
try:
    open_store(place).settings.set("a", 1)
except StoreError as error:
    print(type(error).__name__, "cannot write" in str(error))
"""


def as_nobody(code: str, *arguments: str) -> list[str]:
    """Run a program as a user who owns nothing here, once it is loaded; root may write everything."""
    if os.getuid() == 0:
        code = code.replace("place = ", "import os; os.setgid(65534); os.setuid(65534)\nplace = ")
    asked = [sys.executable, "-c", code, *arguments]
    shown = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert shown.returncode == 0, shown.stderr
    return shown.stdout.split("\n")


def test_a_store_in_a_read_only_place_is_read_and_says_that_it_cannot_be_written(
    place: Path, tmp_path: Path
) -> None:
    with open_store(place) as store:
        keep(store, 1)
    for folder in (tmp_path, *tmp_path.parents):
        if folder == Path(gettempdir()):
            break
        folder.chmod(0o755)
    place.chmod(0o555)
    (place / "wirewatch.db").chmod(0o444)
    try:
        said = as_nobody(READ, str(place))
    finally:
        place.chmod(0o700)
    assert said[:3] == ["1 1 True", "StoreUnwritable True", "StoreUnwritable True"]


def test_a_place_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnwritable, match="choose another place with --store"):
        open_store(tmp_path / "file" / "store")


def make(place: Path, count: int = 400) -> tuple[Path, bytes]:
    """A store of some size, closed; its file and what is in it."""
    with open_store(place) as store:
        with store.transaction():
            for number in range(count):
                keep(store, number, f"What article {number} tells. " * 40)
        store.triage.act("star", store.articles.ids()[:5], True, NOW)
        file = store.path
    return file, file.read_bytes()


def test_a_truncated_store_is_recognised_set_aside_and_saved_as_far_as_it_goes(place: Path) -> None:
    file, whole = make(place)
    file.write_bytes(whole[: len(whole) * 2 // 3])
    assert f"db salvage --store {file}" in looked_over(place)[-1]
    saved = salvage(place)
    assert saved.aside.exists()
    assert saved.by_pages
    assert saved.lost is None or saved.lost > 0
    with open_store(place) as store:
        assert store.articles.count() == saved.documents["articles"] > 100
        assert [fault for fault in check(store).faults if "have no text" not in fault] == []
        held = store.articles.newest(1)[0]
        assert held.title == f"Title {held.key[1:]}"


@pytest.mark.parametrize("seed", range(6))
def test_a_store_with_flipped_bits_is_recognised_and_saved(place: Path, seed: int) -> None:
    file, whole = make(place, 200)
    chance = random.Random(seed)
    harmed = bytearray(whole)
    for _ in range(4):
        start = chance.randrange(len(whole) // 4096) * 4096
        harmed[start : start + 512] = chance.randbytes(512)
    file.write_bytes(harmed)
    found = looked_over(place)
    assert found != ()
    saved = salvage(place)
    with open_store(place) as store:
        assert store.articles.count() == saved.documents["articles"]
        assert 150 < store.articles.count() <= 200
        assert [fault for fault in check(store).faults if "have no text" not in fault] == []
        for each in store.articles.newest(500):
            assert each.id == article(int(each.key[1:])).id


def looked_over(place: Path) -> tuple[str, ...]:
    """What a check finds, or why the store cannot even be opened."""
    try:
        with open_store(place) as store:
            return check(store).faults
    except StoreError as error:
        return (str(error),)


def test_a_file_that_is_no_store_at_all_is_told_and_set_aside(place: Path) -> None:
    place.mkdir()
    (place / "wirewatch.db").write_bytes(random.Random(1).randbytes(50_000))
    with pytest.raises(DamagedStore, match="db salvage"):
        open_store(place)
    with pytest.raises(StoreError, match=r"nothing of .* can be read"):
        salvage(place)
    assert [each.name for each in place.iterdir()] == ["wirewatch.db.damaged-1"]


def test_the_documents_of_every_table_are_known_when_nothing_says_whose_they_are() -> None:
    assert FIELDS.keys() == SHAPES.keys()


def test_there_is_nothing_to_salvage_where_nothing_is(place: Path) -> None:
    with pytest.raises(NoStore):
        salvage(place)
