"""The state of a map at work as data: what the screens show, record by record.

A record is a dictionary of plain values, by the shapes of docs/workbench.md. What belongs here:
the records. What does not: what a person is advised (`advice`), and what changed (`desk`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from counterpoint.errors import Place
from counterpoint.formats.argdown_map.editing import MapText, find_no_claims, start_of_sentence
from counterpoint.model import (
    Argument,
    Attack,
    Claim,
    Expert,
    Polarity,
    Quotation,
    Relation,
    Stance,
    short_names,
)
from counterpoint.pipeline.workbench.sheets import Sheets

Record = dict[str, Any]
Collections = dict[str, dict[str, Record]]


def collections_of(
    map_text: MapText, sheets: Sheets, proposals: Mapping[str, Record]
) -> Collections:
    """All records of a map by their kind and id; ``proposals`` are by the id of a sentence."""
    argument_map = map_text.map
    order = {
        claim.id: number
        for number, claim in enumerate(
            sorted(argument_map.claims, key=lambda x: (x.place is None, x.place or Place(""), x.id))
        )
    }
    stances_of: dict[str, list[str]] = {}
    for stance in argument_map.stances:
        stances_of.setdefault(stance.target, []).append(stance.id)
    givers: dict[str, list[str]] = {}
    for stance in argument_map.stances:
        if stance.polarity is Polarity.AFFIRM:
            givers.setdefault(stance.target, []).append(stance.expert)
    names = short_names(argument_map.experts)
    return {
        "experts": {x.id: _expert(x, names[x.id]) for x in argument_map.experts},
        "topics": {x.id: {"id": x.id, "label": x.label} for x in argument_map.topics},
        "issues": {x.id: {"id": x.id, "question": x.question} for x in argument_map.issues},
        "claims": {
            x.id: _claim(x, order[x.id], stances_of.get(x.id, ())) for x in argument_map.claims
        },
        "stances": {x.id: _stance(x, map_text, sheets) for x in argument_map.stances},
        "reasons": {
            x.id: _reason(x, map_text, givers.get(x.id, ())) for x in map_text.reasons.values()
        },
        "relations": {x.id: _relation(x, sheets) for x in argument_map.relations},
        "unrelated": {
            x.id: {"id": x.id, "claims": list(x.claims), "note": x.note}
            for x in argument_map.judged
        },
        "sentences": _sentences(map_text, sheets, proposals),
    }


def changes_between(
    before: Collections, after: Collections, passed_over: Sequence[str] = ()
) -> tuple[Record, Record]:
    """The records that are new or otherwise, and the ids of those that are gone, by kind.

    What differs in fields that are ``passed_over`` alone is no change.
    """
    nothing = dict.fromkeys(passed_over)
    changed = {
        kind: {
            key: record
            for key, record in after[kind].items()
            if key not in before[kind] or {**before[kind][key], **nothing} != {**record, **nothing}
        }
        for kind in after
    }
    removed = {kind: sorted(before[kind].keys() - after[kind].keys()) for kind in before}
    return changed, removed


def phrase_record(quotation: Quotation | None) -> Record | None:
    """A passage: its words, and where they stand in the text if that is known."""
    if quotation is None:
        return None
    return {"start": quotation.start, "end": quotation.end, "text": quotation.exact}


def sentence_of(quotation: Quotation | None, sheets: Sheets) -> str | None:
    """The id of the sentence in which a passage begins."""
    if quotation is None or quotation.start is None:
        return None
    sheet = sheets.by_source.get(quotation.source)
    sentence = None if sheet is None else sheet.sentence_at(quotation.start)
    return None if sentence is None else sentence.id


def _line(place: Place | None) -> int | None:
    return None if place is None else place.line


def _expert(expert: Expert, short_name: str) -> Record:
    return {
        "id": expert.id,
        "name": expert.name,
        "short": short_name,
        "standing": expert.standing.value,
        "role": expert.roles[0].title if expert.roles else "",
    }


def _claim(claim: Claim, order: int, stances: Sequence[str]) -> Record:
    return {
        "id": claim.id,
        "title": claim.title,
        "text": claim.text,
        "kind": None if claim.kind is None else claim.kind.value,
        "topics": list(claim.topics),
        "issues": list(claim.issues),
        "actor": claim.actor,
        "order": order,
        "line": _line(claim.place),
        "stances": list(stances),
    }


def _stance(stance: Stance, map_text: MapText, sheets: Sheets) -> Record:
    is_of_claim = stance.target in map_text.claims
    return {
        "id": stance.id,
        "expert": stance.expert,
        "claim": stance.target if is_of_claim else None,
        "reason": None if is_of_claim else stance.target,
        "denies": stance.polarity.value == "deny",
        "directness": stance.directness.value,
        "firmness": stance.firmness.value,
        "wording": stance.wording,
        "source": stance.source,
        "phrase": phrase_record(stance.quotation),
        "sentence": sentence_of(stance.quotation, sheets),
        "conditions": list(stance.conditions),
        "goals": list(stance.goals),
        "decides": stance.is_deciding,
        "answers": stance.answers,
        "voice": stance.voice,
        "date": stance.date,
        "note": stance.note,
        "line": _line(stance.place),
    }


def _reason(reason: Argument | Attack, map_text: MapText, experts: Sequence[str]) -> Record:
    target = reason.target if isinstance(reason, Attack) else reason.conclusion
    kind = reason.kind.value if isinstance(reason, Attack) else "support"
    name = "claim" if target in map_text.claims else "reason"
    return {
        "id": reason.id,
        "kind": kind,
        "premises": list(reason.premises),
        "target": None if target is None else {name: target},
        "title": reason.title,
        "experts": list(dict.fromkeys(experts)),
        "line": _line(reason.place),
    }


def _relation(relation: Relation, sheets: Sheets) -> Record:
    return {
        "id": relation.id,
        "kind": relation.kind.value,
        "source": relation.source,
        "target": relation.target,
        "degree": relation.degree,
        "note": relation.note,
        "by": relation.asserted_by,
        "decides": relation.is_deciding,
        "phrase": phrase_record(relation.quotation),
        "sentence": sentence_of(relation.quotation, sheets),
        "line": _line(relation.place),
    }


def _sentences(
    map_text: MapText, sheets: Sheets, proposals: Mapping[str, Record]
) -> dict[str, Record]:
    """The sentences that are not untouched."""
    records: dict[str, Record] = {}
    for stance in map_text.map.stances:
        name = sentence_of(stance.quotation, sheets)
        if name is not None:
            record = records.setdefault(name, _sentence(name, "mapped"))
            record["stances"].append(stance.id)
    for name, why in find_set_aside(map_text, sheets).items():
        if name not in records:
            records[name] = _sentence(name, "aside", why)
    mapped = {name: record["stances"] for name, record in records.items()}
    for name, proposal in proposals.items():
        if name not in records:
            claim = _summed_up(proposal, mapped, map_text)
            record = _sentence(name, "proposed")
            records[name] = {**record, "proposal": {**proposal, "claim": claim}}
    return records


def _summed_up(
    proposal: Record, mapped: Mapping[str, Sequence[str]], map_text: MapText
) -> str | None:
    """The claim that an editor's bullet seems to sum up: of the likest sentence that has one."""
    for link in proposal["links"]:
        for stance in mapped.get(link, ()):
            if map_text.stances[stance].target in map_text.claims:
                return map_text.stances[stance].target
    return None


def _sentence(name: str, status: str, why: str = "") -> Record:
    return {"id": name, "status": status, "stances": [], "why": why, "proposal": None}


def find_set_aside(map_text: MapText, sheets: Sheets) -> dict[str, str]:
    """The sentences of which a comment says that they hold no claim, with why."""
    reasons: dict[str, str] = {}
    for comment in find_no_claims(map_text):
        sheet = sheets.by_source.get(comment.source)
        if sheet is None:
            continue
        start = start_of_sentence(comment, sheet.search, sheet.stretches(comment.expert))
        sentence = None if start is None else sheet.sentence_at(start)
        if sentence is not None:
            reasons[sentence.id] = comment.why
    return reasons
