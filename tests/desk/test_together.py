"""Small writes share a commit, and each still stands or falls alone."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desk.disk import Disk, P, R
from desk.together import MOST, Together
from store.store import open_store

KEPT = 20


async def test_what_comes_together_shares_a_commit_and_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        async with Disk() as disk:
            together = Together(store.transaction, disk)
            before = store.connection.token()[1]
            async with asyncio.TaskGroup() as tasks:
                for number in range(KEPT):
                    tasks.create_task(together.keep(partial(store.settings.set, f"n{number}", number)))
            assert 1 <= store.connection.token()[1] - before < KEPT
        with open_store(path, create=False) as other:
            assert [other.settings.get(f"n{number}") for number in range(KEPT)] == list(range(KEPT))


async def test_a_write_that_fails_is_told_to_its_own_and_the_others_are_kept(tmp_path: Path) -> None:
    def fail() -> None:
        store.settings.set("half", "written")
        raise ValueError("mine")

    with open_store(tmp_path / "store.db") as store:
        async with Disk() as disk:
            together = Together(store.transaction, disk)
            acts: list[Callable[[], None]] = [
                partial(store.settings.set, "a", 1),
                fail,
                partial(store.settings.set, "b", 2),
            ]
            told = await asyncio.gather(*(together.keep(act) for act in acts), return_exceptions=True)
        assert [type(each) for each in told] == [type(None), ValueError, type(None)]
        assert (store.settings.get("a"), store.settings.get("b"), store.settings.get("half")) == (1, 2, None)


async def test_not_each_goes_to_the_disk_by_itself(tmp_path: Path) -> None:
    class Counting(Disk):
        ways = 0

        async def do(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
            self.ways += 1
            return await super().do(work, *args, **kwargs)

    with open_store(tmp_path / "store.db") as store:
        async with Counting() as disk:
            together = Together(store.transaction, disk)
            for_all = (together.keep(partial(store.settings.set, f"n{number}", 1)) for number in range(KEPT))
            await asyncio.gather(*for_all)
            assert disk.ways <= 2  # the first one's own, and one for those who came meanwhile


async def test_one_who_is_called_off_holds_up_nobody(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store:
        async with Disk() as disk:
            together = Together(store.transaction, disk)
            first = asyncio.create_task(together.keep(partial(store.settings.set, "first", 1)))
            second = asyncio.create_task(together.keep(partial(store.settings.set, "second", 1)))
            await asyncio.sleep(0)
            first.cancel()
            await second
        assert first.cancelled()
        assert store.settings.get("second") == 1


async def test_no_transaction_holds_more_entries_than_a_writer_may_wait_for(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store:
        async with Disk() as disk:
            together = Together(store.transaction, disk)
            before = store.connection.token()[1]
            acts = (together.keep(partial(store.settings.set, f"n{n}", n), MOST // 2) for n in range(6))
            await asyncio.gather(*acts)
            assert store.connection.token()[1] - before >= 3


async def test_a_write_gives_what_its_act_gave(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store:
        async with Disk() as disk:
            together = Together(store.transaction, disk)
            acts = (together.keep(partial(pow, number, 2)) for number in range(4))
            assert await asyncio.gather(*acts) == [0, 1, 4, 9]
