"""A number of things, in words."""


def amount(number: int, noun: str) -> str:
    """The number with its noun, which is given as one of them: `1 source`, `0 stories`, `1,200 matches`."""
    return f"{number:,} {named(number, noun)}"


def named(number: int, noun: str) -> str:
    """The noun alone, as it stands with that number."""
    return noun if number == 1 else plural(noun)


def plural(noun: str) -> str:
    """More than one of what a noun names, by the rules that hold for our own nouns."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "sh", "x")) else f"{noun}s"
