"""Argument maps and findings as RDF, and back; their shapes; their serialisations."""

from counterpoint.rdf.map_records import from_rdf, records_of
from counterpoint.rdf.map_triples import to_rdf

__all__ = ["from_rdf", "records_of", "to_rdf"]
