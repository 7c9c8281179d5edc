"""AIF, the Argument Interchange Format: read from JSON, and a map seen as its nodes and edges.

What belongs here: which node stands for which record, both ways, and AIFdb's JSON. What does not:
AIF as RDF (`counterpoint.rdf.derived`).
"""

from counterpoint.formats.aif.aifdb_json import render_aif, render_aif_map
from counterpoint.formats.aif.json_reading import is_aif
from counterpoint.formats.aif.reader import count_aif_files, read_aif_files
from counterpoint.formats.aif.sayable import Key
from counterpoint.formats.aif.view import AifNode, AifView, NodeType, view_as_aif

__all__ = [
    "AifNode",
    "AifView",
    "Key",
    "NodeType",
    "count_aif_files",
    "is_aif",
    "read_aif_files",
    "render_aif",
    "render_aif_map",
    "view_as_aif",
]
