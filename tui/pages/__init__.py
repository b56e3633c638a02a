"""Nouns written as lines: pure functions, no widget, no store, no clock."""
