"""Every RDF term that this package reads or writes; a name that is not here is an AttributeError.

The foreign namespaces list the terms that we use and no others, spelled as their vocabularies
define them. What belongs here: terms, prefixes, and which concept stands for which enum member.
What does not: triples. What each of our own terms means stands in ``ontology/counterpoint.ttl``.
"""

# ruff: noqa: N815, RUF012 (the names are those of the vocabularies; rdflib reads the attributes)

from __future__ import annotations

from enum import Enum
from types import MappingProxyType

from rdflib import Namespace, URIRef
from rdflib.namespace import RDF, RDFS, SH, XSD, DefinedNamespace

from counterpoint.model import (
    AttackKind,
    ClaimKind,
    FindingKind,
    Mode,
    Polarity,
    RelationKind,
    Shift,
    Standing,
    Verification,
)

__all__ = [
    "AIF",
    "AIF_DUNDEE",
    "CITO",
    "CONCEPTS",
    "CP",
    "DCAT",
    "DCTERMS",
    "FOAF",
    "FORMATS_NAMESPACE",
    "IBIS",
    "OA",
    "ORG",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SCHEMES",
    "SD",
    "SH",
    "SKOS",
    "TIME",
    "VOID",
    "XSD",
    "member_property",
]

# Scheme by enum: a concept's name is the scheme, a hyphen and the member's value.
SCHEMES: MappingProxyType[type[Enum], str] = MappingProxyType(
    {
        ClaimKind: "claim",
        Polarity: "polarity",
        Mode: "mode",
        Standing: "standing",
        AttackKind: "attack",
        RelationKind: "relation",
        Shift: "shift",
        Verification: "verification",
        FindingKind: "finding",
    }
)


class CP(DefinedNamespace):
    """Our own terms, https://w3id.org/counterpoint/ns; concepts by subscript."""

    _fail = True
    _NS = Namespace("https://w3id.org/counterpoint/ns#")
    _extras = [f"{scheme}-{item.value}" for kind, scheme in SCHEMES.items() for item in kind] + [
        f"ranking-{name}" for name in ("consensus", "contested", "crux", "one-sided", "unsupported")
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

    # Classes of the findings
    Run: URIRef
    Finding: URIRef
    Agreement: URIRef
    Tension: URIRef
    Defence: URIRef
    Departure: URIRef
    Side: URIRef
    Factor: URIRef
    Step: URIRef
    Alignment: URIRef
    Tie: URIRef
    RankedClaim: URIRef
    TopicCoverage: URIRef
    Coalition: URIRef

    # Of the provenance
    Reading: URIRef
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
    mode: URIRef
    condition: URIRef
    wording: URIRef
    voice: URIRef
    shift: URIRef
    confidence: URIRef

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
    agreement: URIRef
    tension: URIRef
    coverage: URIRef
    shared: URIRef
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

    # Named apart, since ``from`` is a keyword of Python: CP["from"], CP["to"]
    _extras += ["from", "to"]


class AIF(DefinedNamespace):
    """Argument Interchange Format, http://www.arg.tech/aif; nodes by subscript."""

    _fail = True
    _NS = Namespace("http://www.arg.tech/aif#")
    _extras = ["I-node", "L-node", "RA-node", "CA-node", "MA-node", "YA-node"]

    claimText: URIRef
    Premise: URIRef
    Conclusion: URIRef
    Locution: URIRef
    IllocutionaryContent: URIRef


# The namespace under which older AIF data was published; read as the one above.
AIF_DUNDEE = Namespace("http://www.arg.dundee.ac.uk/aif#")


class CITO(DefinedNamespace):
    """Citation Typing Ontology, http://purl.org/spar/cito."""

    _fail = True
    _NS = Namespace("http://purl.org/spar/cito/")

    agreesWith: URIRef
    disagreesWith: URIRef


class DCAT(DefinedNamespace):
    """Data Catalog Vocabulary, https://www.w3.org/TR/vocab-dcat-3/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/dcat#")

    Dataset: URIRef
    Distribution: URIRef
    distribution: URIRef
    downloadURL: URIRef
    keyword: URIRef
    mediaType: URIRef


class DCTERMS(DefinedNamespace):
    """DCMI Metadata Terms, http://purl.org/dc/terms/."""

    _fail = True
    _NS = Namespace("http://purl.org/dc/terms/")

    abstract: URIRef
    date: URIRef
    description: URIRef
    identifier: URIRef
    issued: URIRef
    language: URIRef
    license: URIRef
    publisher: URIRef
    rights: URIRef
    source: URIRef
    subject: URIRef
    title: URIRef


class FOAF(DefinedNamespace):
    """Friend of a Friend, http://xmlns.com/foaf/0.1/."""

    _fail = True
    _NS = Namespace("http://xmlns.com/foaf/0.1/")

    Agent: URIRef
    name: URIRef


class IBIS(DefinedNamespace):
    """Issue-Based Information System, https://privatealpha.com/ontology/ibis/1."""

    _fail = True
    _NS = Namespace("https://privatealpha.com/ontology/ibis/1#")

    Issue: URIRef


class OA(DefinedNamespace):
    """Web Annotation, https://www.w3.org/ns/oa."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/oa#")

    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    start: URIRef


class ORG(DefinedNamespace):
    """The Organization Ontology, https://www.w3.org/TR/vocab-org/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/org#")

    Membership: URIRef
    Organization: URIRef
    Role: URIRef
    member: URIRef
    memberDuring: URIRef
    organization: URIRef
    role: URIRef


class PROV(DefinedNamespace):
    """The Provenance Ontology, https://www.w3.org/TR/prov-o/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/prov#")

    Activity: URIRef
    Agent: URIRef
    Bundle: URIRef
    Entity: URIRef
    SoftwareAgent: URIRef
    used: URIRef
    wasAssociatedWith: URIRef
    wasAttributedTo: URIRef
    wasDerivedFrom: URIRef
    wasGeneratedBy: URIRef
    wasQuotedFrom: URIRef


class SCHEMA(DefinedNamespace):
    """Schema.org, with https."""

    _fail = True
    _NS = Namespace("https://schema.org/")

    Article: URIRef
    MediaObject: URIRef
    Person: URIRef
    SoftwareApplication: URIRef
    encodesCreativeWork: URIRef
    endDate: URIRef
    familyName: URIRef
    isPartOf: URIRef
    name: URIRef
    sha256: URIRef
    softwareVersion: URIRef
    startDate: URIRef
    url: URIRef


class SD(DefinedNamespace):
    """SPARQL 1.1 Service Description, https://www.w3.org/TR/sparql11-service-description/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/sparql-service-description#")

    Dataset: URIRef
    Graph: URIRef
    NamedGraph: URIRef
    SPARQL11Query: URIRef
    Service: URIRef
    UnionDefaultGraph: URIRef
    defaultDataset: URIRef
    defaultGraph: URIRef
    endpoint: URIRef
    feature: URIRef
    graph: URIRef
    name: URIRef
    namedGraph: URIRef
    resultFormat: URIRef
    supportedLanguage: URIRef


# Names of serialisations, https://www.w3.org/ns/formats/; only a service description uses them.
FORMATS_NAMESPACE = Namespace("http://www.w3.org/ns/formats/")


class SKOS(DefinedNamespace):
    """Simple Knowledge Organization System, https://www.w3.org/TR/skos-reference/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2004/02/skos/core#")

    Concept: URIRef
    broader: URIRef
    closeMatch: URIRef
    exactMatch: URIRef
    narrower: URIRef
    note: URIRef
    prefLabel: URIRef


class TIME(DefinedNamespace):
    """Time Ontology, https://www.w3.org/TR/owl-time/."""

    _fail = True
    _NS = Namespace("http://www.w3.org/2006/time#")

    ProperInterval: URIRef


class VOID(DefinedNamespace):
    """Vocabulary of Interlinked Datasets, https://www.w3.org/TR/void/."""

    _fail = True
    _NS = Namespace("http://rdfs.org/ns/void#")

    _extras = ["class"]

    Dataset: URIRef
    classPartition: URIRef
    dataDump: URIRef
    entities: URIRef
    exampleResource: URIRef
    rootResource: URIRef
    sparqlEndpoint: URIRef
    subset: URIRef
    triples: URIRef
    uriSpace: URIRef
    vocabulary: URIRef


# Each term becomes an attribute of its own: found thirty times faster than rdflib looks it up.
for _namespace in (
    *(AIF, CITO, CP, DCAT, DCTERMS, FOAF, IBIS, OA, ORG, PROV, SCHEMA, SD, SKOS, TIME, VOID),
):
    for _name in _namespace.__annotations__:
        setattr(_namespace, _name, _namespace[_name])

# Known in every query without being declared, and written at the head of every Turtle file.
PREFIXES: MappingProxyType[str, str] = MappingProxyType(
    {
        "aif": str(AIF),
        "cito": str(CITO),
        "cp": str(CP),
        "dcat": str(DCAT),
        "dcterms": str(DCTERMS),
        "foaf": str(FOAF),
        "ibis": str(IBIS),
        "oa": str(OA),
        "org": str(ORG),
        "prov": str(PROV),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "schema": str(SCHEMA),
        "sd": str(SD),
        "skos": str(SKOS),
        "time": str(TIME),
        "void": str(VOID),
        "xsd": str(XSD),
    }
)

CONCEPTS: MappingProxyType[Enum, URIRef] = MappingProxyType(
    {item: CP[f"{scheme}-{item.value}"] for kind, scheme in SCHEMES.items() for item in kind}
)


def member_property(number: int) -> URIRef:
    """The property of a sequence's ``number``-th member, counted from 1: ``rdf:_1``.

    https://www.w3.org/TR/rdf-schema/#ch_containermembershipproperty

    >>> member_property(2)
    rdflib.term.URIRef('http://www.w3.org/1999/02/22-rdf-syntax-ns#_2')
    """
    return URIRef(f"{RDF}_{number}")
