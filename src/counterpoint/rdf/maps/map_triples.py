"""From an argument map to RDF: one named graph with everything that the map says.

Every record has an IRI under the map's base, so there is no blank node; parts of a record
(roles, selectors, sections) have IRIs under the record's. Shortcuts (``cp:affirms``,
``cp:supports``, ``skos:broader``) repeat in one triple what the records say in several, for
short queries; `counterpoint.rdf.maps.map_records` does not read them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rdflib import Dataset, Literal, URIRef

from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    Mode,
    Polarity,
    Relation,
    RelationKind,
    Stance,
    Topic,
)
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.maps.source_triples import expert_triples, passage_triples, source_triples
from counterpoint.rdf.terms.literals import decimal, moment, text
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.rdf.terms.triples import Triple, dataset_of, in_order, optional, typed
from counterpoint.vocab import (
    AIF,
    CONCEPTS,
    CP,
    DCTERMS,
    IBIS,
    PROV,
    RDFS,
    SKOS,
)

# The shortcut from claim to claim for each kind, with whether it holds both ways.
_SHORTCUTS: dict[RelationKind, tuple[URIRef, bool]] = {
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

_LABEL = RDFS.label


def to_rdf(debate: ArgumentMap) -> Dataset:
    """The map as RDF, in the named graph ``<base>graph/map``.

    The dataset's default graph is the union of its graphs, so that ``query`` and ``triples``
    see the map. The same map gives the same triples, whatever made it. O(size of the map).

    >>> len(to_rdf(ArgumentMap("m", "https://example.org/", "T", "Q?")))
    11
    """
    return dataset_of(map_triples(debate), URIRef(debate.base + MAP_GRAPH))


def map_triples(debate: ArgumentMap) -> Iterator[Triple]:
    """The triples of the map graph, unordered, some perhaps twice."""
    names = RecordNames.of(debate)
    yield from _map(debate)
    for expert in debate.experts:
        yield from expert_triples(expert, names)
    for source in debate.sources:
        yield from source_triples(source, names)
    for topic in debate.topics:
        yield from _topic(topic, names)
    for claim in debate.claims:
        yield from _claim(claim, names)
    for argument in debate.arguments:
        yield from _argument(argument, names)
    for attack in debate.attacks:
        yield from _attack(attack, names)
    for relation in debate.relations:
        yield from _relation(relation, names)
    for stance in debate.stances:
        yield from _stance(stance, names)


def _map(debate: ArgumentMap) -> Iterator[Triple]:
    subject = URIRef(f"{debate.base}map")
    title = text(debate.title, debate.language)
    yield from typed(subject, CP.ArgumentMap, PROV.Entity)
    yield from optional(
        subject,
        (CP.base, Literal(debate.base)),
        (_LABEL, title),
        (DCTERMS.title, title),
        (DCTERMS.identifier, Literal(debate.id)),
        (DCTERMS.language, Literal(debate.language)),
        (DCTERMS.abstract, text(debate.abstract, debate.language)),
    )
    if debate.question:
        question = URIRef(f"{debate.base}question")
        yield subject, CP.asks, question
        yield from typed(question, CP.Question, IBIS.Issue)
        yield question, _LABEL, text(debate.question, debate.language)


def _topic(topic: Topic, names: RecordNames) -> Iterator[Triple]:
    subject = names.of_kind("topic", topic.id)
    label = names.text(topic.label)
    yield from typed(subject, CP.Topic, SKOS.Concept)
    yield from optional(subject, (_LABEL, label), (SKOS.prefLabel, label))


def _claim(claim: Claim, names: RecordNames) -> Iterator[Triple]:
    subject = names.claim(claim.id)
    yield from typed(subject, CP.Claim, AIF["I-node"])
    yield from optional(
        subject,
        (_LABEL, names.text(claim.title)),
        (AIF.claimText, names.text(claim.text)),
        (CP.kind, CONCEPTS[claim.kind] if claim.kind else None),
    )
    for topic in claim.topics:
        yield subject, DCTERMS.subject, names.of_kind("topic", topic)


def _premises(subject: URIRef, premises: Sequence[str], names: RecordNames) -> Iterator[Triple]:
    members = [names.claim(premise) for premise in premises]
    for member in members:
        yield subject, CP.premise, member
        yield subject, AIF.Premise, member
    yield from in_order(subject, members)


def _argument(argument: Argument, names: RecordNames) -> Iterator[Triple]:
    subject = names.of_kind("argument", argument.id)
    yield from typed(subject, CP.Argument, AIF["RA-node"])
    yield from optional(
        subject,
        (_LABEL, names.text(argument.title)),
        (DCTERMS.description, names.text(argument.text)),
        (CP.scheme, Literal(argument.scheme)),
    )
    yield from _premises(subject, argument.premises, names)
    if argument.conclusion is None:
        return
    conclusion = names.target(argument.conclusion)
    yield subject, CP.conclusion, conclusion
    if conclusion == names.claim(argument.conclusion):
        yield subject, AIF.Conclusion, conclusion
    for premise in argument.premises:
        yield names.claim(premise), CP.supports, conclusion


def _attack(attack: Attack, names: RecordNames) -> Iterator[Triple]:
    subject = names.of_kind("attack", attack.id)
    target = names.target(attack.target, prefer_argument=attack.kind is AttackKind.UNDERCUT)
    yield from typed(subject, CP.Attack, AIF["CA-node"])
    yield from optional(subject, (_LABEL, names.text(attack.title)))
    yield subject, CP.kind, CONCEPTS[attack.kind]
    yield subject, CP.target, target
    yield from _premises(subject, attack.premises, names)
    if target == names.claim(attack.target):
        yield subject, AIF.Conclusion, target
    for premise in attack.premises:
        yield names.claim(premise), CP.attacks, target


def _relation(relation: Relation, names: RecordNames) -> Iterator[Triple]:
    subject = names.of_kind("relation", relation.id)
    source, target = names.claim(relation.source), names.claim(relation.target)
    yield from typed(subject, CP.Relation)
    yield subject, CP.kind, CONCEPTS[relation.kind]
    yield subject, CP["from"], source
    yield subject, CP["to"], target
    yield subject, CP.degree, decimal(relation.degree)
    yield from optional(subject, (SKOS.note, names.text(relation.note)))
    if relation.asserted_by is not None:
        yield subject, PROV.wasAttributedTo, names.of_kind("expert", relation.asserted_by)
    yield from passage_triples(subject, relation.quotation, names)
    shortcut, both_ways = _SHORTCUTS[relation.kind]
    if relation.kind is RelationKind.EQUIVALENT and relation.degree < 1:
        shortcut = SKOS.closeMatch
    yield source, shortcut, target
    if both_ways:
        yield target, shortcut, source
    if relation.kind is RelationKind.NARROWER:
        yield target, SKOS.narrower, source


def _stance(stance: Stance, names: RecordNames) -> Iterator[Triple]:
    subject = names.of_kind("stance", stance.id)
    expert = names.of_kind("expert", stance.expert)
    target = names.target(stance.target)
    conditions = [names.claim(condition) for condition in stance.conditions]
    yield from typed(subject, CP.Stance, AIF["L-node"])
    yield subject, CP.expert, expert
    yield subject, PROV.wasAttributedTo, expert
    yield subject, CP.target, target
    yield subject, CP.polarity, CONCEPTS[stance.polarity]
    yield subject, CP.mode, CONCEPTS[stance.mode]
    for condition in conditions:
        yield subject, CP.condition, condition
    yield from in_order(subject, conditions)
    yield from optional(
        subject,
        (CP.wording, names.text(stance.wording)),
        (DCTERMS.source, names.of_kind("source", stance.source) if stance.source else None),
        (DCTERMS.date, moment(stance.date)),
        (CP.voice, names.of_kind("expert", stance.voice) if stance.voice else None),
        (CP.shift, CONCEPTS[stance.shift] if stance.shift else None),
        (SKOS.note, names.text(stance.note)),
        (CP.confidence, decimal(stance.confidence) if stance.confidence != 1 else None),
    )
    yield from passage_triples(subject, stance.quotation, names)
    if stance.target in names.claims:
        yield expert, _attitude(stance, is_editor=stance.expert in names.editors), target


def _attitude(stance: Stance, *, is_editor: bool) -> URIRef:
    """The shortcut from an expert to a claim; only what counts as their own affirms or denies."""
    if is_editor or stance.mode is Mode.REPORTED:
        return CP.reports
    if stance.mode is Mode.CONCEDED:
        return CP.concedes
    return CP.affirms if stance.polarity is Polarity.AFFIRM else CP.denies
