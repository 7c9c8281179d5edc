"""AIF as the JSON of AIFdb and of the tools around it (http://www.aifdb.org)."""

from __future__ import annotations

import json
from typing import TypedDict

from counterpoint.formats.aif.view import AifView


class _Node(TypedDict):
    nodeID: str
    text: str
    type: str


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


def render_aif(view: AifView) -> str:
    """``view`` as JSON; the same view gives the same text.

    Nodes, edges and people are numbered in their order, since AIFdb's ids are numbers. No node
    has a ``timestamp``: that would be the time of writing.
    """
    numbers = {node.key: str(i) for i, node in enumerate(view.nodes, start=1)}
    people = {name: str(i) for i, (name, _) in enumerate(view.people, start=1)}
    nodes: list[_Node] = [
        {"nodeID": numbers[node.key], "text": node.text, "type": node.type} for node in view.nodes
    ]
    edges: list[_Edge] = [
        {"edgeID": str(i), "fromID": numbers[one], "toID": numbers[other], "formEdgeID": None}
        for i, (one, other) in enumerate(view.edges, start=1)
    ]
    locutions: list[_Locution] = [
        {
            "nodeID": numbers[node.key],
            "personID": people[node.speaker],
            "timestamp": node.date,
            "start": None,
            "end": None,
            "source": None,
        }
        for node in view.nodes
        if node.type == "L"
    ]
    # A name is not taken apart: which part of it is which is not for a program to guess.
    participants: list[_Participant] = [
        {"participantID": people[name], "firstname": full, "surname": ""}
        for name, full in view.people
    ]
    content = {
        "nodes": nodes,
        "edges": edges,
        "locutions": locutions,
        "participants": participants,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
