"""AIF as the JSON of AIFdb and of the tools around it (http://www.aifdb.org)."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import NotRequired, TypedDict

from counterpoint.formats.aif.losses import find_losses
from counterpoint.formats.aif.sayable import Record
from counterpoint.formats.aif.view import AifNode, AifView, surname_in, view_as_aif
from counterpoint.formats.losses import Conversion
from counterpoint.formats.result import RenderedMap
from counterpoint.model import ArgumentMap, Expert, Standing

_CARRIED: dict[str, Record] = {
    "claims": "claim",
    "reasons": "argument",
    "objections": "attack",
    "relations": "relation",
    "stances": "stance",
}


class _Node(TypedDict):
    nodeID: str
    text: str
    type: str
    scheme: NotRequired[str]
    title: NotRequired[str]
    counterpointID: NotRequired[str]


class _Edge(TypedDict):
    edgeID: str
    fromID: str
    toID: str
    formEdgeID: None


class _Locution(TypedDict):
    nodeID: str
    personID: str
    timestamp: str
    start: None
    end: None
    source: None


class _Participant(TypedDict):
    participantID: str
    firstname: str
    surname: str
    counterpointID: str


class Nodeset(TypedDict):
    """What AIFdb calls a nodeset.

    ``counterpoint``, and ``title`` and ``counterpointID`` of a record, are for us.
    """

    nodes: list[_Node]
    edges: list[_Edge]
    locutions: list[_Locution]
    participants: list[_Participant]
    counterpoint: dict[str, str]


def render_aif_map(argument_map: ArgumentMap) -> RenderedMap:
    """``argument_map`` as AIFdb's JSON, and what is not in it."""
    view = view_as_aif(argument_map)
    conversion = Conversion("aif", carried_in(view), find_losses(argument_map, view))
    return RenderedMap(render_aif(view), conversion)


def carried_in(view: AifView) -> tuple[tuple[str, int], ...]:
    """How many records of which sort a view has nodes for, by the names that all formats use."""
    records = Counter(node.key[0] for node in view.nodes if not node.key[2])
    counts = {name: records[kind] for name, kind in _CARRIED.items()}
    # Who speaks is a participant, asked or not; that editors are none of the panel is a loss.
    cited = sum(expert.standing is Standing.CITED for expert in view.people)
    return (*counts.items(), ("experts", len(view.people) - cited), ("cited voices", cited))


def render_aif(view: AifView) -> str:
    """``view`` as JSON; the same view gives the same text."""
    return render_nodeset(nodeset_of(view))


def render_nodeset(nodeset: object) -> str:
    """A nodeset, or what else is written as JSON of AIF."""
    return json.dumps(nodeset, ensure_ascii=False, indent=1) + "\n"


def nodeset_of(view: AifView) -> Nodeset:
    """``view`` with numbers for keys: of nodes, edges and people in their order, as AIFdb's are.

    No node has a ``timestamp``: that would be the time of writing.
    """
    numbers = {node.key: str(i) for i, node in enumerate(view.nodes, start=1)}
    people = {expert.id: str(i) for i, expert in enumerate(view.people, start=1)}
    return {
        "nodes": [_node(node, numbers[node.key]) for node in view.nodes],
        "edges": [
            {"edgeID": str(i), "fromID": numbers[one], "toID": numbers[other], "formEdgeID": None}
            for i, (one, other) in enumerate(view.edges, start=1)
        ],
        "locutions": [
            {
                "nodeID": numbers[node.key],
                "personID": people[node.speaker],
                "timestamp": node.date,
                "start": None,
                "end": None,
                "source": None,
            }
            for node in view.nodes
            if node.speaker
        ],
        "participants": [_participant(expert, people[expert.id]) for expert in view.people],
        "counterpoint": asdict(view.head),
    }


def _node(node: AifNode, number: str) -> _Node:
    written: _Node = {"nodeID": number, "text": node.text, "type": node.type}
    if node.scheme:
        written["scheme"] = node.scheme
    if node.title:
        written["title"] = node.title
    if not node.key[2]:
        written["counterpointID"] = node.key[1]
    return written


def _participant(expert: Expert, number: str) -> _Participant:
    """A name is taken apart where the map states the surname; else it is not ours to guess."""
    surname = surname_in(expert)
    return {
        "participantID": number,
        "firstname": expert.name.removesuffix(f" {surname}") if surname else expert.name,
        "surname": surname,
        "counterpointID": expert.id,
    }
