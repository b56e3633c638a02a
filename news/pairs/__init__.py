"""The parts of comparison: sentences paired, words marked, facts held against each other."""
