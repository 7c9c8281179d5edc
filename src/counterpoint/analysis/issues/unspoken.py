"""What a map leaves open: what something hangs on and nobody speaks to.

The last sentence of the brief.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.model import Clause, RelationKind
from counterpoint.wording import clause

_NEEDS = {RelationKind.REQUIRES, RelationKind.UNLESS}
# With two titles the sentence stays short.
_MOST_NAMED = 2


def say_open(ground: Ground, composer: Composer) -> Clause | None:
    """A condition that somebody sets and nobody speaks to; else any claim without a voice.

    Of several conditions that on which most depend, then by its text. Linear in the map.
    """
    spoken = _spoken(ground)
    setters = _setters(ground, spoken)
    text = {claim: ground.network.face(claim).text for claim in ground.network.members}
    if setters:
        first = min(setters, key=lambda claim: (-len(setters[claim]), text[claim]))
        who, what = tuple(sorted(setters[first])), composer.face(first)
        return clause("brief.leaves-open", who=who, what=what)
    requirements = sorted(
        (text[end], end, start)
        for start, end, relation in ground.network.around.relations
        if relation.kind in _NEEDS and end not in spoken
    )
    for _, end, start in requirements[:1]:
        return clause("brief.depends", what=composer.face(end), about=composer.face(start))
    silent = sorted(
        (text[x], x)
        for x in ground.network.members
        if x not in spoken and not any(ground.speaks_to(y, x) for y in ground.network.panel)
    )
    if not silent:
        return None
    return clause("brief.unspoken", what=composer.faces(x for _, x in silent[:_MOST_NAMED]))


def _spoken(ground: Ground) -> set[str]:
    """The classes to which somebody speaks, in a summary or in others' words too.

    Who argues from a claim, or to it, speaks to it.
    """
    network = ground.network
    spoken = {network.class_of[x.target] for x in network.map.stances if x.target in network.claims}
    for inference in (*network.arguments.values(), *network.attacks.values()):
        if network.put_forward.get(inference.id):
            spoken.update(inference.premises, [inference.end] if inference.end else ())
    return spoken


def _setters(ground: Ground, spoken: Collection[str]) -> Mapping[str, set[str]]:
    """Who makes something depend on a class to which nobody speaks."""
    setters: dict[str, set[str]] = defaultdict(set)
    for position in ground.positions.by_key.values():
        for condition in position.conditions:
            if condition not in spoken:
                setters[condition].add(position.expert)
    panel = {*ground.network.panel}
    for relation in ground.network.map.relations:
        end = ground.network.class_of[relation.target]
        if relation.kind in _NEEDS and relation.asserted_by in panel and end not in spoken:
            setters[end].add(str(relation.asserted_by))
    return setters
