"""Terms of our own namespace that do not exist.

A misspelt property is no property: what it says would be left out without a word. What belongs
here: terms by name. What does not: terms that exist where nothing reads them
(`counterpoint.rdf.maps.unread`). Vocabularies of others are their own business.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from enum import Enum

from rdflib import URIRef
from rdflib.term import Node

from counterpoint.errors import InputError, Place, Problem, Severity, Suggestions, did_you_mean
from counterpoint.rdf.lookup.record_lookup import RecordLookup
from counterpoint.rdf.lookup.tally import Tally
from counterpoint.vocab import AIF, CP, RDF, SCHEMES

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
# The address of a version of the ontology ends in its number.
_VERSION = re.compile(r"/ns/\d[\d.]*/?$")
_CONCEPTS = frozenset(CP._extras) - {"from", "to"}  # noqa: SLF001 (what rdflib calls it)
_SCHEMES = frozenset(f"{name}-scheme" for name in (*SCHEMES.values(), "ranking", "mode")) | {
    "agreement-kinds",
    "tension-kinds",
}
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


_TERMS: dict[_Use, frozenset[str]] = {
    _Use.PROPERTY: _PROPERTIES,
    _Use.CLASS: _CLASSES,
    _Use.VALUE: _CONCEPTS | _SCHEMES | _CLASSES | _PROPERTIES | {""},
}


def find_unknown_terms(lookup: RecordLookup) -> list[Problem]:
    """The terms of our namespace that it does not have, and those of AIF that are not known.

    The former are errors, the latter warnings, one for each term, with what it may have been
    meant to be. O(triples).
    """
    terms = _UnknownTerms()
    for subject in lookup.index.subjects():
        terms.look(subject, _Use.VALUE, subject)
        for name, values in lookup.index.of(subject).items():
            terms.look(name, _Use.PROPERTY, subject)
            use = _Use.CLASS if name == RDF.type else _Use.VALUE
            for value in values:
                terms.look(value, use, subject)
    return list(terms.problems(Place(lookup.file)))


class _UnknownTerms:
    """Which terms do not exist, by their namespace."""

    def __init__(self) -> None:
        self._ours, self._of_aif, self._nearly = Tally(), Tally(), Tally()
        self._suggestions = Suggestions()

    def look(self, node: Node, use: _Use, subject: Node) -> None:
        """Look at one term where it stands: ``subject`` is named."""
        if not isinstance(node, URIRef):
            return
        # As a str has it, since rdflib's own takes one beginning and some time.
        if str.startswith(node, _NAMESPACE):
            if node[len(_NAMESPACE) :] not in _TERMS[use]:
                self._ours.add(use.value, node[len(_NAMESPACE) :], subject)
        elif str.startswith(node, _AIF):
            if node[len(_AIF) :] not in _AIF_TERMS:
                self._of_aif.add("", node[len(_AIF) :], subject)
        elif str.startswith(node, _NEARLY) and not _VERSION.search(node):
            start = next(each for each in _NEARLY if node.startswith(each))
            self._nearly.add("", start, subject)

    def problems(self, place: Place) -> Iterator[Problem]:
        """What to tell of them."""
        for (_, start), mentions in sorted(self._nearly.items()):
            message = (
                f"<{start}...> ({mentions.in_brackets()}) is not the namespace of Counterpoint"
            )
            advice = did_you_mean(f"<{_NAMESPACE}...>")
            yield Problem(place, message, advice, "unknown-term")
        for (use, name), mentions in sorted(self._ours.items()):
            how_often = mentions.in_brackets()
            message = f"cp:{name[:80]} ({how_often}) is no {use} of Counterpoint's vocabulary"
            near = self._nearest(name, _TERMS[_Use(use)])
            advice = did_you_mean(near, "terms of your own need a namespace", pattern="cp:{}")
            yield Problem(place, message, advice, "unknown-term")
        for (_, name), mentions in sorted(self._of_aif.items()):
            message = (
                f"aif:{name[:80]} ({mentions.in_brackets()}) is no term of AIF known here, nor read"
            )
            near = self._nearest(name, _AIF_TERMS)
            advice = did_you_mean(near, "check the name", pattern="aif:{}")
            yield Problem(place, message, advice, "unknown-term", Severity.WARNING)

    def _nearest(self, name: str, names: Collection[str]) -> str:
        # Of names that differ only in case the last counts, which is so the first by name.
        return self._suggestions.nearest(name, sorted(names, reverse=True))


def refuse_unknown_terms(triples: Iterable[tuple[Node, Node, Node]], file: str) -> None:
    """Nothing, if all terms of our namespace exist; for data that hold no map.

    Raises:
        InputError: some do not.
    """
    problems = find_unknown_terms(RecordLookup(triples, file))
    errors = [each for each in problems if each.severity is Severity.ERROR]
    if errors:
        raise InputError(errors)
