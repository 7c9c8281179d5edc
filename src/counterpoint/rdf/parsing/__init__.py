"""Reading RDF files, each syntax with what it may not hold; the inverse of serialization."""

from counterpoint.rdf.parsing.doubts import find_doubts, find_errors
from counterpoint.rdf.parsing.endings import RDF_SUFFIXES
from counterpoint.rdf.parsing.quads import LARGEST_FILE, RdfContent, read_quads

__all__ = [
    "LARGEST_FILE",
    "RDF_SUFFIXES",
    "RdfContent",
    "find_doubts",
    "find_errors",
    "read_quads",
]
