"""The turns of one host: one after another, the patient last, and none lost with who gives up waiting."""

import asyncio

from fetchers.gate import Gate


async def go(gate: Gate, name: str, went: list[str], *, can_wait: bool = False) -> None:
    """Take a turn, note it, and let others run meanwhile."""
    async with gate.turn(can_wait=can_wait):
        went.append(name)
        await asyncio.sleep(0)


async def test_turns_come_in_their_order_but_for_those_who_can_wait() -> None:
    gate, went = Gate(1, 0.0), list[str]()
    async with asyncio.TaskGroup() as tasks:
        for name in ("page 1", "page 2", "look 1", "page 3", "look 2"):
            tasks.create_task(go(gate, name, went, can_wait=name.startswith("page")))
    assert went == ["page 1", "look 1", "look 2", "page 2", "page 3"]
    assert gate.is_idle(asyncio.get_running_loop().time())


async def test_no_more_than_its_width_are_at_a_host_at_once() -> None:
    gate, inside, most = Gate(2, 0.0), 0, 0

    async def stay() -> None:
        nonlocal inside, most
        async with gate.turn():
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    async with asyncio.TaskGroup() as tasks:
        for _ in range(9):
            tasks.create_task(stay())
    assert most == 2


async def test_a_turn_that_is_given_up_goes_to_the_next() -> None:
    gate, went = Gate(1, 0.0), list[str]()
    async with gate.turn():
        tasks = [asyncio.create_task(go(gate, name, went)) for name in ("first", "second", "third")]
        await asyncio.sleep(0)
        assert gate.waiting == 4
        tasks[0].cancel()
        await asyncio.sleep(0)
    tasks[1].cancel()  # its turn has come, and it does not know yet
    async with asyncio.timeout(5):
        await asyncio.gather(*tasks, return_exceptions=True)
    assert went == ["third"]
    async with asyncio.timeout(5):
        await go(gate, "later", went)
    assert went[-1] == "later"
