"""A map's records as plain data: who speaks, from which sources, and all that is said.

Defaults are left out. What belongs here: the page's form of a record. What does not: what the
analysis made of them (``findings``), and how they are drawn.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from counterpoint.model import (
    ArgumentMap,
    Firmness,
    Polarity,
    Quotation,
    Relation,
    Role,
    Source,
    Stance,
    initials,
    on_scale,
    short_names,
)
from counterpoint.network.equivalence import find_classes
from counterpoint.views.payload.roles import telling_roles

Json = dict[str, Any]
# The polarity of who was asked and takes no side; its words are `stand.neither`.
NEITHER = "neither"


def head_of(argument_map: ArgumentMap) -> Json:
    """What stands before anything is said: the map itself, experts, sources and topics."""
    return {
        "map": _without_empty(
            id=argument_map.id,
            title=argument_map.title,
            question=argument_map.question,
            language=argument_map.language,
            base=argument_map.base,
            abstract=argument_map.abstract,
        ),
        "experts": _experts(argument_map),
        "sources": [_source(source) for source in argument_map.sources],
        "topics": [{"id": topic.id, "label": topic.label} for topic in argument_map.topics],
    }


def statements_of(argument_map: ArgumentMap) -> Json:
    """Claims, arguments, attacks, relations and stances, each in the order of the map."""
    classes = find_classes(argument_map)
    return {
        "claims": [
            _without_empty(
                id=claim.id,
                title=claim.title or claim.id,
                text=claim.text,
                kind=claim.kind.value if claim.kind else None,
                same=classes[claim.id] if classes[claim.id] != claim.id else None,
            )
            | {"topics": claim.topics}
            for claim in argument_map.claims
        ],
        "arguments": [
            _without_empty(
                id=argument.id,
                conclusion=argument.conclusion,
                title=argument.title,
                text=argument.text,
                scheme=argument.scheme,
            )
            | {"premises": argument.premises}
            for argument in argument_map.arguments
        ],
        "attacks": [
            _without_empty(
                id=attack.id, target=attack.target, kind=attack.kind.value, title=attack.title
            )
            | {"premises": attack.premises}
            for attack in argument_map.attacks
        ],
        "relations": [_relation(relation) for relation in argument_map.relations],
        "stances": [stance_data(stance) for stance in argument_map.stances],
    }


def _experts(argument_map: ArgumentMap) -> list[Json]:
    experts = argument_map.experts
    short, letters, role_of = short_names(experts), initials(experts), telling_roles(argument_map)
    order: Counter[str] = Counter()
    records = []
    for expert in experts:
        standing = expert.standing.value
        records.append(
            {
                "id": expert.id,
                "name": expert.name,
                "short": short[expert.id],
                "initials": letters[expert.id],
                "standing": standing,
                "order": order[standing],
                "roles": [_role(role) for role in expert.roles],
            }
            | ({"role": role_of[expert.id]} if expert.id in role_of else {})
            | ({"identifiers": list(expert.identifiers)} if expert.identifiers else {})
            | ({"sort": f"{expert.family} {expert.name}"} if expert.family else {})
        )
        order[standing] += 1
    return records


def _role(role: Role) -> str:
    post = ", ".join(part for part in (role.title, role.organization) if part)
    periods = "; ".join(str(period).replace("-", "\u2013") for period in role.periods)
    return f"{post} ({periods})" if periods else post


def _source(source: Source) -> Json:
    return _without_empty(
        id=source.id,
        title=source.title,
        url=source.url,
        publisher=source.publisher,
        date=source.date,
        licence=source.licence,
        language=source.language,
        sha256=source.sha256,
        checkedOn=source.checked_at,
        checkedBy=source.checked_by,
    )


def _quote(quotation: Quotation | None) -> Json | None:
    if quotation is None:
        return None
    return {
        "source": quotation.source,
        "exact": quotation.exact,
        "check": quotation.verification.value,
    }


def _relation(relation: Relation) -> Json:
    return _without_empty(
        id=relation.id,
        kind=relation.kind.value,
        source=relation.source,
        target=relation.target,
        degree=None if relation.degree == 1 else relation.degree,
        note=relation.note,
        asserted_by=relation.asserted_by,
        quote=_quote(relation.quotation),
    )


def stance_data(stance: Stance) -> Json:
    """A stance, but for what is the rule: affirmed, of nobody asked how sure, in the own voice."""
    return _without_empty(
        id=stance.id,
        expert=stance.expert,
        target=stance.target,
        polarity=_polarity(stance),
        mode=next(iter(_marks(stance)), None),
        also=next(iter(_marks(stance)[1:]), None),
        goals=stance.goals or None,
        answers=stance.answers,
        sums=stance.sums or None,
        fidelity=stance.fidelity.value if stance.fidelity else None,
        conditions=stance.conditions or None,
        wording=stance.wording,
        quote=_quote(stance.quotation),
        date=stance.date,
        confidence=_confidence(stance),
        grade=stance.grade.value if stance.grade else None,
        voice=stance.voice,
        shift=stance.shift.value if stance.shift else None,
        note=stance.note,
    )


def _confidence(stance: Stance) -> float | list[str] | str | None:
    """How sure the expert said they are: a share, on a scale (``["7", "10"]``), or in words."""
    scale = on_scale(stance.confidence_said)
    if scale is not None:
        return list(scale)
    is_share = not stance.confidence_said or stance.confidence_said.endswith("%")
    return stance.confidence if is_share else stance.confidence_said


def _polarity(stance: Stance) -> str | None:
    """For, which is left out; against; or of neither side, of somebody who was asked."""
    if stance.firmness in {Firmness.UNDECIDED, Firmness.ABSTAINING}:
        return NEITHER
    return None if stance.polarity is Polarity.AFFIRM else stance.polarity.value


def _marks(stance: Stance) -> tuple[str, ...]:
    """How it is said, the word that a chip shows first: a reserve, but for others' words."""
    words = stance.mode_words
    return words if not stance.is_own else words[::-1]


def _without_empty(**fields: Any) -> Json:
    """``fields`` without those that are empty; the page takes an absent one for its default."""
    return {name: value for name, value in fields.items() if value not in (None, "")}
