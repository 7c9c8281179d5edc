"""How the ids of records become IRIs under a map's base, and back.

An id that is an absolute IRI stands for itself; any other is a segment under the base and the
folder of its kind: ``https://example.org/city/`` + ``claim/`` + ``charge``. What belongs here:
names. What does not: triples about what is named.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from pyoxigraph import NamedNode
from rdflib import URIRef

MAP_GRAPH = "graph/map"
FINDINGS_GRAPH = "graph/findings"
PROVENANCE_GRAPH = "graph/provenance"

_PLAIN = re.compile(r"[A-Za-z0-9._~-]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.")
# Letters that RFC 3987 leaves out of ``ucschar``: the tags and variation selectors above here.
_LAST_LETTER = "\U000dffff"


@lru_cache(maxsize=16_384)
def iri(base: str, kind: str, record_id: str) -> URIRef:
    """The IRI of the record ``record_id`` of that kind (``claim``, ``expert``, ...).

    >>> iri("https://example.org/city/", "claim", "charge")
    rdflib.term.URIRef('https://example.org/city/claim/charge')
    >>> iri("https://example.org/city/", "claim", "urn:uuid:1")
    rdflib.term.URIRef('urn:uuid:1')
    """
    if _PLAIN.fullmatch(record_id):
        return URIRef(f"{base}{kind}/{record_id}")
    if is_absolute_iri(record_id):
        return URIRef(record_id)
    return URIRef(f"{base}{kind}/{segment(record_id)}")


def segment(record_id: str) -> str:
    """``record_id`` as a part of an IRI, whatever is in it; two ids give two segments.

    >>> segment("https://example.org/a b")
    'https%3A%2F%2Fexample.org%2Fa%20b'
    """
    return "".join(map(_encoded, record_id))


def id_of(base: str, kind: str, name: str) -> str:
    """The id of the record that the IRI ``name`` stands for: the inverse of `iri`.

    An IRI that `iri` would not have made is an id as it is.

    >>> id_of("https://example.org/city/", "claim", "https://example.org/city/claim/charge")
    'charge'
    >>> id_of("https://example.org/city/", "claim", "https://example.org/city/expert/charge")
    'https://example.org/city/expert/charge'
    """
    folder = f"{base}{kind}/"
    segment = name.removeprefix(folder)
    if segment == name:
        return name
    if _PLAIN.fullmatch(segment):
        return segment
    record_id = unquote(segment, errors="replace")
    return record_id if str(iri(base, kind, record_id)) == name else name


@lru_cache(maxsize=4096)
def is_absolute_iri(text: str) -> bool:
    """Whether ``text`` is an absolute IRI that every RDF syntax can hold (RFC 3987).

    >>> is_absolute_iri("https://example.org/a"), is_absolute_iri("a b:c"), is_absolute_iri("a:")
    (True, False, False)
    """
    if not _SCHEME.match(text):
        return False
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def is_provenance(graph: str) -> bool:
    """Whether ``graph`` is named as the graph of some map's provenance is."""
    return graph.endswith(("/" + PROVENANCE_GRAPH, "#" + PROVENANCE_GRAPH))


def _encoded(letter: str) -> str:
    if _PLAIN.fullmatch(letter):
        return letter
    if "\x9f" < letter <= _LAST_LETTER and unicodedata.category(letter)[0] in "LNM":
        return letter
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8"))
