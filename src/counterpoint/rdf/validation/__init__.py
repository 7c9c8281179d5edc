"""Checking RDF against shapes: our own, in one pass, and those of others, with pyshacl."""

from counterpoint.rdf.validation.checking import Violation, validate, validate_triples

__all__ = ["Violation", "validate", "validate_triples"]
