"""What of a map a small format has no words for, counted for its report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from counterpoint.formats.foreign.naming import allot_ids, default_base, ids_by_key
from counterpoint.formats.foreign.reasons import reason_names
from counterpoint.formats.losses import Losses, carried_of
from counterpoint.model import Argument, ArgumentMap, Attack, Relation

# The kind of a loss of all that a map has of a sort, by what reports call it.
_KINDS = {
    "reasons": "arguments",
    "objections": "attacks",
    "cited voices": "experts",
    "editors": "experts",
    "quotations": "stances:quotation",
    "named issues": "issues",
    "judged pairs": "judged",
}
_SENTENCES = {
    "experts": "experts and other voices",
    "stances:quotation": "quoted words",
    "issues": "named issues",
    "judged": "pairs of claims that are judged unrelated",
    "arguments": "reasons",
    "attacks": "objections",
}


def note_rest(argument_map: ArgumentMap, losses: Losses, carried: Collection[str]) -> None:
    """Note as lost all kinds of records but ``carried``, and the head of the map.

    ``carried`` are names of `losses.CARRIED`, and ``title``, ``question`` or ``abstract``. A title
    that says what the map is called anyway is not missing: its file is called so.
    """
    for name, count in carried_of(argument_map):
        if name not in carried:
            kind = _KINDS.get(name, name)
            losses.note(kind, _SENTENCES.get(kind, kind), count=count)
    if argument_map.base != default_base(argument_map.id):
        losses.note("base", "the address under which its names lie", argument_map.base)
    if argument_map.language != "en" and "language" not in carried:
        losses.note("language", "the map's language", argument_map.language)
    if argument_map.publication is not None and "publication" not in carried:
        losses.note("publication", "who answers for the map, and under which licence")
    for name, text in _head(argument_map):
        if text and name not in carried and text != argument_map.id:
            losses.note(name, f"the map's {name}", text)


def _head(argument_map: ArgumentMap) -> Iterator[tuple[str, str]]:
    yield "title", argument_map.title
    yield "question", argument_map.question
    yield "abstract", argument_map.abstract


def note_ids(
    losses: Losses,
    titles: Mapping[str, str],
    reasons: Iterable[Argument | Attack],
    *families: Mapping[str, str],
) -> None:
    """Note ids that are made anew when the text is read.

    ``titles`` are those that claims have then, by id; ``reasons``, which are written too, are
    named after claims; each of ``families`` has names of other records by their ids.
    """
    by_title = allot_ids(titles.values())
    ids = {claim: by_title[title] for claim, title in titles.items()}
    untitled = {each.id: replace(each, title="") for each in reasons}
    new_ids = [*ids.items(), *ids_by_key(reason_names(untitled, ids)).items()]
    for names in families:
        by_name = allot_ids(names.values())
        new_ids += [(record_id, by_name[name]) for record_id, name in names.items()]
    sentence = "ids of records, which are made of what they say then"
    for record_id, new_id in new_ids:
        if record_id != new_id:
            losses.note("ids", sentence, record_id)


def has_details(relation: Relation) -> bool:
    """Whether more is said of a relation than which claims it ties, and how."""
    details = (relation.note, relation.asserted_by, relation.quotation, relation.is_deciding)
    return relation.degree < 1 or any(details)


def note_claim_fields(argument_map: ArgumentMap, losses: Losses) -> None:
    """Note what claims have beside title and text: kinds, actors, issues; and two texts in one."""
    for claim in argument_map.claims:
        if claim.kind is not None:
            losses.note("claims:kind", "kinds of claims", f"{claim.title}: {claim.kind.value}")
        if claim.actor:
            losses.note("claims:actor", "who is to act", f"{claim.title}: {claim.actor}")
        if claim.issues:
            losses.note("claims:issues", "which issue a claim belongs to", claim.title)
