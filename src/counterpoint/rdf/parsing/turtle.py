"""What Turtle, TriG, N-Triples and N-Quads may not be, looked at before a parser sees them.

What belongs here: sizes and depths. What does not: the grammar, which is the parser's business.
"""

from __future__ import annotations

import re

from counterpoint.errors import InputError, Place, Problem

# Round numbers that our own files never come near: what we write nests no brackets and declares 13
# prefixes. Elements of RDF/XML may nest as deep (`counterpoint.rdf.parsing.rdf_xml`).
MOST_NESTED = 200
MOST_PREFIXES = 1000

# Strings, IRIs and comments are passed over whole; a backslash outside them escapes in a name.
_TOKEN = re.compile(
    r"""
    \"{3}(?:[^"\\]|\\.|"(?!""))*+(?:\"{3}|\\?\Z) | '{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3}|\\?\Z)
  | "(?:[^"\\\n]|\\.)*+" | '(?:[^'\\\n]|\\.)*+'
  | <[^<>"{}|^`\x00-\x20]*> | \#[^\n]* | \\.
  | (?P<open>[(\[{]) | (?P<close>[)\]}])
  | (?P<prefix>@prefix\b|\bPREFIX\b)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def check_turtle(text: str, file: str) -> None:
    """Nothing, if brackets and prefixes stay within bounds. O(length).

    Raises:
        InputError: more than 200 brackets are open at once, or there are over 1,000 prefixes.
    """
    depth = prefixes = 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup is None:
            continue
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        prefixes += token.lastgroup == "prefix"
        if depth > MOST_NESTED:
            raise _wrong(text, file, token.start(), f"nests brackets more than {MOST_NESTED} deep")
        if prefixes > MOST_PREFIXES:
            raise _wrong(text, file, token.start(), f"declares more than {MOST_PREFIXES} prefixes")


def _wrong(text: str, file: str, offset: int, what: str) -> InputError:
    before = text[:offset]
    place = Place(file, before.count("\n") + 1, offset - before.rfind("\n"))
    return InputError(Problem(place, what, "write the file more plainly", code="too-much"))
