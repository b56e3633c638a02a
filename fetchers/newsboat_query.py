"""newsboat's filters in our words: `unread = "yes" and title =~ "ferry"` is `is:unread title:/ferry/i`.

After the manual of newsboat, "Filter Language". What has no counterpart here (counts of articles, flags,
authors) is told, not guessed.
"""

import re
from collections.abc import Callable, Mapping

from news.query.errors import BadQuery
from news.query.parse import parse

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:\\.|[^"\\])*"|'[^']*')|(?P<mark>[()]|!#|!~|!=|=~|==|<=|>=|[=<>#])|(?P<word>[^\s()"'=<>!#~]+))"""
)
_OPPOSITE = {"!=": "=", "!~": "=~", "!#": "#", "==": "="}
_IS = {("unread", "yes"): "is:unread", ("unread", "no"): "is:read"}


class NoCounterpart(ValueError):
    """Something in a filter that our language does not say; the message names it."""


def translated(text: str) -> str:
    """Our query for a filter of newsboat's; NoCounterpart when there is none."""
    tokens = _tokens(text)
    query = _either(tokens)
    if tokens:
        raise NoCounterpart(f"“{tokens[0]}” is not understood there")
    try:
        return parse(query).text
    except BadQuery as error:
        raise NoCounterpart(str(error)) from error


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NoCounterpart(f"“{text[at : at + 20]}” is not understood")
        found.append(match[0].strip())
        at = match.end()
    return found


def _either(tokens: list[str]) -> str:
    return _joined(tokens, "or", " OR ", _every)


def _every(tokens: list[str]) -> str:
    return _joined(tokens, "and", " ", _one)


def _joined(tokens: list[str], word: str, ours: str, part: Callable[[list[str]], str]) -> str:
    parts = [part(tokens)]
    while tokens and tokens[0].lower() == word:
        del tokens[0]
        parts.append(part(tokens))
    return parts[0] if len(parts) == 1 else f"({ours.join(parts)})"


def _one(tokens: list[str]) -> str:
    """One comparison, or a bracket."""
    if len(tokens) > 2 and tokens[0] == "(":
        del tokens[0]
        inner = _either(tokens)
        if not tokens or tokens.pop(0) != ")":
            raise NoCounterpart("a bracket is not closed")
        return inner
    if len(tokens) < 3:
        raise NoCounterpart("it ends where a comparison is wanted")
    name, sign, given = tokens[0], tokens[1].lower(), tokens[2]
    del tokens[:3]
    value = re.sub(r"\\(.)", r"\1", given[1:-1]) if given[0] in "\"'" else given
    if '"' in value:
        raise NoCounterpart("quotes within a text have no counterpart here")
    negated = sign in ("!=", "!~", "!#")
    return ("-" if negated else "") + _compared(name.lower(), _OPPOSITE.get(sign, sign), value)


def _compared(name: str, sign: str, value: str) -> str:
    """Our words for one comparison that is not negated."""
    if sign == "=" and (name, value) in _IS:
        return _IS[name, value]
    if name == "age" and (age := _age(sign, value)):
        return age
    if name == "tags" and sign in ("#", "="):
        return f'tag:"{value}"'
    if name == "feedtitle" and sign in ("=", "#"):
        return f'source:"{value}"'
    field = _FIELDS.get(name)
    if field is not None and sign == "=~":
        return f"{field}/{value.replace('/', '.')}/i"
    if field is not None and sign in ("=", "#"):
        return f'{field}"{value}"'
    raise NoCounterpart(f"“{name} {sign}” has no counterpart here")


_FIELDS: Mapping[str, str] = {"title": "title:", "content": "text:"}


def _age(sign: str, value: str) -> str | None:
    """`age < 2`, `age between 0:2`: days since it came."""
    if sign in ("<", "<=", ">", ">=") and value.isdecimal():
        return f"age:{sign}{value}d"
    first, _, last = value.partition(":")
    if sign == "between" and first.isdecimal() and last.isdecimal():
        return f"age:{first}d..{last}d"
    return None
