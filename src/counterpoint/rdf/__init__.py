"""Argument maps and findings as RDF, and back; their shapes; their serialisations."""

from counterpoint.rdf.derived.aif_graphs import find_aif
from counterpoint.rdf.derived.aif_triples import aif_to_rdf
from counterpoint.rdf.derived.finding_triples import findings_to_rdf
from counterpoint.rdf.derived.nanopublications import to_nanopublications
from counterpoint.rdf.derived.schema_org import render_schema_org
from counterpoint.rdf.maps.map_records import from_rdf, records_of
from counterpoint.rdf.maps.map_triples import to_rdf
from counterpoint.rdf.serialization import FORMATS, write_rdf
from counterpoint.rdf.validation import Violation, validate
from counterpoint.rdf.validation.foreign_shapes import validate_by

__all__ = [
    "FORMATS",
    "Violation",
    "aif_to_rdf",
    "find_aif",
    "findings_to_rdf",
    "from_rdf",
    "records_of",
    "render_schema_org",
    "to_nanopublications",
    "to_rdf",
    "validate",
    "validate_by",
    "write_rdf",
]
