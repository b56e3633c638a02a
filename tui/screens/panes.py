"""Which panes are in sight at a width."""

WIDE = 120
MIDDLE = 80


def in_sight(count: int, current: int, width: int) -> range:
    """The panes in sight of `count`, with `current` among them: three from 120 cells, two from 80, one above
    the other, else one.
    """
    room = 3 if width >= WIDE else 2 if width >= MIDDLE else 1
    room = min(room, count)
    last = max(count if room == count else current + 1, room)
    if room == 2 and count == 3:
        last = 2 if current == 0 else 3
    return range(last - room, last)
