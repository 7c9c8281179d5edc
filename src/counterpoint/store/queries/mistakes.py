"""Where a query goes wrong: the first token after which no query can follow.

Oxigraph tells how far its parser looked, which may be before the mistake or well behind it: it
counts the whole of a keyword that it tried in vain. So the query is cut after a token and
something put behind that no query can hold. If the parser comes as far as that, the tokens
before were right; the first token for which it does not is the mistake. What belongs here:
finding and naming it. What does not: running queries.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from counterpoint.errors import CLOSE, did_you_mean, nearest_name
from counterpoint.store.queries.sparql import Token, tokens_of

# On a line of its own, and farther in than the longest keyword reaches.
_INDENT = 40
_NOTHING = "\n" + " " * _INDENT + "\x01"
_PLACE = re.compile(r"error at (\d+):(\d+)")
_OPENING = {")": "(", "}": "{", "]": "["}
_KEYWORDS = (
    *("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "FROM", "NAMED", "PREFIX", "BASE"),
    *("DISTINCT", "REDUCED", "ORDER BY", "GROUP BY", "HAVING", "LIMIT", "OFFSET", "VALUES"),
    *("OPTIONAL", "UNION", "MINUS", "GRAPH", "FILTER", "BIND", "EXISTS", "NOT EXISTS", "UNDEF"),
    *("COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "SEPARATOR", "REGEX"),
    *("STR", "LANG", "LANGMATCHES", "DATATYPE", "BOUND", "IRI", "BNODE", "COALESCE", "CONCAT"),
    *("CONTAINS", "STRSTARTS", "STRENDS", "STRLEN", "SUBSTR", "REPLACE", "UCASE", "LCASE"),
)
# Words that are right and only look like others.
_SHORT = {"AS", "BY", "IN", "A", "IF", "TRUE", "FALSE"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake at ``offset``: what is wrong there, and what may help."""

    offset: int
    message: str
    advice: str


def find_mistake(text: str, parse: Callable[[str], object]) -> Mistake | None:
    """The first mistake in ``text``, which ``parse`` refuses with a `SyntaxError`.

    ``None`` if no token is to blame: each may stand where it stands, and the whole means
    nothing. Parses O(log tokens) times.
    """
    tokens = tokens_of(text)
    right = _count_right(text, tokens, parse)
    if right == len(tokens):
        return _unfinished(text, tokens, parse)
    token = tokens[right]
    return Mistake(token.start, f"goes wrong at {_first_letters(token)}", _advice(tokens, right))


def _count_right(text: str, tokens: list[Token], parse: Callable[[str], object]) -> int:
    """How many tokens from the first on may stand where they stand."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if _may_go_on(text[: tokens[middle].end], parse):
            low = middle + 1
        else:
            high = middle
    return low


def _may_go_on(text: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(text + _NOTHING)
    except SyntaxError as error:
        match = _PLACE.match(str(error))
        if match is None:
            return False
        return (int(match[1]), int(match[2])) > (text.count("\n") + 2, _INDENT)
    return False


def _unfinished(text: str, tokens: list[Token], parse: Callable[[str], object]) -> Mistake | None:
    """That the query ends too soon, unless it is complete and wrong as a whole."""
    try:
        parse(text)
    except SyntaxError as error:
        match = _PLACE.match(str(error))
        if match is None or "unbound" in str(error):
            return None
    opening = _left_open(tokens)
    advice = f"close the {opening.text} of line {text.count(chr(10), 0, opening.start) + 1}"
    end = len(text.rstrip())
    return Mistake(end, "ends too soon", advice if opening.text else "write what is missing")


def _left_open(tokens: list[Token]) -> Token:
    """The last bracket that is not closed; one without text if there is none."""
    openings: list[Token] = []
    for token in tokens:
        if token.kind == "open":
            openings.append(token)
        elif token.kind == "close" and openings:
            openings.pop()
    return openings[-1] if openings else Token("open", "", 0)


def _first_letters(token: Token) -> str:
    line = token.text.partition("\n")[0]
    return line if len(line) <= 40 and line == token.text else f"{line[:40]}..."


def _advice(tokens: list[Token], place: int) -> str:
    """What may be meant at the token at ``place``."""
    token = tokens[place]
    for word in tokens[max(0, place - 1) : place + 1][::-1]:
        keyword = _keyword_like(word)
        if keyword:
            return did_you_mean(keyword)
    if token.kind == "close":
        return _advice_on_bracket(token, _left_open(tokens[:place]))
    if token.kind == "unended":
        return "the text that begins there has no end"
    if token.kind == "word" and token.text.upper() not in _KEYWORDS:
        return f"if it is a variable, write ?{token.text}; a name has a prefix or stands in <>"
    return "correct it, or what stands just before"


def _keyword_like(token: Token) -> str:
    """The keyword that a word is almost; none if it is one."""
    word = token.text.upper()
    if token.kind != "word" or word in _SHORT or word in _KEYWORDS:
        return ""
    return nearest_name(word, _KEYWORDS, CLOSE)


def _advice_on_bracket(closing: Token, opening: Token) -> str:
    if not opening.text:
        return f"there is no {_OPENING[closing.text]} before it"
    if opening.text != _OPENING[closing.text]:
        return f"the {opening.text} before it is not closed"
    return "something is missing or wrong before it"
