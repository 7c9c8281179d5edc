"""Relations between claims, and pairs of claims that are unrelated."""

from __future__ import annotations

from dataclasses import replace

from counterpoint.errors import Place
from counterpoint.formats.argdown import Member
from counterpoint.formats.argdown.editing import AddItem, DataChange, SetValue
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.places import (
    SpeakingVoice,
    insert_paragraph,
    occurrence_under,
)
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal
from counterpoint.formats.argdown_map.editing.saying import (
    Data,
    Statement,
    phrase_text,
    quoted,
    title_in_data,
)
from counterpoint.formats.argdown_map.editing.statements import data_edit
from counterpoint.formats.argdown_map.reasons.relations import DIRECTED
from counterpoint.formats.argdown_map.writing.scalars import flow, yaml_text
from counterpoint.formats.yaml_data import YamlMapping
from counterpoint.model import JudgeUnrelated, Relate, Relation

_NO_CONFLICT = "no-conflict"


def plan_relation(map_text: MapText, decision: Relate) -> Plan:
    """A relation, in the metadata of the claim that is its source."""
    relation = replace(decision.relation, id="?relation")
    for end in (relation.source, relation.target):
        if end not in map_text.claims:
            raise refusal(f"there is no claim {end}", "name one of the map", "unknown")
    if relation.source == relation.target:
        raise refusal("a claim is not related to itself", "name another claim", "self")
    if any(_is_same(relation, other) for other in map_text.map.relations):
        message = "these two claims are related so already"
        raise refusal(message, "take the relation out first to say it otherwise", "same-relation")
    details = _details(relation)
    target = title_in_data(map_text, relation.target)
    wanted = replace(map_text.map, relations=(*map_text.map.relations, relation))
    member = _carrier(map_text, relation)
    key = relation.kind.value
    if member is None:
        source = None if relation.quotation is None else relation.quotation.source
        data: Data = {key: {target: details} if details else quoted(target)}
        statement = Statement(map_text.claims[relation.source].title, "", data)
        start = None if relation.quotation is None else relation.quotation.start
        voice = SpeakingVoice(relation.asserted_by, source)
        return Plan((insert_paragraph(map_text, voice, statement.written(), start),), wanted)
    change: DataChange = AddItem((key,), quoted(target))
    if details or _is_mapping(member, key):
        change = SetValue((key, target), details or "~")
    return Plan(tuple(data_edit(map_text, member, change)), wanted)


def plan_unrelated(map_text: MapText, decision: JudgeUnrelated) -> Plan:
    """Pairs that were compared, each at the claim of the two that stands first.

    One that is marked already is passed over, unless all are.
    """
    judged = {frozenset(pair.claims) for pair in map_text.map.judged}
    pairs = [x for x in decision.pairs if frozenset(x.claims) not in judged]
    changes: dict[Place, tuple[Member, list[DataChange]]] = {}
    for pair in decision.pairs:
        for end in pair.claims:
            if end not in map_text.claims:
                raise refusal(f"there is no claim {end}", "name one of the map", "unknown")
    if not pairs:
        raise refusal("these two are marked as unrelated already", "go on", "no-change")
    for pair in pairs:
        first, second = sorted(pair.claims, key=lambda x: _order(map_text, x))
        target = title_in_data(map_text, second)
        member = _first_text(map_text, first)
        _, own = changes.setdefault(member.place, (member, []))
        has_notes = pair.note or _is_mapping(member, _NO_CONFLICT)
        note = quoted(pair.note) if pair.note else "~"
        own.append(
            SetValue((_NO_CONFLICT, target), note)
            if has_notes
            else AddItem((_NO_CONFLICT,), quoted(target))
        )
    new = (replace(pair, id=f"?pair{number}") for number, pair in enumerate(pairs))
    wanted = replace(map_text.map, judged=(*map_text.map.judged, *new))
    edits = [x for member, own in changes.values() for x in data_edit(map_text, member, *own)]
    return Plan(tuple(edits), wanted)


def _order(map_text: MapText, claim: str) -> tuple[int, int]:
    member = _first_text(map_text, claim)
    document = map_text.document_of(member)
    return map_text.documents.index(document), member.offset


def _first_text(map_text: MapText, claim: str) -> Member:
    """The occurrence that gives a claim its text, else the first."""
    members = map_text.drafts[claim].members
    return next((x for x in members if not x.is_reference), members[0])


def _carrier(map_text: MapText, relation: Relation) -> Member | None:
    """The occurrence in whose metadata a relation goes; none where a quoted one has no place."""
    if relation.quotation is not None:
        voice = SpeakingVoice(relation.asserted_by, relation.quotation.source)
        return occurrence_under(map_text, voice, relation.source)
    if relation.asserted_by is not None:
        for member in map_text.drafts[relation.source].members:
            if map_text.speaking(member).experts == (relation.asserted_by,):
                return member
    return _first_text(map_text, relation.source)


def _is_mapping(member: Member, key: str) -> bool:
    return member.data is not None and isinstance(member.data.get(key), YamlMapping)


def _details(relation: Relation) -> Data:
    data: Data = {}
    if relation.degree != 1.0:
        data["degree"] = flow(float(relation.degree))
    if relation.note:
        data["note"] = quoted(relation.note)
    if relation.asserted_by is not None:
        data["by"] = yaml_text(relation.asserted_by)
    if relation.quotation is not None:
        data["quote"] = phrase_text(relation.quotation)
    if relation.is_deciding:
        data["decides"] = "true"
    return data


def _is_same(relation: Relation, other: Relation) -> bool:
    ends, other_ends = [relation.source, relation.target], [other.source, other.target]
    if relation.kind not in DIRECTED:
        ends.sort()
        other_ends.sort()
    is_by_same = relation.asserted_by == other.asserted_by
    is_at_same = relation.quotation is None or (
        other.quotation is not None and other.quotation.start == relation.quotation.start
    )
    return relation.kind is other.kind and ends == other_ends and is_by_same and is_at_same
