"""Plain, well-formed feeds read without feedparser, and just as it would."""
