"""The network of a map of which some records are left out, made from the one that is there.

A supposition leaves out what gives nothing under it. Only what the records touch is looked up
anew; the result is what `build_network` makes of the smaller map, but for two things: `graph` is
still that of the whole map, and each class keeps the claim that stands for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from typing import TypeVar

from counterpoint.model import ArgumentMap, Stance
from counterpoint.network.argument_network import ArgumentNetwork, Inference, Surroundings
from counterpoint.network.build import circular_arguments, support_cycles


@dataclass(frozen=True, slots=True)
class Omission:
    """The records of a map that are left out, by id; ``instead`` has stances as they would stand.

    With an inference goes what is said of it: who leaves it out names those stances too.
    """

    stances: frozenset[str] = frozenset()
    inferences: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    instead: Mapping[str, Stance] = field(default_factory=dict)

    def rest_of(self, stances: Iterable[Stance]) -> tuple[Stance, ...]:
        """What is left of some stances, in their order."""
        return tuple(self.instead.get(x.id, x) for x in stances if x.id not in self.stances)


def map_without(argument_map: ArgumentMap, omission: Omission) -> ArgumentMap:
    """The smaller map; of an inference that is left out nobody says anything, nor reports it."""
    gone = omission.inferences
    no_targets = gone - {claim.id for claim in argument_map.claims} if gone else gone
    stances: Iterable[Stance] = argument_map.stances
    if no_targets:
        stances = (x for x in stances if x.target not in no_targets)
    rest: dict[str, tuple[object, ...]] = {"stances": omission.rest_of(stances)}
    if gone:
        rest["arguments"] = tuple(x for x in argument_map.arguments if x.id not in gone)
        rest["attacks"] = tuple(x for x in argument_map.attacks if x.id not in gone)
    if omission.relations:
        relations = (x for x in argument_map.relations if x.id not in omission.relations)
        rest["relations"] = tuple(relations)
    # Not by `replace`: sorting anew and telling quotations anew costs more than all else here, and
    # what is left of a map is in order and told.
    smaller = copy(argument_map)
    for name, records in rest.items():
        object.__setattr__(smaller, name, records)
    return smaller


def network_without(network: ArgumentNetwork, omission: Omission) -> ArgumentNetwork:
    """The network of the smaller map. Linear in the size of the map, which is copied."""
    gone, circular, cycles = omission.inferences, network.circular, network.support_cycles
    arguments = {key: x for key, x in network.arguments.items() if key not in gone}
    if not circular.isdisjoint(gone):
        cycles = support_cycles(arguments.values())
        circular = circular_arguments(arguments, cycles)
    return replace(
        network,
        map=map_without(network.map, omission),
        relations={k: x for k, x in network.relations.items() if k not in omission.relations},
        arguments=arguments,
        attacks={key: x for key, x in network.attacks.items() if key not in gone},
        stances=_rest(network.stances, omission),
        put_forward=_rest(network.put_forward, omission),
        rejected=_rest(network.rejected, omission),
        editorial=_rest(network.editorial, omission),
        around=_around(network.around, omission),
        circular=circular,
        support_cycles=cycles,
    )


_Key = TypeVar("_Key")


def _rest(
    by_key: Mapping[_Key, tuple[Stance, ...]], omission: Omission
) -> dict[_Key, tuple[Stance, ...]]:
    changed = omission.stances | omission.instead.keys()
    rest = dict(by_key)
    for key, stances in by_key.items():
        if any(stance.id in changed for stance in stances):
            rest[key] = omission.rest_of(stances)
            if not rest[key]:
                del rest[key]
    return rest


def _around(around: Surroundings, omission: Omission) -> Surroundings:
    relations, into, out_of = around.relations, around.into, around.out_of
    if omission.relations:
        relations = tuple(x for x in relations if x.relation.id not in omission.relations)
        into, out_of = (
            {
                key: rest
                for key, each in by_class.items()
                if (rest := tuple(x for x in each if x.relation.id not in omission.relations))
            }
            for by_class in (into, out_of)
        )
    arguments_for, leaving = around.arguments_for, around.leaving
    if omission.inferences:
        arguments_for, leaving = (
            _inferences_left(by_class, omission.inferences) for by_class in (arguments_for, leaving)
        )
    return Surroundings(relations, into, out_of, arguments_for, leaving)


def _inferences_left(
    by_class: Mapping[str, tuple[Inference, ...]], gone: frozenset[str]
) -> dict[str, tuple[Inference, ...]]:
    return {
        key: rest
        for key, each in by_class.items()
        if (rest := tuple(x for x in each if x.id not in gone))
    }
