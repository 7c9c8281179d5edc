"""Which claims a map ties directly to which: what a mapper has looked at together."""

from __future__ import annotations

from itertools import combinations

from counterpoint.network import ArgumentNetwork


def linked_pairs(network: ArgumentNetwork) -> frozenset[tuple[str, str]]:
    """The pairs of classes, both ways round, that a relation, an argument or an attack joins.

    Premises of one argument are joined to one another as well; pairs that the map marks as
    unrelated count, since somebody looked at them.
    """
    pairs = {(start, end) for start, end, _ in network.around.relations}
    for inference in (*network.arguments.values(), *network.attacks.values()):
        ends = [*inference.premises, *([inference.end] if inference.end else [])]
        pairs.update(combinations(ends, 2))
    for judged in network.map.judged:
        pairs.update(combinations(network.classes_of(judged.claims), 2))
    return frozenset(pairs | {(second, first) for first, second in pairs})
