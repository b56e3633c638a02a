"""The SQLite dialect: all the SQL of the house, so that a second database can stand beside it."""
