"""AIF, the Argument Interchange Format: read from JSON, and a map seen as its nodes and edges.

What belongs here: which node stands for which record, both ways, and AIFdb's JSON. What does not:
AIF as RDF (`counterpoint.rdf.derived`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.formats.aif.aifdb_json import (
        carried_in,
        render_aif,
        render_aif_map,
        render_nodeset,
    )
    from counterpoint.formats.aif.counts import count_aif
    from counterpoint.formats.aif.graph import AifGraph, GraphHead, GraphNode, Person, Speech
    from counterpoint.formats.aif.json_reading import is_aif
    from counterpoint.formats.aif.losses import find_losses
    from counterpoint.formats.aif.merging import fits, merged
    from counterpoint.formats.aif.reader import (
        AifResult,
        count_aif_files,
        read_aif_files,
        read_aif_heads,
        reading_of,
    )
    from counterpoint.formats.aif.rest import REST_ENDING, AifRest, read_rest, render_rest
    from counterpoint.formats.aif.sayable import Key
    from counterpoint.formats.aif.view import AifNode, AifView, NodeType, surname_in, view_as_aif

__all__ = [
    "REST_ENDING",
    "AifGraph",
    "AifNode",
    "AifRest",
    "AifResult",
    "AifView",
    "GraphHead",
    "GraphNode",
    "Key",
    "NodeType",
    "Person",
    "Speech",
    "carried_in",
    "count_aif",
    "count_aif_files",
    "find_losses",
    "fits",
    "is_aif",
    "merged",
    "read_aif_files",
    "read_aif_heads",
    "read_rest",
    "reading_of",
    "render_aif",
    "render_aif_map",
    "render_nodeset",
    "render_rest",
    "surname_in",
    "view_as_aif",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".aifdb_json": "carried_in render_aif render_aif_map render_nodeset",
            ".counts": "count_aif",
            ".graph": "AifGraph GraphHead GraphNode Person Speech",
            ".json_reading": "is_aif",
            ".losses": "find_losses",
            ".merging": "fits merged",
            ".reader": "AifResult count_aif_files read_aif_files read_aif_heads reading_of",
            ".rest": "AifRest REST_ENDING read_rest render_rest",
            ".sayable": "Key",
            ".view": "AifNode AifView NodeType surname_in view_as_aif",
        },
    )
