"""Shortcuts: one triple that repeats what a record says in several, for short queries.

They are derived and never read: a record says what they say, and with its passage. What belongs
here: which record gives which shortcut, and what to write instead of one. What does not: records.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from counterpoint.model import (
    Argument,
    Attack,
    Firmness,
    Polarity,
    Relation,
    RelationKind,
    Stance,
)
from counterpoint.rdf.maps.fields import Record, target_of
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.terms.triples import Triple
from counterpoint.vocab import CONCEPTS, CP, SKOS

# From claim to claim for each kind of relation, with whether it holds both ways.
_OF_RELATIONS: dict[RelationKind, tuple[URIRef, bool]] = {
    RelationKind.CONTRADICTS: (CP.contradicts, True),
    RelationKind.CONTRARY: (CP.contraryTo, True),
    RelationKind.INCOMPATIBLE: (CP.incompatibleWith, True),
    RelationKind.PRIORITY: (CP.takesPriorityOver, False),
    RelationKind.TRADE_OFF: (CP.tradesOffWith, True),
    RelationKind.TIMING: (CP.conflictsInTimeWith, True),
    RelationKind.EQUIVALENT: (SKOS.exactMatch, True),
    RelationKind.NARROWER: (SKOS.broader, False),
    RelationKind.REQUIRES: (CP.requires, False),
    RelationKind.UNLESS: (CP.unless, False),
    RelationKind.SUMMARISES: (CP.summarises, False),
}


def shortcut_triples(record: Record, names: RecordNames) -> Iterator[Triple]:
    """The shortcuts that ``record`` gives; a claim gives none."""
    if isinstance(record, Stance):
        yield from _of_stance(record, names)
    elif isinstance(record, Relation):
        yield from _of_relation(record, names)
    elif isinstance(record, Attack):
        target = target_of(record, record.target, names)
        for premise in record.premises:
            yield names.claim(premise), CP.attacks, target
    elif isinstance(record, Argument) and record.conclusion is not None:
        conclusion = names.target(record.conclusion)
        for premise in record.premises:
            yield names.claim(premise), CP.supports, conclusion


def _of_relation(relation: Relation, names: RecordNames) -> Iterator[Triple]:
    source, target = names.claim(relation.source), names.claim(relation.target)
    shortcut, is_symmetric = _OF_RELATIONS[relation.kind]
    if relation.kind is RelationKind.EQUIVALENT and relation.degree < 1:
        shortcut = SKOS.closeMatch
    yield source, shortcut, target
    if is_symmetric:
        yield target, shortcut, source
    if relation.kind is RelationKind.NARROWER:
        yield target, SKOS.narrower, source


def _of_stance(stance: Stance, names: RecordNames) -> Iterator[Triple]:
    """From an expert to a claim; only what counts as their own affirms or denies.

    Who only understands something, or takes no side, neither grants nor holds it.
    """
    if stance.target not in names.claims or stance.firmness.takes_no_side:
        return
    if stance.expert in names.editors or not stance.is_own:
        shortcut = CP.reports
    elif stance.firmness is Firmness.CONCEDED:
        shortcut = CP.concedes
    else:
        shortcut = CP.affirms if stance.polarity is Polarity.AFFIRM else CP.denies
    yield names.of_kind("expert", stance.expert), shortcut, names.target(stance.target)


def _stance(value: str) -> str:
    return f"write a cp:Stance with cp:expert, cp:target and {value}"


def _relation(kind: RelationKind) -> str:
    concept = str(CONCEPTS[kind]).removeprefix(str(CP))
    return f"write a cp:Relation with cp:kind cp:{concept}, cp:from and cp:to"


# Which record says what a shortcut says.
INSTEAD: dict[URIRef, str] = {
    CP.affirms: _stance("cp:polarity cp:polarity-affirm"),
    CP.denies: _stance("cp:polarity cp:polarity-deny"),
    CP.concedes: _stance("cp:firmness cp:firmness-conceded"),
    CP.reports: _stance("cp:directness cp:directness-reported"),
    CP.supports: "write a cp:Argument with cp:premise and cp:conclusion",
    CP.attacks: "write a cp:Attack with cp:kind, cp:premise and cp:target",
    **{shortcut: _relation(kind) for kind, (shortcut, _) in _OF_RELATIONS.items()},
    SKOS.closeMatch: _relation(RelationKind.EQUIVALENT),
    SKOS.narrower: _relation(RelationKind.NARROWER),
}
