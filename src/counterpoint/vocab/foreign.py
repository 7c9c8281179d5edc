"""The terms of others that we use and no more, spelled as their vocabularies define them."""

# ruff: noqa: N815, RUF012 (the names are those of the vocabularies; rdflib reads the attributes)

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import RDF, DefinedNamespace


class AIF(DefinedNamespace):
    """Argument Interchange Format, http://www.arg.tech/aif; nodes by subscript."""

    _fail = True
    _NS = Namespace("http://www.arg.tech/aif#")
    _extras = [
        *("I-node", "L-node", "RA-node", "CA-node", "MA-node", "PA-node", "TA-node", "YA-node")
    ]

    claimText: URIRef
    Premise: URIRef
    Conclusion: URIRef
    Locution: URIRef
    IllocutionaryContent: URIRef
    Anchor: URIRef
    StartLocution: URIRef
    EndLocution: URIRef


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
    creator: URIRef
    date: URIRef
    description: URIRef
    identifier: URIRef
    issued: URIRef
    language: URIRef
    license: URIRef
    modified: URIRef
    publisher: URIRef
    rights: URIRef
    source: URIRef
    subject: URIRef
    title: URIRef
    type: URIRef


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
    _extras = ["responds-to"]

    Issue: URIRef
    Position: URIRef


class NP(DefinedNamespace):
    """Nanopublications, http://www.nanopub.org/nschema; only an export of them uses it."""

    _fail = True
    _NS = Namespace("http://www.nanopub.org/nschema#")

    Nanopublication: URIRef
    hasAssertion: URIRef
    hasProvenance: URIRef
    hasPublicationInfo: URIRef


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
    Person: URIRef
    SoftwareAgent: URIRef
    endedAtTime: URIRef
    used: URIRef
    wasAssociatedWith: URIRef
    wasAttributedTo: URIRef
    wasDerivedFrom: URIRef
    wasGeneratedBy: URIRef
    wasQuotedFrom: URIRef


class QB(DefinedNamespace):
    """RDF Data Cube, https://www.w3.org/TR/vocab-data-cube/."""

    _fail = True
    _NS = Namespace("http://purl.org/linked-data/cube#")

    ComponentSpecification: URIRef
    DataSet: URIRef
    DataStructureDefinition: URIRef
    DimensionProperty: URIRef
    MeasureProperty: URIRef
    Observation: URIRef
    component: URIRef
    dataSet: URIRef
    dimension: URIRef
    measure: URIRef
    order: URIRef
    structure: URIRef


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


# As for our own terms (`counterpoint.vocab.own`).
for _namespace in (
    *(AIF, CITO, DCAT, DCTERMS, FOAF, IBIS, OA, ORG, PROV, SCHEMA, SD, SKOS, TIME, VOID),
):
    for _name in _namespace.__annotations__:
        setattr(_namespace, _name, _namespace[_name])


def member_property(number: int) -> URIRef:
    """The property of a sequence's ``number``-th member, counted from 1: ``rdf:_1``.

    https://www.w3.org/TR/rdf-schema/#ch_containermembershipproperty

    >>> member_property(2)
    rdflib.term.URIRef('http://www.w3.org/1999/02/22-rdf-syntax-ns#_2')
    """
    return URIRef(f"{RDF}_{number}")
