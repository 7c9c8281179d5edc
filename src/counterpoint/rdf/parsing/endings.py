"""How files of RDF are called and how large one may be, before what reads one is loaded."""

from __future__ import annotations

RDF_SUFFIXES = frozenset({".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf", ".owl"})

# Bytes of one file.
LARGEST_FILE = 10 << 20
