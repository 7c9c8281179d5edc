"""What a SPARQL query is about to do, read off its tokens before any engine sees it.

A keyword outside strings, IRIs, comments and names is a keyword in SPARQL's grammar, so the
tokens are enough to tell a query from an update and to see SERVICE and FROM. One point is left
open by the tokens alone: after an operand, ``<`` may begin an IRI or compare. Where the two
readings differ in what follows, both are looked at, so nothing can hide in either.

What belongs here: refusing. What does not: answering.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from counterpoint.errors import InputError, Place, Problem
from counterpoint.vocab import PREFIXES

__all__ = [
    "LONGEST_QUERY",
    "MOST_NESTED",
    "QueryOutline",
    "Token",
    "line_at",
    "read_outline",
    "tokens_of",
]

LONGEST_QUERY = 16 * 1024
MOST_NESTED = 64
_MOST_READINGS = 64

# Terminals of https://www.w3.org/TR/sparql11-query/#sparqlGrammar; a backslash in a name
# escapes what follows. The order matters: long strings before short ones.
_TOKEN = re.compile(
    r"""
    (?P<space>   [\ \t\r\n]+ | \#[^\r\n]* )
  | (?P<iri>     <[^<>"{}|^`\x00-\x20]*> )
  | (?P<string>  \"{3} (?:[^"\\]|\\.|"(?!""))* \"{3}
               | '{3}  (?:[^'\\]|\\.|'(?!''))* '{3}
               | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
  | (?P<unended> ["'] )
  | (?P<variable>[?$]\w+ )
  | (?P<tag>     @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<blank>   _:\w(?:[\w.\-\u00b7]*[\w\-\u00b7])? )
  | (?P<name>    (?:[^\W\d_](?:[\w.\-\u00b7]*[\w\-\u00b7])?)? :
                 (?: (?:[\w:]|%[0-9A-Fa-f]{2}|\\.)
                     (?: (?:[\w.:\-\u00b7]|%[0-9A-Fa-f]{2}|\\.)*
                         (?:[\w:\-\u00b7]|%[0-9A-Fa-f]{2}|\\.) )? )? )
  | (?P<number>  [0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)? | \.[0-9]+(?:[eE][+-]?[0-9]+)? )
  | (?P<word>    [A-Za-z_]\w* )
  | (?P<open>    [({\[] )
  | (?P<close>   [)}\]] )
  | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
# Signs of two letters, which the pattern takes one by one.
_SIGNS = {"&&", "||", "^^", "!=", "<=", ">="}
_OPERANDS = {"iri", "string", "variable", "tag", "blank", "name", "number", "close"}
# Inside these an IRI would have been misread as nothing but itself, if it was a comparison.
_CHANGES_WHAT_FOLLOWS = re.compile("[#']")
_SURELY_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES = {
    *("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"),
}


@dataclass(frozen=True, slots=True)
class QueryOutline:
    """The form of a query (SELECT, ASK, CONSTRUCT, DESCRIBE) and whether it names its graphs."""

    form: str
    has_from: bool


class Token(NamedTuple):
    """A token of a query; ``kind`` is open, close, word, iri, ... and ``start`` an offset."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


@dataclass(slots=True)
class _Scan:
    """What the tokens of one reading held, with where it stood (offsets)."""

    words: list[tuple[str, int]] = field(default_factory=list)
    prefixes: list[tuple[str, int]] = field(default_factory=list)
    declared: set[str] = field(default_factory=set)
    other_readings: list[int] = field(default_factory=list)
    too_deep: int | None = None


def read_outline(text: str, file: str = "query") -> QueryOutline:
    """What ``text`` asks for, if it is a query that may be run. O(length).

    Raises:
        InputError: it is too long or nested too deeply, an update, or calls another server; a
            prefix is neither declared nor known.
    """
    place = Place(file)
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_QUERY:
        raise _wrong(text, place, 0, f"is longer than {LONGEST_QUERY} bytes", "shorten it")
    scans = _scans(text)
    if len(scans) > _MOST_READINGS:
        raise _wrong(text, place, 0, "can be read in too many ways", "write a space after each <")
    for scan in scans:
        _check(scan, text, place)
    _check_prefixes(scans[0], text, place)
    form = next((word for word, _ in scans[0].words if word in _FORMS), "")
    if not form:
        raise _wrong(
            text, place, 0, "has no form of SPARQL", "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    has_from = any(word == "FROM" for scan in scans for word, _ in scan.words)
    return QueryOutline(form, has_from)


def tokens_of(text: str) -> list[Token]:
    """The tokens of a query without blanks and comments, every ``<...>`` read as an IRI."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        token = Token(str(found.lastgroup), found[0], found.start())
        last = tokens[-1] if tokens else token
        if last.end == token.start and last.text + token.text in _SIGNS:
            tokens[-1] = Token("other", last.text + token.text, last.start)
        elif token.kind != "space":
            tokens.append(token)
    return tokens


def line_at(text: str, offset: int) -> tuple[int, int, str]:
    """Line and column, both from 1, and the text of the line at ``offset``."""
    before = text[:offset]
    line = before.count("\n") + 1
    start = before.rfind("\n") + 1
    return line, offset - start + 1, text[start:].split("\n", 1)[0].rstrip("\r")


def _scans(text: str) -> list[_Scan]:
    """One scan a reading: the first takes every ``<...>`` as an IRI, the others one as ``<``."""
    scans = [_scan(text, 0)]
    starts = list(scans[0].other_readings)
    seen: set[int] = set()
    while starts and len(scans) <= _MOST_READINGS:
        start = starts.pop()
        if start not in seen:
            seen.add(start)
            scan = _scan(text, start)
            starts += scan.other_readings
            scans.append(scan)
    return scans


def _scan(text: str, start: int) -> _Scan:
    found = _Scan()
    depth = 0
    after_operand = False
    last_word = ""
    for token in _TOKEN.finditer(text, start):
        kind = str(token.lastgroup)
        if kind == "space":
            continue
        if kind == "unended":
            break  # no reading goes on from here, the engine's neither
        depth += (kind == "open") - (kind == "close")
        if depth > MOST_NESTED and found.too_deep is None:
            found.too_deep = token.start()
        if kind == "word":
            found.words.append((token[0].upper(), token.start()))
        elif kind == "name":
            prefix = token[0].partition(":")[0]
            if last_word == "PREFIX":
                found.declared.add(prefix)
            else:
                found.prefixes.append((prefix, token.start()))
        elif kind == "iri" and after_operand and _may_compare(token[0]):
            found.other_readings.append(token.start() + 1)
        after_operand = kind in _OPERANDS or (kind == "word" and token[0] in {"true", "false"})
        last_word = token[0].upper() if kind == "word" else ""
    return found


def _may_compare(token: str) -> bool:
    """Whether ``<...>`` read as ``<`` and what follows would change what is a comment."""
    return bool(_CHANGES_WHAT_FOLLOWS.search(token)) and not _SURELY_IRI.match(token)


def _check(scan: _Scan, text: str, place: Place) -> None:
    if scan.too_deep is not None:
        message = f"is nested more than {MOST_NESTED} deep"
        raise _wrong(text, place, scan.too_deep, message, "take it apart")
    for word, offset in scan.words:
        if word == "SERVICE":
            advice = "load that data first; queries never leave this machine"
            raise _refused(text, place, offset, "calls another server (SERVICE)", advice)
    verb, offset = next((pair for pair in scan.words if pair[0] in _FORMS | _UPDATES), ("", 0))
    if verb in _UPDATES:
        advice = "ask with SELECT, ASK, CONSTRUCT or DESCRIBE; the store is read-only"
        raise _refused(text, place, offset, f"would change data ({verb})", advice)


def _check_prefixes(scan: _Scan, text: str, place: Place) -> None:
    for prefix, offset in scan.prefixes:
        if prefix not in scan.declared and prefix not in PREFIXES:
            advice = f"add PREFIX {prefix}: <...>; known without are {', '.join(PREFIXES)}"
            raise _wrong(text, place, offset, f"does not declare the prefix {prefix}:", advice)


def _refused(text: str, place: Place, offset: int, message: str, advice: str) -> InputError:
    """As `_wrong`, of what is no mistake but is not done here."""
    problems = _wrong(text, place, offset, message, advice).problems
    return InputError(replace(problem, code="not-allowed") for problem in problems)


def _wrong(text: str, place: Place, offset: int, message: str, advice: str) -> InputError:
    """An error about what stands at ``offset``; ``place`` names the file."""
    line, column, line_text = line_at(text, offset)
    return InputError(
        Problem(
            Place(place.file, line, column),
            f"the query {message}",
            advice,
            code="query",
            line_text=line_text[:200],
        )
    )
