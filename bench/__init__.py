"""The measurements, each against a peer, by one command: `python -m bench`."""
