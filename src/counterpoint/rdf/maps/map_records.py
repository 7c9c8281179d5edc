"""From RDF to an argument map: the inverse of `counterpoint.rdf.maps.map_triples`.

Reads RDF of any origin that conforms to ``ontology/shapes.ttl``. IRIs that are not under the
map's base become ids as they are. Shortcuts such as ``cp:affirms`` are not read: a stance says
what they say, and with its passage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from rdflib import Dataset, Graph, URIRef
from rdflib.term import Node

from counterpoint.errors import Problem, Severity
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Expert,
    Mode,
    Period,
    Polarity,
    Quotation,
    Relation,
    RelationKind,
    Role,
    Section,
    Shift,
    Source,
    Stance,
    Standing,
    Topic,
    Verification,
    slug,
)
from counterpoint.processes.budget import Budget
from counterpoint.rdf.lookup.record_values import GraphIndex, shown
from counterpoint.rdf.maps.unknown_terms import find_unknown_terms, find_unread
from counterpoint.rdf.terms.literals import year_of
from counterpoint.rdf.terms.names import id_of, is_absolute_iri
from counterpoint.vocab import AIF, CP, DCTERMS, OA, ORG, PROV, RDFS, SCHEMA, SKOS

_Record = TypeVar("_Record")
_TARGETS = {"claim": CP.Claim, "argument": CP.Argument, "attack": CP.Attack}


def from_rdf(data: Dataset | Graph, *, file: str = "RDF") -> ArgumentMap:
    """The map that ``data`` holds, in any of its graphs.

    ``from_rdf(to_rdf(m)) == m`` for a map whose references are all to records of its own.
    ``file`` is named in messages. O(triples).

    Raises:
        InputError: there is not exactly one map, or a record lacks something it needs; every
            such node is named with its property.
    """
    if isinstance(data, Dataset):
        return records_of(((s, p, o) for s, p, o, _ in data.quads()), file=file)
    return records_of(data, file=file)


def records_of(
    triples: Iterable[tuple[Node, Node, Node]], *, file: str = "RDF", budget: Budget | None = None
) -> ArgumentMap:
    """As `from_rdf`, from triples.

    Raises:
        LimitError: it took longer than the ``budget`` allows.
    """
    debate, _ = read_records(triples, file=file, budget=budget)
    return debate


def read_records(
    triples: Iterable[tuple[Node, Node, Node]], *, file: str = "RDF", budget: Budget | None = None
) -> tuple[ArgumentMap, tuple[Problem, ...]]:
    """As `records_of`, and what of the data is not read, as warnings."""
    index = GraphIndex(triples, file, budget)
    terms = find_unknown_terms(index)
    doubts = [each for each in terms if each.severity is not Severity.ERROR]
    index.note_all(each for each in terms if each.severity is Severity.ERROR)
    maps = index.subjects(CP.ArgumentMap)
    if len(maps) != 1:
        told = ", ".join(shown(each) for each in maps[:3])
        index.note(
            CP.ArgumentMap,
            f"is the type of {len(maps)} things: {told}" if maps else "is the type of nothing",
            "there must be exactly one map",
        )
        index.raise_problems()
    debate = _Reader(index, maps[0]).read()
    index.raise_problems()
    return debate, (*doubts, *find_unread(index, debate))


class _Reader:
    """Makes the records of one map; problems gather in the index."""

    def __init__(self, index: GraphIndex, subject: Node) -> None:
        self._index = index
        self._map = subject
        self._base = index.text(subject, CP.base) or _base_of(str(subject))
        if not is_absolute_iri(self._base) or self._base[-1] not in "/#":
            index.note(
                subject, f"has the cp:base {self._base[:80]}", "end an absolute IRI in / or #"
            )
        index.language = index.text(subject, DCTERMS.language) or "en"
        self._memberships = index.parts(ORG.Membership, ORG.member)
        self._sections = index.parts(CP.Section, SCHEMA.isPartOf)
        # What several records may share is read once.
        self._roles: dict[Node, Role] = {}
        self._spans: dict[Node, tuple[int | None, int | None]] = {}
        self._quotations: dict[Node, Quotation | None] = {}

    def read(self) -> ArgumentMap:
        index, subject = self._index, self._map
        title = index.text(subject, DCTERMS.title) or index.label(subject, required=True)
        return ArgumentMap(
            id=index.text(subject, DCTERMS.identifier) or slug(title),
            base=self._base,
            title=title,
            question=index.named(subject, CP.asks),
            language=index.language,
            abstract=index.text(subject, DCTERMS.abstract),
            experts=self._all(CP.Expert, self._expert),
            sources=self._all(CP.Source, self._source),
            topics=self._topics(),
            claims=self._all(CP.Claim, self._claim),
            arguments=self._all(CP.Argument, self._argument),
            attacks=self._all(CP.Attack, self._attack),
            relations=self._all(CP.Relation, self._relation),
            stances=self._all(CP.Stance, self._stance),
        )

    def _all(self, kind: URIRef, read: Callable[[Node], _Record]) -> tuple[_Record, ...]:
        return tuple(read(subject) for subject in self._index.subjects(kind))

    # What a record refers to

    def _id(self, kind: str, node: Node) -> str:
        return id_of(self._base, kind, str(node))

    def _reference(self, subject: Node, kind: str, type_: URIRef, *names: URIRef) -> str | None:
        """The id of the record that the property refers to, if it does."""
        node = self._index.one(subject, *names)
        if node is None:
            return None
        self._check(subject, names[0], node, (type_,))
        return self._id(kind, node)

    def _required(self, subject: Node, kind: str, type_: URIRef, *names: URIRef) -> str:
        found = self._reference(subject, kind, type_, *names)
        if found is None:
            self._index.missing(subject, names[0])
            return ""
        return found

    def _target(self, subject: Node, *names: URIRef, required: bool = True) -> str | None:
        """The id of the claim, the argument or the attack that the property refers to."""
        node = self._index.one(subject, *names)
        if node is None:
            if required:
                self._index.missing(subject, names[0])
            return None
        self._check(subject, names[0], node, tuple(_TARGETS.values()))
        for kind, type_ in _TARGETS.items():
            if self._index.has_type(node, type_):
                return self._id(kind, node)
        return str(node)

    def _claims(self, subject: Node, *names: URIRef) -> tuple[str, ...]:
        nodes = self._index.in_order(subject, *names)
        for node in nodes:
            self._check(subject, names[0], node, (CP.Claim,))
        return tuple(self._id("claim", node) for node in nodes)

    def _check(self, subject: Node, name: URIRef, node: Node, types: tuple[URIRef, ...]) -> None:
        if not any(self._index.has_type(node, type_) for type_ in types):
            told = " or ".join(f"a {shown(type_)}" for type_ in types)
            self._index.note(
                subject,
                f"has the {shown(name)} {shown(node)}, which is not {told} here",
                "describe it or correct the reference",
            )

    # The records

    def _expert(self, subject: Node) -> Expert:
        index = self._index
        roles = tuple(self._role(part) for part in self._memberships.get(subject, ()))
        return Expert(
            id=self._id("expert", subject),
            name=index.label(subject, required=True),
            roles=roles,
            standing=index.choice(subject, CP.standing, Standing, None) or Standing.PANEL,
            family=index.text(subject, SCHEMA.familyName),
        )

    def _role(self, membership: Node) -> Role:
        if membership not in self._roles:
            self._roles[membership] = self._role_in(membership)
        return self._roles[membership]

    def _role_in(self, membership: Node) -> Role:
        index = self._index
        index.one(membership, ORG.member)  # noted where there are several
        spans = index.by_position(index.values(membership, ORG.memberDuring))
        return Role(
            title=index.named(membership, ORG.role) or index.label(membership),
            organization=index.named(membership, ORG.organization),
            periods=tuple(
                Period(
                    year_of(index.text(span, SCHEMA.startDate)),
                    year_of(index.text(span, SCHEMA.endDate)),
                )
                for span in spans
            ),
        )

    def _source(self, subject: Node) -> Source:
        index = self._index
        return Source(
            id=self._id("source", subject),
            title=index.text(subject, DCTERMS.title) or index.label(subject, required=True),
            url=index.text(subject, SCHEMA.url),
            publisher=index.named(subject, DCTERMS.publisher)
            or index.text(subject, DCTERMS.publisher),
            date=index.text(subject, DCTERMS.issued, DCTERMS.date),
            licence=index.text(subject, DCTERMS.license, DCTERMS.rights),
            language=index.text(subject, DCTERMS.language),
            file=index.text(subject, CP.file),
            sha256=index.text(subject, CP.sha256),
            sections=tuple(self._section(part) for part in self._sections.get(subject, ())),
        )

    def _section(self, part: Node) -> Section:
        self._index.one(part, SCHEMA.isPartOf)  # noted where there are several
        start, end = self._span(part)
        return Section(
            expert=self._required(part, "expert", CP.Expert, CP.speaker),
            marker=self._index.text(part, CP.marker),
            start=start,
            end=end,
        )

    def _span(self, subject: Node) -> tuple[int | None, int | None]:
        if subject not in self._spans:
            self._spans[subject] = self._span_of(self._index.values(subject, OA.hasSelector))
        return self._spans[subject]

    def _span_of(self, selectors: Iterable[Node]) -> tuple[int | None, int | None]:
        index = self._index
        for selector in selectors:
            if index.values(selector, OA.start, OA.end):
                return index.integer(selector, OA.start), index.integer(selector, OA.end)
        return None, None

    def _quotation(self, subject: Node) -> Quotation | None:
        passage = self._index.one(subject, CP.passage)
        if passage is None:
            return None
        if passage not in self._quotations:
            self._quotations[passage] = self._quotation_at(passage)
        return self._quotations[passage]

    def _quotation_at(self, passage: Node) -> Quotation | None:
        index = self._index
        quotes = [
            str(index.one(selector, OA.exact))
            for selector in index.values(passage, OA.hasSelector)
            if index.values(selector, OA.exact)
        ]
        if not quotes:
            index.missing(passage, OA.exact)
        start, end = self._span(passage)
        found = index.choice(passage, CP.verification, Verification, None)
        return Quotation(
            source=self._required(passage, "source", CP.Source, OA.hasSource, PROV.wasQuotedFrom),
            exact=next(iter(quotes), ""),
            start=start,
            end=end,
            verification=found or Verification.UNVERIFIED,
            similarity=index.share(passage, CP.similarity, None),
        )

    def _topics(self) -> tuple[Topic, ...]:
        """The topics described, and those that claims only refer to."""
        index = self._index
        described = set(index.subjects(CP.Topic))
        found: set[Node] = set(described)
        for claim in index.subjects(CP.Claim):
            found.update(index.values(claim, DCTERMS.subject))
        topics = []
        for subject in sorted(found, key=str):
            topic_id = self._id("topic", subject)
            label = index.label(subject)
            if not label and subject not in described:
                label = topic_id.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
            topics.append(Topic(topic_id, label))
        return tuple(topics)

    def _claim(self, subject: Node) -> Claim:
        index = self._index
        topics = index.values(subject, DCTERMS.subject)
        return Claim(
            id=self._id("claim", subject),
            title=index.label(subject, required=True),
            text=index.text(subject, AIF.claimText),
            kind=index.choice(subject, CP.kind, ClaimKind, None),
            topics=tuple(sorted(self._id("topic", topic) for topic in topics)),
        )

    def _argument(self, subject: Node) -> Argument:
        index = self._index
        return Argument(
            id=self._id("argument", subject),
            premises=self._claims(subject, CP.premise, AIF.Premise),
            conclusion=self._target(subject, CP.conclusion, AIF.Conclusion, required=False),
            title=index.text(subject, RDFS.label),
            text=index.text(subject, DCTERMS.description),
            scheme=index.text(subject, CP.scheme),
        )

    def _attack(self, subject: Node) -> Attack:
        index = self._index
        kind = index.choice(subject, CP.kind, AttackKind, None)
        if kind is None:
            index.missing(subject, CP.kind)
        return Attack(
            id=self._id("attack", subject),
            premises=self._claims(subject, CP.premise, AIF.Premise),
            target=self._target(subject, CP.target, AIF.Conclusion) or "",
            kind=kind or AttackKind.REBUT,
            title=index.text(subject, RDFS.label),
        )

    def _relation(self, subject: Node) -> Relation:
        index = self._index
        kind = index.choice(subject, CP.kind, RelationKind, None)
        if kind is None:
            index.missing(subject, CP.kind)
        return Relation(
            id=self._id("relation", subject),
            kind=kind or RelationKind.CONTRADICTS,
            source=self._required(subject, "claim", CP.Claim, CP["from"]),
            target=self._required(subject, "claim", CP.Claim, CP["to"]),
            degree=index.share(subject, CP.degree, 1.0) or 1.0,
            note=index.text(subject, SKOS.note),
            asserted_by=self._reference(subject, "expert", CP.Expert, PROV.wasAttributedTo),
            quotation=self._quotation(subject),
        )

    def _stance(self, subject: Node) -> Stance:
        index = self._index
        polarity = index.choice(subject, CP.polarity, Polarity, None)
        if polarity is None:
            index.missing(subject, CP.polarity)
        return Stance(
            id=self._id("stance", subject),
            expert=self._required(subject, "expert", CP.Expert, CP.expert, PROV.wasAttributedTo),
            target=self._target(subject, CP.target) or "",
            polarity=polarity or Polarity.AFFIRM,
            mode=index.choice(subject, CP.mode, Mode, None) or Mode.EXPLICIT,
            conditions=self._claims(subject, CP.condition),
            wording=index.text(subject, CP.wording),
            quotation=self._quotation(subject),
            source=self._reference(subject, "source", CP.Source, DCTERMS.source),
            date=index.text(subject, DCTERMS.date),
            voice=self._reference(subject, "expert", CP.Expert, CP.voice),
            shift=index.choice(subject, CP.shift, Shift, None),
            note=index.text(subject, SKOS.note),
            confidence=index.share(subject, CP.confidence, 1.0) or 1.0,
        )


def _base_of(subject: str) -> str:
    """The base of a map that does not state it, from the map's own IRI."""
    return subject.removesuffix("map") if subject.endswith(("/map", "#map")) else f"{subject}/"
