"""Quads that are too large or not what they say, and names that deceive the eye.

What belongs here: judging quads one by one and names against each other. What does not: syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as px

from counterpoint.errors import Place, Problem, Problems, Severity
from counterpoint.vocab import XSD

# Round numbers that our own maps never come near: of the shipped one the longest IRI has 157
# characters and the longest literal 253. A source's passage may be long, a name is not.
LONGEST_IRI = 2 << 10
LONGEST_LITERAL = 1 << 20
# Python refuses to read a number of more than 4,300 digits, and this says so at its place.
_LONGEST_NUMBER = 1000
_MOST_NAMES = 3  # told of those that look alike: there may be as many as names

_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_FORMS = {
    str(XSD.decimal): re.compile(_NUMBER),
    str(XSD.double): re.compile(rf"{_NUMBER}(?:[eE][+-]?[0-9]{{1,4}})?|[+-]?INF|NaN"),
    str(XSD.float): re.compile(rf"{_NUMBER}(?:[eE][+-]?[0-9]{{1,4}})?|[+-]?INF|NaN"),
    str(XSD.boolean): re.compile(r"true|false|0|1"),
} | {
    str(XSD[name]): re.compile(r"[+-]?[0-9]+")
    for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long", "short")
}
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# Letters of other scripts that look like Latin ones (https://www.unicode.org/reports/tr39/ has
# many more; these are the ones of which whole words can be made).
_LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405"
    "\u03bf\u03bd\u03b9\u03c1\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f"
    "\u03a1\u03a4\u03a7\u03a5",
    "aeopcyxijshdqwABEKMHOPCTXIJSovipABEZHIKMNOPTXY",
)


def find_errors(quads: Iterable[px.Quad], file: str) -> list[Problem]:
    """What no file may hold: very long names or texts, numbers that are none."""
    problems, place = Problems(code="value"), Place(file)

    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(term, px.NamedNode) and len(term.value) > LONGEST_IRI:
                message = f"<{term.value[:60]}... is longer than {LONGEST_IRI} characters"
                problems.error(place, message, "shorten it")
            elif isinstance(term, px.Literal):
                mistake = _wrong_literal(term)
                if mistake:
                    message, advice = mistake
                    problems.error(place, f"{quad.predicate} of {quad.subject} {message}", advice)
            elif isinstance(term, px.Triple):
                advice = "RDF 1.1 has no triple terms; reify it"
                problems.error(place, "a triple stands inside a triple", advice)
    return list(problems)


def find_doubts(quads: Iterable[px.Quad], file: str) -> list[Problem]:
    """What may deceive a reader: names that look alike, text that turns its direction."""
    names: set[str] = set()
    doubts = Problems()
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, px.NamedNode):
                names.add(term.value)
            elif isinstance(term, px.Literal) and _TURNING.search(term.value):
                doubts.add(
                    _doubt(
                        file,
                        f"{quad.predicate} of {quad.subject} holds characters that turn the "
                        "direction of reading",
                        "bidirectional",
                    )
                )
    doubts.add(
        *(
            _doubt(file, f"<{name}> holds characters that turn the direction", "bidirectional")
            for name in sorted(names)
            if _TURNING.search(name)
        ),
        *_alike(names, file),
    )
    return list(doubts)


def _alike(names: set[str], file: str) -> list[Problem]:
    by_look: dict[str, list[str]] = defaultdict(list)
    for name in names:
        look = unicodedata.normalize("NFKC", name.translate(_LOOKALIKES))
        by_look[look].append(name)
    return [
        _doubt(
            file,
            f"{_some_names(sorted(group))} look the same and are not",
            "look-alike",
        )
        for _, group in sorted(by_look.items())
        if len(group) > 1
    ]


def _some_names(names: list[str]) -> str:
    some = " and ".join(f"<{name}>" for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return f"{some} and {more} more" if more > 0 else some


def _doubt(file: str, message: str, code: str) -> Problem:
    return Problem(
        Place(file), message, "check that this is meant", code=code, severity=Severity.WARNING
    )


def _wrong_literal(term: px.Literal) -> tuple[str, str] | None:
    if len(term.value) > LONGEST_LITERAL:
        return (f"is longer than {LONGEST_LITERAL} characters", "shorten it")
    form = _FORMS.get(term.datatype.value)
    if form is None:
        return None
    if len(term.value) > _LONGEST_NUMBER:
        return (f"is a number of more than {_LONGEST_NUMBER} digits", "shorten it")
    if not form.fullmatch(term.value.strip(" \t\r\n")):
        return (f"is {term.value[:60]!r}, which is no {term.datatype.value}", "correct it")
    return None
