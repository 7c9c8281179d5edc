"""The IRIs of one map's records."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from rdflib import Literal, URIRef

from counterpoint.model import ArgumentMap, Standing, content_hash, slug
from counterpoint.rdf.terms.literals import text
from counterpoint.rdf.terms.names import iri
from counterpoint.vocab import CP

# The class of each kind of record; the kind is also the folder of their IRIs.
RECORD_CLASSES: MappingProxyType[str, URIRef] = MappingProxyType(
    {
        "expert": CP.Expert,
        "source": CP.Source,
        "claim": CP.Claim,
        "argument": CP.Argument,
        "attack": CP.Attack,
        "relation": CP.Relation,
        "stance": CP.Stance,
        "topic": CP.Topic,
        "issue": CP.NamedIssue,
        "no-conflict": CP.NoConflict,
    }
)


@dataclass(frozen=True, slots=True)
class RecordNames:
    """The IRIs of one map's records; a target's kind is found by its id."""

    base: str
    language: str
    claims: frozenset[str]
    arguments: frozenset[str]
    attacks: frozenset[str]
    editors: frozenset[str]

    @classmethod
    def of(cls, argument_map: ArgumentMap) -> RecordNames:
        """The names of the records of ``argument_map``."""
        editors = [each.id for each in argument_map.experts if each.standing is Standing.EDITOR]
        return cls(
            argument_map.base,
            argument_map.language,
            frozenset(claim.id for claim in argument_map.claims),
            frozenset(argument.id for argument in argument_map.arguments),
            frozenset(attack.id for attack in argument_map.attacks),
            frozenset(editors),
        )

    def of_kind(self, kind: str, record_id: str) -> URIRef:
        """The record of that kind (``expert``, ``source``, ...)."""
        return iri(self.base, kind, record_id)

    def claim(self, record_id: str) -> URIRef:
        """A claim."""
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
        """The organization of that name: two of one name are one."""
        return iri(self.base, "organization", _readable(name))

    def role(self, title: str) -> URIRef:
        """The post of that title: two of one title are one."""
        return iri(self.base, "role", _readable(title))

    def text(self, value: str) -> Literal:
        """``value`` in the map's language."""
        return text(value, self.language)


def _readable(name: str) -> str:
    """A segment for a thing that has only a name: readable, and apart from its like."""
    return f"{slug(name)}-{content_hash(name, length=6)}"
