"""Terms of our own namespace that do not exist, and what of a map no record takes up.

A misspelt property is no property: what it says would be left out without a word. What belongs
here: terms by name and by place. What does not: what a record needs
(`counterpoint.rdf.maps.map_records`). Vocabularies of others are their own business.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from rdflib import URIRef
from rdflib.term import Node

from counterpoint.errors import InputError, Place, Problem, Severity, Suggestions, did_you_mean
from counterpoint.model import ArgumentMap
from counterpoint.rdf.lookup.record_values import GraphIndex, shown
from counterpoint.rdf.maps.map_triples import map_triples
from counterpoint.vocab import AIF, CP, RDF, SCHEMES, SKOS

_NAMESPACE, _AIF = str(CP), str(AIF)
# Our namespace as it is written from memory.
_NEARLY = tuple(
    f"{scheme}{host}w3id.org/counterpoint/{end}"
    for scheme, host, end in (
        *(("http://", host, end) for host in ("", "www.") for end in ("ns#", "ns/")),
        *(("https://", "www.", end) for end in ("ns#", "ns/")),
        ("https://", "", "ns/"),
    )
)
_CONCEPTS = frozenset(CP._extras) - {"from", "to"}  # noqa: SLF001 (what rdflib calls it)
_SCHEMES = frozenset(f"{name}-scheme" for name in (*SCHEMES.values(), "ranking"))
_CLASSES = frozenset(name for name in CP.__annotations__ if name[0].isupper())
_PROPERTIES = frozenset(CP.__annotations__) - _CLASSES | {"from", "to"}
_AIF_TERMS = frozenset(
    (*AIF.__annotations__, *AIF._extras)  # noqa: SLF001 (as above)
) | {"TA-node", "PA-node", "StartLocution", "EndLocution", "Anchor"}


class _Use(Enum):
    """What a term is used as."""

    PROPERTY = "property"
    CLASS = "class"
    VALUE = "term"


_KNOWN: dict[_Use, frozenset[str]] = {
    _Use.PROPERTY: _PROPERTIES,
    _Use.CLASS: _CLASSES,
    _Use.VALUE: _CONCEPTS | _SCHEMES | _CLASSES | _PROPERTIES | {""},
}
# What each property of a map belongs to: without that type, or elsewhere, nobody reads it.
_OWNERS: dict[URIRef, str] = (
    dict.fromkeys((CP.base, CP.asks), "the cp:ArgumentMap")
    | dict.fromkeys((CP.standing,), "a cp:Expert")
    | dict.fromkeys((CP.speaker, CP.marker), "a cp:Section that is schema:isPartOf a cp:Source")
    | dict.fromkeys((CP.file, CP.sha256), "a cp:Source")
    | dict.fromkeys((CP.verification, CP.similarity), "the cp:passage of a stance or relation")
    | dict.fromkeys((CP.premise,), "a cp:Argument or a cp:Attack")
    | dict.fromkeys((CP.conclusion, CP.scheme), "a cp:Argument")
    | dict.fromkeys((CP["from"], CP["to"], CP.degree), "a cp:Relation")
    | dict.fromkeys((CP.expert, CP.polarity, CP.mode, CP.condition), "a cp:Stance")
    | dict.fromkeys((CP.wording, CP.voice, CP.shift, CP.confidence), "a cp:Stance")
    | dict.fromkeys((CP.target,), "a cp:Stance or a cp:Attack")
    | dict.fromkeys((CP.passage,), "a cp:Stance or a cp:Relation")
    | dict.fromkeys((CP.kind,), "a cp:Claim, a cp:Attack or a cp:Relation")
)
_OF_MAPS = frozenset(
    (
        *(CP.ArgumentMap, CP.Question, CP.Expert, CP.Period, CP.Source, CP.Section, CP.Passage),
        *(CP.Topic, CP.Claim, CP.Argument, CP.Attack, CP.Relation, CP.Stance),
    )
)


def _stance(value: str) -> str:
    return f"write a cp:Stance with cp:expert, cp:target and {value}"


def _relation(kind: str) -> str:
    return f"write a cp:Relation with cp:kind cp:relation-{kind}, cp:from and cp:to"


# Which record says what a shortcut says.
_INSTEAD: dict[URIRef, str] = {
    CP.affirms: _stance("cp:polarity cp:polarity-affirm"),
    CP.denies: _stance("cp:polarity cp:polarity-deny"),
    CP.concedes: _stance("cp:mode cp:mode-conceded"),
    CP.reports: _stance("cp:mode cp:mode-reported"),
    CP.supports: "write a cp:Argument with cp:premise and cp:conclusion",
    CP.attacks: "write a cp:Attack with cp:kind, cp:premise and cp:target",
    CP.contradicts: _relation("contradicts"),
    CP.contraryTo: _relation("contrary"),
    CP.incompatibleWith: _relation("incompatible"),
    CP.takesPriorityOver: _relation("priority"),
    CP.tradesOffWith: _relation("trade-off"),
    CP.conflictsInTimeWith: _relation("timing"),
    CP.requires: _relation("requires"),
    CP.unless: _relation("unless"),
    CP.summarises: _relation("summarises"),
    SKOS.exactMatch: _relation("equivalent"),
    SKOS.closeMatch: _relation("equivalent"),
    SKOS.broader: _relation("narrower"),
    SKOS.narrower: _relation("narrower"),
}


@dataclass(slots=True)
class _Found:
    """How often something stands in the data, and where first (by name, in any order)."""

    count: int
    first: str

    def told(self) -> str:
        """As a message has it in brackets."""
        times = "once" if self.count == 1 else f"{self.count:,} times"
        return f"{times}, {'at' if self.count == 1 else 'first at'} {self.first}"


class _Tally(dict[tuple[str, str], _Found]):
    """What was found, by what it is used as and what it is called."""

    def add(self, use: str, name: str, subject: Node) -> None:
        """Count one more."""
        at = shown(subject)
        found = self.get((use, name))
        if found is None:
            self[use, name] = _Found(1, at)
        else:
            found.count += 1
            found.first = min(found.first, at)


def find_unknown_terms(index: GraphIndex) -> list[Problem]:
    """The terms of our namespace that it does not have, and those of AIF that are not known.

    The former are errors, the latter warnings, one for each term, with what it may have been
    meant to be. O(triples).
    """
    terms = _Terms()
    for subject in index.triples.subjects():
        terms.look(subject, _Use.VALUE, subject)
        for name, values in index.triples.of(subject).items():
            terms.look(name, _Use.PROPERTY, subject)
            use = _Use.CLASS if name == RDF.type else _Use.VALUE
            for value in values:
                terms.look(value, use, subject)
    return list(terms.problems(Place(index.file)))


class _Terms:
    """Which terms do not exist, by their namespace."""

    def __init__(self) -> None:
        self._ours, self._of_aif, self._nearly = _Tally(), _Tally(), _Tally()
        self._suggestions = Suggestions()

    def look(self, node: Node, use: _Use, subject: Node) -> None:
        """Look at one term where it stands: ``subject`` is told."""
        if not isinstance(node, URIRef):
            return
        if node.startswith(_NAMESPACE):
            if node[len(_NAMESPACE) :] not in _KNOWN[use]:
                self._ours.add(use.value, node[len(_NAMESPACE) :], subject)
        elif node.startswith(_AIF):
            if node[len(_AIF) :] not in _AIF_TERMS:
                self._of_aif.add("", node[len(_AIF) :], subject)
        elif str.startswith(node, _NEARLY):  # rdflib takes one prefix only
            start = next(each for each in _NEARLY if node.startswith(each))
            self._nearly.add("", start, subject)

    def problems(self, place: Place) -> Iterator[Problem]:
        """What to tell of them."""
        for (_, start), found in sorted(self._nearly.items()):
            message = f"<{start}...> ({found.told()}) is not the namespace of Counterpoint"
            advice = did_you_mean(f"<{_NAMESPACE}...>")
            yield Problem(place, message, advice, "unknown-term")
        for (use, name), found in sorted(self._ours.items()):
            message = f"cp:{name[:80]} ({found.told()}) is no {use} of Counterpoint's vocabulary"
            near = self._nearest(name, _KNOWN[_Use(use)])
            advice = did_you_mean(near, "terms of your own need a namespace", shown="cp:{}")
            yield Problem(place, message, advice, "unknown-term")
        for (_, name), found in sorted(self._of_aif.items()):
            message = f"aif:{name[:80]} ({found.told()}) is no term of AIF known here, nor read"
            near = self._nearest(name, _AIF_TERMS)
            advice = did_you_mean(near, "check the name", shown="aif:{}")
            yield Problem(place, message, advice, "unknown-term", Severity.WARNING)

    def _nearest(self, name: str, names: Collection[str]) -> str:
        # Of names that differ only in case the last counts, which is so the first by name.
        return self._suggestions.nearest(name, sorted(names, reverse=True))


def refuse_unknown_terms(triples: Iterable[tuple[Node, Node, Node]], file: str) -> None:
    """Nothing, if all terms of our namespace exist; for data that hold no map.

    Raises:
        InputError: some do not.
    """
    problems = find_unknown_terms(GraphIndex(triples, file))
    errors = [each for each in problems if each.severity is Severity.ERROR]
    if errors:
        raise InputError(errors)


def find_unread(index: GraphIndex, debate: ArgumentMap) -> list[Problem]:
    """What the data says of the map ``debate`` that is in no record of it, as warnings.

    ``index`` is the one that ``debate`` was read from: it knows what was looked up. O(triples).
    """
    return [*_unread_shortcuts(index, debate), *_unread_properties(index)]


def _unread_shortcuts(index: GraphIndex, debate: ArgumentMap) -> Iterable[Problem]:
    of_claims = {SKOS.exactMatch, SKOS.closeMatch, SKOS.broader, SKOS.narrower}
    written = {
        (subject, name, value)
        for subject in index.triples.subjects()
        for name, values in index.triples.of(subject).items()
        if name in _INSTEAD and (name not in of_claims or index.has_type(subject, CP.Claim))
        for value in values
        if name not in of_claims or index.has_type(value, CP.Claim)
    }
    if not written:
        return []
    derived = {triple for triple in map_triples(debate) if triple[1] in _INSTEAD}
    tally = _Tally()
    for subject, name, _ in written - derived:
        tally.add("", str(name), subject)
    return [
        _unread(index, f"{shown(URIRef(name))} ({found.told()})", _INSTEAD[URIRef(name)])
        for (_, name), found in sorted(tally.items())
    ]


def _unread_properties(index: GraphIndex) -> Iterable[Problem]:
    of_findings: set[Node] = set()
    for kind in (CP[each] for each in sorted(_CLASSES)):
        if kind not in _OF_MAPS:
            of_findings.update(index.triples.instances(kind))
    tally = _Tally()
    for subject in index.triples.subjects():
        if subject in of_findings:
            continue
        for name in index.triples.of(subject):
            if isinstance(name, URIRef) and name in _OWNERS and not index.was_read(subject, name):
                tally.add("", str(name), subject)
    return [
        _unread(
            index,
            f"{shown(URIRef(name))} ({found.told()})",
            f"it belongs to {_OWNERS[URIRef(name)]}",
        )
        for (_, name), found in sorted(tally.items())
    ]


def _unread(index: GraphIndex, what: str, advice: str) -> Problem:
    message = f"{what} is said by no record of the map and is not read"
    return Problem(Place(index.file), message, advice, "not-read", Severity.WARNING)
