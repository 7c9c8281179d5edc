"""What of a map a format has no place for, field by field.

A writer says which fields it carries; everything else that a map says is told, so that a field
that is added to the model is told of each format that does not know it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from typing import Any

from counterpoint.formats.losses import Loss
from counterpoint.model import ArgumentMap

# What a reader is told where the name of a field does not say it.
_SENTENCES = {
    "base": "the address under which its names lie",
    "language": "its language",
    "publication": "who answers for it, and under which licence",
    "experts:standing": "who was not asked but is cited, or edits",
    "experts:family": "surnames that are not read off the name",
    "experts:roles": "posts of experts",
    "sources:sha256": "hashes of source texts",
    "sources:sections": "who speaks where in a source",
    "sources:checked_at": "when a source was looked at",
    "sources:checked_by": "who looked at a source",
    "issues": "issues that the mapper names",
    "judged": "pairs of claims that are judged unrelated",
    "claims:actor": "who is to act",
    "claims:issues": "to which issue a claim belongs",
    "claims:kind": "kinds of claims",
    "claims:text": "texts of claims beside their titles",
    "attacks:kind": "what sort of objection it is",
    "relations:degree": "relations that hold in part",
    "relations:asserted_by": "who says that claims are related",
    "relations:quotation": "words by which claims are related",
    "relations:is_deciding": "relations that decide for an expert",
    "stances:directness": "whether it is said outright, implied or reported",
    "stances:firmness": "reserves: hedged, conditional, conceded, understood",
    "stances:conditions": "conditions of stances",
    "stances:goals": "what is named as a means to what",
    "stances:quotation": "quoted words",
    "stances:source": "sources of stances",
    "stances:voice": "who is reported",
    "stances:answers": "who answers whom by name",
    "stances:shift": "how an editor departs from what was said",
    "stances:sums": "whom an editor sums up",
    "stances:fidelity": "how near a wording is to its passage",
    "stances:grade": "how strongly somebody agrees",
    "stances:is_deciding": "conditions that would change a mind",
}
_IDENTITY = ("id", "place")


def losses_by_field(
    argument_map: ArgumentMap, carried: Mapping[str, Collection[str]]
) -> tuple[Loss, ...]:
    """A loss for each field that some record has and ``carried`` does not name.

    ``carried`` has under ``map`` the fields of the map itself and under ``claims``, ``stances``
    and so on those of these records; a sort of records that it does not have is lost whole.
    Ids are carried where ``id`` is named. Linear in the map.

    >>> from counterpoint.model import Claim
    >>> argument_map = ArgumentMap(
    ...     "m", "https://example.org/", "", "", claims=(Claim("a", "A", "A", actor="the city"),)
    ... )
    >>> carried = {"map": ("base", "language"), "claims": ("id", "title", "text")}
    >>> [str(loss) for loss in losses_by_field(argument_map, carried)]
    ['who is to act: 1 (a)']
    """
    return tuple(loss for loss in _losses(argument_map, carried) if loss.count)


def _losses(argument_map: ArgumentMap, carried: Mapping[str, Collection[str]]) -> Iterator[Loss]:
    nameless = 0
    for item in fields(ArgumentMap):
        value = getattr(argument_map, item.name)
        if not isinstance(value, tuple):
            if item.name != "id" and item.name not in carried.get("map", ()) and value:
                yield Loss(item.name, 1, _SENTENCES.get(item.name, f"its {item.name}"))
            continue
        if item.name not in carried:
            yield _loss(item.name, [record.id for record in value])
            continue
        names = carried[item.name]
        nameless += 0 if "id" in names else len(value)
        yield from _of_records(item.name, value, names)
    if nameless:
        yield Loss("ids", nameless, "ids of records")


def _of_records(group: str, records: Sequence[Any], names: Collection[str]) -> Iterator[Loss]:
    if not records:
        return
    for item in fields(records[0]):
        if item.name not in (*_IDENTITY, *names):
            empty = _empty(item)
            ids = [record.id for record in records if getattr(record, item.name) != empty]
            yield _loss(f"{group}:{item.name}", ids)


def _empty(item: Field[Any]) -> object:
    """What the field is where nothing is said; required ones are texts."""
    return "" if item.default is MISSING else item.default


def sentence_of(kind: str) -> str:
    """What a reader is told of a kind of loss: a sort of records, or a field of one.

    >>> sentence_of("stances:quotation"), sentence_of("stances:date")
    ('quoted words', 'date of stances')
    """
    group, _, name = kind.partition(":")
    usual = f"{name.replace('_', ' ')} of {group}" if name else kind
    return _SENTENCES.get(kind, usual)


def _loss(kind: str, ids: Sequence[str]) -> Loss:
    return Loss(kind, len(ids), sentence_of(kind), tuple(filter(None, ids)))
