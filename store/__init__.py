"""The disk: TinyDB over SQL, and the tables of the house; the only room that knows either."""
