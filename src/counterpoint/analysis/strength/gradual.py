"""Gradual semantics of quantitative bipolar frameworks: DF-QuAD and quadratic energy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

import networkx as nx

from counterpoint.analysis.strength.framework import Node

# Strengths are shown with two decimals: a millionth is far below what could turn one over. Half of
# each step is taken, which settles the circles of two that a full step sends to and fro for ever;
# what halves its distance each round is there after 20 rounds, so 200 leave room for slow circles.
_MOST_ROUNDS = 200
_TOLERANCE = 1e-6
_DAMPING = 0.5

Combine = Callable[[float, Sequence[float], Sequence[float]], float]


@dataclass(frozen=True, slots=True)
class Bipolar:
    """Arguments with a base score in [0, 1], and who supports and attacks whom.

    Every argument is a key of ``base``. ``joint`` holds arguments whose base score is no more
    than the least final strength of others (the premises of an inference).
    """

    base: Mapping[Node, float]
    supporters: Mapping[Node, tuple[Node, ...]] = field(default_factory=dict)
    attackers: Mapping[Node, tuple[Node, ...]] = field(default_factory=dict)
    joint: Mapping[Node, tuple[Node, ...]] = field(default_factory=dict)


def df_quad(base: float, supports: Sequence[float], attacks: Sequence[float]) -> float:
    """The strength of one argument by DF-QuAD (Rago, Toni, Aurisicchio and Baroni 2016).

    Each side comes to 1 - prod(1 - v); the difference moves the base score that share of the way
    to 1 or to 0.

    >>> df_quad(0.5, [0.5], [])
    0.75
    """
    difference = (1 - prod(1 - x for x in supports)) - (1 - prod(1 - x for x in attacks))
    room = 1 - base if difference > 0 else base
    return base + room * difference


def quadratic_energy(base: float, supports: Sequence[float], attacks: Sequence[float]) -> float:
    """The strength of one argument by the quadratic energy model (Potyka 2018).

    With E the sum of supports less the sum of attacks and h(x) = max(0, x)^2 / (1 + max(0, x)^2):
    base + (1 - base) h(E) - base h(-E).

    >>> quadratic_energy(0.5, [1.0], [])
    0.75
    """
    energy = sum(supports) - sum(attacks)
    share = energy * energy / (1 + energy * energy)
    return base + (1 - base) * share if energy > 0 else base - base * share


def spread(bipolar: Bipolar, combine: Combine) -> dict[Node, float | None]:
    """The final strength of every argument, ``None`` where it does not settle.

    In topological order where there is no cycle, each argument once. Inside a cycle by damped
    iteration from the base scores, at most 200 rounds, until nothing moves by more than 1e-6;
    what does not settle is ``None``, and so is what depends on it.
    """
    depends: nx.DiGraph[Node] = nx.DiGraph()
    depends.add_nodes_from(sorted(bipolar.base))
    for ties in (bipolar.supporters, bipolar.attackers, bipolar.joint):
        for node, others in ties.items():
            depends.add_edges_from((other, node) for other in others)
    parts = nx.condensation(depends)
    strengths: dict[Node, float | None] = {}
    for part in nx.topological_sort(parts):
        members = sorted(parts.nodes[part]["members"])
        outside = {x for node in members for x in depends.predecessors(node)} - set(members)
        if any(strengths[node] is None for node in outside):
            strengths.update(dict.fromkeys(members))
            continue
        outside_values = {node: value for node, value in strengths.items() if value is not None}
        if len(members) == 1 and not depends.has_edge(members[0], members[0]):
            strengths[members[0]] = _strength(members[0], outside_values, bipolar, combine)
        else:
            strengths.update(_fixed_point(members, outside_values, bipolar, combine))
    return strengths


def _fixed_point(
    members: Sequence[Node],
    outside_values: Mapping[Node, float],
    bipolar: Bipolar,
    combine: Combine,
) -> dict[Node, float | None]:
    values = {node: bipolar.base[node] for node in members}
    for _ in range(_MOST_ROUNDS):
        everything = {**outside_values, **values}
        after = {
            node: values[node]
            + _DAMPING * (_strength(node, everything, bipolar, combine) - values[node])
            for node in members
        }
        step = max(abs(after[node] - values[node]) for node in members)
        values = after
        if step < _TOLERANCE:
            return dict(values)
    return dict.fromkeys(members)


def _strength(
    node: Node, values: Mapping[Node, float], bipolar: Bipolar, combine: Combine
) -> float:
    base = min([bipolar.base[node], *(values[x] for x in bipolar.joint.get(node, ()))])
    supports = [values[x] for x in bipolar.supporters.get(node, ())]
    attacks = [values[x] for x in bipolar.attackers.get(node, ())]
    return combine(base, supports, attacks)
