"""What a map leaves open: what something hangs on and nobody speaks to.

The last sentence of the brief.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.positions import Position
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.model import Clause, RelationKind
from counterpoint.wording import clause

_NEEDS = {RelationKind.REQUIRES, RelationKind.UNLESS}
# With two titles the sentence stays short.
_MOST_NAMED = 2


def say_open(ground: Ground, composer: Composer, before: Collection[str] = ()) -> Clause | None:
    """A condition that somebody sets and nobody speaks to; else any claim without a voice.

    Of several conditions that on which most depend, then by its text. ``before`` are the classes
    that the brief has named before. Linear in the map.
    """
    with_a_voice = _classes_with_a_voice(ground).union(before)
    setters = _setters(ground, with_a_voice)
    text = {claim: ground.network.face(claim).text for claim in ground.network.members}
    if setters:
        first = min(setters, key=lambda claim: (-len(setters[claim]), text[claim]))
        who, what = tuple(sorted(setters[first])), composer.face(first)
        return clause("brief.leaves-open", who=who, what=what)
    needs = [x for x in ground.network.around.relations if x[2].kind in _NEEDS]
    # What an expert names as a need was weighed above, where others speak to what needs it.
    requirements = sorted(
        (text[end], end, start)
        for start, end, relation in needs
        if end not in with_a_voice and relation.asserted_by not in ground.network.panel
    )
    for _, end, start in requirements[:1]:
        return clause("brief.depends", what=composer.face(end), about=composer.face(start))
    left_aside = with_a_voice.union(
        (end for _, end, _ in needs),
        *(position.conditions for position in ground.positions.by_key.values()),
    )
    silent = sorted(
        (text[x], x)
        for x in ground.network.members
        if x not in left_aside and not any(ground.speaks_to(y, x) for y in ground.network.panel)
    )
    if not silent:
        return None
    return clause("brief.unspoken", what=composer.faces(x for _, x in silent[:_MOST_NAMED]))


def _classes_with_a_voice(ground: Ground) -> set[str]:
    """The classes to which somebody speaks, in a summary or in others' words too.

    Who argues from a claim, or to it, speaks to it.
    """
    network = ground.network
    with_a_voice = {
        network.class_of[x.target] for x in network.map.stances if x.target in network.claims
    }
    for inference in (*network.arguments.values(), *network.attacks.values()):
        if network.put_forward.get(inference.id):
            with_a_voice.update(inference.premises, [inference.end] if inference.end else ())
    return with_a_voice


def _setters(ground: Ground, with_a_voice: Collection[str]) -> Mapping[str, set[str]]:
    """Who makes something to which others speak depend on a class to which nobody speaks.

    A reserve that hangs on nothing of others is its speaker's own affair.
    """
    setters: dict[str, set[str]] = defaultdict(set)
    for position in ground.positions.by_key.values():
        for condition in position.conditions:
            if condition not in with_a_voice and _is_shared(position, ground):
                setters[condition].add(position.expert)
    panel = {*ground.network.panel}
    for relation in ground.network.map.relations:
        end = ground.network.class_of[relation.target]
        expert = relation.asserted_by
        if relation.kind in _NEEDS and expert in panel and end not in with_a_voice:
            start = ground.network.class_of[relation.source]
            if _speak_to(start, panel - {str(expert)}, ground):
                setters[end].add(str(expert))
    return setters


def _is_shared(position: Position, ground: Ground) -> bool:
    """Whether others speak to what somebody makes depend on a condition."""
    return _speak_to(position.claim, {*ground.network.panel} - {position.expert}, ground)


def _speak_to(claim: str, experts: Collection[str], ground: Ground) -> bool:
    return any(ground.positions.of(expert, claim) is not None for expert in experts)
