"""The vote of a crowd as a data cube: a row for each claim and group that voted on it.

https://www.w3.org/TR/vocab-data-cube/. The cube is complete in itself: its structure and what its
components are stand beside the data, so that a tool that knows cubes needs no file of ours. A
claim on which nobody of a group voted has no observation. What belongs here: counts as triples.
What does not: reading them back (`counterpoint.rdf.maps.crowd_records`), and the figures that
follow from them (`counterpoint.rdf.derived.crowd_figures`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from rdflib import Literal, URIRef

from counterpoint.model import Crowd
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.terms.literals import boolean, figure, number
from counterpoint.rdf.terms.names import segment
from counterpoint.rdf.terms.triples import Triple, typed
from counterpoint.vocab import CP, PROV, QB, RDF, RDFS, XSD

# What an observation says, in the order of the columns, with the range and the label of each.
DIMENSIONS: MappingProxyType[URIRef, tuple[URIRef, str]] = MappingProxyType(
    {CP.votedClaim: (CP.Claim, "claim"), CP.voterGroup: (CP.VoterGroup, "group")}
)
MEASURES: MappingProxyType[URIRef, tuple[URIRef, str]] = MappingProxyType(
    {
        CP.agreeCount: (XSD.integer, "agree"),
        CP.disagreeCount: (XSD.integer, "disagree"),
        CP.passCount: (XSD.integer, "pass"),
        CP.seenCount: (XSD.integer, "voted"),
        CP.agreeShare: (XSD.decimal, "share that agrees"),
        CP.disagreeShare: (XSD.decimal, "share that disagrees"),
        CP.passShare: (XSD.decimal, "share that passes"),
    }
)
_SHARES = (CP.agreeShare, CP.disagreeShare, CP.passShare)


def crowd_triples(crowd: Crowd, names: RecordNames) -> Iterator[Triple]:
    """The cube, its structure and the groups. Linear in claims times groups."""
    vote = URIRef(f"{names.base}vote")
    yield URIRef(f"{names.base}map"), CP.vote, vote
    yield from typed(vote, CP.CrowdVote, QB.DataSet, PROV.Entity)
    yield vote, RDFS.label, Literal("votes by claim and group", lang="en")
    yield vote, CP.voters, number(crowd.people)
    yield vote, CP.hasFoundGroups, boolean(value=crowd.has_found_groups)
    if crowd.groups_by:
        yield vote, CP.foundGroupsBy, Literal(crowd.groups_by)
    for term, claims in ((CP.rejectedClaim, crowd.rejected), (CP.metaClaim, crowd.meta)):
        for claim in claims:
            yield vote, term, names.claim(claim)
    yield from _structure(vote)
    groups = [names.of_kind("group", group) for group in crowd.groups]
    for group, label, size in zip(groups, crowd.groups, crowd.sizes, strict=False):
        yield from typed(group, CP.VoterGroup)
        yield group, RDFS.label, Literal(label)
        yield group, CP.voters, number(size)
    rest = URIRef(f"{vote}/ungrouped")
    yield from typed(rest, CP.VoterGroup)
    yield rest, CP.isUngrouped, boolean(value=True)
    yield rest, RDFS.label, Literal("in no group", lang="en")
    yield rest, CP.voters, number(crowd.sizes[-1])
    yield from _observations(crowd, vote, (*groups, rest), names)


def _structure(vote: URIRef) -> Iterator[Triple]:
    structure = URIRef(f"{vote}/structure")
    yield vote, QB.structure, structure
    yield from typed(structure, QB.DataStructureDefinition)
    components = [
        *((term, QB.dimension, QB.DimensionProperty, x) for term, x in DIMENSIONS.items()),
        *((term, QB.measure, QB.MeasureProperty, x) for term, x in MEASURES.items()),
    ]
    for place, (term, role, sort, (values, label)) in enumerate(components, start=1):
        part = URIRef(f"{structure}/{place}")
        yield structure, QB.component, part
        yield from typed(part, QB.ComponentSpecification)
        yield part, role, term
        yield part, QB.order, number(place)
        yield from typed(term, RDF.Property, sort)
        yield term, RDFS.range, values
        yield term, RDFS.label, Literal(label, lang="en")


def _observations(
    crowd: Crowd, vote: URIRef, groups: Sequence[URIRef], names: RecordNames
) -> Iterator[Triple]:
    parts = [f"/{segment(group)}" for group in crowd.groups] + [""]
    columns = (crowd.agrees, crowd.disagrees, crowd.passes)
    for claim, *rows in zip(crowd.claims, *columns, strict=True):
        subject, voted_claim = f"{vote}/claim/{segment(claim)}", names.claim(claim)
        for group, part, *numbers in zip(groups, parts, *rows, strict=True):
            voters = sum(numbers)
            if not voters:
                continue
            observation = URIRef(subject + part)
            yield from typed(observation, QB.Observation)
            yield observation, QB.dataSet, vote
            yield observation, CP.votedClaim, voted_claim
            yield observation, CP.voterGroup, group
            for term, count in zip(MEASURES, (*numbers, voters), strict=False):
                yield observation, term, number(count)
            for term, count in zip(_SHARES, numbers, strict=True):
                yield observation, term, figure(count / voters)
