"""Rows read straight from a file's pages, for when SQLite finds no way to them any more.

After https://www.sqlite.org/fileformat2.html: every leaf page of a table says how many cells it has and
where; a cell is a row's number and its record, the end of which may lie on overflow pages. What a page gives
need not be current: a row deleted long ago stays on its page until the page is used again.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

Record: TypeAlias = tuple[Any, ...]

LEAF = 0x0D
SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""Bytes of the values of serial types 0 to 9: null, integers, a real, and the constants 0 and 1."""


def records(data: bytes) -> Iterator[Record]:
    """The records of all table rows of a file, as far as they are whole."""
    size = int.from_bytes(data[16:18]) if data[:6] == b"SQLite" else 4096
    size = 65536 if size == 1 else size
    if size < 512 or size & (size - 1):
        size = 4096
    for start in range(0, len(data) - size + 1, size):
        head = start + (100 if start == 0 else 0)
        if data[head] == LEAF:
            yield from _page(data, start, head, size)


def _page(data: bytes, start: int, head: int, size: int) -> Iterator[Record]:
    count = int.from_bytes(data[head + 3 : head + 5])
    for number in range(min(count, size // 4)):
        at = head + 8 + 2 * number
        try:
            payload = _payload(data, start + int.from_bytes(data[at : at + 2]), size)
            yield _record(payload)
        except (IndexError, ValueError):
            continue


def _payload(data: bytes, at: int, size: int) -> bytes:
    """A cell's record, put together of what lies on its page and beyond."""
    length, at = _varint(data, at)
    _, at = _varint(data, at)
    if length > len(data):
        raise ValueError("longer than the file")
    if length <= size - 35:
        return data[at : at + length]
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    local = local if local <= size - 35 else least
    parts = [data[at : at + local]]
    left, page = length - local, int.from_bytes(data[at + local : at + local + 4])
    while left > 0:
        start = (page - 1) * size
        if page < 1 or start + size > len(data):
            raise ValueError("its rest is not there")
        parts.append(data[start + 4 : start + 4 + min(left, size - 4)])
        left -= size - 4
        page = int.from_bytes(data[start : start + 4])
    return b"".join(parts)


def _record(payload: bytes) -> Record:
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    values = []
    for kind in types:
        length = (kind - 12) // 2 if kind >= 12 else SIZES[kind]
        part = payload[at : at + length]
        if len(part) < length:
            raise ValueError("cut off")
        values.append(_value(kind, part))
        at += length
    return tuple(values)


def _value(kind: int, part: bytes) -> Any:
    if kind >= 12:
        return part.decode() if kind % 2 else part
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(part, signed=True) if part and kind != 7 else None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    number = 0
    for step in range(9):
        byte = data[at + step]
        if step == 8:
            return number << 8 | byte, at + 9
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + step + 1
    raise ValueError("not reached")
