"""Abstract argumentation frameworks (Dung 1995), and the one that a map comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from counterpoint.analysis.basis.ground import Ground
from counterpoint.model import RelationKind
from counterpoint.network import Inference

_STRICT = {RelationKind.CONTRADICTS, RelationKind.CONTRARY}


class Node(NamedTuple):
    """What may be attacked: a claim's class, its denial, an argument or an attack, by id.

    Ids are unique only among their kind, so the kind is part of the name.
    """

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Framework:
    """Arguments and who attacks whom; every argument is a key, attackers are sorted."""

    attackers: Mapping[Node, tuple[Node, ...]]

    @classmethod
    def of(cls, nodes: Iterable[Node], attacks: Iterable[tuple[Node, Node]]) -> Framework:
        """A framework of ``nodes`` and of those ``attacks`` (from, to) whose ends are nodes."""
        attackers: dict[Node, set[Node]] = {node: set() for node in sorted(nodes)}
        for source, target in attacks:
            if source in attackers and target in attackers:
                attackers[target].add(source)
        return cls({node: tuple(sorted(sources)) for node, sources in attackers.items()})


def attack_framework(ground: Ground) -> Framework:
    """What is held and put forward on the panel, and every strict attack in it.

    Nodes are the classes that somebody affirms, the classes that somebody denies (as denials),
    and the arguments and attacks that somebody puts forward; where nobody is asked, all that
    the map states. An attack on a class also attacks
    each argument and attack that starts from it; a denial and its claim, and two claims that
    contradict each other wholly, attack each other. Priorities, trade-offs, incompatibilities
    and whatever holds only in part are no attacks: stored as such they would reject advice that
    several experts share.
    """
    nodes = {*weighed_classes(ground), *_denials(ground), *_advanced(ground)}
    return Framework.of(nodes, attacks_of(ground))


def attacks_of(ground: Ground) -> Iterator[tuple[Node, Node]]:
    """Every strict attack, from attacker to attacked, whether or not both are held."""
    network = ground.network
    sketched: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for attack in network.attacks.values():
        sketched[attack.premises].append(attack.id)
    for attack in network.attacks.values():
        source, argument = Node("attack", attack.id), network.argument_attacked_by(attack)
        if argument is not None:
            yield source, Node("argument", argument.id)
            if argument.end is None and not network.panel:
                # A sketch stands for the attack of its premises, which nobody else puts forward.
                yield from ((source, Node("attack", x)) for x in sketched[argument.premises])
        elif attack.end is not None:
            yield from _hits(source, attack.end, ground)
    for denial in _denials(ground):
        yield from _hits(denial, denial.id, ground)
        yield Node("claim", denial.id), denial
    for start, end, relation in network.around.relations:
        if relation.kind in _STRICT and relation.degree == 1:
            yield from _hits(Node("claim", start), end, ground)
            yield from _hits(Node("claim", end), start, ground)


def weighed_classes(ground: Ground) -> Iterator[Node]:
    """The classes that somebody on the panel affirms; all of them where nobody is asked."""
    has_panel = bool(ground.network.panel)
    classes = ground.positions.affirming if has_panel else sorted(ground.network.members)
    return (Node("claim", claim) for claim in classes)


def _denials(ground: Ground) -> Iterator[Node]:
    return (Node("denial", claim) for claim in ground.positions.denying)


def _advanced(ground: Ground) -> Iterator[Node]:
    network = ground.network
    if not network.panel:
        yield from (Node("argument", key) for key in network.arguments)
        yield from (Node("attack", key) for key in network.attacks)
        return
    for key, advances in ground.positions.advancing.items():
        if advances and key in network.arguments:
            yield Node("argument", key)
        if advances and key in network.attacks:
            yield Node("attack", key)


def _hits(source: Node, claim: str, ground: Ground) -> Iterator[tuple[Node, Node]]:
    yield source, Node("claim", claim)
    for inference in ground.network.inferences_from(claim):
        yield source, node_of(inference, ground)


def node_of(inference: Inference, ground: Ground) -> Node:
    """The node of an argument or attack."""
    is_argument = ground.network.arguments.get(inference.id) is inference
    return Node("argument" if is_argument else "attack", inference.id)
