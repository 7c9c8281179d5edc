"""Argument maps and findings as RDF, and back; their shapes; their serialisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.rdf.derived.aif_graphs import find_aif
    from counterpoint.rdf.derived.aif_triples import aif_to_rdf
    from counterpoint.rdf.derived.finding_triples import findings_to_rdf
    from counterpoint.rdf.derived.nanopublications import to_nanopublications
    from counterpoint.rdf.derived.schema_org import render_schema_org
    from counterpoint.rdf.maps.map_records import from_rdf, records_of
    from counterpoint.rdf.maps.map_triples import to_rdf
    from counterpoint.rdf.serialization import FORMATS, write_rdf
    from counterpoint.rdf.validation import Violation, validate
    from counterpoint.rdf.validation.foreign_shapes import find_not_run, validate_by

__all__ = [
    "FORMATS",
    "Violation",
    "aif_to_rdf",
    "find_aif",
    "find_not_run",
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

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".derived.aif_graphs": "find_aif",
            ".derived.aif_triples": "aif_to_rdf",
            ".derived.finding_triples": "findings_to_rdf",
            ".derived.nanopublications": "to_nanopublications",
            ".derived.schema_org": "render_schema_org",
            ".maps.map_records": "from_rdf records_of",
            ".maps.map_triples": "to_rdf",
            ".serialization": "FORMATS write_rdf",
            ".validation": "Violation validate",
            ".validation.foreign_shapes": "find_not_run validate_by",
        },
    )
