"""Terms by their IRI: each the one object that our code compares by.

Two terms that are one object are told to be equal at once; two that are not, by a call of
rdflib's, of which reading a map makes a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rdflib import URIRef
from rdflib.namespace import RDF, RDFS, SH, XSD

from counterpoint.vocab.foreign import (
    AIF,
    DCTERMS,
    FOAF,
    IBIS,
    OA,
    ORG,
    PROV,
    QB,
    SCHEMA,
    SKOS,
)
from counterpoint.vocab.own import CP

_NAMESPACES = (AIF, CP, DCTERMS, FOAF, IBIS, OA, ORG, PROV, QB, RDF, RDFS, SCHEMA, SH, SKOS, XSD)

TERMS: Mapping[str, URIRef] = MappingProxyType(
    {
        str(term): term
        for namespace in _NAMESPACES
        for term in (namespace[x] for x in (*namespace.__annotations__, *namespace._extras))  # noqa: SLF001 (what rdflib calls it)
    }
)
