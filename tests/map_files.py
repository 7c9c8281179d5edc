"""A source text and a frontmatter of our own, below which a test writes the body of a map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from counterpoint.errors import InputError, Problem, Severity
from counterpoint.formats import ReadResult, read
from counterpoint.model import ArgumentMap

BodyReader = Callable[[str], ReadResult]
MapReader = Callable[[str], ArgumentMap]
NoteReader = Callable[[str], list[str]]

PANEL = """\
A panel on traffic.
In short
Both want free buses; a toll divides them.
Ana Ruiz, professor
We need a charge at the ring. Two cities did so and cut it by a fifth.
Drivers look for another way. Buses can be free, once the charge pays.
Kofi Osei, director
I want no toll on our customers. Let people ride for nothing.
It may have worked elsewhere. The mayor says the shops will close.
A toll \u2013 \u201ca tax\u201d \u2013 helps nobody. I say nobody.
"""

FRONT = """\
===
title: How should the city cut traffic?
question: What should the council do first?
base: https://example.org/city/
experts:
  ruiz:
    name: Ana Ruiz
    roles: [{title: Professor, organization: City University, periods: [1998-2000, 2012-]}]
  osei: {name: Kofi Osei}
voices:
  mayor: {name: The mayor}
editors:
  desk: {name: The city desk}
sources:
  panel:
    title: Panel on traffic
    file: panel.txt
    sections: {desk: "In short", ruiz: "Ana Ruiz, professor", osei: "Kofi Osei, director"}
topics: {pricing: Pricing}
===

"""


def write_map(folder: Path, body: str, *, front: str = FRONT, name: str = "city.argdown") -> Path:
    """A map in ``folder``, with the source text beside it."""
    (folder / "panel.txt").write_text(PANEL, encoding="utf-8")
    path = folder / name
    path.write_text(front + body, encoding="utf-8")
    return path


def errors(*paths: Path) -> list[Problem]:
    """The errors that reading tells, without the warnings; empty where it reads."""
    try:
        read(paths)
    except InputError as error:
        return [x for x in error.problems if x.severity is Severity.ERROR]
    return []


TRAFFIC = """===
title: Traffic
question: What first?
base: https://example.org/counts/
experts:
  ruiz: {name: Ana Ruiz, roles: [{title: Engineer}]}
  osei: {name: Kofi Osei, roles: [{title: Planner}]}
  lund: {name: Eva Lund, roles: [{title: Doctor}]}
editors:
  desk: {name: Desk}
===

# Ana Ruiz {expert: ruiz}

[Charge]: Cars should pay in the centre. #money #centre {kind: recommendation}
  + [Queues cost]: Queues cost the city money. #money {kind: assessment}
  + [It cleans]: A charge cleans the air. #air {kind: forecast}

[Cheap buses]: Buses should cost little. #money {kind: recommendation, equivalent: "[Low fares]"}

[Close streets]: Some streets should be closed. #centre {kind: recommendation, stance: deny}

[Trams wait]: Trams can wait. {kind: recommendation}

# Kofi Osei {expert: osei}

[Low fares]: Fares should be low. #money {kind: recommendation}

[Charge] {stance: deny}

[Trams]: Trams should come now. {kind: recommendation, incompatible: {"[Trams wait]": 0.5}}

[Close streets] {mode: reported}

[Spend]: The city should spend. #money {kind: recommendation}

[Save]: The city should save. #money {kind: recommendation, incompatible: {"[Spend]": 0.5}}

# Eva Lund {expert: lund}

[It cleans] {stance: deny}

[Close streets]
  - [Shops lose]: Shops lose by it. #trade {kind: forecast}

[Bicycles]: Bicycles need lanes. #centre {kind: recommendation, timing: {"[Spend]": 0.5}}

# Desk {expert: desk}

[All agree]: All see the queues. #centre {kind: assessment}
"""
"""Claims in two topics and in none, in two wordings, only reported, and said by an editor only."""
