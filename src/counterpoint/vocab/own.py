"""The terms of our own namespace, and which concept stands for which enum member.

What each term means stands in ``ontology/counterpoint.ttl``.
"""

# ruff: noqa: N815 (the names are those of the vocabularies; rdflib reads the attributes)

from __future__ import annotations

from enum import Enum
from types import MappingProxyType

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace
from rdflib.term import Node

from counterpoint.model import (
    AttackKind,
    ClaimKind,
    Difference,
    Directness,
    Fidelity,
    FindingKind,
    Firmness,
    Grade,
    Mark,
    Polarity,
    RelationKind,
    Shift,
    Standing,
    Verification,
)

# Scheme by enum: a concept's name is the scheme, a hyphen and the member's value.
SCHEMES: MappingProxyType[type[Enum], str] = MappingProxyType(
    {
        ClaimKind: "claim",
        Polarity: "polarity",
        Directness: "directness",
        Firmness: "firmness",
        Standing: "standing",
        AttackKind: "attack",
        RelationKind: "relation",
        Shift: "shift",
        Fidelity: "fidelity",
        Grade: "grade",
        Verification: "verification",
        FindingKind: "finding",
        Mark: "mark",
        Difference: "difference",
    }
)

_RANKINGS = ("consensus", "contested", "crux", "one-sided", "unsupported")

# What older data say of both axes at once; read, and no longer written.
_OLDER_MODES: dict[str, tuple[Directness | None, Firmness | None]] = {
    "explicit": (Directness.EXPLICIT, Firmness.FLAT),
    "hedged": (None, Firmness.HEDGED),
    "conditional": (None, Firmness.CONDITIONAL),
    "conceded": (None, Firmness.CONCEDED),
    "implied": (Directness.IMPLIED, None),
    "reported": (Directness.REPORTED, None),
}


class CP(DefinedNamespace):
    """Our own terms, https://w3id.org/counterpoint/ns; concepts by subscript."""

    _fail = True
    _NS = Namespace("https://w3id.org/counterpoint/ns#")
    _extras = [f"{scheme}-{item.value}" for kind, scheme in SCHEMES.items() for item in kind] + [
        *(f"mode-{name}" for name in _OLDER_MODES),
        *(f"ranking-{name}" for name in _RANKINGS),
    ]

    # Classes of the map
    ArgumentMap: URIRef
    Question: URIRef
    Expert: URIRef
    Period: URIRef
    Source: URIRef
    Section: URIRef
    Passage: URIRef
    Topic: URIRef
    Claim: URIRef
    Argument: URIRef
    Attack: URIRef
    Relation: URIRef
    Stance: URIRef
    NamedIssue: URIRef
    NoConflict: URIRef

    # Classes of a crowd's vote
    CrowdVote: URIRef
    VoterGroup: URIRef

    # Classes of the findings
    Run: URIRef
    Finding: URIRef
    Agreement: URIRef
    Tension: URIRef
    Defence: URIRef
    Departure: URIRef
    Naming: URIRef
    Side: URIRef
    Factor: URIRef
    Step: URIRef
    Alignment: URIRef
    Tie: URIRef
    RankedClaim: URIRef
    TopicCoverage: URIRef
    Coalition: URIRef
    Issue: URIRef
    IssuePosition: URIRef
    ClaimFigures: URIRef
    TellingClaim: URIRef
    GroupPair: URIRef

    # Of the provenance
    Reading: URIRef
    Decision: URIRef
    exactQuotations: URIRef
    similarQuotations: URIRef
    unverifiedQuotations: URIRef

    # Properties of the map
    base: URIRef
    asks: URIRef
    standing: URIRef
    position: URIRef
    speaker: URIRef
    marker: URIRef
    file: URIRef
    checkedBy: URIRef
    checkedOn: URIRef
    sha256: URIRef
    verification: URIRef
    similarity: URIRef
    kind: URIRef
    premise: URIRef
    conclusion: URIRef
    scheme: URIRef
    target: URIRef
    degree: URIRef
    passage: URIRef
    expert: URIRef
    polarity: URIRef
    directness: URIRef
    firmness: URIRef
    mode: URIRef
    condition: URIRef
    goal: URIRef
    wording: URIRef
    voice: URIRef
    answers: URIRef
    sumsUp: URIRef
    shift: URIRef
    fidelity: URIRef
    confidence: URIRef
    confidenceSaid: URIRef
    grade: URIRef
    isDeciding: URIRef
    actor: URIRef
    issue: URIRef
    question: URIRef
    concerns: URIRef

    # Properties of a crowd's vote; those of an observation are components of the cube
    vote: URIRef
    voters: URIRef
    isUngrouped: URIRef
    hasFoundGroups: URIRef
    foundGroupsBy: URIRef
    rejectedClaim: URIRef
    metaClaim: URIRef
    votedClaim: URIRef
    voterGroup: URIRef
    agreeCount: URIRef
    disagreeCount: URIRef
    passCount: URIRef
    seenCount: URIRef
    agreeShare: URIRef
    disagreeShare: URIRef
    passShare: URIRef

    # Shortcuts, derived from the records
    supports: URIRef
    attacks: URIRef
    affirms: URIRef
    denies: URIRef
    concedes: URIRef
    reports: URIRef
    contradicts: URIRef
    contraryTo: URIRef
    incompatibleWith: URIRef
    takesPriorityOver: URIRef
    tradesOffWith: URIRef
    conflictsInTimeWith: URIRef
    requires: URIRef
    unless: URIRef
    summarises: URIRef

    # Properties of the findings
    setting: URIRef
    claim: URIRef
    side: URIRef
    score: URIRef
    factor: URIRef
    value: URIRef
    witness: URIRef
    shows: URIRef
    reasons: URIRef
    possible: URIRef
    names: URIRef
    comparison: URIRef
    agreement: URIRef
    tension: URIRef
    coverage: URIRef
    shared: URIRef
    sharedByCase: URIRef
    finding: URIRef
    tie: URIRef
    counts: URIRef
    ranking: URIRef
    weight: URIRef
    topic: URIRef
    speaking: URIRef
    silent: URIRef
    affirmed: URIRef
    denied: URIRef
    floor: URIRef
    ground: URIRef
    difference: URIRef
    reconciledBy: URIRef
    stands: URIRef
    mark: URIRef
    markOf: URIRef
    rank: URIRef
    groupConsensus: URIRef
    groupRejection: URIRef
    divisiveness: URIRef
    leaning: URIRef
    ratio: URIRef
    isSignificant: URIRef
    sameSide: URIRef
    oppositeSides: URIRef

    # Named apart, since ``from`` is a keyword of Python: CP["from"], CP["to"]
    _extras += ["from", "to"]


# Each term becomes an attribute of its own: found thirty times faster than rdflib looks it up.
for _name in CP.__annotations__:
    setattr(CP, _name, CP[_name])

CONCEPTS: MappingProxyType[Enum, URIRef] = MappingProxyType(
    {item: CP[f"{scheme}-{item.value}"] for kind, scheme in SCHEMES.items() for item in kind}
)
OLDER_MODES: MappingProxyType[Node, tuple[Directness | None, Firmness | None]] = MappingProxyType(
    {CP[f"mode-{name}"]: axes for name, axes in _OLDER_MODES.items()}
)
