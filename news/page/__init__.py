"""The parts of extraction: what a page says of itself, and which of its blocks are the text."""
