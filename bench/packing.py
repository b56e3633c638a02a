"""How texts are best packed: zlib, as they are, against zstd without and with a trained dictionary."""

import importlib
import statistics
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.report import Figure

LENGTH = 4000
"""Characters of a text: about those of an article."""

Way = tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]


def packing(data: Path) -> Iterator[Figure]:
    """Bytes and time a text, for each way; half of the texts train the dictionary, the others are packed."""
    texts = list(real_texts(data))
    if len(texts) < 50:
        return
    train, test = texts[::2], texts[1::2]
    plain = statistics.mean(map(len, test))
    first: float | None = None
    for name, (pack, unpack) in ways(train).items():
        begin = time.process_time()
        packed = [pack(text) for text in test]
        took = 1e6 * (time.process_time() - begin) / len(test)
        assert [unpack(text) for text in packed] == test
        value = statistics.mean(map(len, packed))
        first = first or value
        against = f"{plain:.0f} plain, {took:.0f} us"
        yield Figure("store", f"packing, {name}", value, "bytes", against, value / first)


def ways(train: list[bytes]) -> dict[str, Way]:
    """The ways to pack, ours first; zstd only where it is installed."""
    found: dict[str, Way] = {"zlib": (lambda text: zlib.compress(text, 6), zlib.decompress)}
    try:
        zstd: Any = importlib.import_module("zstandard")
    except ImportError:
        return found
    dictionary = zstd.train_dictionary(112_640, train)
    found["zstd"] = (zstd.ZstdCompressor(3).compress, zstd.ZstdDecompressor().decompress)
    found["zstd with a dictionary"] = (
        zstd.ZstdCompressor(3, dict_data=dictionary).compress,
        zstd.ZstdDecompressor(dict_data=dictionary).decompress,
    )
    return found


def real_texts(data: Path) -> Iterator[bytes]:
    """Prose of the real material, cut to the length of an article."""
    for file in sorted((data / "extraction").rglob("*.json"))[:50]:
        text = file.read_text(encoding="utf-8", errors="ignore")
        for start in range(0, min(len(text), 2_000_000), LENGTH):
            yield text[start : start + LENGTH].encode()
