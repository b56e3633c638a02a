"""`python -m bench.make_idf COUNTS.tsv.gz`: write `news/data/idf.txt.gz` from counts of words."""

import gzip
import sys
from collections import Counter
from pathlib import Path

from news.tokens import stem

TABLE = Path(__file__).parent.parent / "news" / "data" / "idf.txt.gz"


def main() -> None:
    """Sum the counts of words by stem; the corpus's size bounds each."""
    rows = gzip.decompress(Path(sys.argv[1]).read_bytes()).decode().split("\n")
    pairs = [row.split("\t") for row in rows if "\t" in row]
    total = int(next(count for word, count in pairs if word == "#documents"))
    counts: Counter[str] = Counter()
    for word, count in pairs:
        if word != "#documents":
            counts[stem(word)] += int(count)
    lines = [str(total), *(f"{root} {min(count, total)}" for root, count in sorted(counts.items()))]
    TABLE.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
