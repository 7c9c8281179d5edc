"""Checking RDF against shapes: our own, in one pass, and those of others, with pyshacl."""

from counterpoint.rdf.validation.checking import Violation, validate, validate_triples

__all__ = ["DEADLINE", "Violation", "validate", "validate_triples"]

# In seconds, for shapes by others: pyshacl needs about eight for a hundred thousand triples.
DEADLINE = 60.0
