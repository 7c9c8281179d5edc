"""The lenses by name: the strength of each claim that somebody on the panel affirms.

Where nobody is asked, that of each claim, by the reasons and objections that the map states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from counterpoint.analysis.basis.ground import Ground, lay_ground
from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.analysis.strength.framework import (
    Node,
    attack_framework,
    attacks_of,
    weighed_classes,
)
from counterpoint.analysis.strength.gradual import (
    Bipolar,
    Combine,
    df_quad,
    quadratic_energy,
    spread,
)
from counterpoint.analysis.strength.labelling import Label, find_grounded, find_preferred
from counterpoint.errors import UsageError
from counterpoint.network import ArgumentNetwork


@dataclass(frozen=True, slots=True)
class Strength:
    """How a claim comes out under a lens.

    ``experts`` affirm it. ``verdict`` is a word: for grounded ``in``, ``out`` or ``undecided``;
    for preferred ``in every``, ``in some`` or ``in none`` of the extensions; for a gradual lens
    empty, or ``does not settle``. ``value`` is in [0, 1] for a gradual lens, else ``None``.
    """

    claim: str
    experts: tuple[str, ...]
    verdict: str
    value: float | None


def find_strengths(
    network: ArgumentNetwork,
    lens: str = "quadratic-energy",
    weights: str = "experts",
    settings: Settings = DEFAULTS,
) -> tuple[Strength, ...]:
    """Every affirmed claim under a lens of ``LENSES``, the strongest first.

    Where nobody is asked, every claim, all with the same base score.

    ``weights`` chooses the base scores of a gradual lens among ``WEIGHTS``: ``experts``, the
    share of the panel that affirms the claim, or ``uniform``, 0.5 for all.

    Raises:
        UsageError: there is no such lens or choice of weights.
        LimitError: the preferred labelling took too many steps.
    """
    if lens not in LENSES:
        raise UsageError(f"there is no lens {lens!r}; choose one of {', '.join(LENSES)}")
    if weights not in WEIGHTS:
        raise UsageError(f"there are no weights {weights!r}; choose one of {', '.join(WEIGHTS)}")
    ground = lay_ground(network, settings)
    verdicts = LENSES[lens](ground, weights)
    rows = [
        Strength(
            network.face(node.id).id,
            tuple(position.expert for position in ground.positions.affirming.get(node.id, ())),
            *verdicts[node],
        )
        for node in weighed_classes(ground)
    ]
    return tuple(sorted(rows, key=_strongest_first))


_Verdicts = dict[Node, tuple[str, float | None]]


def _grounded(ground: Ground, _weights: str) -> _Verdicts:
    labels = find_grounded(attack_framework(ground))
    return {node: (label.value, None) for node, label in labels.items()}


def _preferred(ground: Ground, _weights: str) -> _Verdicts:
    framework = attack_framework(ground)
    extensions = find_preferred(framework)
    verdicts: _Verdicts = {}
    for node in framework.attackers:
        count = sum(node in extension for extension in extensions)
        every = count == len(extensions)
        verdicts[node] = ("in every" if every else "in some" if count else "in none", None)
    return verdicts


def _gradual(combine: Combine) -> Callable[[Ground, str], _Verdicts]:
    def look(ground: Ground, weights: str) -> _Verdicts:
        strengths = spread(_bipolar(ground, WEIGHTS[weights]), combine)
        return {
            node: ("does not settle" if value is None else "", value)
            for node, value in strengths.items()
        }

    return look


def _by_experts(ground: Ground, node: Node) -> float:
    if not ground.network.panel:
        return _uniform(ground, node)
    positions = ground.positions
    voices: Mapping[str, Sequence[object]] = {
        "claim": positions.affirming,
        "denial": positions.denying,
    }.get(node.kind, positions.advancing)
    return len(voices.get(node.id, ())) / max(1, len(ground.network.panel))


def _uniform(_ground: Ground, _node: Node) -> float:
    return 0.5


LENSES: dict[str, Callable[[Ground, str], _Verdicts]] = {
    "grounded": _grounded,
    "preferred": _preferred,
    "df-quad": _gradual(df_quad),
    "quadratic-energy": _gradual(quadratic_energy),
}
WEIGHTS: dict[str, Callable[[Ground, Node], float]] = {
    "experts": _by_experts,
    "uniform": _uniform,
}


def _bipolar(ground: Ground, weight: Callable[[Ground, Node], float]) -> Bipolar:
    """The map as a bipolar framework: claims, denials, and inferences as strong as their premises.

    An argument or attack has the least strength of its premises as base score and can only lose
    by undercuts; so a single premise that nobody undercuts passes its strength on unchanged. A
    premise that nobody affirms counts for as much as those who put the inference forward.
    """
    nodes = attack_framework(ground).attackers
    base = {node: weight(ground, node) for node in nodes}
    joint: dict[Node, tuple[Node, ...]] = {}
    supporters: dict[Node, list[Node]] = defaultdict(list)
    attackers: dict[Node, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.kind not in {"argument", "attack"}:
            continue
        inferences = ground.network.arguments if node.kind == "argument" else ground.network.attacks
        inference = inferences[node.id]
        joint[node] = tuple(
            premise for x in inference.premises if (premise := Node("claim", x)) in nodes
        )
        if len(joint[node]) == len(inference.premises) > 0:
            base[node] = 1.0
        if node.kind == "argument" and inference.end is not None:
            supporters[Node("claim", inference.end)].append(node)
    for source, target in attacks_of(ground):
        # An attack on a premise reaches the inference through the premise's own strength.
        reaches = target.kind in {"claim", "denial"} or _is_undercut(source, ground)
        if source in nodes and target in nodes and reaches:
            attackers[target].append(source)
    return Bipolar(
        base,
        {
            node: tuple(sorted(set(nodes_there)))
            for node, nodes_there in supporters.items()
            if node in nodes
        },
        {node: tuple(sorted(set(nodes_there))) for node, nodes_there in attackers.items()},
        joint,
    )


def _is_undercut(source: Node, ground: Ground) -> bool:
    return source.kind == "attack" and ground.network.attacks[source.id].end is None


def _strongest_first(row: Strength) -> tuple[int, float, int, str]:
    order = {Label.IN.value: 0, "in every": 0, "in some": 1, "undecided": 1, "": 0}
    rank = order.get(row.verdict, 2)
    return (rank, -round(row.value or 0.0, 12), -len(row.experts), row.claim)
