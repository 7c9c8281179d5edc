"""AIF, the Argument Interchange Format: read from JSON, and a map seen as its nodes and edges.

What belongs here: which node stands for which record, both ways, and AIFdb's JSON. What does not:
AIF as RDF (`counterpoint.rdf.derived`).
"""

from counterpoint.formats.aif.aifdb_json import render_aif, render_aif_map, render_nodeset
from counterpoint.formats.aif.json_reading import is_aif
from counterpoint.formats.aif.losses import find_losses
from counterpoint.formats.aif.merging import fits, merged
from counterpoint.formats.aif.reader import AifResult, count_aif_files, read_aif_files
from counterpoint.formats.aif.rest import ENDING as REST_ENDING
from counterpoint.formats.aif.rest import AifRest, read_rest, render_rest
from counterpoint.formats.aif.sayable import Key
from counterpoint.formats.aif.view import AifNode, AifView, NodeType, view_as_aif

__all__ = [
    "REST_ENDING",
    "AifNode",
    "AifRest",
    "AifResult",
    "AifView",
    "Key",
    "NodeType",
    "count_aif_files",
    "find_losses",
    "fits",
    "is_aif",
    "merged",
    "read_aif_files",
    "read_rest",
    "render_aif",
    "render_aif_map",
    "render_nodeset",
    "render_rest",
    "view_as_aif",
]
