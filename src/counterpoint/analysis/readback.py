"""The read-back: every relation, reason and objection of a map as a sentence, in its own order.

An arrow drawn the wrong way round breaks no rule, but it reads wrong. What belongs here: which
sentence a record is. What does not: whether it is right, which only the mapper can say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum

from counterpoint.analysis.explaining.composer import Composer
from counterpoint.errors import Place
from counterpoint.model import ArgumentMap, Clause, Sentence
from counterpoint.network import ArgumentNetwork, Inference, build_network
from counterpoint.wording import clause


class RecordKind(Enum):
    """What sort of record a line of the read-back is of."""

    RELATION = "relation"
    REASON = "reason"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class ReadBack:
    """One record as a sentence; ``place`` is where the file says it, ``None`` in RDF."""

    kind: RecordKind
    id: str
    sentence: Sentence
    place: Place | None = None


def read_back(argument_map: ArgumentMap) -> tuple[ReadBack, ...]:
    """All that a map ties together, in the order of its files; without places by kind and id.

    Sketches, which tie nothing, are left out. Linear in the map.
    """
    lines = _lines(argument_map, build_network(argument_map))
    return tuple(sorted(lines, key=lambda line: line.place or Place("")))


def _lines(argument_map: ArgumentMap, network: ArgumentNetwork) -> Iterator[ReadBack]:
    composer = Composer(network)
    # Reported words and an editor's are no reading of the mapper's either.
    targets = {stance.target for stance in argument_map.stances}
    for relation in argument_map.relations:
        sentence = composer.say(composer.relation(relation))
        yield ReadBack(RecordKind.RELATION, relation.id, sentence, relation.place)
    for argument in argument_map.arguments:
        if argument.conclusion is not None:
            sentence = composer.say(
                *_step(network.arguments[argument.id], network, composer, targets)
            )
            yield ReadBack(RecordKind.REASON, argument.id, sentence, argument.place)
    for attack in argument_map.attacks:
        sentence = composer.say(*_step(network.attacks[attack.id], network, composer, targets))
        yield ReadBack(RecordKind.OBJECTION, attack.id, sentence, attack.place)


def _step(
    inference: Inference, network: ArgumentNetwork, composer: Composer, targets: Collection[str]
) -> tuple[Clause, ...]:
    """Who of the panel puts a step forward or rejects it; else the step alone."""
    own = (
        *network.put_forward.get(inference.id, ()),
        *network.rejected.get(inference.id, ()),
    )
    if own:
        return composer.advances(own)
    step = composer.step(inference)
    return (step if inference.id in targets else clause("step.by-mapper", step=step),)
