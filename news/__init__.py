"""Nouns and rules: pure functions over texts, with no network, disk, clock or screen."""
