"""A map seen as AIF, the Argument Interchange Format: its nodes and edges, and AIFdb's JSON.

What belongs here: which node stands for which record. What does not: AIF as RDF
(`counterpoint.rdf.derived.aif_triples`).
"""

from counterpoint.formats.aif.aifdb_json import render_aif
from counterpoint.formats.aif.view import AifNode, AifView, Key, NodeType, view_as_aif

__all__ = ["AifNode", "AifView", "Key", "NodeType", "render_aif", "view_as_aif"]
