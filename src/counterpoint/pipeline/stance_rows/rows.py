"""The stances of a map as rows that say all without the map.

What belongs here: one row a stance. What does not: tables and files of them
(`counterpoint.formats.stance_table`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counterpoint.analysis.basis.positions import weight_of
from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.formats.iso_dates import read_date
from counterpoint.model import Claim, Stance
from counterpoint.model.stance_rows import StanceRow
from counterpoint.network import ArgumentNetwork
from counterpoint.rdf.terms.names import iri


def person_of(network: ArgumentNetwork, expert: str) -> str:
    """By what somebody is the same over maps: the first identifier, else the IRI in this map."""
    identifiers = network.experts[expert].identifiers
    return identifiers[0] if identifiers else str(iri(network.map.base, "expert", expert))


def find_rows(
    network: ArgumentNetwork,
    persons: Mapping[str, str] | None = None,
    classes: Mapping[str, str] | None = None,
    settings: Settings = DEFAULTS,
) -> Iterator[StanceRow]:
    """One row for each stance of a map, in the order of the map. Linear.

    ``persons`` says by expert who somebody is over maps, where that is more than `person_of` has,
    ``classes`` by class which IRI it has over maps, where that is another one than in this map.
    """
    row_maker = _RowMaker(network, persons or {}, classes or {}, settings)
    for stance in network.map.stances:
        yield row_maker.row(stance)


class _RowMaker:
    """What all rows of one map look up."""

    def __init__(
        self,
        network: ArgumentNetwork,
        persons: Mapping[str, str],
        classes: Mapping[str, str],
        settings: Settings,
    ) -> None:
        argument_map = network.map
        self._network, self._classes, self._settings = network, classes, settings
        self._persons = {
            expert: persons.get(expert) or person_of(network, expert) for expert in network.experts
        }
        self._dates = {source.id: source.date for source in argument_map.sources}
        self._topics = {topic.id: topic.label for topic in argument_map.topics}
        self._conditions: dict[tuple[str, ...], str] = {}

    def row(self, stance: Stance) -> StanceRow:
        """The row of a stance."""
        network = self._network
        claim, expert = network.claims.get(stance.target), network.experts[stance.expert]
        class_id = network.class_of.get(stance.target)
        quotation = stance.quotation
        source = stance.source or (quotation.source if quotation else None)
        kind = None if class_id is None else network.kind(class_id)
        return StanceRow(
            map=network.map.base,
            question=network.map.question,
            date=day_of(stance.date or self._dates.get(source or "", "")),
            expert=stance.expert,
            person=self._persons[stance.expert],
            claim=None if claim is None else self._iri("claim", claim.id),
            class_=None if class_id is None else self._class_iri(class_id),
            topic=None if claim is None else self._topic(claim),
            polarity=None if stance.firmness.takes_no_side else stance.polarity.value,
            directness=stance.directness.value,
            firmness=stance.firmness.value,
            weight=weight_of(stance, network, self._settings),
            confidence=stance.confidence,
            source=None if source is None else self._iri("source", source),
            start=quotation.start if quotation else None,
            end=quotation.end if quotation else None,
            stance=stance.id,
            standing=expert.standing.value,
            panel=len(network.panel),
            name=expert.name or expert.id,
            text=None if class_id is None else _text_of(network.face(class_id)),
            kind=None if kind is None else kind.value,
            argument=stance.target if claim is None else None,
            conditions=self._conditions_of(stance),
        )

    def _iri(self, kind: str, record_id: str) -> str:
        return str(iri(self._network.map.base, kind, record_id))

    def _class_iri(self, class_id: str) -> str:
        return self._classes.get(class_id) or self._iri("claim", class_id)

    def _topic(self, claim: Claim) -> str | None:
        return "; ".join(self._topics.get(topic, topic) for topic in claim.topics) or None

    def _conditions_of(self, stance: Stance) -> str | None:
        if not stance.conditions:
            return None
        if stance.conditions not in self._conditions:
            classes = self._network.classes_of(stance.conditions)
            names = sorted({self._class_iri(class_id) for class_id in classes})
            self._conditions[stance.conditions] = " ".join(names)
        return self._conditions[stance.conditions]


def _text_of(claim: Claim) -> str:
    return claim.text or claim.title or claim.id


def day_of(text: str) -> str | None:
    """The year, month or day of a date, as ISO 8601 in UTC; ``None`` for what is no such date.

    >>> day_of("2026-02"), day_of("2026-02-01T00:30:00+02:00"), day_of("spring 2026")
    ('2026-02', '2026-01-31', None)
    """
    span = read_date(text)
    if span is None:
        return None
    return text if len(text) <= len("2026-02-01") else span[0].date().isoformat()
