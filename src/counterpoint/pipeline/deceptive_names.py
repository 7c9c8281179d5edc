"""What in a map of foreign files may deceive the eye: signs that cannot be seen, and names alike.

RDF has its own look at this (`counterpoint.rdf.parsing.doubts`), for IRIs and literals.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from counterpoint.errors import Place, Problem, Problems
from counterpoint.model import ArgumentMap

_MOST_TOLD = 20  # a round number: a file may be full of them
# Controls, but for tabs and line ends; and what turns the direction of reading.
_SIGNS = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_ADVICE = "see whether it is meant: it may hide what is written, or show it otherwise"


def find_deceptive(argument_map: ArgumentMap, file: str) -> tuple[Problem, ...]:
    """Warnings of names and texts that hold such signs, and of experts who look alike. Linear."""
    problems = Problems(code="deceptive", most=_MOST_TOLD)
    for what, text, place in _texts(argument_map):
        sign = _SIGNS.search(text)
        if sign is not None:
            excerpt = text[:60].encode("ascii", "backslashreplace").decode()
            number = f"U+{ord(sign[0]):04X}"
            message = f'{what} "{excerpt}" holds {number}, which cannot be seen'
            problems.warn(place or Place(file), message, _ADVICE)
    looks: dict[str, list[str]] = defaultdict(list)
    places = {expert.name: expert.place for expert in argument_map.experts}
    for name in places:
        looks[_look(name)].append(name)
    for names in looks.values():
        if len(names) > 1:
            group = " and ".join(
                ascii(name) if _look(name) != name else f"'{name}'" for name in names[:3]
            )
            place = places[names[1]] or Place(file)
            problems.warn(place, f"{group} look the same and are two", "correct one of the names")
    return problems.warnings


def _texts(argument_map: ArgumentMap) -> Iterator[tuple[str, str, Place | None]]:
    for expert in argument_map.experts:
        yield "the name", expert.name, expert.place
    for claim in argument_map.claims:
        yield "the claim", claim.text or claim.title, claim.place


def _look(name: str) -> str:
    """A name without what cannot be seen in it."""
    letters = (x for x in unicodedata.normalize("NFKC", name) if unicodedata.category(x) != "Cf")
    return " ".join("".join(letters).split())
