"""The network of a map of which some records are left out, made from the one that is there.

A supposition leaves out what gives nothing under it. Only what the records touch is looked up
anew, so that one supposition after the other does not walk through a large map; the result is
what `build_network` makes of the smaller map, but for two things: `graph` is still that of the
whole map, and each class keeps the claim that stands for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from typing import TypeVar

from counterpoint.model import ArgumentMap, Stance, order_of
from counterpoint.model.naming_records import AnyRecord
from counterpoint.network.argument_network import (
    ArgumentNetwork,
    ClassRelation,
    Inference,
    Surroundings,
)
from counterpoint.network.build import circular_arguments, support_cycles
from counterpoint.network.graph import node_name


@dataclass(frozen=True, slots=True)
class Omission:
    """The records of a map that are left out, by id; ``instead`` has stances as they would stand.

    With an inference goes what is said of it: who leaves it out names those stances too.
    """

    stances: Mapping[str, Stance] = field(default_factory=dict)
    inferences: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    instead: Mapping[str, Stance] = field(default_factory=dict)


def network_without(network: ArgumentNetwork, omission: Omission) -> ArgumentNetwork:
    """The network of the smaller map. Linear in what is left out, but for copying what is left."""
    arguments = _without(network.arguments, omission.inferences)
    circular, cycles = network.circular, network.support_cycles
    if not circular.isdisjoint(omission.inferences):
        cycles = support_cycles(arguments.values())
        circular = circular_arguments(arguments, cycles)
    changed = (*omission.stances.values(), *omission.instead.values())
    targets = {stance.target for stance in changed}
    own = {
        (stance.expert, network.class_of[stance.target])
        for stance in changed
        if stance.target in network.class_of
    }
    return replace(
        network,
        map=_map_without(network, omission),
        relations=_without(network.relations, omission.relations),
        arguments=arguments,
        attacks=_without(network.attacks, omission.inferences),
        stances=_rest(network.stances, own, omission),
        put_forward=_rest(network.put_forward, targets, omission),
        rejected=_rest(network.rejected, targets, omission),
        editorial=_rest(network.editorial, {claim for _, claim in own}, omission),
        around=_around(network, omission),
        circular=circular,
        support_cycles=cycles,
    )


def _map_without(network: ArgumentNetwork, omission: Omission) -> ArgumentMap:
    """The smaller map; of an inference that is left out nobody says anything, nor reports it."""
    whole, inferences = network.map, omission.inferences
    stances = {*omission.stances, *(x for key in inferences for x in _said_of(key, network))}
    # Not by `replace`: sorting anew and telling quotations anew costs more than all else here, and
    # what is left of a map is in order and told.
    smaller = copy(whole)
    for name, records in {
        "stances": _others(whole.stances, stances, omission.instead),
        "arguments": _others(whole.arguments, inferences, {}),
        "attacks": _others(whole.attacks, inferences, {}),
        "relations": _others(whole.relations, omission.relations, {}),
    }.items():
        object.__setattr__(smaller, name, records)
    return smaller


def _said_of(inference: str, network: ArgumentNetwork) -> Iterator[str]:
    """The stances, by id, on what is an inference and no claim of the same name."""
    if inference in network.class_of:
        return
    kind = "argument" if inference in network.arguments else "attack"
    edges = network.graph.in_edges(node_name(kind, inference), data=True)
    yield from (x["record"] for _, _, x in edges if x["kind"] == "stance")


_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def _others(
    records: tuple[AnyRecord, ...], omitted_ids: Collection[str], instead: Mapping[str, AnyRecord]
) -> tuple[AnyRecord, ...]:
    """Records sorted by id without those that are gone, some with others in their place."""
    rest: list[AnyRecord] = []
    start = 0
    order = order_of(records)
    for key in sorted({*omitted_ids, *instead}, key=order):
        index = bisect_left(records, order(key), start, key=lambda record: order(record.id))
        if index < len(records) and records[index].id == key:
            rest += records[start:index]
            rest += [instead[key]] if key not in omitted_ids else []
            start = index + 1
    return (*rest, *records[start:]) if start else records


def _without(by_id: Mapping[str, _Value], omitted_ids: Iterable[str]) -> Mapping[str, _Value]:
    keys = [key for key in omitted_ids if key in by_id]
    if not keys:
        return by_id
    rest = dict(by_id)
    for key in keys:
        del rest[key]
    return rest


def _changed(
    by_key: Mapping[_Key, tuple[_Value, ...]],
    keys: Iterable[_Key],
    left: Callable[[tuple[_Value, ...]], tuple[_Value, ...]],
) -> Mapping[_Key, tuple[_Value, ...]]:
    """What stands at each key, where at ``keys`` less is left, perhaps nothing."""
    present = [key for key in keys if key in by_key]
    if not present:
        return by_key
    rest = dict(by_key)
    for key in present:
        rest[key] = left(rest[key])
        if not rest[key]:
            del rest[key]
    return rest


def _rest(
    by_key: Mapping[_Key, tuple[Stance, ...]], keys: Iterable[_Key], omission: Omission
) -> Mapping[_Key, tuple[Stance, ...]]:
    def left(stances: tuple[Stance, ...]) -> tuple[Stance, ...]:
        omitted_ids, instead = omission.stances, omission.instead
        return tuple(instead.get(x.id, x) for x in stances if x.id not in omitted_ids)

    return _changed(by_key, keys, left)


def _around(network: ArgumentNetwork, omission: Omission) -> Surroundings:
    around = network.around
    relations = [network.relations[key] for key in omission.relations]
    inferences = [network.arguments.get(key) or network.attacks[key] for key in omission.inferences]

    def relations_left(each: tuple[ClassRelation, ...]) -> tuple[ClassRelation, ...]:
        return tuple(x for x in each if x.relation.id not in omission.relations)

    def inferences_left(each: tuple[Inference, ...]) -> tuple[Inference, ...]:
        return tuple(x for x in each if x.id not in omission.inferences)

    ends = {x.end for x in inferences if x.end is not None}
    premises = {premise for x in inferences for premise in x.premises}
    starts, targets = (
        network.classes_of(x)
        for x in (
            (relation.source for relation in relations),
            (relation.target for relation in relations),
        )
    )
    return Surroundings(
        relations_left(around.relations) if relations else around.relations,
        _changed(around.into, targets, relations_left),
        _changed(around.out_of, starts, relations_left),
        _changed(around.arguments_for, ends, inferences_left),
        _changed(around.leaving, premises, inferences_left),
    )
