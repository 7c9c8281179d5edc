"""From a map to its network; whatever the map came from, file or store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import networkx as nx

from counterpoint.errors import InputError, Place, Problem
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Polarity,
    Relation,
    RelationKind,
    Stance,
    Standing,
)
from counterpoint.network.argument_network import (
    ArgumentNetwork,
    ClassRelation,
    Inference,
    Surroundings,
)
from counterpoint.network.equivalence import find_classes, find_drift, members_of
from counterpoint.network.graph import (
    is_claim,
    node_name,
    record_id,
    sources_of,
    targets_of,
    to_networkx,
)

# A backing leads to a conclusion in fewer hops than these: it may pass six arguments on its way.
# Toulmin's scheme has one backing behind a warrant; that leaves room for backings of backings, and
# still ends a circle of arguments that back each other, which leads nowhere.
_MOST_BACKINGS = 8


def build_network(argument_map: ArgumentMap) -> ArgumentNetwork:
    """The network of a map. Linear in the map's size but for sorting.

    Raises:
        InputError: the map names what it does not hold, or declares equivalent what it also
            opposes or what answers different questions; all of it at once.
    """
    _refuse_unknown(argument_map)
    class_of = find_classes(argument_map)
    members = members_of(class_of)
    claims = {claim.id: claim for claim in argument_map.claims}
    relations = {relation.id: relation for relation in argument_map.relations}
    graph = to_networkx(argument_map)
    arguments = {x.id: _argument(x, graph, class_of) for x in argument_map.arguments}
    attacks = {x.id: _attack(x, graph, class_of) for x in argument_map.attacks}
    cycles = support_cycles(arguments.values())
    own, forward, rejected, editorial = _stances(argument_map, graph, class_of)
    return ArgumentNetwork(
        map=argument_map,
        graph=graph,
        class_of=class_of,
        members=members,
        kinds=_kinds(members, claims),
        drifting=find_drift(members, argument_map.relations),
        faces=_faces(members, own),
        claims=claims,
        experts={expert.id: expert for expert in argument_map.experts},
        relations=relations,
        arguments=arguments,
        attacks=attacks,
        panel=tuple(expert.id for expert in argument_map.panel),
        stances=own,
        put_forward=forward,
        rejected=rejected,
        editorial=editorial,
        around=_surroundings(graph, class_of, relations, (*arguments.values(), *attacks.values())),
        circular=circular_arguments(arguments, cycles),
        support_cycles=cycles,
    )


def _kinds(
    members: Mapping[str, tuple[str, ...]], claims: Mapping[str, Claim]
) -> dict[str, ClaimKind | None]:
    """The kind of each class: that of the first member that says one."""
    kinds_by_class = {
        class_id: [kind for claim in ids if (kind := claims[claim].kind) is not None]
        for class_id, ids in members.items()
    }
    return {class_id: kinds[0] if kinds else None for class_id, kinds in kinds_by_class.items()}


def _faces(
    members: Mapping[str, tuple[str, ...]],
    stances: Mapping[tuple[str, str], tuple[Stance, ...]],
) -> dict[str, str]:
    """The claim that stands for each class of several: most stances, then the first by id."""
    several = {class_id: claims for class_id, claims in members.items() if len(claims) > 1}
    voices = Counter(
        stance.target
        for (_, class_id), stances_there in stances.items()
        if class_id in several
        for stance in stances_there
    )
    return {
        class_id: min(claims, key=lambda claim: (-voices[claim], claim))
        for class_id, claims in several.items()
    }


def _refuse_unknown(argument_map: ArgumentMap) -> None:
    claims = {claim.id for claim in argument_map.claims}
    arguments = {argument.id for argument in argument_map.arguments}
    experts = {expert.id for expert in argument_map.experts}
    grounds = claims | arguments
    targets = grounds | {attack.id for attack in argument_map.attacks}

    def names() -> Iterator[tuple[Place | None, str, str, set[str]]]:
        for argument in argument_map.arguments:
            yield from ((argument.place, "claim", x, claims) for x in argument.premises)
            if argument.conclusion is not None:
                yield argument.place, "claim or argument", argument.conclusion, grounds
        for attack in argument_map.attacks:
            yield from ((attack.place, "claim", x, claims) for x in attack.premises)
            fitting = arguments if attack.kind is AttackKind.UNDERCUT else grounds
            yield attack.place, "target of an attack", attack.target, fitting
        for relation in argument_map.relations:
            ends = (relation.source, relation.target)
            yield from ((relation.place, "claim", x, claims) for x in ends)
        for stance in argument_map.stances:
            yield stance.place, "expert", stance.expert, experts
            yield stance.place, "claim, argument or attack", stance.target, targets
            yield from ((stance.place, "claim", x, claims) for x in stance.conditions)

    problems = [
        Problem(
            place or Place(argument_map.id),
            f"there is no {what} {name!r} in this map",
            "add it, or correct the name",
            code="unknown-name",
        )
        for place, what, name, names_there in names()
        if name not in names_there
    ]
    if problems:
        raise InputError(problems)


def _argument(
    argument: Argument, graph: nx.MultiDiGraph[str], class_of: Mapping[str, str]
) -> Inference:
    node = node_name("argument", argument.id)
    end, hops = _conclusion(node, graph, class_of)
    premises = {class_of[record_id(claim)] for claim in sources_of(graph, node, "premise")}
    return Inference(argument, tuple(sorted(premises - {end})), end, hops=hops)


def _conclusion(
    argument: str, graph: nx.MultiDiGraph[str], class_of: Mapping[str, str]
) -> tuple[str | None, int]:
    """The class an argument leads to, through the arguments that it backs, and in how many hops."""
    node = argument
    for hops in range(1, _MOST_BACKINGS):
        conclusion = next(targets_of(graph, node, "conclusion"), None)
        if conclusion is None:
            return None, hops
        if is_claim(conclusion):
            return class_of[record_id(conclusion)], hops
        node = conclusion
    return None, _MOST_BACKINGS


def _attack(attack: Attack, graph: nx.MultiDiGraph[str], class_of: Mapping[str, str]) -> Inference:
    node = node_name("attack", attack.id)
    premises = {class_of[record_id(claim)] for claim in sources_of(graph, node, "premise")}
    target = next(targets_of(graph, node, "attack"))
    if is_claim(target):
        return Inference(attack, tuple(sorted(premises)), class_of[record_id(target)])
    return Inference(attack, tuple(sorted(premises)), None, record_id(target))


def support_cycles(arguments: Iterable[Inference]) -> tuple[tuple[str, ...], ...]:
    """The classes that support each other in a circle, sorted: components of more than one."""
    supports: nx.DiGraph[str] = nx.DiGraph()
    supports.add_edges_from(
        (premise, argument.end)
        for argument in arguments
        if argument.end is not None
        for premise in argument.premises
    )
    parts = nx.strongly_connected_components(supports)
    return tuple(sorted(tuple(sorted(part)) for part in parts if len(part) > 1))


def circular_arguments(
    arguments: Mapping[str, Inference], cycles: tuple[tuple[str, ...], ...]
) -> frozenset[str]:
    """The arguments inside one of the circles of support."""
    cycle_of = {class_id: number for number, cycle in enumerate(cycles) for class_id in cycle}
    return frozenset(
        argument.id
        for argument in arguments.values()
        if argument.end in cycle_of
        and any(cycle_of.get(x) == cycle_of[argument.end] for x in argument.premises)
    )


def _surroundings(
    graph: nx.MultiDiGraph[str],
    class_of: Mapping[str, str],
    relations: Mapping[str, Relation],
    inferences: Iterable[Inference],
) -> Surroundings:
    between = []
    claims = [node_name("claim", claim) for claim in class_of]
    for source, target, key, attributes in graph.out_edges(claims, keys=True, data=True):
        if attributes["kind"] != "relation" or relations[key].kind is RelationKind.EQUIVALENT:
            continue
        start, end = class_of[record_id(source)], class_of[record_id(target)]
        if start != end:
            between.append(ClassRelation(start, end, relations[key]))
    between.sort(key=lambda each: each.relation.id)
    leaving = _grouped((x, inference) for inference in inferences for x in inference.premises)
    return Surroundings(
        relations=tuple(between),
        into=_grouped((each.end, each) for each in between),
        out_of=_grouped((each.start, each) for each in between),
        arguments_for=_grouped(
            (inference.end, inference)
            for inference in inferences
            if inference.premises and inference.end is not None
            if isinstance(inference.record, Argument)
        ),
        leaving=leaving,
    )


_Key = TypeVar("_Key")
_Item = TypeVar("_Item")


def _grouped(pairs: Iterable[tuple[_Key, _Item]]) -> dict[_Key, tuple[_Item, ...]]:
    """What stands beside each key, in the order in which it comes."""
    groups: dict[_Key, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(items) for key, items in groups.items()}


_ByTarget = dict[str, tuple[Stance, ...]]


def _stances(
    argument_map: ArgumentMap, graph: nx.MultiDiGraph[str], class_of: Mapping[str, str]
) -> tuple[dict[tuple[str, str], tuple[Stance, ...]], _ByTarget, _ByTarget, _ByTarget]:
    """What the panel says of classes, puts forward and rejects, and what editors say of classes."""
    records = {stance.id: stance for stance in argument_map.stances}
    own: list[tuple[tuple[str, str], Stance]] = []
    forward: list[tuple[str, Stance]] = []
    rejected: list[tuple[str, Stance]] = []
    editorial: list[tuple[str, Stance]] = []
    for expert in argument_map.experts:
        edges = graph.out_edges(node_name("expert", expert.id), keys=True)
        for _, target, key in edges:
            stance = records[key]
            if not stance.is_own:
                continue
            if not is_claim(target):
                if expert.standing is Standing.PANEL:
                    side = forward if stance.polarity is Polarity.AFFIRM else rejected
                    side.append((stance.target, stance))
            elif expert.standing is Standing.PANEL:
                own.append(((expert.id, class_of[stance.target]), stance))
            elif expert.standing is Standing.EDITOR:
                editorial.append((class_of[stance.target], stance))
    return _by_id(own), _by_id(forward), _by_id(rejected), _by_id(editorial)


def _by_id(pairs: Iterable[tuple[_Key, Stance]]) -> dict[_Key, tuple[Stance, ...]]:
    """The stances of each key, sorted by id, each once."""
    groups = _grouped(pairs)
    for key, stances in groups.items():
        if len(stances) > 1:
            each = {stance.id: stance for stance in stances}
            groups[key] = tuple(each[stance] for stance in sorted(each))
    return groups
