"""The prefix of each namespace."""

from __future__ import annotations

from types import MappingProxyType

from rdflib.namespace import OWL, RDF, RDFS, XSD

from counterpoint.vocab.foreign import (
    AIF,
    CITO,
    DCAT,
    DCTERMS,
    FOAF,
    IBIS,
    OA,
    ORG,
    PROV,
    QB,
    SCHEMA,
    SD,
    SKOS,
    TIME,
    VOID,
)
from counterpoint.vocab.own import CP

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
        "owl": str(OWL),
        "prov": str(PROV),
        "qb": str(QB),
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
