"""A few places for each host: who waits for a slow one is in nobody's way."""

import asyncio

from desk.room import Room


async def test_a_slow_host_leaves_the_places_to_the_others() -> None:
    room, ended = Room(places=4, of_a_host=2), asyncio.Event()

    async def slow() -> None:
        async with room.place("slow.example"):
            await ended.wait()

    async def quick(number: int) -> int:
        async with room.place(f"{number}.example"):
            return number

    async with asyncio.TaskGroup() as tasks:
        for _ in range(100):
            tasks.create_task(slow())
        await asyncio.sleep(0)
        found = await asyncio.wait_for(asyncio.gather(*map(quick, range(10))), 5)
        ended.set()
    assert found == list(range(10))


async def test_there_are_never_more_at_it_than_places_nor_more_at_a_host() -> None:
    room = Room(places=5, of_a_host=2)
    at_work: dict[str, int] = {}
    most: dict[str, int] = {}

    async def work(number: int) -> None:
        host = f"{number % 4}.example"
        async with room.place(host):
            at_work[host] = at_work.get(host, 0) + 1
            most[host] = max(most.get(host, 0), at_work[host])
            most["all"] = max(most.get("all", 0), sum(at_work.values()))
            await asyncio.sleep(0)
            at_work[host] -= 1

    await asyncio.gather(*map(work, range(60)))
    assert most.pop("all") == 5
    assert max(most.values()) == 2
