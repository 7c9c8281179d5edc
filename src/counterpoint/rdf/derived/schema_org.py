"""A map as schema.org's Claim and ClaimReview, in JSON-LD.

https://schema.org/ClaimReview: whoever takes a side on a claim reviews it; the rating is 1 for
who affirms it and -1 for who denies it, and its name says how. What belongs here: schema.org's
terms. What does not: our own vocabulary, which the map's RDF has.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from counterpoint.formats.field_losses import losses_by_field
from counterpoint.formats.losses import Conversion, Loss
from counterpoint.formats.result import RenderedMap
from counterpoint.formats.sides import losses_of_others, own_sides
from counterpoint.model import (
    Agent,
    ArgumentMap,
    Claim,
    Expert,
    Grade,
    Polarity,
    Publication,
    Source,
    Stance,
)
from counterpoint.rdf.maps.record_names import RecordNames

Json = dict[str, Any]

_VERBS = {Polarity.AFFIRM: "agrees", Polarity.DENY: "disagrees"}
_RATINGS = {Polarity.AFFIRM: 1, Polarity.DENY: -1}
_GRADES = {Grade.STRONG: "strongly ", Grade.MILD: "somewhat ", None: ""}
_FIELDS = {
    "map": ("base", "title", "question", "language", "abstract", "publication"),
    "experts": ("id", "name", "roles"),
    "sources": ("id", "title", "url", "publisher", "date", "licence", "language"),
    "topics": ("label",),
    "claims": ("id", "title", "text", "topics"),
    "stances": (
        *("id", "expert", "target", "polarity", "directness", "firmness", "wording"),
        *("quotation", "source", "date", "note", "grade"),
    ),
}


def render_schema_org(argument_map: ArgumentMap) -> RenderedMap:
    """The claims and who takes which side on them, as one graph. Linear in the map.

    It can stand in the script of a web page as it is: no ``<`` is in it.
    """
    writer = _SchemaOrgWriter(argument_map)
    graph = [
        writer.head(),
        *map(writer.claim, argument_map.claims),
        *map(writer.review, writer.stances),
        *writer.people(),
        *writer.sources(),
    ]
    content = {"@context": "https://schema.org", "@graph": graph}
    text = json.dumps(content, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n"
    return RenderedMap(text, writer.conversion())


class _SchemaOrgWriter:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._names = RecordNames.of(argument_map)
        self._claims = {claim.id: claim for claim in argument_map.claims}
        self._topics = {topic.id: topic.label for topic in argument_map.topics}
        sides = own_sides(argument_map)
        self.stances = [stance for stance in sides if stance.target in self._claims]
        self._sources: dict[str, set[str]] = defaultdict(set)
        for stance in self.stances:
            if stance.source and stance.polarity is Polarity.AFFIRM:
                self._sources[stance.target].add(stance.source)
        self._on_steps = [stance.id for stance in sides if stance.target not in self._claims]

    def head(self) -> Json:
        """The map as a data set of which the claims are parts."""
        question = self._map.question
        about = {"@type": "Question", "name": question} if question else None
        published = self._map.publication or Publication()
        publisher = published.publisher
        return _without_blanks(
            {
                "@type": "Dataset",
                "@id": self._map.base,
                "name": self._map.title,
                "description": self._map.abstract,
                "inLanguage": self._map.language,
                "about": about,
                "license": published.licence,
                "creator": [_agent(each) for each in published.creators],
                "publisher": None if publisher is None else _agent(publisher),
                "datePublished": published.issued,
                "dateModified": published.modified,
            }
        )

    def claim(self, claim: Claim) -> Json:
        """A claim in the mapper's words, and where somebody affirms it."""
        return _without_blanks(
            {
                "@type": "Claim",
                "@id": str(self._names.claim(claim.id)),
                "name": claim.title or claim.text or claim.id,
                "text": claim.text,
                "inLanguage": self._map.language,
                "keywords": [self._topics.get(topic, topic) for topic in claim.topics],
                "appearance": [
                    self._reference("source", source) for source in sorted(self._sources[claim.id])
                ],
                "isPartOf": {"@id": self._map.base},
            }
        )

    def review(self, stance: Stance) -> Json:
        """Who takes which side on a claim, and where."""
        claim = self._claims[stance.target]
        how = f" ({', '.join(stance.mode_words)})" if stance.mode_words else ""
        verdict = f"{_GRADES[stance.grade]}{_VERBS[stance.polarity]}{how}"
        quotation = stance.quotation
        citation = quotation and {
            "@type": "Quotation",
            "text": quotation.exact,
            "isPartOf": self._reference("source", quotation.source),
        }
        return _without_blanks(
            {
                "@type": "ClaimReview",
                "@id": str(self._names.of_kind("stance", stance.id)),
                "author": self._reference("expert", stance.expert),
                "claimReviewed": claim.text or claim.title or claim.id,
                "itemReviewed": {"@id": str(self._names.claim(claim.id))},
                "reviewRating": {
                    "@type": "Rating",
                    "ratingValue": _RATINGS[stance.polarity],
                    "bestRating": 1,
                    "worstRating": -1,
                    "alternateName": verdict,
                },
                "reviewBody": "\n".join(filter(None, (stance.wording, stance.note))),
                "datePublished": stance.date,
                "citation": citation,
                "isBasedOn": self._reference("source", stance.source) if stance.source else None,
            }
        )

    def people(self) -> Iterator[Json]:
        """Those who take a side, with their posts."""
        speaking = {stance.expert for stance in self.stances}
        for expert in self._map.experts:
            if expert.id in speaking:
                yield self._person(expert)

    def _person(self, expert: Expert) -> Json:
        organizations = dict.fromkeys(role.organization for role in expert.roles)
        return _without_blanks(
            {
                "@type": "Person",
                "@id": str(self._names.of_kind("expert", expert.id)),
                "name": expert.name or expert.id,
                "jobTitle": [role.title for role in expert.roles if role.title],
                "affiliation": [_organization(name) for name in organizations if name],
            }
        )

    def sources(self) -> Iterator[Json]:
        """The documents."""
        yield from map(self._source, self._map.sources)

    def _source(self, source: Source) -> Json:
        return _without_blanks(
            {
                "@type": "CreativeWork",
                "@id": str(self._names.of_kind("source", source.id)),
                "name": source.title,
                "url": source.url,
                "publisher": _organization(source.publisher) if source.publisher else None,
                "datePublished": source.date,
                "license": source.licence,
                "inLanguage": source.language,
            }
        )

    def _reference(self, kind: str, record_id: str) -> Json:
        return {"@id": str(self._names.of_kind(kind, record_id))}

    def conversion(self) -> Conversion:
        """How much of the map is there, and what is not."""
        speaking = {stance.expert for stance in self.stances}
        quiet = tuple(each.id for each in self._map.experts if each.id not in speaking)
        periods = tuple(x.id for x in self._map.experts if any(role.periods for role in x.roles))
        on_steps = tuple(self._on_steps)
        quotations = filter(None, (stance.quotation for stance in self.stances))
        places = sum(quotation.start is not None for quotation in quotations)
        losses = (
            *losses_by_field(self._map, _FIELDS),
            *losses_of_others(self._map),
            Loss("stances:reasons", len(on_steps), "stances on reasons and objections", on_steps),
            Loss("experts:quiet", len(quiet), "voices that take no side", quiet),
            Loss("experts:periods", len(periods), "when posts were held", periods),
            Loss("stances:offsets", places, "where quoted words stand in their sources"),
        )
        counts = (
            ("claims", len(self._map.claims)),
            ("experts", len(speaking)),
            ("stances", len(self.stances)),
            ("sources", len(self._map.sources)),
        )
        return Conversion("schema-org", counts, losses)


def _agent(agent: Agent) -> Json:
    return _without_blanks({"name": agent.name, "sameAs": list(agent.identifiers)})


def _organization(name: str) -> Json:
    return {"@type": "Organization", "name": name}


def _without_blanks(record: Json) -> Json:
    return {name: value for name, value in record.items() if value not in (None, "", [])}
