"""What a claim's own line holds besides its text: topics, kind, and relations to other claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from counterpoint.formats.argdown_map.reasons.relations import DIRECTED
from counterpoint.formats.argdown_map.writing.key_phrases import can_quote
from counterpoint.formats.argdown_map.writing.lines import Data, Line
from counterpoint.formats.argdown_map.writing.names import Names
from counterpoint.formats.argdown_map.writing.scalars import Value
from counterpoint.model import ArgumentMap, Claim, Relation, Source

Sources: TypeAlias = Mapping[str, Source]


def claim_data(claim: Claim, unrelated: Mapping[str, str], names: Names) -> Data:
    """What a claim says of itself; ``unrelated`` are claims and why they are no conflict."""
    data: Data = {} if claim.kind is None else {"kind": claim.kind.value}
    if " ".join(claim.actor.split()):
        data["actor"] = claim.actor
    issues = [names.issues[issue] for issue in claim.issues if issue in names.issues]
    if issues:
        data["issue"] = issues if len(issues) > 1 else issues[0]
    if unrelated:
        notes: Data = {name: {"note": note} if note else {} for name, note in unrelated.items()}
        data["no-conflict"] = notes if any(unrelated.values()) else list(unrelated)
    return data


def claim_lines(
    claim: Claim, tags: tuple[str, ...], own: Data, relations: list[Data], names: Names
) -> list[Line]:
    """The line that defines a claim, and further mentions where one line cannot hold all.

    A line has one source for the phrases that it quotes, and one entry for each other claim.
    """
    first, *others = relations or [{}]
    lines = [Line(names.defined(claim.id), tags=tags, data=own | first)]
    return [*lines, *(Line(names.referred(claim.id), data=other) for other in others)]


def sayable_relations(argument_map: ArgumentMap, names: Names, sources: Sources) -> list[Relation]:
    """The relations that can be written: between two claims, and each said once.

    The same one said otherwise from the other side would be an error.
    """
    by_key: dict[tuple[object, ...], Relation] = {}
    for relation in argument_map.relations:
        ends = [relation.source, relation.target]
        if relation.kind not in DIRECTED:
            ends.sort()
        are_claims = all(names.claim(end) is not None for end in ends)
        if are_claims and relation.source != relation.target:
            voice = relation.asserted_by if relation.asserted_by in names.voices else None
            key = (relation.kind, *ends, voice, _phrase(relation, sources))
            by_key.setdefault(key, relation)
    return list(by_key.values())


def relation_data(relations: Iterable[Relation], names: Names, sources: Sources) -> list[Data]:
    """The metadata that states relations of one claim, in as few mappings as will do."""
    carriers: list[tuple[str, dict[str, dict[str, Value]]]] = []
    for relation in relations:
        phrase = _phrase(relation, sources)
        source = relation.quotation.source if relation.quotation is not None and phrase else ""
        kind, target = relation.kind.value, names.in_data(relation.target)
        for at, (carrier_source, by_kind) in enumerate(carriers):
            if target not in by_kind.get(kind, {}) and not (
                source and carrier_source and source != carrier_source
            ):
                carriers[at] = (carrier_source or source, by_kind)
                break
        else:
            by_kind = {}
            carriers.append((source, by_kind))
        by_kind.setdefault(kind, {})[target] = _details(relation, phrase, names)
    return [_data(names.sources.get(source, ""), by_kind) for source, by_kind in carriers]


def _data(source: str, by_kind: dict[str, dict[str, Value]]) -> Data:
    data: Data = {"source": source} if source else {}
    for kind, targets in by_kind.items():
        if all(details == 1.0 for details in targets.values()):
            data[kind] = next(iter(targets)) if len(targets) == 1 else list(targets)
        else:
            data[kind] = targets
    return data


def _details(relation: Relation, phrase: str, names: Names) -> Value:
    voice = names.voices.get(relation.asserted_by or "")
    if not relation.note and voice is None and not relation.is_deciding:
        return float(relation.degree)
    data: Data = {} if relation.degree == 1.0 else {"degree": float(relation.degree)}
    if relation.note:
        data["note"] = relation.note
    if voice is not None:
        data["by"] = voice
    if phrase and voice is not None:
        data["quote"] = phrase
    if relation.is_deciding:
        data["decides"] = True
    return data


def _phrase(relation: Relation, sources: Sources) -> str:
    """The phrase in which a relation is said, empty where it may not stand."""
    quotation, expert = relation.quotation, relation.asserted_by
    if quotation is None or expert is None:
        return ""
    can_stand = can_quote(quotation, expert, sources.get(quotation.source))
    return quotation.exact if can_stand else ""
