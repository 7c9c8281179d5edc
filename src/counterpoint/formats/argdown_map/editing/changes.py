"""Stances told otherwise, where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterpoint.formats.argdown import Document, Member
from counterpoint.formats.argdown.editing import (
    AddItem,
    DataChange,
    Edit,
    RemoveKey,
    ReplaceItem,
    SetValue,
    retext,
)
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal
from counterpoint.formats.argdown_map.editing.reason_lines import step_stance
from counterpoint.formats.argdown_map.editing.saying import (
    phrase_text,
    stance_data,
)
from counterpoint.formats.argdown_map.editing.statements import (
    data_edit,
    pin_uses,
    plan_attach,
)
from counterpoint.formats.argdown_map.metadata.values import read_items
from counterpoint.formats.argdown_map.writing.scalars import argdown_text
from counterpoint.formats.yaml_data import YamlScalar
from counterpoint.model import (
    ArgumentMap,
    Attach,
    ChangeStance,
    Directness,
    Polarity,
    Quotation,
    ReasonFor,
    Stance,
)

Edits = list[tuple[Document, Edit]]
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-"})


def plan_change_stance(map_text: MapText, decision: ChangeStance) -> Plan:
    """A stance told otherwise in its place, or at another passage."""
    old = map_text.stances.get(decision.stance)
    member = None if old is None else map_text.member_at(old.place)
    if old is None or member is None or old.target not in map_text.claims:
        raise refusal(f"there is no stance {decision.stance} toward a claim", "name one", "unknown")
    new = replace(decision.new, id="?stance", target=old.target, expert=old.expert, place=None)
    if new.wording == map_text.claims[old.target].text:
        new = replace(new, wording="")
    own = [x for x in map_text.stances_at(member) if x.target == old.target]
    is_elsewhere = replace(new, quotation=old.quotation, fidelity=old.fidelity) == replace(
        old, id=new.id, place=None
    )
    if is_elsewhere:
        return _with_other_phrase(map_text, member, old, new)
    if len(own) > 1:
        return _moved_out(map_text, member, old, new)
    edits: Edits = list(pin_uses(map_text, new, member)) if new.expert else []
    edits += data_edit(map_text, member, *_key_changes(map_text, member, old, new))
    edits += _wording_edit(map_text, member, old, new)
    return Plan(tuple(edits), _with_stance(map_text, member, old, new))


def phrase_as_written(member: Member, quotation: Quotation) -> str | None:
    """A key phrase as an occurrence's metadata has it, which may differ in quotes and blanks."""
    outcome = _squeezed(quotation.exact)
    node = None if member.data is None else member.data.get("quote")
    for item in read_items(node):
        if isinstance(item, YamlScalar) and _squeezed(item.text) == outcome:
            return item.text
    return None


def _squeezed(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split()).casefold()


def _with_other_phrase(map_text: MapText, member: Member, old: Stance, new: Stance) -> Plan:
    if old.quotation is None or new.quotation is None:
        if new.quotation is None:
            raise refusal("this changes nothing", "it is so already", "no-change")
        change: DataChange = AddItem(("quote",), phrase_text(new.quotation))
    else:
        written = phrase_as_written(member, old.quotation)
        if written is None:
            message = "the phrase does not stand in the file as the source has it"
            raise refusal(message, "change it in the file", "cannot-patch", member.place)
        change = ReplaceItem(("quote",), written, phrase_text(new.quotation))
    edits = data_edit(map_text, member, change)
    return Plan(tuple(edits), _with_stance(map_text, member, old, new))


def _moved_out(map_text: MapText, member: Member, old: Stance, new: Stance) -> Plan:
    """One of several passages of an occurrence, said otherwise: a paragraph of its own."""
    written = None if old.quotation is None else phrase_as_written(member, old.quotation)
    if written is None or member.parent is not None:
        message = "this passage shares its line with others"
        raise refusal(message, "change it in the file", "cannot-patch", member.place)
    rest = replace(map_text.map, stances=tuple(x for x in map_text.map.stances if x != old))
    plan = plan_attach(replace(map_text, map=rest), Attach(new))
    edits = [*plan.edits, *data_edit(map_text, member, RemoveKey(("quote", written)))]
    return Plan(tuple(edits), plan.outcome)


def _key_changes(
    map_text: MapText, member: Member, old: Stance, new: Stance
) -> Iterator[DataChange]:
    """What differs between the metadata of two stances of one occurrence."""
    is_reference = member.is_reference and not new.wording
    before = stance_data(map_text, old, is_reference=member.is_reference)
    after = stance_data(map_text, new, is_reference=is_reference)
    keys = member.data.keys() if member.data is not None else ()
    for key in before:
        if key not in after and key in keys:
            yield RemoveKey((key,))
    for key, value in after.items():
        if before.get(key) != value or (key in ("mode", "stance") and key not in keys):
            yield SetValue((key,), value)


def _wording_edit(map_text: MapText, member: Member, old: Stance, new: Stance) -> Edits:
    if new.wording == old.wording:
        return []
    draft = map_text.drafts[old.target]
    first = next((x for x in draft.members if not x.is_reference), None)
    if member is first:
        message = "this line gives the claim its text"
        raise refusal(message, "change the claim's text, or say it in another line", "cannot-patch")
    document = map_text.document_of(member)
    return [(document, retext(document, member, argdown_text(new.wording)))]


def _with_stance(map_text: MapText, member: Member, old: Stance, new: Stance) -> ArgumentMap:
    """The map with a stance changed, and with it the steps that its line puts forward."""
    at_same = [
        x
        for x in map_text.stances_at(member)
        if x.target != old.target and _passage(x) == _passage(old)
    ]
    steps = [
        step_stance(new, x.target, ReasonFor("", directness=x.directness))
        for x in at_same
        if new.polarity is Polarity.AFFIRM
    ]
    if old.polarity is Polarity.DENY and new.polarity is Polarity.AFFIRM:
        directness = _inference_of(member)
        steps += [
            step_stance(new, reason, ReasonFor("", directness=directness))
            for reason in _reasons_at(map_text, member)
        ]
    gone = {old.id, *(step.id for step in at_same)}
    rest = tuple(x for x in map_text.map.stances if x.id not in gone)
    return replace(map_text.map, stances=(*rest, new, *steps))


def _reasons_at(map_text: MapText, member: Member) -> list[str]:
    """The reasons as which an occurrence stands below another, by id."""
    if member.parent is None:
        return []
    return [
        name
        for name, reason in map_text.reasons.items()
        if any(link.reason is member for link in map_text.occurrences(reason))
    ]


def _inference_of(member: Member) -> Directness:
    node = None if member.data is None else member.data.get("inference")
    is_implied = isinstance(node, YamlScalar) and node.text == Directness.IMPLIED.value
    return Directness.IMPLIED if is_implied else Directness.EXPLICIT


def _passage(stance: Stance) -> tuple[object, ...]:
    quotation = stance.quotation
    return (stance.expert, quotation.exact if quotation else "", quotation and quotation.start)
