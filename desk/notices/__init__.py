"""Telling outside what the rules found: what waits, when it goes out, and by which way."""
