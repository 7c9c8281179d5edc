"""Maps as SADFace documents of version 0.2.

An atom is a text and nothing else: nobody says it. Ids are UUIDs, as its validator wants them,
made of what they stand for, so that the same map gives the same document. The head wants an
analyst and two times; whoever exports a map did not analyse it, and no clock is asked, so they
are empty.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TypeAlias
from uuid import UUID

from counterpoint.formats.foreign.rest import note_claim_fields, note_ids, note_rest
from counterpoint.formats.foreign.scheme_graph import SchemeKind, SchemeNode
from counterpoint.formats.foreign.scheme_writing import as_scheme_graph
from counterpoint.formats.losses import Conversion, Losses
from counterpoint.formats.result import RenderedMap
from counterpoint.formats.sadface.schemes import CONFLICT, SUPPORT, scheme_named
from counterpoint.model import ArgumentMap

_Entries: TypeAlias = dict[str, object]

_CARRIED = frozenset({"claims", "reasons", "objections", "relations", "title", "abstract"})
_NAMES = {SchemeKind.ATTACK: CONFLICT, SchemeKind.REPHRASE: "rephrase"}


def render_sadface(argument_map: ArgumentMap) -> RenderedMap:
    """``argument_map`` as a SADFace document; the same map gives the same text."""
    losses = Losses()
    note_rest(argument_map, losses, _CARRIED)
    note_claim_fields(argument_map, losses)
    graph = as_scheme_graph(argument_map, losses, has_name=_is_scheme_name)
    note_ids(losses, graph.titles, graph.reasons)
    nodes: list[_Entries] = [
        {"id": _uuid(key), "type": "atom", "text": text, "sources": [], "metadata": {"core": {}}}
        for key, text in graph.claims.items()
    ]
    nodes += [
        {"id": _uuid(key), "type": "scheme", "name": _name(scheme), "metadata": {"core": {}}}
        for key, scheme in graph.schemes.items()
    ]
    edges: list[_Entries] = [
        {
            "id": _uuid(f"edge {source} to {target}"),
            "source_id": _uuid(source),
            "target_id": _uuid(target),
        }
        for source, target in graph.edges
    ]
    core: _Entries = {
        "analyst_email": "",
        "analyst_name": "",
        "created": "",
        "description": argument_map.abstract,
        "edited": "",
        "id": _uuid(argument_map.base + argument_map.id),
        "notes": "",
        "title": argument_map.title,
        "version": "0.2",
    }
    content = {"edges": edges, "metadata": {"core": core}, "nodes": nodes, "resources": []}
    carried = (("claims", len(graph.claims)), ("reasons and objections", len(graph.schemes)))
    text = json.dumps(content, ensure_ascii=False, indent=4) + "\n"
    return RenderedMap(text, Conversion("sadface", carried, tuple(losses)))


def _is_scheme_name(name: str) -> bool:
    """Whether a scheme of that name is read again as one, and not as a conflict or a rephrasing."""
    return scheme_named(name, is_conflict=False) == SchemeNode(SchemeKind.SUPPORT, name)


def _name(scheme: SchemeNode) -> str:
    return _NAMES.get(scheme.kind) or scheme.name or SUPPORT


def _uuid(key: str) -> str:
    return str(UUID(bytes=sha256(key.encode("utf-8", "surrogatepass")).digest()[:16], version=4))
