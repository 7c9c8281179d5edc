"""The store of quads, the named questions, the answers to queries; stores that hold maps.

`counterpoint.store.endpoint`, which needs more of the standard library, is imported by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.rdf.parsing import RDF_SUFFIXES
    from counterpoint.store.description import describe_dataset
    from counterpoint.store.folder import StoreCheck, StoreFolder
    from counterpoint.store.maps_together import StoredMaps
    from counterpoint.store.query_result import QueryResult, Term
    from counterpoint.store.questions import Question, list_questions, question
    from counterpoint.store.store import Store
    from counterpoint.store.stored_maps import (
        CHANGED,
        LINKS,
        KeptTable,
        MapStore,
        Notes,
        StoredMap,
        Written,
        choose_map,
    )

__all__ = [
    "CHANGED",
    "LINKS",
    "RDF_SUFFIXES",
    "KeptTable",
    "MapStore",
    "Notes",
    "QueryResult",
    "Question",
    "Store",
    "StoreCheck",
    "StoreFolder",
    "StoredMap",
    "StoredMaps",
    "Term",
    "Written",
    "choose_map",
    "describe_dataset",
    "list_questions",
    "question",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".description": "describe_dataset",
            ".folder": "StoreCheck StoreFolder",
            ".maps_together": "StoredMaps",
            ".query_result": "QueryResult Term",
            ".questions": "Question list_questions question",
            ".store": "Store",
            ".stored_maps": "CHANGED LINKS KeptTable MapStore Notes StoredMap Written choose_map",
            "counterpoint.rdf.parsing": "RDF_SUFFIXES",
        },
    )
