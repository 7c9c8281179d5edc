"""Which claims make one matter: stars around what several experts speak to, joined where alike.

``docs/findings.md``, section "Issues", gives the rule with an example. It looks at ties and at who
speaks, never at names, ids or the order of the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import networkx as nx

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.issues.matter import Matter
from counterpoint.analysis.issues.places import MARKS, find_places
from counterpoint.model import RelationKind

# What a reader takes in at once: matters are not joined beyond it.
_MOST_CLAIMS = 9


class Ties:
    """What is tied to a class, looked up once for a whole map."""

    def __init__(self, ground: Ground) -> None:
        self._most_hops = ground.settings.most_hops
        self._cases: dict[str, set[str]] = defaultdict(set)
        self._part_cases: dict[str, set[str]] = defaultdict(set)
        self._opposed: dict[str, set[str]] = defaultdict(set)
        network = ground.network
        for start, end, relation in network.around.relations:
            if relation.kind is RelationKind.NARROWER:
                (self._cases if relation.degree == 1 else self._part_cases)[end].add(start)
            elif relation.kind.excludes or relation.kind.is_pull:
                self._opposed[start].add(end)
                self._opposed[end].add(start)
            elif relation.kind is RelationKind.UNLESS:
                self._opposed[start].add(end)
        for attack in network.attacks.values():
            if attack.end is not None and ground.positions.advancing.get(attack.id):
                self._opposed[attack.end].update(attack.premises)
        self._reasons: dict[str, set[str]] = defaultdict(set)
        for argument in network.arguments.values():
            if argument.end is not None and ground.positions.advancing.get(argument.id):
                self._reasons[argument.end].update(argument.premises)

    def family(self, claim: str) -> frozenset[str]:
        """A class and its special cases; what is one only in part passes nothing further on."""
        members, frontier = {claim}, {claim}
        for _ in range(self._most_hops):
            below = {x for each in frontier for x in self._cases.get(each, ())} - members
            members |= below | {x for each in frontier for x in self._part_cases.get(each, ())}
            frontier = below
        return frozenset(members)

    def against(self, family: Iterable[str]) -> frozenset[str]:
        """What is opposed to one of these, or the premise of an objection to one."""
        members = frozenset(family)
        return frozenset(x for each in members for x in self._opposed.get(each, ())) - members

    def reasons(self, family: Iterable[str]) -> frozenset[str]:
        """What somebody gives as a reason for one of these."""
        members = frozenset(family)
        return frozenset(x for each in members for x in self._reasons.get(each, ())) - members


def find_matters(ground: Ground, classes_by_issue: Mapping[str, Iterable[str]]) -> list[Matter]:
    """The matters of a map: the named ones, each around its classes, then those that are found.

    ``classes_by_issue`` gives the classes of each named issue, at least one, by its id; their
    matters come first and in that order. A class is a centre where at least two experts speak to
    it, to a special case of it or to what is against them. Of two matters one of which holds the
    other, and of those that share more than half of the smaller's classes, one is made as long as
    it holds no more than nine classes. A matter of one class that everybody affirms only as a
    reason for another matter is a ground of that one.

    Linear in the sum of the sizes of the stars, but for joining those that share classes.
    """
    ties = Ties(ground)
    speakers = _speakers(ground)
    first_matters = [
        _together([_around((claim,), ties) for claim in dict.fromkeys(classes)], ground)
        for classes in classes_by_issue.values()
    ]
    classes_of_named = frozenset().union(
        *(matter.family.union(matter.centres) for matter in first_matters)
    )
    stars = [
        star
        for star in (_around((claim,), ties) for claim in ground.network.members)
        if not star.family <= classes_of_named and _is_met(star, speakers)
    ]
    matters = _matters_of(_largest(stars, ground), ground)
    rest, grounds = _without_grounds(matters, ground, ties)
    return [
        Matter(
            matter.centres,
            matter.family,
            matter.against,
            (ties.reasons(matter.family) & grounds) - matter.classes,
        )
        for matter in (*first_matters, *rest)
    ]


def _around(centres: tuple[str, ...], ties: Ties) -> Matter:
    family = frozenset().union(*(ties.family(centre) for centre in centres))
    return Matter(centres, family, ties.against(family))


def _speakers(ground: Ground) -> dict[str, frozenset[str]]:
    """Who takes a position of weight on each class, or puts a reason or an objection to it."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for (expert, claim), position in ground.positions.by_key.items():
        if position.weight > 0:
            speakers[claim].add(expert)
    for inference in (*ground.network.arguments.values(), *ground.network.attacks.values()):
        if inference.end is not None:
            advances = ground.positions.advancing.get(inference.id, ())
            speakers[inference.end].update(x.expert for x in advances if x.weight > 0)
    return {claim: frozenset(experts) for claim, experts in speakers.items()}


def _is_met(star: Matter, speakers: Mapping[str, frozenset[str]]) -> bool:
    """Whether two experts meet in it; a lone class must have two of its own."""
    experts = frozenset().union(*(speakers.get(claim, frozenset()) for claim in star.classes))
    return len(experts) > 1


def _largest(stars: Iterable[Matter], ground: Ground) -> list[Matter]:
    """The stars that no other holds; of those with the same classes one, with all their centres."""
    alike: dict[frozenset[str], list[Matter]] = defaultdict(list)
    for star in stars:
        alike[star.classes].append(star)
    holding: dict[str, list[frozenset[str]]] = defaultdict(list)
    for classes in alike:
        for claim in classes:
            holding[claim].append(classes)
    largest = []
    for classes, equals in alike.items():
        some = min(classes, key=lambda claim: len(holding[claim]))
        if not any(classes < other for other in holding[some]):
            largest.append(_together(equals, ground))
    return largest


def _together(matters: Iterable[Matter], ground: Ground) -> Matter:
    """One matter of several, with the centre first on which most experts stand.

    Of those on which as many do, advice comes first, then that to which they speak with most
    weight, then that with the larger family. Each of ``matters`` is the star of one centre, or of
    several with the same classes.
    """
    each = list(matters)
    if len(each) == 1:
        return each[0]
    widths = {matter.centres[0]: width_of(matter, ground) for matter in each}
    centres = sorted(
        dict.fromkeys(centre for matter in each for centre in matter.centres),
        key=lambda claim: (widths.get(claim, (0, False, 0.0, 0, [])), *standing(claim, ground)),
    )
    families = {matter.centres[0]: matter.family for matter in each}
    family = families[centres[0]]
    for centre in centres[1:]:
        # What speaks against the first stays on the other side, with all that is under it.
        is_against = any(centre in matter.against for matter in each if matter.family & family)
        if not is_against or _only_pulls(centre, family, ground):
            family |= families.get(centre, frozenset())
    classes = frozenset().union(*(matter.classes for matter in each))
    return Matter(tuple(centres), family, classes - family)


def _only_pulls(claim: str, family: frozenset[str], ground: Ground) -> bool:
    """Whether all that sets a class against a family is a pull that nobody states.

    What only the mapper sees to pull is no opposition: who speaks for the one is not silent.
    """
    attacks = ground.network.attacks
    is_attack = any(
        x.id in attacks and x.end in family for x in ground.network.inferences_from(claim)
    )
    relations = [x for _, end, x in ground.network.relations_out_of(claim) if end in family]
    return (
        not is_attack
        and all(
            relation.asserted_by is None
            for relation in relations
            if relation.kind.is_pull
            or relation.kind.excludes
            or relation.kind is RelationKind.UNLESS
        )
        and not any(relation.kind.excludes for relation in relations)
    )


def width_of(
    star: Matter, ground: Ground
) -> tuple[float, bool, float, int, list[tuple[int, float]]]:
    """What sorts stars: on which most experts stand, then advice, firmness, and large families.

    Of stars on which nobody stands those come first for which somebody gives a reason. At last how
    they stand decides, so that names do as rarely as can be.
    """
    places = find_places(star, ground).values()
    count: float = len(places)
    weight = round(sum(place.weight for place in places), 6)
    if not places:  # who only gives a reason stands on it, but on nothing that excludes it
        weight = _argued(star, ground)
        count = 0.5 if weight else 0
    marks = sorted((MARKS.index(place.mark), round(place.weight, 6)) for place in places)
    is_advice = ground.is_advice(star.centres[0])
    return (-count, not is_advice, -weight, -len(star.family), marks)


def _argued(star: Matter, ground: Ground) -> float:
    """With how much weight reasons are given for what is asked in a star, or a case of it."""
    arguments = [x for claim in star.family for x in ground.network.arguments_for(claim)]
    advances = (ground.positions.advancing.get(argument.id, ()) for argument in arguments)
    return round(sum(advance.weight for each in advances for advance in each), 6)


def standing(claim: str, ground: Ground) -> tuple[float, bool, list[tuple[str, str]]]:
    """What sorts classes by how much is said for them, advice first, at last by what they say."""
    positions = ground.positions.affirming.get(claim, ())
    members = (ground.network.claims[x] for x in ground.network.members[claim])
    texts = sorted((member.text, member.title) for member in members)
    weight = round(sum(position.weight for position in positions), 6)
    return (-weight, not ground.is_advice(claim), texts)


def _matters_of(stars: list[Matter], ground: Ground) -> list[Matter]:
    """Stars that share more than half of the smaller's classes, as one if it is not too large."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(stars)))
    graph.add_edges_from(_alike(stars))
    matters = []
    for part in nx.connected_components(graph):
        matter = _together((stars[number] for number in sorted(part)), ground)
        if len(part) > 1 and len(matter.classes) > _MOST_CLAIMS:
            matters += [stars[number] for number in sorted(part)]
        else:
            matters.append(matter)
    return matters


def _alike(stars: list[Matter]) -> Iterator[tuple[int, int]]:
    holding: dict[str, list[int]] = defaultdict(list)
    for number, star in enumerate(stars):
        for claim in star.classes:
            holding[claim].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holding.values():
        # A class in very many stars says nothing of which belong together.
        if len(numbers) <= _MOST_CLAIMS:
            for i, first in enumerate(numbers):
                for second in numbers[i + 1 :]:
                    shared[first, second] += 1
    for (first, second), count in shared.items():
        if 2 * count > min(len(stars[first].classes), len(stars[second].classes)):
            yield first, second


def _without_grounds(
    matters: list[Matter], ground: Ground, ties: Ties
) -> tuple[list[Matter], frozenset[str]]:
    """The matters that are more than a reason for another, and the classes of the rest."""
    about = frozenset().union(*(x.family for x in matters if len(x.classes) > 1))
    reasons = ties.reasons(about) - about
    lone = frozenset(
        claim
        for matter in matters
        if len(matter.classes) == 1
        for claim in matter.classes
        if claim in reasons and _is_only_reason(claim, about, ground)
    )
    rest = [matter for matter in matters if not matter.classes <= lone]
    return rest, reasons


def _is_only_reason(claim: str, about: frozenset[str], ground: Ground) -> bool:
    """Whether everybody who affirms a class gives it as a reason for one of ``about``."""
    arguing = {
        advance.expert
        for inference in ground.network.inferences_from(claim)
        if inference.end in about
        for advance in ground.positions.advancing.get(inference.id, ())
    }
    positions = ground.positions
    affirming = positions.affirming.get(claim, ())
    # What somebody denies is a matter of its own, whoever argues from it.
    is_agreed = bool(affirming) and not positions.denying.get(claim)
    return is_agreed and all(position.expert in arguing for position in affirming)
