"""The NetworkX graph of a map: every claim, argument, attack and expert, and every tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import networkx as nx

from counterpoint.model import Argument, ArgumentMap, Attack, AttackKind

__all__ = ["Node", "build_graph", "nodes_by_id"]


class Node(NamedTuple):
    """A node's name: ids are unique only among their kind, so the kind is part of it."""

    kind: str
    id: str


def build_graph(debate: ArgumentMap) -> nx.MultiDiGraph[Node]:
    """A directed multigraph with every record of the map in its ``record`` attribute.

    Nodes are ``Node("claim" | "argument" | "attack" | "expert", id)``. Edges carry ``kind``:
    ``premise`` (claim to argument or attack), ``conclusion`` (argument to claim or argument),
    ``attack`` (attack to its target), ``relation`` (claim to claim) and ``stance`` (expert to
    target); the key of an edge is the id of its record, for a premise its position. Linear in
    the size of the map.
    """
    graph: nx.MultiDiGraph[Node] = nx.MultiDiGraph()
    for kind, records in (
        ("claim", debate.claims),
        ("argument", debate.arguments),
        ("attack", debate.attacks),
        ("expert", debate.experts),
    ):
        graph.add_nodes_from((Node(kind, record.id), {"record": record}) for record in records)
    for start, end, key, data in _edges(debate, nodes_by_id(debate)):
        graph.add_edge(start, end, key, **data)
    return graph


def nodes_by_id(debate: ArgumentMap) -> dict[str, tuple[Node, ...]]:
    """The claims, arguments and attacks that bear each id, in that order.

    One id may name a claim and an argument (a titled reason is both); what is said of it is
    then said of both.
    """
    named: dict[str, tuple[Node, ...]] = {}
    for kind, records in (
        ("claim", debate.claims),
        ("argument", debate.arguments),
        ("attack", debate.attacks),
    ):
        for record in records:
            named[record.id] = (*named.get(record.id, ()), Node(kind, record.id))
    return named


_Edge = tuple[Node, Node, str, dict[str, object]]


def _edges(debate: ArgumentMap, find: Mapping[str, tuple[Node, ...]]) -> Iterator[_Edge]:
    yield from _premises("argument", debate.arguments)
    yield from _premises("attack", debate.attacks)
    for argument in debate.arguments:
        if argument.conclusion is not None:
            data: dict[str, object] = {"kind": "conclusion", "record": argument}
            yield Node("argument", argument.id), find[argument.conclusion][0], argument.id, data
    for attack in debate.attacks:
        # An undercut tells against a step, never against a claim of the same name.
        end = find[attack.target][-1 if attack.kind is AttackKind.UNDERCUT else 0]
        yield Node("attack", attack.id), end, attack.id, {"kind": "attack", "record": attack}
    for relation in debate.relations:
        ends = Node("claim", relation.source), Node("claim", relation.target)
        yield *ends, relation.id, {"kind": "relation", "record": relation}
    for stance in debate.stances:
        for node in find[stance.target]:
            data = {"kind": "stance", "record": stance}
            yield Node("expert", stance.expert), node, stance.id, data


def _premises(kind: str, inferences: Iterable[Argument | Attack]) -> Iterator[_Edge]:
    for inference in inferences:
        end = Node(kind, inference.id)
        for position, premise in enumerate(inference.premises):
            yield Node("claim", premise), end, f"premise-{position}", {"kind": "premise"}
