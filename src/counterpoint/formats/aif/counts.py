"""What a graph of AIF holds, in AIF's own terms."""

from __future__ import annotations

from collections import Counter
from typing import TypedDict

from counterpoint.formats.aif.graph import AifGraph


class AifCounts(TypedDict):
    """How many of what. ``paths`` are by types, such as ``I>RA>I``: two edges through a scheme.

    ``components`` are the parts that no edge joins; ``dangling_edges`` have an end that is no
    node. ``distinct_persons`` are those who are named as speakers, ``participants`` those who
    are listed.
    """

    nodes: int
    unique_nodes: int
    edges: int
    node_types: dict[str, int]
    dangling_edges: int
    components: int
    paths: dict[str, int]
    locutions: int
    participants: int
    distinct_persons: int


def count_aif(graph: AifGraph) -> AifCounts:
    """The counts of ``graph``; linear in nodes, edges and paths' kinds."""
    types = graph.types
    before, behind = graph.neighbours()
    paths: Counter[str] = Counter()
    for middle, kind in types.items():
        if kind in {"I", "L"}:
            continue
        starts = Counter(types[each] for each in before[middle])
        ends = Counter(types[each] for each in behind[middle])
        for start, starting in starts.items():
            for end, ending in ends.items():
                paths[f"{start}>{kind}>{end}"] += starting * ending
    speeches = [speech for each in graph.speeches.values() for speech in each]
    persons = {speech.person for speech in speeches if speech.person}
    return {
        "nodes": len(types) + graph.repeated,
        "unique_nodes": len(types),
        "edges": len(graph.edges) + len(graph.loose_edges),
        "node_types": dict(sorted(Counter(types.values()).items())),
        "dangling_edges": sum(not {*edge} <= types.keys() for edge in graph.loose_edges),
        "components": _components(graph),
        "paths": dict(sorted(paths.items())),
        "locutions": len(speeches),
        "participants": len(graph.people),
        "distinct_persons": len(persons),
    }


def _components(graph: AifGraph) -> int:
    parents = {node: node for node in graph.types}

    def root(node: str) -> str:
        while parents[node] != node:
            parents[node] = node = parents[parents[node]]
        return node

    for start, end in graph.edges:
        parents[root(start)] = root(end)
    return sum(parents[node] == node for node in parents)
