"""Every RDF term that this package reads or writes; a name that is not here is an AttributeError.

What belongs here: terms, prefixes, and which concept stands for which enum member. What does
not: triples.
"""

from rdflib.namespace import OWL, RDF, RDFS, SH, XSD

from counterpoint.vocab.foreign import (
    AIF,
    AIF_DUNDEE,
    CITO,
    DCAT,
    DCTERMS,
    FOAF,
    FORMATS_NAMESPACE,
    IBIS,
    NP,
    OA,
    ORG,
    PROV,
    QB,
    SCHEMA,
    SD,
    SKOS,
    TIME,
    VOID,
    member_property,
)
from counterpoint.vocab.known import TERMS
from counterpoint.vocab.own import CONCEPTS, CP, OLDER_MODES, SCHEMES
from counterpoint.vocab.prefixes import PREFIXES

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
    "NP",
    "OA",
    "OLDER_MODES",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "QB",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SCHEMES",
    "SD",
    "SH",
    "SKOS",
    "TERMS",
    "TIME",
    "VOID",
    "XSD",
    "member_property",
]
