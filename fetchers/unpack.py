"""Bodies decompressed as they come, and cut off where they outgrow what is allowed."""

import zlib
from typing import Protocol

import brotli  # type: ignore[import-untyped]

from fetchers.errors import Garbled, TooLarge
from fetchers.exchange import Limits

STEP = 1 << 18
"""Bytes that one call may unpack before the limits are looked at again."""

_SMALL = 1_000_000
"""Below this size a body may have grown by any ratio: a feed of blanks is no bomb."""


class Unpacker(Protocol):
    """Takes packed bytes and gives plain ones."""

    def take(self, data: bytes) -> None:
        """Unpack some more; TooLarge or Garbled when it cannot go on."""

    def whole(self) -> bytes:
        """All that was unpacked; Garbled when the end is missing."""


def unpacker(encoding: str, limits: Limits) -> Unpacker:
    """What unpacks a body of this `Content-Encoding`; Garbled for one that was not asked for."""
    match encoding.strip().lower():
        case "" | "identity" | "none" | "utf-8":
            return _Plain(limits)
        case "gzip" | "x-gzip":
            return _Zlib(limits, 16 + zlib.MAX_WBITS)
        case "deflate":
            return _Zlib(limits, zlib.MAX_WBITS)
        case "br":
            return _Brotli(limits)
        case other:
            raise Garbled(f"the answer is packed as “{other[:20]}”, which was not asked for")


class _Plain:
    """A body that grows piece by piece."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pieces: list[bytes] = []
        self._came = 0
        self._size = 0

    def take(self, data: bytes) -> None:
        self._arrive(len(data))
        self._keep(data)

    def whole(self) -> bytes:
        return b"".join(self._pieces)

    def _arrive(self, size: int) -> None:
        self._came += size
        if self._came > self._limits.body:
            raise TooLarge(f"more than {self._limits.body / 1e6:g} MB: cut off")

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limits.unpacked:
            raise TooLarge(f"unpacks to more than {self._limits.unpacked / 1e6:g} MB: cut off")
        if self._size > _SMALL and self._size > self._came * self._limits.ratio:
            raise TooLarge(f"unpacks to more than {self._limits.ratio} times its size: cut off")
        self._pieces.append(data)


class _Zlib(_Plain):
    """gzip of one or several members, and deflate with or without its zlib wrapping."""

    def __init__(self, limits: Limits, wbits: int) -> None:
        super().__init__(limits)
        self._wbits = wbits
        self._inflate = zlib.decompressobj(wbits)
        self._begun = False

    def take(self, data: bytes) -> None:
        self._arrive(len(data))
        if not self._begun and self._wbits == zlib.MAX_WBITS and data[:1] and data[0] & 0x0F != 8:
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        self._begun = self._begun or bool(data)
        while data:
            if self._inflate.eof:
                if not data.strip(b"\x00"):
                    return
                self._inflate = zlib.decompressobj(self._wbits)
            self._keep(self._step(data))
            data = self._inflate.unconsumed_tail or self._inflate.unused_data

    def whole(self) -> bytes:
        if self._begun and not self._inflate.eof:
            raise Garbled("the packed answer breaks off in the middle")
        return super().whole()

    def _step(self, data: bytes) -> bytes:
        try:
            return self._inflate.decompress(data, STEP)
        except zlib.error as error:
            raise Garbled(f"the answer is not packed as it says: {error}") from error


class _Brotli(_Plain):
    """Brotli."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self._inflate = brotli.Decompressor()
        self._begun = False

    def take(self, data: bytes) -> None:
        self._arrive(len(data))
        self._begun = self._begun or bool(data)
        self._step(data)
        while not self._inflate.can_accept_more_data():
            self._step(b"")

    def whole(self) -> bytes:
        if self._begun and not self._inflate.is_finished():
            raise Garbled("the packed answer breaks off in the middle")
        return super().whole()

    def _step(self, data: bytes) -> None:
        try:
            self._keep(self._inflate.process(data, output_buffer_limit=STEP))
        except brotli.error as error:
            raise Garbled(f"the answer is not packed as it says: {error}") from error
