"""The parts of names: how one name is spelt and inflected, and which spellings a person may have missed."""
