"""The upkeep of a store: check, salvage, compact, trim, dump and load."""
