"""What of a map is in no node and no edge of its AIF view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

from counterpoint.formats.aif.sayable import Sayable, has_relation
from counterpoint.formats.losses import Loss
from counterpoint.model import (
    ArgumentMap,
    Directness,
    Firmness,
    Polarity,
    Relation,
    Stance,
    Standing,
)

# That a stance is so can be told from its nodes.
_SAID_BY_NODES = (Directness.EXPLICIT, Directness.REPORTED, Firmness.FLAT, Firmness.CONCEDED)
# The fields of a record that are in its nodes, or are counted below by name.
_STANCE = frozenset(
    (
        *("id", "place", "expert", "target", "polarity", "directness", "firmness", "wording"),
        *("date", "voice", "conditions", "quotation", "source"),
    )
)
_RELATION = frozenset(("id", "place", "kind", "source", "target", "degree"))

_Row = tuple[str, int, str]


def find_losses(argument_map: ArgumentMap, sayable: Sayable) -> tuple[Loss, ...]:
    """Each sort of thing that is lost, with how many; none if nothing is."""
    return tuple(
        Loss(kind, count, sentence)
        for kind, count, sentence in (
            *_of_the_whole(argument_map),
            *_of_reasons(argument_map, sayable),
            *_of_relations(argument_map),
            *_of_stances(argument_map, sayable),
        )
        if count
    )


def _of_the_whole(argument_map: ArgumentMap) -> Iterator[_Row]:
    claims, experts = argument_map.claims, argument_map.experts
    yield "topics", len(argument_map.topics), "topics"
    yield "issues", len(argument_map.issues), "named issues"
    yield "claim-kinds", sum(claim.kind is not None for claim in claims), "kinds of claims"
    yield "actors", sum(bool(claim.actor) for claim in claims), "who is to act, of claims"
    yield "roles", sum(len(expert.roles) for expert in experts), "roles of experts"
    others = sum(expert.standing is not Standing.PANEL for expert in experts)
    yield "standings", others, "that a voice was not asked but is cited, or edits"
    yield "surnames", sum(_has_odd_surname(x.name, x.family) for x in experts), "stated surnames"
    sources = len(argument_map.sources)
    yield "sources", sources, "sources, with their titles, addresses and licences"
    yield "judged-pairs", len(argument_map.judged), "pairs of claims judged to be no conflict"


def _has_odd_surname(name: str, surname: str) -> bool:
    return bool(surname) and not name.endswith(f" {surname}")


def _of_reasons(argument_map: ArgumentMap, sayable: Sayable) -> Iterator[_Row]:
    arguments = [x for x in argument_map.arguments if x.id not in sayable.sketches]
    whole = [x for x in arguments if ("argument", x.id, "") in sayable.reasons]
    loose = len(arguments) - len(whole)
    yield "arguments", loose, "arguments without a premise or a conclusion, left out"
    texts = sum(bool(argument.text) for argument in whole)
    yield "argument-texts", texts, "descriptions of arguments"
    blows = sum(("attack", x.id, "") not in sayable.reasons for x in argument_map.attacks)
    yield "attacks", blows, "attacks without a premise or on what is left out, left out"


def _of_relations(argument_map: ArgumentMap) -> Iterator[_Row]:
    left_out = Counter(x.kind.value for x in argument_map.relations if not has_relation(x))
    for kind, count in sorted(left_out.items()):
        yield f"relation:{kind}", count, f"relations of the kind {kind}, left out"
    relations = [x for x in argument_map.relations if has_relation(x)]
    degrees = sum(relation.degree < 1 for relation in relations)
    yield "degrees", degrees, "degrees of conflicts and rephrasings below 1"
    details = sum(_has_more(relation, _RELATION) for relation in relations)
    yield "relation-details", details, "who says where that claims conflict or are the same"


def _of_stances(argument_map: ArgumentMap, sayable: Sayable) -> Iterator[_Row]:
    stances = [x for x in argument_map.stances if sayable.has_stance(x)]
    unsaid = [x for x in argument_map.stances if not sayable.has_stance(x)]
    denials = sum(all(map(sayable.has_node, sayable.keys_of(x.target))) for x in unsaid)
    yield "denials", denials, "denials of attacks, left out"
    yield "stances", len(unsaid) - denials, "stances on what is left out, left out"
    for choice in (*Firmness, *Directness):
        if choice not in _SAID_BY_NODES:
            count = sum(choice in (x.firmness, x.directness) for x in stances)
            yield f"mode:{choice.value}", count, f"that a stance is {choice.value}"
    conceded = sum(
        x.firmness is Firmness.CONCEDED
        and x.polarity is Polarity.DENY
        and sayable.keys_of(x.target)[0][0] == "argument"
        for x in stances
    )
    yield "mode:conceded", conceded, "that a denial of an argument is conceded"
    yield "conditions", sum(len(x.conditions) for x in stances), "conditions of stances"
    places = sum(x.quotation is not None or bool(x.source) for x in stances)
    yield "quotations", places, "places of quoted words in their sources"
    wordings = sum(bool(x.wording and x.quotation and x.quotation.exact) for x in stances)
    yield "wordings", wordings, "wordings beside quoted words"
    for item in fields(Stance):
        if item.name not in _STANCE:
            count = sum(getattr(x, item.name) != item.default for x in stances)
            yield f"stance:{item.name}", count, f"what stances have under {item.name}"


def _has_more(relation: Relation, carried: frozenset[str]) -> bool:
    return any(
        getattr(relation, item.name) != item.default
        for item in fields(Relation)
        if item.name not in carried
    )
