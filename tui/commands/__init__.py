"""The commands, a file a family; nothing here loads what a command does not need."""
