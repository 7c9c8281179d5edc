"""What the data says of a map that no record takes up, as warnings.

What belongs here: shortcuts that no record gives, and properties where nothing reads them. What
does not: terms that do not exist (`counterpoint.rdf.maps.unknown_terms`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rdflib import URIRef
from rdflib.term import Node

from counterpoint.errors import Place, Problem, Severity
from counterpoint.model import ArgumentMap
from counterpoint.rdf.lookup.record_lookup import RecordLookup, short_form
from counterpoint.rdf.lookup.tally import Tally
from counterpoint.rdf.maps.forms import FORMS
from counterpoint.rdf.maps.map_triples import map_triples
from counterpoint.rdf.maps.record_names import RECORD_CLASSES
from counterpoint.rdf.maps.shortcuts import INSTEAD
from counterpoint.vocab import CP, SKOS


def _owners() -> dict[URIRef, str]:
    """What each property of ours belongs to: elsewhere, or without that type, nobody reads it."""
    classes: dict[URIRef, list[str]] = defaultdict(list)
    for form in FORMS:
        for each in form.fields:
            if each.term in CP:
                classes[each.term].append(f"a {short_form(form.own_class)}")
    return (
        dict.fromkeys((CP.base, CP.asks), "the cp:ArgumentMap")
        | dict.fromkeys((CP.standing,), "a cp:Expert")
        | dict.fromkeys((CP.speaker, CP.marker), "a cp:Section that is schema:isPartOf a cp:Source")
        | dict.fromkeys((CP.checkedBy, CP.checkedOn, CP.file, CP.sha256), "a cp:Source")
        | dict.fromkeys((CP.verification, CP.similarity), "the cp:passage of a stance or relation")
        | dict.fromkeys((CP.mode,), "a cp:Stance")
        | {term: _alternatives(names) for term, names in classes.items()}
    )


def _alternatives(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


_OWNERS = _owners()
_OF_MAPS = frozenset(
    (
        *(CP.ArgumentMap, CP.Question, CP.Period, CP.Section, CP.Passage),
        *(CP.CrowdVote, CP.VoterGroup),
        *RECORD_CLASSES.values(),
    )
)
_OF_FINDINGS = tuple(
    CP[name]
    for name in sorted(CP.__annotations__)
    if name[0].isupper() and CP[name] not in _OF_MAPS
)
# They stand between concepts of any vocabulary; only between claims are they shortcuts of ours.
_OF_CLAIMS = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broader, SKOS.narrower}


def find_unread(lookup: RecordLookup, argument_map: ArgumentMap) -> list[Problem]:
    """What the data says of ``argument_map`` that is in no record of it, as warnings.

    ``lookup`` is the one that the map was read from: it knows what was looked up. O(triples).
    """
    return [*_unread_shortcuts(lookup, argument_map), *_unread_properties(lookup)]


def _unread_shortcuts(lookup: RecordLookup, argument_map: ArgumentMap) -> Iterable[Problem]:
    shortcuts = {
        (subject, name, value)
        for subject in lookup.index.subjects()
        for name, values in lookup.index.of(subject).items()
        if name in INSTEAD and (name not in _OF_CLAIMS or lookup.has_type(subject, CP.Claim))
        for value in values
        if name not in _OF_CLAIMS or lookup.has_type(value, CP.Claim)
    }
    if not shortcuts:
        return []
    derived = {triple for triple in map_triples(argument_map) if triple[1] in INSTEAD}
    tally = Tally()
    for subject, name, _ in shortcuts - derived:
        tally.add("", str(name), subject)
    return _unread(lookup, tally, INSTEAD)


def _unread_properties(lookup: RecordLookup) -> Iterable[Problem]:
    of_findings: set[Node] = set()
    for kind in _OF_FINDINGS:
        of_findings.update(lookup.index.instances(kind))
    tally = Tally()
    for subject in lookup.index.subjects():
        if subject in of_findings:
            continue
        for name in lookup.index.of(subject):
            if isinstance(name, URIRef) and name in _OWNERS and not lookup.was_read(subject, name):
                tally.add("", str(name), subject)
    advice = {name: f"it belongs to {owner}" for name, owner in _OWNERS.items()}
    return _unread(lookup, tally, advice)


def _unread(lookup: RecordLookup, tally: Tally, advice: dict[URIRef, str]) -> list[Problem]:
    return [
        Problem(
            Place(lookup.file),
            f"{short_form(URIRef(name))} ({mentions.in_brackets()}) is said by no record of the "
            "map and is not read",
            advice[URIRef(name)],
            "not-read",
            Severity.WARNING,
        )
        for (_, name), mentions in sorted(tally.items())
    ]
