"""`python -m tui.commands`: the same as `wirewatch`, where that is not on the path."""

import sys

from tui.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
