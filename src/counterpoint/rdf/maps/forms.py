"""The records of a map as RDF: which property holds which field, said once for both directions.

To add a field of a stance is to add a line to `STANCE`, the term to `counterpoint.vocab` and to
the ontology, and a shape; writing, reading and the warnings of what is not read follow. What
belongs here: the table. What does not: how a sort of value is written
(`counterpoint.rdf.maps.fields`), and experts, sources and passages, which are several nodes each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from rdflib import URIRef
from rdflib.term import Node

from counterpoint.model import (
    Argument,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Directness,
    Fidelity,
    Firmness,
    Grade,
    IssueName,
    JudgedPair,
    Polarity,
    Relation,
    RelationKind,
    Shift,
    Stance,
)
from counterpoint.rdf.maps.fields import (
    Choice,
    Claims,
    Field,
    Flag,
    Moment,
    NameField,
    Passage,
    Record,
    Reference,
    References,
    Share,
    Target,
    Text,
    Topics,
)
from counterpoint.rdf.maps.manner import DirectnessField, FirmnessField
from counterpoint.rdf.maps.reading import MapReading
from counterpoint.rdf.maps.record_names import RECORD_CLASSES, RecordNames
from counterpoint.rdf.terms.triples import Triple, typed
from counterpoint.vocab import AIF, CP, DCTERMS, IBIS, PROV, RDFS, SKOS

_Record = TypeVar("_Record", bound=Record)


@dataclass(frozen=True, slots=True)
class Form(Generic[_Record]):
    """A kind of record: its folder, its class elsewhere, and its fields in the order of reading."""

    record: type[_Record]
    kind: str
    foreign_class: URIRef | None
    fields: tuple[Field, ...]

    @property
    def own_class(self) -> URIRef:
        """Its class in our namespace."""
        return RECORD_CLASSES[self.kind]

    def triples(self, record: _Record, names: RecordNames) -> Iterator[Triple]:
        """All that ``record`` says of itself."""
        subject = names.of_kind(self.kind, record.id)
        yield from typed(subject, self.own_class)
        if self.foreign_class is not None:
            yield from typed(subject, self.foreign_class)
        for each in self.fields:
            yield from each.triples(record, subject, names)

    def read(self, subject: Node, reading: MapReading) -> _Record:
        """The record that ``subject`` is; what is wrong with it is noted."""
        fields = {each.name: each.read(subject, reading) for each in self.fields}
        return self.record(id=reading.id_of(self.kind, subject), **fields)  # type: ignore[arg-type]


STANCE = Form(
    Stance,
    "stance",
    AIF["L-node"],
    (
        Choice("polarity", CP.polarity, Polarity, Polarity.AFFIRM, is_required=True),
        Reference("expert", CP.expert, "expert", also=PROV.wasAttributedTo, is_required=True),
        Target("target", CP.target),
        DirectnessField("directness", CP.directness, Directness),
        FirmnessField("firmness", CP.firmness, Firmness),
        Claims("conditions", CP.condition),
        References("goals", CP.goal, "claim"),
        Text("wording", CP.wording),
        Passage(),
        Reference("source", DCTERMS.source, "source"),
        Moment("date"),
        Reference("voice", CP.voice, "expert"),
        Reference("answers", CP.answers, "expert"),
        Choice("shift", CP.shift, Shift),
        References("sums", CP.sumsUp, "expert"),
        Choice("fidelity", CP.fidelity, Fidelity),
        Text("note", SKOS.note),
        Share("confidence", CP.confidence, otherwise=None),
        Text("confidence_said", CP.confidenceSaid),
        Choice("grade", CP.grade, Grade),
        Flag("is_deciding", CP.isDeciding),
    ),
)
CLAIM = Form(
    Claim,
    "claim",
    AIF["I-node"],
    (
        NameField("title"),
        Text("text", AIF.claimText),
        Choice("kind", CP.kind, ClaimKind),
        Topics(),
        Text("actor", CP.actor),
        References("issues", CP.issue, "issue"),
    ),
)
ARGUMENT = Form(
    Argument,
    "argument",
    AIF["RA-node"],
    (
        Claims("premises", CP.premise, also=AIF.Premise),
        Target("conclusion", CP.conclusion, also=AIF.Conclusion, is_required=False),
        Text("title", RDFS.label),
        Text("text", DCTERMS.description),
        Text("scheme", CP.scheme, is_plain=True),
    ),
)
ATTACK = Form(
    Attack,
    "attack",
    AIF["CA-node"],
    (
        Choice("kind", CP.kind, AttackKind, AttackKind.REBUT, is_required=True),
        Claims("premises", CP.premise, also=AIF.Premise),
        Target("target", CP.target, also=AIF.Conclusion),
        Text("title", RDFS.label),
    ),
)
RELATION = Form(
    Relation,
    "relation",
    None,
    (
        Choice("kind", CP.kind, RelationKind, RelationKind.CONTRADICTS, is_required=True),
        Reference("source", CP["from"], "claim", is_required=True),
        Reference("target", CP["to"], "claim", is_required=True),
        Share("degree", CP.degree),
        Text("note", SKOS.note),
        Reference("asserted_by", PROV.wasAttributedTo, "expert"),
        Passage(),
        Flag("is_deciding", CP.isDeciding),
    ),
)
ISSUE = Form(IssueName, "issue", IBIS.Issue, (Text("question", CP.question),))
JUDGED = Form(
    JudgedPair,
    "no-conflict",
    None,
    (References("claims", CP.concerns, "claim"), Text("note", SKOS.note)),
)
# Stances first: so messages name the records that have one property.
FORMS = (STANCE, CLAIM, ARGUMENT, ATTACK, RELATION, ISSUE, JUDGED)
