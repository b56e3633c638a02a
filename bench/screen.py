"""What stands on a terminal's screen, as far as a program that moves and writes needs it."""

import codecs
import re

from rich.cells import cell_len

_TOKEN = re.compile(
    r"\x1b\[(?P<given>[0-9;:?<>=]*)[ -/]*(?P<deed>[@-~])"
    r"|\x1b[\]P_^](?:[^\x07\x1b]|\x1b[^\\])*?(?:\x07|\x1b\\)"
    r"|\x1b[()#%][0-9A-Za-z]|\x1b[0-9A-Z=>a-z~|}]"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])|(?P<words>[^\x00-\x1f\x7f]+)"
)
"""A control sequence, a string for the terminal, another escape, a control character, or words."""

NOTHING = "\x00"
"""What stands in the second cell of a wide character."""


class Screen:
    """Cells by row; a wide character takes two of them, the second of which holds nothing."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns = columns
        self._cells = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._left = ""

    def feed(self, data: bytes) -> None:
        """Take what a program wrote; half a sequence waits for its other half."""
        text = self._left + self._decoder.decode(data)
        at = 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                break
            at = found.end()
            if words := found["words"]:
                self._write(words)
            elif deed := found["deed"]:
                self._do(deed, found["given"])
            elif control := found["control"]:
                self._row += control == "\n"
                self._column = 0 if control in "\r\n" else self._column
        self._left = text[at:]

    def line(self, row: int, start: int = 0, end: int | None = None) -> str:
        """The words of one row, between two columns."""
        return "".join(self._cells[row][start:end]).replace(NOTHING, "")

    def text(self, start: int = 0, end: int | None = None) -> str:
        """The words of all rows, between two columns."""
        return "\n".join(self.line(row, start, end) for row in range(len(self._cells)))

    def _write(self, words: str) -> None:
        if 0 <= self._row < len(self._cells):
            cells = words if words.isascii() else "".join(map(_filled, words))
            room = cells[: max(0, self._columns - self._column)]
            self._cells[self._row][self._column : self._column + len(room)] = room
            self._column += len(room)

    def _do(self, deed: str, given: str) -> None:
        """Move or erase; colours and modes show no words."""
        numbers = [int(number) if number.isdigit() else 0 for number in given.split(";")]
        match deed:
            case "H" | "f":
                self._row = max(0, numbers[0] - 1)
                self._column = max(0, numbers[1] - 1) if len(numbers) > 1 else 0
            case "J":
                self._cells = [[" "] * self._columns for _ in self._cells]
            case _:
                pass


def _filled(character: str) -> str:
    """A character with the cells that it takes; one that takes none joins the one before, and is left out."""
    size = cell_len(character)
    return character + NOTHING * (size - 1) if size else ""
