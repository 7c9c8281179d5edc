"""What of a map AIF has a node for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Polarity,
    Relation,
    RelationKind,
    Stance,
)

CONFLICTS = {RelationKind.CONTRADICTS, RelationKind.CONTRARY, RelationKind.INCOMPATIBLE}
REPHRASES = {RelationKind.EQUIVALENT, RelationKind.SUMMARISES}

Record = Literal["claim", "argument", "attack", "relation", "stance"]

# Which record a node stands for, its id, and what of it: "" is the record itself.
Key = tuple[Record, str, str]


@dataclass(frozen=True, slots=True)
class Sayable:
    """The records that have nodes.

    ``reasons`` are the keys of the arguments and attacks that go from claims to something that
    has a node. ``sketches`` are, by the id of an argument without a conclusion that is undercut
    or backed, the objections of the same premises: it stands for them, and has no node.
    """

    claims: frozenset[str]
    arguments: frozenset[str]
    sketches: dict[str, tuple[str, ...]]
    reasons: frozenset[Key]

    @classmethod
    def of(cls, argument_map: ArgumentMap) -> Sayable:
        """What has a node of ``argument_map``; linear."""
        claims = frozenset(claim.id for claim in argument_map.claims)
        arguments = frozenset(argument.id for argument in argument_map.arguments)
        sketches = _objections_by_sketch(argument_map)
        loose = cls(claims, arguments, sketches, frozenset())
        return cls(claims, arguments, sketches, _whole_reasons(argument_map, loose))

    def keys_of(self, record_id: str, *, prefer_argument: bool = False) -> tuple[Key, ...]:
        """What ``record_id`` names: a claim first where an id is in use twice.

        Several objections where it names the sketch that stands for them.
        """
        if record_id in self.claims and not (prefer_argument and record_id in self.arguments):
            return (("claim", record_id, ""),)
        if record_id in self.sketches:
            return tuple(("attack", attack, "") for attack in self.sketches[record_id])
        return (("argument" if record_id in self.arguments else "attack", record_id, ""),)

    def end_keys(self, reason: Argument | Attack) -> tuple[Key, ...]:
        """What a reason leads to; nothing where it is a sketch."""
        if isinstance(reason, Attack):
            is_undercut = reason.kind is AttackKind.UNDERCUT
            return self.keys_of(reason.target, prefer_argument=is_undercut)
        return () if reason.conclusion is None else self.keys_of(reason.conclusion)

    def has_node(self, key: Key) -> bool:
        """Whether there is a node for a claim or a reason."""
        return key[1] in self.claims if key[0] == "claim" else key in self.reasons

    def has_stance(self, stance: Stance) -> bool:
        """Whether what a stance is about has a node, and there is an act to say it by.

        A denial of an objection has none: to disagree by a conflict is to put it forward. Nor has
        who takes no side: whoever reads an edge from L by YA would find a speaker for the claim.
        """
        if stance.firmness.takes_no_side:
            return False
        keys = self.keys_of(stance.target)
        is_denial = stance.polarity is Polarity.DENY
        return all(map(self.has_node, keys)) and not (is_denial and keys[0][0] == "attack")


def has_relation(relation: Relation) -> bool:
    """Whether AIF has a scheme for a relation."""
    return relation.kind in CONFLICTS | REPHRASES and relation.source != relation.target


def _objections_by_sketch(argument_map: ArgumentMap) -> dict[str, tuple[str, ...]]:
    claims = {claim.id for claim in argument_map.claims}
    ends = {x.target for x in argument_map.attacks}
    ends |= {x.conclusion for x in argument_map.arguments if x.conclusion is not None}
    objections: dict[frozenset[str], list[str]] = {}
    for attack in argument_map.attacks:
        objections.setdefault(frozenset(attack.premises), []).append(attack.id)
    return {
        x.id: tuple(objections[frozenset(x.premises)])
        for x in argument_map.arguments
        if x.conclusion is None
        and x.premises
        and x.id in ends - claims
        and frozenset(x.premises) in objections
    }


def _whole_reasons(argument_map: ArgumentMap, loose: Sayable) -> frozenset[Key]:
    """The keys of the reasons that lead to a claim in the end, as nodes must.

    Left out are those without a premise or a conclusion, those that go round in a circle, and
    those that only tell for or against one that is left out.
    """
    about: dict[Key, list[Key]] = {}
    waiting: dict[Key, int] = {}
    ready: list[Key] = []
    for key, reason in _reasons(argument_map):
        ends = [end for end in loose.end_keys(reason) if end[0] != "claim"]
        waiting[key] = len(ends)
        for end in ends:
            about.setdefault(end, []).append(key)
        if not ends and loose.end_keys(reason):
            ready.append(key)
    whole: set[Key] = set()
    while ready:
        end = ready.pop()
        whole.add(end)
        for key in about.get(end, ()):
            waiting[key] -= 1
            if not waiting[key]:
                ready.append(key)
    return frozenset(whole)


def _reasons(argument_map: ArgumentMap) -> Iterator[tuple[Key, Argument | Attack]]:
    for argument in argument_map.arguments:
        if argument.premises:
            yield ("argument", argument.id, ""), argument
    for attack in argument_map.attacks:
        if attack.premises:
            yield ("attack", attack.id, ""), attack
