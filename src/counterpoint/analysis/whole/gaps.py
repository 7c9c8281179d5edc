"""What is missing: claims of one voice, claims without a reason, and who is silent on what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.model import ClaimKind, Coverage, Ranked
from counterpoint.wording import clause

_ORDER = (
    ClaimKind.RECOMMENDATION,
    ClaimKind.WARNING,
    ClaimKind.FORECAST,
    ClaimKind.VALUE,
    ClaimKind.ASSESSMENT,
    ClaimKind.DEFINITION,
    None,
)


_Speakers = Mapping[str, AbstractSet[str]]


def find_one_sided(
    ground: Ground, speakers: _Speakers, touched_classes: Iterable[str], composer: Composer
) -> tuple[Ranked, ...]:
    """Claims that one expert speaks to and that no agreement or tension touches.

    ``speakers`` are those of the ground, ``touched_classes`` are those that findings between
    experts touch. Who speaks to a special case speaks to the general claim too. Recommendations
    come first.
    """
    between = set(touched_classes)
    rows = []
    for (expert, claim), position in ground.positions.by_key.items():
        if claim in between:
            continue
        cases = (speakers.get(path.start, ()) for path in ground.paths.special_cases(claim))
        if {*speakers[claim]}.union(*cases) == {expert}:
            reason = composer.say(clause("gap.one-voice", who=(expert,)))
            rows.append((claim, Ranked(_face(ground, claim), position.weight, (expert,), reason)))
    return _ranked(rows, ground)


def find_speakers(ground: Ground) -> _Speakers:
    """Who speaks to each class: by a position, or by a reason or objection aimed at it."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for expert, claim in ground.positions.by_key:
        speakers[claim].add(expert)
    for inference in (*ground.network.arguments.values(), *ground.network.attacks.values()):
        if inference.end is not None:
            advances = ground.positions.advancing.get(inference.id, ())
            speakers[inference.end].update(advance.expert for advance in advances)
    return speakers


def find_unsupported(ground: Ground, composer: Composer) -> tuple[Ranked, ...]:
    """Affirmed claims for which nobody on the panel gives a reason; recommendations first.

    What serves only as a reason itself is left out: every chain of reasons begins somewhere.
    """
    network = ground.network
    advancing = ground.positions.advancing
    panel = max(1, len(network.panel))
    rows = []
    for claim, positions in ground.positions.affirming.items():
        reasoned = any(advancing.get(argument.id) for argument in network.arguments_for(claim))
        reasoned = reasoned or any((x.expert, claim) in ground.effects for x in positions)
        is_reason = network.arguments_from(claim) or all(
            claim in ground.effects.get((x.expert, condition), ())
            for x in positions
            for condition in x.conditions or ("",)
        )
        only_reason = bool(is_reason) and not ground.is_advice(claim)
        if not reasoned and not only_reason:
            voices = tuple(position.expert for position in positions)
            reason = composer.say(clause("gap.no-reason", who=voices))
            rows.append((claim, Ranked(_face(ground, claim), len(voices) / panel, voices, reason)))
    return _ranked(rows, ground)


def find_coverage(ground: Ground, speakers: _Speakers) -> tuple[Coverage, ...]:
    """For each topic, sorted by id: its claims, who speaks to one of them, and who is silent.

    ``speakers`` are those of the ground. Of whom the map has nothing at all is not silent.
    """
    on_record = {stance.expert for stance in ground.network.map.stances}
    claims: dict[str, set[str]] = {topic.id: set() for topic in ground.network.map.topics}
    for claim in ground.network.map.claims:
        for topic in claim.topics:
            claims.setdefault(topic, set()).add(claim.id)
    classes_of = {
        topic: {ground.network.class_of[claim] for claim in members}
        for topic, members in claims.items()
    }
    rows = []
    for topic in sorted(claims):
        voices = {expert for x in classes_of[topic] for expert in speakers.get(x, ())}
        silent = (x for x in ground.network.panel if x in on_record and x not in voices)
        rows.append(
            Coverage(
                topic, tuple(sorted(claims[topic])), tuple(sorted(voices)), tuple(sorted(silent))
            )
        )
    return tuple(rows)


def _face(ground: Ground, claim: str) -> str:
    return ground.network.face(claim).id


def _ranked(rows: Iterable[tuple[str, Ranked]], ground: Ground) -> tuple[Ranked, ...]:
    rows = sorted(
        rows,
        key=lambda item: (
            _ORDER.index(ground.kind(item[0])),
            -round(item[1].weight, 12),
            item[1].claim,
        ),
    )
    return tuple(row for _, row in rows)
