"""The nodes and edges that stand for a map's records.

Claims are I-nodes, arguments RA-nodes, attacks and conflicts CA-nodes, equivalents and
summaries MA-nodes. A stance is a locution (L-node) and what is done by it (YA-node), anchored to
what it is about: the speaker of an I-node is found along I <- YA <- L. Whoever denies a claim
says another proposition, its denial, which is in conflict with the claim both ways; for nobody
who reads an edge from L by YA to I should take a denial for an assertion. There are no TA-nodes,
since a map does not say who answers whom.

Reed, Budzynska, Duthie, Janier, Konat, Lawrence, Pease, Snaith 2017, The Argument Web: An Online
Ecosystem of Tools, Systems and Services for Argumentation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from counterpoint.formats.aif.losses import find_losses
from counterpoint.formats.aif.sayable import (
    ACTS,
    CONFLICTS,
    REPHRASES,
    asserts,
    is_sayable,
    whole_reasons,
)
from counterpoint.formats.losses import Loss
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Polarity,
    Relation,
    Stance,
)

NodeType = Literal["I", "L", "RA", "CA", "MA", "YA"]
Record = Literal["claim", "argument", "attack", "relation", "stance"]

_ORDER: tuple[NodeType, ...] = ("I", "RA", "CA", "MA", "L", "YA")

# Which record a node stands for, its id, and what of it: "" is the record itself.
Key = tuple[Record, str, str]


@dataclass(frozen=True, slots=True)
class AifNode:
    """A node; ``text`` of a scheme is its name, ``speaker`` and ``date`` are a locution's."""

    key: Key
    type: NodeType
    text: str
    speaker: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class AifView:
    """A map as AIF: nodes sorted by type and key, edges in their direction, sorted.

    ``people`` are the ids and names of who speaks; ``losses`` says what of the map is in no
    node and no edge.
    """

    nodes: tuple[AifNode, ...]
    edges: tuple[tuple[Key, Key], ...]
    people: tuple[tuple[str, str], ...]
    losses: tuple[Loss, ...]


def view_as_aif(argument_map: ArgumentMap) -> AifView:
    """``argument_map`` as AIF, and what AIF cannot say of it. O(records)."""
    view = _ViewMaker(argument_map)
    view.add_all()
    speaking = {node.speaker for node in view.nodes.values()}
    return AifView(
        tuple(sorted(view.nodes.values(), key=lambda node: (_ORDER.index(node.type), node.key))),
        tuple(sorted(set(view.edges))),
        tuple((x.id, x.name) for x in argument_map.experts if x.id in speaking),
        find_losses(argument_map),
    )


@dataclass(slots=True)
class _ViewMaker:
    argument_map: ArgumentMap
    nodes: dict[Key, AifNode] = field(default_factory=dict)
    edges: list[tuple[Key, Key]] = field(default_factory=list)
    names: dict[str, str] = field(init=False)
    claims: dict[str, str] = field(init=False)
    reasons: frozenset[str] = field(init=False)
    arguments: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {expert.id: expert.name for expert in self.argument_map.experts}
        self.claims = {claim.id: claim.text or claim.title for claim in self.argument_map.claims}
        self.reasons = whole_reasons(self.argument_map)
        self.arguments = frozenset(x.id for x in self.argument_map.arguments)

    def add_all(self) -> None:
        for claim, text in self.claims.items():
            self._add(AifNode(("claim", claim, ""), "I", text))
        for argument in self.argument_map.arguments:
            if argument.id in self.reasons:
                self._argument(argument)
        for attack in self.argument_map.attacks:
            if attack.id in self.reasons:
                self._attack(attack)
        for relation in self.argument_map.relations:
            self._relation(relation)
        for stance in self.argument_map.stances:
            self._stance(stance)

    def _add(self, node: AifNode) -> Key:
        self.nodes[node.key] = node
        return node.key

    def _scheme(self, node: AifNode, premises: Sequence[Key], conclusion: Key) -> None:
        """A node between nodes: from each premise to it, and from it to the conclusion."""
        self._add(node)
        self.edges += [(premise, node.key) for premise in premises]
        self.edges.append((node.key, conclusion))

    def _argument(self, argument: Argument) -> None:
        assert argument.conclusion is not None
        text = argument.scheme or "Default Inference"
        node = AifNode(("argument", argument.id, ""), "RA", text)
        self._scheme(node, [*self._premises(argument)], self._target(argument.conclusion))

    def _attack(self, attack: Attack) -> None:
        is_undercut = attack.kind is AttackKind.UNDERCUT
        target = self._target(attack.target, prefer_argument=is_undercut)
        node = AifNode(("attack", attack.id, ""), "CA", "Default Conflict")
        self._scheme(node, [*self._premises(attack)], target)

    def _premises(self, record: Argument | Attack) -> Iterator[Key]:
        return (("claim", premise, "") for premise in record.premises)

    def _target(self, record_id: str, *, prefer_argument: bool = False) -> Key:
        """What ``record_id`` names: a claim first where an id is in use twice."""
        if prefer_argument and record_id in self.arguments:
            return ("argument", record_id, "")
        if record_id in self.claims:
            return ("claim", record_id, "")
        return ("argument" if record_id in self.arguments else "attack", record_id, "")

    def _relation(self, relation: Relation) -> None:
        source: Key = ("claim", relation.source, "")
        target: Key = ("claim", relation.target, "")
        if relation.kind in CONFLICTS:
            self._conflict(("relation", relation.id, ""), source, target)
        elif relation.kind in REPHRASES:
            node = AifNode(("relation", relation.id, ""), "MA", "Default Rephrase")
            self._scheme(node, [source], target)

    def _conflict(self, key: Key, one: Key, other: Key) -> None:
        """A conflict both ways: AIF's have a direction."""
        back: Key = (key[0], key[1], f"{key[2]}/back".strip("/"))
        self._scheme(AifNode(key, "CA", "Default Conflict"), [one], other)
        self._scheme(AifNode(back, "CA", "Default Conflict"), [other], one)

    def _stance(self, stance: Stance) -> None:
        target = self._target(stance.target)
        if not is_sayable(stance, self.reasons | self.claims.keys()):
            return
        if stance.polarity is Polarity.DENY:
            if target[0] != "claim":
                return
            target = self._denial(stance.target)
        act = ACTS[target[0]] if asserts(stance) else "Default Illocuting"
        locution = self._add(
            AifNode(
                ("stance", stance.id, ""),
                "L",
                f"{self.names.get(stance.expert, stance.expert)}: {self._words(stance)}",
                stance.expert,
                stance.date,
            )
        )
        self._scheme(AifNode(("stance", stance.id, "illocution"), "YA", act), [locution], target)

    def _words(self, stance: Stance) -> str:
        """What was said: the words of the passage, else the mapper's, else the claim."""
        if stance.quotation is not None and stance.quotation.exact:
            return stance.quotation.exact
        text = stance.wording or self.claims.get(stance.target, "")
        if stance.polarity is Polarity.DENY and not stance.wording:
            return _denied(text)
        return text or "(so argues)"

    def _denial(self, claim: str) -> Key:
        key: Key = ("claim", claim, "denial")
        if key not in self.nodes:
            self._add(AifNode(key, "I", _denied(self.claims[claim])))
            self._conflict(("claim", claim, "denial/conflict"), key, ("claim", claim, ""))
        return key


def _denied(text: str) -> str:
    return f"It is not so that: {text}"
