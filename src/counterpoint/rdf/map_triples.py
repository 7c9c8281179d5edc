"""From an argument map to RDF: one named graph with everything that the map says.

Every record has an IRI under the map's base, so there is no blank node; parts of a record
(roles, selectors, sections) have IRIs under the record's. Shortcuts (``cp:affirms``,
``cp:supports``, ``skos:broader``) repeat in one triple what the records say in several, for
short queries; `counterpoint.rdf.map_records` does not read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rdflib import Dataset, Literal, URIRef
from rdflib.term import Node

from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    Expert,
    Mode,
    Polarity,
    Quotation,
    Relation,
    RelationKind,
    Source,
    Stance,
    Standing,
    Topic,
    content_hash,
    slug,
)
from counterpoint.rdf.literals import decimal, iri_or_text, moment, number, offset, text, year
from counterpoint.rdf.names import MAP_GRAPH, iri
from counterpoint.vocab import (
    AIF,
    CONCEPTS,
    CP,
    DCTERMS,
    FOAF,
    IBIS,
    OA,
    ORG,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    member_property,
)

__all__ = ["Triple", "dataset_of", "in_order", "map_triples", "to_rdf"]

Triple = tuple[URIRef, URIRef, URIRef | Literal]

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

_TYPE, _LABEL = RDF.type, RDFS.label


def to_rdf(debate: ArgumentMap) -> Dataset:
    """The map as RDF, in the named graph ``<base>graph/map``.

    The dataset's default graph is the union of its graphs, so that ``query`` and ``triples``
    see the map. The same map gives the same triples, whatever made it. O(size of the map).

    >>> len(to_rdf(ArgumentMap("m", "https://example.org/", "T", "Q?")))
    11
    """
    return dataset_of(map_triples(debate), URIRef(debate.base + MAP_GRAPH))


def dataset_of(triples: Iterable[Triple], graph: URIRef) -> Dataset:
    """A dataset with ``triples`` in one named graph, and our prefixes."""
    dataset = Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    context = dataset.graph(graph)
    dataset.addN((subject, predicate, value, context) for subject, predicate, value in triples)
    return dataset


def map_triples(debate: ArgumentMap) -> Iterator[Triple]:
    """The triples of the map graph, unordered, some perhaps twice."""
    names = _Names.of(debate)
    yield from _map(debate)
    for expert in debate.experts:
        yield from _expert(expert, names)
    for source in debate.sources:
        yield from _source(source, names)
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


def in_order(subject: URIRef, members: Sequence[URIRef]) -> Iterator[Triple]:
    """The order of two or more ``members``, as rdf:_1, rdf:_2, ..."""
    if len(members) > 1:
        for place, member in enumerate(members, start=1):
            yield subject, member_property(place), member


@dataclass(frozen=True, slots=True)
class _Names:
    """The IRIs of one map's records; a target's kind is found by its id."""

    base: str
    language: str
    claims: frozenset[str]
    arguments: frozenset[str]
    attacks: frozenset[str]
    editors: frozenset[str]

    @classmethod
    def of(cls, debate: ArgumentMap) -> _Names:
        return cls(
            debate.base,
            debate.language,
            frozenset(claim.id for claim in debate.claims),
            frozenset(argument.id for argument in debate.arguments),
            frozenset(attack.id for attack in debate.attacks),
            frozenset(expert.id for expert in debate.experts if expert.standing is Standing.EDITOR),
        )

    def of_kind(self, kind: str, record_id: str) -> URIRef:
        return iri(self.base, kind, record_id)

    def claim(self, record_id: str) -> URIRef:
        return iri(self.base, "claim", record_id)

    def target(self, record_id: str, *, prefer_argument: bool = False) -> URIRef:
        """A claim, an argument or an attack: claims first where an id is in use twice."""
        if prefer_argument and record_id in self.arguments:
            return self.of_kind("argument", record_id)
        if record_id in self.claims:
            return self.claim(record_id)
        if record_id in self.arguments:
            return self.of_kind("argument", record_id)
        if record_id in self.attacks:
            return self.of_kind("attack", record_id)
        return self.claim(record_id)

    def organization(self, name: str) -> URIRef:
        return iri(self.base, "organization", _readable(name))

    def role(self, title: str) -> URIRef:
        return iri(self.base, "role", _readable(title))

    def text(self, value: str) -> Literal:
        return text(value, self.language)


def _readable(name: str) -> str:
    """A segment for a thing that has only a name: readable, and apart from its like."""
    return f"{slug(name)}-{content_hash(name, length=6)}"


def _typed(subject: URIRef, *classes: URIRef) -> Iterator[Triple]:
    for each in classes:
        yield subject, _TYPE, each


def _optional(subject: URIRef, *pairs: tuple[URIRef, Node | None]) -> Iterator[Triple]:
    """A triple for each pair whose value says something."""
    for predicate, value in pairs:
        if isinstance(value, URIRef) or (isinstance(value, Literal) and str(value)):
            yield subject, predicate, value


def _map(debate: ArgumentMap) -> Iterator[Triple]:
    subject = URIRef(f"{debate.base}map")
    title = text(debate.title, debate.language)
    yield from _typed(subject, CP.ArgumentMap, PROV.Entity)
    yield from _optional(
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
        yield from _typed(question, CP.Question, IBIS.Issue)
        yield question, _LABEL, text(debate.question, debate.language)


def _expert(expert: Expert, names: _Names) -> Iterator[Triple]:
    subject = names.of_kind("expert", expert.id)
    yield from _typed(subject, CP.Expert, FOAF.Agent, PROV.Agent)
    if expert.standing is Standing.PANEL:
        yield from _typed(subject, SCHEMA.Person)
    yield from _optional(
        subject,
        (_LABEL, Literal(expert.name)),
        (SCHEMA.name, Literal(expert.name)),
        (CP.standing, CONCEPTS[expert.standing]),
    )
    for place, role in enumerate(expert.roles, start=1):
        membership = URIRef(f"{subject}/role/{place}")
        yield from _typed(membership, ORG.Membership)
        yield membership, ORG.member, subject
        yield membership, CP.position, number(place)
        post = names.role(role.title)
        yield membership, ORG.role, post
        yield from _typed(post, ORG.Role)
        yield post, _LABEL, names.text(role.title)
        if role.organization:
            yield membership, ORG.organization, names.organization(role.organization)
            yield from _organization(role.organization, names)
        for count, period in enumerate(role.periods, start=1):
            span = URIRef(f"{membership}/period/{count}")
            yield membership, ORG.memberDuring, span
            yield from _typed(span, CP.Period)
            yield span, CP.position, number(count)
            if period.start is not None:
                yield span, SCHEMA.startDate, year(period.start)
            if period.end is not None:
                yield span, SCHEMA.endDate, year(period.end)


def _organization(name: str, names: _Names) -> Iterator[Triple]:
    subject = names.organization(name)
    yield from _typed(subject, ORG.Organization, FOAF.Agent)
    yield subject, _LABEL, Literal(name)


def _source(source: Source, names: _Names) -> Iterator[Triple]:
    subject = names.of_kind("source", source.id)
    title = text(source.title, source.language or names.language)
    licence = iri_or_text(source.licence)
    yield from _typed(subject, CP.Source, SCHEMA.Article, PROV.Entity)
    yield from _optional(
        subject,
        (_LABEL, title),
        (DCTERMS.title, title),
        (SCHEMA.url, iri_or_text(source.url)),
        (DCTERMS.issued, moment(source.date)),
        (DCTERMS.license if isinstance(licence, URIRef) else DCTERMS.rights, licence),
        (DCTERMS.language, Literal(source.language)),
        (CP.file, Literal(source.file)),
        (CP.sha256, Literal(source.sha256)),
    )
    if source.publisher:
        yield subject, DCTERMS.publisher, names.organization(source.publisher)
        yield from _organization(source.publisher, names)
    for place, section in enumerate(source.sections, start=1):
        part = URIRef(f"{subject}/section/{place}")
        yield from _typed(part, CP.Section, OA.SpecificResource)
        yield part, OA.hasSource, subject
        yield part, SCHEMA.isPartOf, subject
        yield part, CP.position, number(place)
        yield part, CP.speaker, names.of_kind("expert", section.expert)
        yield from _optional(part, (CP.marker, Literal(section.marker)))
        yield from _span(part, section.start, section.end)


def _span(subject: URIRef, start: int | None, end: int | None) -> Iterator[Triple]:
    """https://www.w3.org/TR/annotation-model/#text-position-selector."""
    if start is None and end is None:
        return
    selector = URIRef(f"{subject}/position")
    yield subject, OA.hasSelector, selector
    yield from _typed(selector, OA.TextPositionSelector)
    if start is not None:
        yield selector, OA.start, offset(start)
    if end is not None:
        yield selector, OA.end, offset(end)


def _passage(subject: URIRef, quotation: Quotation | None, names: _Names) -> Iterator[Triple]:
    """The passage that ``subject`` rests on; two records that rest on the same share it."""
    if quotation is None:
        return
    key = content_hash(
        quotation.source,
        quotation.exact,
        str(quotation.start),
        str(quotation.end),
        quotation.verification.value,
        str(quotation.similarity),
    )
    passage = URIRef(f"{names.base}passage/{key}")
    source = names.of_kind("source", quotation.source)
    yield subject, CP.passage, passage
    yield from _typed(passage, CP.Passage, OA.SpecificResource, PROV.Entity)
    yield passage, OA.hasSource, source
    yield passage, PROV.wasQuotedFrom, source
    yield passage, CP.verification, CONCEPTS[quotation.verification]
    if quotation.similarity is not None:
        yield passage, CP.similarity, decimal(quotation.similarity)
    selector = URIRef(f"{passage}/quote")
    yield passage, OA.hasSelector, selector
    yield from _typed(selector, OA.TextQuoteSelector)
    yield selector, OA.exact, Literal(quotation.exact)
    yield from _span(passage, quotation.start, quotation.end)


def _topic(topic: Topic, names: _Names) -> Iterator[Triple]:
    subject = names.of_kind("topic", topic.id)
    label = names.text(topic.label)
    yield from _typed(subject, CP.Topic, SKOS.Concept)
    yield from _optional(subject, (_LABEL, label), (SKOS.prefLabel, label))


def _claim(claim: Claim, names: _Names) -> Iterator[Triple]:
    subject = names.claim(claim.id)
    yield from _typed(subject, CP.Claim, AIF["I-node"])
    yield from _optional(
        subject,
        (_LABEL, names.text(claim.title)),
        (AIF.claimText, names.text(claim.text)),
        (CP.kind, CONCEPTS[claim.kind] if claim.kind else None),
    )
    for topic in claim.topics:
        yield subject, DCTERMS.subject, names.of_kind("topic", topic)


def _premises(subject: URIRef, premises: Sequence[str], names: _Names) -> Iterator[Triple]:
    members = [names.claim(premise) for premise in premises]
    for member in members:
        yield subject, CP.premise, member
        yield subject, AIF.Premise, member
    yield from in_order(subject, members)


def _argument(argument: Argument, names: _Names) -> Iterator[Triple]:
    subject = names.of_kind("argument", argument.id)
    yield from _typed(subject, CP.Argument, AIF["RA-node"])
    yield from _optional(
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


def _attack(attack: Attack, names: _Names) -> Iterator[Triple]:
    subject = names.of_kind("attack", attack.id)
    target = names.target(attack.target, prefer_argument=attack.kind is AttackKind.UNDERCUT)
    yield from _typed(subject, CP.Attack, AIF["CA-node"])
    yield from _optional(subject, (_LABEL, names.text(attack.title)))
    yield subject, CP.kind, CONCEPTS[attack.kind]
    yield subject, CP.target, target
    yield from _premises(subject, attack.premises, names)
    if target == names.claim(attack.target):
        yield subject, AIF.Conclusion, target
    for premise in attack.premises:
        yield names.claim(premise), CP.attacks, target


def _relation(relation: Relation, names: _Names) -> Iterator[Triple]:
    subject = names.of_kind("relation", relation.id)
    source, target = names.claim(relation.source), names.claim(relation.target)
    yield from _typed(subject, CP.Relation)
    yield subject, CP.kind, CONCEPTS[relation.kind]
    yield subject, CP["from"], source
    yield subject, CP["to"], target
    yield subject, CP.degree, decimal(relation.degree)
    yield from _optional(subject, (SKOS.note, names.text(relation.note)))
    if relation.asserted_by is not None:
        yield subject, PROV.wasAttributedTo, names.of_kind("expert", relation.asserted_by)
    yield from _passage(subject, relation.quotation, names)
    shortcut, both_ways = _SHORTCUTS[relation.kind]
    if relation.kind is RelationKind.EQUIVALENT and relation.degree < 1:
        shortcut = SKOS.closeMatch
    yield source, shortcut, target
    if both_ways:
        yield target, shortcut, source
    if relation.kind is RelationKind.NARROWER:
        yield target, SKOS.narrower, source


def _stance(stance: Stance, names: _Names) -> Iterator[Triple]:
    subject = names.of_kind("stance", stance.id)
    expert = names.of_kind("expert", stance.expert)
    target = names.target(stance.target)
    conditions = [names.claim(condition) for condition in stance.conditions]
    yield from _typed(subject, CP.Stance, AIF["L-node"])
    yield subject, CP.expert, expert
    yield subject, PROV.wasAttributedTo, expert
    yield subject, CP.target, target
    yield subject, CP.polarity, CONCEPTS[stance.polarity]
    yield subject, CP.mode, CONCEPTS[stance.mode]
    for condition in conditions:
        yield subject, CP.condition, condition
    yield from in_order(subject, conditions)
    yield from _optional(
        subject,
        (CP.wording, names.text(stance.wording)),
        (DCTERMS.source, names.of_kind("source", stance.source) if stance.source else None),
        (DCTERMS.date, moment(stance.date)),
        (CP.voice, names.of_kind("expert", stance.voice) if stance.voice else None),
        (CP.shift, CONCEPTS[stance.shift] if stance.shift else None),
        (SKOS.note, names.text(stance.note)),
        (CP.confidence, decimal(stance.confidence) if stance.confidence != 1 else None),
    )
    yield from _passage(subject, stance.quotation, names)
    if stance.target in names.claims:
        yield expert, _attitude(stance, is_editor=stance.expert in names.editors), target


def _attitude(stance: Stance, *, is_editor: bool) -> URIRef:
    """The shortcut from an expert to a claim; only what counts as their own affirms or denies."""
    if is_editor or stance.mode is Mode.REPORTED:
        return CP.reports
    if stance.mode is Mode.CONCEDED:
        return CP.concedes
    return CP.affirms if stance.polarity is Polarity.AFFIRM else CP.denies
