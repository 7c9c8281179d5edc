"""The named questions: SPARQL files that are shipped, each answering one thing people ask.

A file begins with comments: its title, and a line for each parameter,
``# --expert ID: only what this expert says``. A parameter is a variable that stands in a line of
its own, ``VALUES ?expert { UNDEF }``, which leaves it open; binding puts a term in place of
UNDEF. A question whose answer rests on no finding says so in a line of its own, and is answered
before any is found. What belongs here: finding, describing and binding. What does not: running.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rdflib import URIRef

from counterpoint.errors import UsageError, did_you_mean, nearest_name
from counterpoint.rdf.serialization.terms import line_term
from counterpoint.rdf.terms.names import iri, is_absolute_iri
from counterpoint.resources import questions_folder
from counterpoint.vocab import CP

_PARAMETER = re.compile(r"^# --([a-z]+) ID: ", re.MULTILINE)
# Said to us, and no part of what is asked: stores keep answers under the text of a question.
_OF_MAP_ALONE = "# Asks the map alone.\n"

# What a named question can be about, by the name of its parameter.
RECORD_TYPES = {"expert": CP.Expert, "topic": CP.Topic, "claim": CP.Claim}


@dataclass(frozen=True, slots=True)
class Question:
    """A shipped query: ``title`` is what it answers, ``parameters`` are kinds of record.

    ``is_of_map_alone`` says that its answer is the same before anything is found in the map.
    """

    name: str
    title: str
    text: str
    parameters: tuple[str, ...]
    is_of_map_alone: bool = False

    def bound(self, values: Mapping[str, str]) -> str:
        """The query with each parameter of ``values`` bound to its IRI.

        Raises:
            UsageError: the question has no such parameter, or a value is not an absolute IRI.
        """
        text = self.text
        for name, value in values.items():
            if name not in self.parameters:
                parameters = ", ".join(f"--{each}" for each in self.parameters) or "none"
                raise UsageError(
                    f"the question {self.name} takes no --{name}; it takes {parameters}"
                )
            if not is_absolute_iri(value):
                raise UsageError(f"{value!r} is not an IRI")
            text = text.replace(
                f"VALUES ?{name} {{ UNDEF }}", f"VALUES ?{name} {{ {line_term(URIRef(value))} }}"
            )
        return text


@cache
def list_questions() -> tuple[Question, ...]:
    """All shipped questions, sorted by name."""
    return tuple(
        _question(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(questions_folder().glob("*.rq"))
    )


def question(name: str) -> Question:
    """The shipped question of that name.

    Raises:
        UsageError: there is none.
    """
    shipped = {each.name: each for each in list_questions()}
    if name in shipped:
        return shipped[name]
    advice = did_you_mean(nearest_name(name, shipped), f"there are {', '.join(shipped)}")
    raise UsageError(f"there is no question {name!r}; {advice}")


def _question(name: str, text: str) -> Question:
    title = text.split("\n", 1)[0].removeprefix("#").strip()
    query = text.replace(_OF_MAP_ALONE, "")
    return Question(name, title, query, tuple(_PARAMETER.findall(text)), query != text)


def record_iri(base: str, kind: str, name: str, records: Iterable[str]) -> str:
    """That one of ``records``, the IRIs of all records of the kind, whose id or IRI is ``name``.

    Raises:
        UsageError: there is none.
    """
    folder = f"{base}{kind}/"
    record = str(iri(base, kind, name))
    names = sorted(records)
    if record in names:
        return record
    ids = [each.removeprefix(folder) for each in names]
    advice = did_you_mean(nearest_name(name, ids), f"there are: {', '.join(ids[:20])}")
    raise UsageError(f"there is no {kind} {name!r}; {advice}")
