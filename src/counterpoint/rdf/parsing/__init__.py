"""Reading RDF files, each syntax with what it may not hold; the inverse of serialization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.rdf.parsing.doubts import find_doubts, find_errors
    from counterpoint.rdf.parsing.endings import LARGEST_FILE, RDF_SUFFIXES
    from counterpoint.rdf.parsing.quads import RdfContent, read_quads

__all__ = [
    "LARGEST_FILE",
    "RDF_SUFFIXES",
    "RdfContent",
    "find_doubts",
    "find_errors",
    "read_quads",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".doubts": "find_doubts find_errors",
            ".endings": "LARGEST_FILE RDF_SUFFIXES",
            ".quads": "RdfContent read_quads",
        },
    )
