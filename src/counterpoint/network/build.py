"""From a map to its network; whatever the map came from, file or store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import networkx as nx

from counterpoint.errors import InputError, Place, Problem
from counterpoint.model import (
    Argument,
    ArgumentMap,
    AttackKind,
    Polarity,
    RelationKind,
    Stance,
    Standing,
)
from counterpoint.network.argument_network import ArgumentNetwork, Inference
from counterpoint.network.equivalence import find_classes, find_drift, members_of
from counterpoint.network.graph import build_graph

__all__ = ["build_network"]

_MOST_BACKINGS = 8


def build_network(debate: ArgumentMap) -> ArgumentNetwork:
    """The network of a map. Linear in the map's size but for sorting.

    Raises:
        InputError: the map names what it does not hold, or declares equivalent what it also
            opposes or what answers different questions; all of it at once.
    """
    _refuse_unknown(debate)
    class_of = find_classes(debate)
    members = members_of(class_of)
    arguments = _arguments(debate, class_of)
    supports: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    supports.add_nodes_from(members)
    for argument in arguments.values():
        if argument.end is not None:
            for premise in argument.premises:
                supports.add_edge(premise, argument.end, argument.id)
    ties: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for relation in debate.relations:
        start, end = class_of[relation.source], class_of[relation.target]
        if relation.kind is not RelationKind.EQUIVALENT and start != end:
            ties.add_edge(start, end, relation.id, record=relation)
    cycles = _support_cycles(supports)
    own, forward, rejected, editorial = _stances(debate, class_of)
    return ArgumentNetwork(
        map=debate,
        graph=build_graph(debate),
        class_of=class_of,
        members=members,
        drifting=find_drift(members, debate.relations),
        claims={claim.id: claim for claim in debate.claims},
        experts={expert.id: expert for expert in debate.experts},
        relations={relation.id: relation for relation in debate.relations},
        arguments=arguments,
        attacks=_attacks(debate, class_of),
        panel=tuple(expert.id for expert in debate.panel),
        stances=own,
        put_forward=forward,
        rejected=rejected,
        editorial=editorial,
        supports=supports,
        ties=ties,
        circular=_circular(arguments, cycles),
        support_cycles=cycles,
    )


def _refuse_unknown(debate: ArgumentMap) -> None:
    claims = {claim.id for claim in debate.claims}
    arguments = {argument.id for argument in debate.arguments}
    experts = {expert.id for expert in debate.experts}
    grounds = claims | arguments
    targets = grounds | {attack.id for attack in debate.attacks}

    def named() -> Iterator[tuple[Place | None, str, str, set[str]]]:
        for argument in debate.arguments:
            yield from ((argument.place, "claim", x, claims) for x in argument.premises)
            if argument.conclusion is not None:
                yield argument.place, "claim or argument", argument.conclusion, grounds
        for attack in debate.attacks:
            yield from ((attack.place, "claim", x, claims) for x in attack.premises)
            fitting = arguments if attack.kind is AttackKind.UNDERCUT else grounds
            yield attack.place, "target of an attack", attack.target, fitting
        for relation in debate.relations:
            ends = (relation.source, relation.target)
            yield from ((relation.place, "claim", x, claims) for x in ends)
        for stance in debate.stances:
            yield stance.place, "expert", stance.expert, experts
            yield stance.place, "claim, argument or attack", stance.target, targets
            yield from ((stance.place, "claim", x, claims) for x in stance.conditions)

    problems = [
        Problem(
            place or Place(debate.id),
            f"there is no {what} {name!r} in this map",
            "add it, or correct the name",
            code="unknown-name",
        )
        for place, what, name, known in named()
        if name not in known
    ]
    if problems:
        raise InputError(problems)


def _arguments(debate: ArgumentMap, class_of: Mapping[str, str]) -> dict[str, Inference]:
    by_id = {argument.id: argument for argument in debate.arguments}
    found = {}
    for argument in debate.arguments:
        end, hops = _conclusion(argument, class_of, by_id)
        premises = tuple(sorted({class_of[x] for x in argument.premises} - {end}))
        found[argument.id] = Inference(argument, premises, end, hops=hops)
    return found


def _conclusion(
    argument: Argument, class_of: Mapping[str, str], by_id: Mapping[str, Argument]
) -> tuple[str | None, int]:
    """The class an argument leads to, through the arguments that it backs, and in how many hops."""
    for hops in range(1, _MOST_BACKINGS):
        if argument.conclusion is None:
            return None, hops
        if argument.conclusion in class_of:
            return class_of[argument.conclusion], hops
        argument = by_id[argument.conclusion]
    return None, _MOST_BACKINGS


def _attacks(debate: ArgumentMap, class_of: Mapping[str, str]) -> dict[str, Inference]:
    found = {}
    for attack in debate.attacks:
        premises = tuple(sorted({class_of[x] for x in attack.premises}))
        on_claim = attack.kind is not AttackKind.UNDERCUT and attack.target in class_of
        end = class_of[attack.target] if on_claim else None
        against = None if on_claim else attack.target
        found[attack.id] = Inference(attack, premises, end, against)
    return found


def _support_cycles(supports: nx.MultiDiGraph[str]) -> tuple[tuple[str, ...], ...]:
    """The strongly connected components of more than one class, sorted."""
    parts = nx.strongly_connected_components(supports)
    return tuple(sorted(tuple(sorted(part)) for part in parts if len(part) > 1))


def _circular(
    arguments: Mapping[str, Inference], cycles: tuple[tuple[str, ...], ...]
) -> frozenset[str]:
    cycle_of = {class_id: number for number, cycle in enumerate(cycles) for class_id in cycle}
    return frozenset(
        argument.id
        for argument in arguments.values()
        if argument.end in cycle_of
        and any(cycle_of.get(x) == cycle_of[argument.end] for x in argument.premises)
    )


_Gathered = dict[str, tuple[Stance, ...]]


def _stances(
    debate: ArgumentMap, class_of: Mapping[str, str]
) -> tuple[dict[tuple[str, str], tuple[Stance, ...]], _Gathered, _Gathered, _Gathered]:
    standing = {expert.id: expert.standing for expert in debate.experts}
    inferences = {x.id for x in debate.arguments} | {x.id for x in debate.attacks}
    own: dict[tuple[str, str], list[Stance]] = defaultdict(list)
    forward: dict[str, list[Stance]] = defaultdict(list)
    rejected: dict[str, list[Stance]] = defaultdict(list)
    editorial: dict[str, list[Stance]] = defaultdict(list)
    for stance in debate.stances:
        if not stance.is_own:
            continue
        who = standing[stance.expert]
        if stance.target in class_of:
            if who is Standing.PANEL:
                own[stance.expert, class_of[stance.target]].append(stance)
            elif who is Standing.EDITOR:
                editorial[class_of[stance.target]].append(stance)
        if stance.target in inferences and who is Standing.PANEL:
            kept = forward if stance.polarity is Polarity.AFFIRM else rejected
            kept[stance.target].append(stance)
    return (
        {key: tuple(held) for key, held in own.items()},
        {key: tuple(held) for key, held in forward.items()},
        {key: tuple(held) for key, held in rejected.items()},
        {key: tuple(held) for key, held in editorial.items()},
    )
