"""What a SPARQL query is about to do, read off its tokens before any engine sees it.

The tokens tell a query from an update, and whether FROM names the graphs. A keyword may touch
what follows it (``ASKFROM<urn:g>{}``), since engines need no blank there. Calls to other servers
are seen by a means of its own (`counterpoint.store.queries.calls`), as no reading may hide one.

What belongs here: refusing. What does not: answering.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from counterpoint.errors import InputError, Place, Problem
from counterpoint.store.queries.calls import find_call, readings_of
from counterpoint.vocab import PREFIXES

# Round numbers that our own queries never come near: the longest of `questions/` has 3.2 kB, and
# none nests more than 8 deep.
LONGEST_QUERY = 16 * 1024
MOST_NESTED = 64

# Terminals of https://www.w3.org/TR/sparql11-query/#sparqlGrammar; a backslash in a name
# escapes what follows. The order matters: long strings before short ones. What has no end takes
# all that it could hold with it: no reading goes on from there.
_TOKEN = re.compile(
    r"""
    (?P<space>   [\ \t\r\n]+ | \#[^\r\n]* )
  | (?P<iri>     <[^<>"{}|^`\x00-\x20]*> )
  | (?P<string>  \"{3} (?:[^"\\]++|\\.|"(?!""))*+ \"{3}
               | '{3}  (?:[^'\\]++|\\.|'(?!''))*+ '{3}
               | "(?:[^"\\\r\n]++|\\.)*+" | '(?:[^'\\\r\n]++|\\.)*+' )
  | (?P<unended> "(?:[^"\\\r\n]++|\\.)*+ | '(?:[^'\\\r\n]++|\\.)*+ )
  | (?P<variable>[?$]\w+ )
  | (?P<tag>     @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<blank>   _:\w(?:[\w.\-\u00b7]*[\w\-\u00b7])? )
  | (?P<name>    (?:[^\W\d_][\w.\-\u00b7]*+ (?<!\.) )? :
                 (?: (?:[\w:]|%[0-9A-Fa-f]{2}|\\.)
                     (?: (?:[\w.:\-\u00b7]|%[0-9A-Fa-f]{2}|\\.)*
                         (?:[\w:\-\u00b7]|%[0-9A-Fa-f]{2}|\\.) )? )? )
  | (?P<letters> [^\W\d_][\w.\-\u00b7]*+ )
  | (?P<number>  [0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)? | \.[0-9]+(?:[eE][+-]?[0-9]+)? )
  | (?P<word>    [A-Za-z_]\w* )
  | (?P<open>    [({\[] )
  | (?P<close>   [)}\]] )
  | (?P<other>   \\. | . )
    """,
    re.VERBOSE | re.DOTALL,
)
# What stands in a run of letters that is no name, once it is known that no colon ends it.
_TOKEN_IN_LETTERS = re.compile(
    r"""
    (?P<number>  [0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)? | \.[0-9]+(?:[eE][+-]?[0-9]+)? )
  | (?P<word>    [A-Za-z_]\w* )
  | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
# Signs of two letters, which the pattern takes one by one.
_SIGNS = {"&&", "||", "^^", "!=", "<=", ">="}
_FORM = re.compile("SELECT|ASK|CONSTRUCT|DESCRIBE")
# Only these keywords come directly before FROM.
_FROM = re.compile("(?:ASK|CONSTRUCT)?FROM")
_UPDATE = re.compile("INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH")
# Some stores extend queries by WITH, and Virtuoso by pragmas that tell it to fetch what FROM names.
_PRAGMA = re.compile("DEFINE")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEVER_IN_A_QUERY = re.compile(_UPDATE.pattern.removesuffix("|WITH"))


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


def read_outline(text: str, file: str = "query") -> QueryOutline:
    """What ``text`` asks for, if it is a query that may be run. O(length).

    Raises:
        InputError: it is too long or nested too deeply, an update, or calls another server; a
            prefix is neither declared nor known; it cannot be written in UTF-8.
    """
    place = Place(file)
    if match := _SURROGATE.search(text):
        raise _wrong(text, place, match.start(), "is not UTF-8 here", "write it in UTF-8")
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST_QUERY:
        raise _wrong(text, place, 0, f"is longer than {LONGEST_QUERY} bytes", "shorten it")
    require_no_call(text, place)
    tokens = tokens_of(text)
    _check_depth(tokens, text, place)
    start, declared = _read_prologue(tokens)
    form = _form_of(tokens, start, text, place)
    for reading, _ in readings_of(text)[1:]:
        others = tokens_of(reading)
        _form_of(others, _read_prologue(others)[0], reading, place)
    _check_prefixes(tokens, declared, text, place)
    return QueryOutline(form, _has_from(tokens[start:], form, declared))


def require_no_call(text: str, place: Place) -> None:
    """Nothing, if ``text`` calls no other server under any reading. O(length).

    Raises:
        InputError: it may.
    """
    offset = find_call(text)
    if offset is not None:
        raise call_refused(text, place, offset)


def call_refused(text: str, place: Place, offset: int) -> InputError:
    """That what stands at ``offset`` calls another server, or may be read so."""
    message = "calls another server (SERVICE), or can be read so"
    advice = (
        "load that data first, queries never leave this machine; "
        "if it is a name, rename the prefix or write the IRI in full"
    )
    return _refused(text, place, offset, message, advice)


def tokens_of(text: str) -> list[Token]:
    """The tokens of a query without blanks and comments, every ``<...>`` read as an IRI. O(n)."""
    tokens: list[Token] = []
    for token in _tokens(text):
        last = tokens[-1] if tokens else token
        if last.end == token.start and last.text + token.text in _SIGNS:
            tokens[-1] = Token("other", last.text + token.text, last.start)
        elif token.kind != "space":
            tokens.append(token)
    return tokens


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "letters":
            for part in _TOKEN_IN_LETTERS.finditer(text, match.start(), match.end()):
                yield Token(str(part.lastgroup), part[0], part.start())
        else:
            yield Token(str(match.lastgroup), match[0], match.start())


def line_at(text: str, offset: int) -> tuple[int, int, str]:
    """Line and column, both from 1, and the text of the line at ``offset``."""
    before = text[:offset]
    line = before.count("\n") + 1
    start = before.rfind("\n") + 1
    return line, offset - start + 1, text[start:].split("\n", 1)[0].rstrip("\r")


def _check_depth(tokens: Sequence[Token], text: str, place: Place) -> None:
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth > MOST_NESTED:
            message = f"is nested more than {MOST_NESTED} deep"
            raise _wrong(text, place, token.start, message, "take it apart")


def _read_prologue(tokens: Sequence[Token]) -> tuple[int, frozenset[str]]:
    """How many tokens BASE, PREFIX and VERSION take, and the prefixes declared, there or later."""
    declared: set[str] = set()
    end = 0
    for index, token in enumerate(tokens):
        following = [each.kind for each in tokens[index + 1 : index + 3]]
        length = 0
        if _is_keyword(token, "PREFIX") and following[:1] == ["name"]:
            declared.add(tokens[index + 1].text.partition(":")[0])
            length = 3
        elif _is_keyword(token, "BASE", "VERSION") and following[:1] in (["iri"], ["string"]):
            length = 2
        elif index == end and token.kind == "name" and token.text[:6].upper() == "PREFIX":
            declared.add(token.text[6:].partition(":")[0])
            length = 2
        end += length * (index == end)
    return end, frozenset(declared)


def _is_keyword(token: Token, *keywords: str) -> bool:
    return token.kind == "word" and token.text.upper() in keywords


def _form_of(tokens: Sequence[Token], start: int, text: str, place: Place) -> str:
    """The form of the query whose prologue ends at ``start``.

    Raises:
        InputError: it has none, or is an update.
    """
    words = [x for x in tokens if x.kind in {"word", "name"}]
    first = tokens[start] if start < len(tokens) else Token("end", "", 0)
    form = _FORM.match(first.text.upper()) if first.kind in {"word", "name"} else None
    if first.kind in {"word", "name"} and _PRAGMA.match(first.text.upper()):
        message = "tells the store how to work (DEFINE), and may let it fetch"
        advice = "leave it out: queries are those of SPARQL 1.1"
        raise _refused(text, place, first.start, message, advice)
    forbidden = _NEVER_IN_A_QUERY if form else _UPDATE
    for word in words:
        verb = forbidden.match(word.text.upper()) if word.kind == "word" else None
        # Behind a form only the whole word: FILTER(ADDRESS...) is a mistake and no update.
        if verb and not (form and verb[0] != word.text.upper()):
            advice = "ask with SELECT, ASK, CONSTRUCT or DESCRIBE; the store is read-only"
            raise _refused(text, place, word.start, f"would change data ({verb[0]})", advice)
        # Some stores have prologues of their own, and in ours may be a mistake.
        form = form or (_FORM.fullmatch(word.text.upper()) if word.kind == "word" else None)
    if form:
        return form[0]
    raise _wrong(
        text, place, 0, "has no form of SPARQL", "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    )


def _has_from(tokens: Sequence[Token], form: str, declared: Container[str]) -> bool:
    """Whether FROM stands outside all brackets.

    As the beginning of a name it is FROM where no name may stand (before the first bracket, but
    for DESCRIBE), or if there is no such name.
    """
    depth, may_be_name = 0, form == "DESCRIBE"
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        may_be_name |= bool(depth)
        if not depth and token.kind in {"word", "name"} and _FROM.match(token.text.upper()):
            prefix, colon, _ = token.text.partition(":")
            if not (colon and may_be_name and (prefix in declared or prefix in PREFIXES)):
                return True
    return False


def _check_prefixes(
    tokens: Sequence[Token], declared: frozenset[str], text: str, place: Place
) -> None:
    prefixes = declared | PREFIXES.keys()
    # A keyword may touch the name behind it: ASKFROMex:g, GRAPHex:g.
    ends = tuple(prefixes - {""})
    for token in tokens:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix not in prefixes and not prefix.endswith(ends):
            advice = f"add PREFIX {prefix}: <...>; known without are {', '.join(PREFIXES)}"
            raise _wrong(text, place, token.start, f"does not declare the prefix {prefix}:", advice)


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
