"""Peers in an environment of their own, so that none of them is a dependency of the program."""

import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parent / ".venv-peers"


def python_with(*packages: str) -> Path | None:
    """A Python that has these packages, installed once; None when they cannot be had."""
    python = HOME / "bin" / "python"
    done = HOME / f"{'_'.join(packages).replace('=', '')}.installed"
    if done.exists():
        return python
    if not python.exists():
        made = subprocess.run([sys.executable, "-m", "venv", HOME], check=False, capture_output=True)
        if made.returncode:
            shutil.rmtree(HOME, ignore_errors=True)
            return None
    got = subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=False, capture_output=True)
    if got.returncode:
        return None
    done.touch()
    return python
