import asyncio
import os
import time

import pytest

from desk.pool import Pool, TookTooLong, WorkerDied


def double(number: int) -> int:
    return 2 * number


def hang() -> None:
    time.sleep(60)


def die() -> None:
    os._exit(9)


def fail() -> None:
    raise ValueError("no good")


async def test_work_comes_back_from_another_process() -> None:
    async with Pool(2) as pool:
        assert await asyncio.gather(*(pool.do(double, number) for number in range(8))) == list(
            range(0, 16, 2)
        )
        assert await pool.do(os.getpid) != os.getpid()


async def test_what_hangs_is_killed_and_the_pool_goes_on() -> None:
    async with Pool(1) as pool:
        assert await pool.do(double, 1) == 2
        with pytest.raises(TookTooLong):
            await pool.do(hang, limit=0.05)
        assert await pool.do(double, 2) == 4


async def test_what_dies_is_told_and_the_pool_goes_on() -> None:
    async with Pool(1) as pool:
        with pytest.raises(WorkerDied):
            await pool.do(die)
        assert await pool.do(double, 3) == 6


async def test_an_error_of_the_work_is_the_callers() -> None:
    async with Pool(1) as pool:
        with pytest.raises(ValueError, match="no good"):
            await pool.do(fail)
        assert await pool.do(double, 4) == 8


@pytest.mark.parametrize("is_warm", [True, False])
async def test_a_cancelled_caller_leaves_no_busy_worker_behind(is_warm: bool) -> None:
    async with Pool(1) as pool:
        if is_warm:
            await pool.do(double, 1)
        task = asyncio.create_task(pool.do(hang))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await pool.do(double, 5) == 10
