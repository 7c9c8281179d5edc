"""How files of RDF are called; asked of each file, before anything that reads one is loaded."""

from __future__ import annotations

RDF_SUFFIXES = frozenset({".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf", ".owl"})
