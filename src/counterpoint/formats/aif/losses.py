"""What of a map is in no node and no edge of its AIF view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

from counterpoint.formats.aif.sayable import CONFLICTS, REPHRASES, is_sayable, whole_reasons
from counterpoint.formats.losses import Loss
from counterpoint.model import (
    ArgumentMap,
    AttackKind,
    Directness,
    Firmness,
    Polarity,
    Stance,
    Standing,
    slug,
)

# A locution asserts; what is reported is left out whole.
_SAID_BY_NODES = (Directness.EXPLICIT, Directness.REPORTED, Firmness.FLAT)
# The fields of a stance that are in its nodes, or are counted below by name.
_CARRIED_OR_COUNTED = frozenset(
    (
        *(
            "id",
            "expert",
            "target",
            "polarity",
            "directness",
            "firmness",
            "conditions",
            "wording",
            "quotation",
        ),
        *("source", "date", "voice", "shift", "note", "confidence", "place"),
    )
)


def find_losses(argument_map: ArgumentMap) -> tuple[Loss, ...]:
    """Each sort of thing that is lost, with how many; none if nothing is."""
    return tuple(
        Loss(slug(what), count, f"{what}{f', {why}' if why else ''}")
        for what, count, why in (
            *_of_the_whole(argument_map),
            *_of_reasons(argument_map),
            *_of_stances(argument_map),
        )
        if count
    )


def _of_the_whole(argument_map: ArgumentMap) -> Iterator[tuple[str, int, str]]:
    head = sum(map(bool, (argument_map.title, argument_map.question, argument_map.abstract)))
    yield "title, question and abstract", head, ""
    yield "topics", len(argument_map.topics), ""
    yield "kinds of claims", sum(claim.kind is not None for claim in argument_map.claims), ""
    # An I-node has one text: the title goes where it is not the text as well.
    yield "titles of claims", sum(x.text not in {"", x.title} for x in argument_map.claims), ""
    yield "roles of experts", sum(len(expert.roles) for expert in argument_map.experts), ""
    others = sum(expert.standing is not Standing.PANEL for expert in argument_map.experts)
    yield "voices of those who were not asked but cited, or edit", others, ""
    yield "sources", len(argument_map.sources), "with their titles, addresses and licences"


def _of_reasons(argument_map: ArgumentMap) -> Iterator[tuple[str, int, str]]:
    reasons = whole_reasons(argument_map)
    sketches = sum(argument.id not in reasons for argument in argument_map.arguments)
    yield "arguments without a premise or a conclusion", sketches, "left out"
    titled = sum(bool(argument.title or argument.text) for argument in argument_map.arguments)
    yield "titles and descriptions of arguments", titled, ""
    blows = sum(attack.id not in reasons for attack in argument_map.attacks)
    yield "attacks without a premise or on what is left out", blows, "left out"
    arguments = {argument.id for argument in argument_map.arguments}
    vague = sum(
        attack.kind is AttackKind.UNDERMINE and attack.target in arguments
        for attack in argument_map.attacks
    )
    yield "underminings that name no premise", vague, "which are undercuts then"
    left_out = Counter(
        x.kind for x in argument_map.relations if x.kind not in CONFLICTS | REPHRASES
    )
    for kind in sorted(left_out, key=lambda kind: kind.value):
        yield f"relations of the kind {kind.value}", left_out[kind], "left out"
    relations = [x for x in argument_map.relations if x.kind in CONFLICTS | REPHRASES]
    yield "degrees of conflicts and rephrasings below 1", sum(x.degree < 1 for x in relations), ""
    details = sum(bool(x.asserted_by or x.quotation or x.note) for x in relations)
    yield "who says where that claims conflict or are the same", details, ""


def _of_stances(argument_map: ArgumentMap) -> Iterator[tuple[str, int, str]]:
    stances = argument_map.stances
    yield "reported stances", sum(not x.is_own for x in stances), "left out"
    own = [stance for stance in stances if stance.is_own]
    claims = {claim.id for claim in argument_map.claims}
    denied = sum(x.polarity is Polarity.DENY and x.target not in claims for x in own)
    yield "denials of arguments and attacks", denied, "left out"
    targets = claims | whole_reasons(argument_map)
    yield "stances on what is left out", sum(not is_sayable(x, targets) for x in own), "left out"
    for choice in (*Firmness, *Directness):
        if choice not in _SAID_BY_NODES:
            count = sum(choice in (x.firmness, x.directness) for x in own)
            yield f"that a stance is {choice.value}", count, ""
    yield "conditions of stances", sum(len(stance.conditions) for stance in own), ""
    yield "places of quoted words in their sources", sum(map(_has_place, own)), ""
    yield "wordings beside quoted words", sum(bool(x.wording and x.quotation) for x in own), ""
    more = sum(bool(x.note or x.shift or x.confidence != 1) for x in own)
    yield "notes, shifts and confidences of stances", more, ""
    for item in fields(Stance):
        if item.name not in _CARRIED_OR_COUNTED:
            count = sum(getattr(x, item.name) != item.default for x in own)
            yield f"what stances have under {item.name}", count, ""


def _has_place(stance: Stance) -> bool:
    return stance.quotation is not None or bool(stance.source)
