"""An archive as data: what the command prints as JSON, and what the archive's page is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from counterpoint.analysis.archive import Archive
from counterpoint.analysis.archive.meetings import by_pair
from counterpoint.model import Part, rounded
from counterpoint.model.archive import (
    ArchiveLink,
    InMap,
    Meeting,
    MetFinding,
    Recurrence,
    SideChange,
    Taken,
)
from counterpoint.rdf.derived.archive_links import link_id
from counterpoint.views.payload.archive_people import PeopleAsked
from counterpoint.views.payload.shared_claims import shared_claims
from counterpoint.wording import Language, Speaker, clause, sentence_patterns

PARTS = ("changes", "pairs", "claims", "issues", "people", "maps", "candidates", "links")


class ArchiveData:
    """The parts of an archive as data; ``people`` are the places of those who are asked about.

    Without ``people`` it is about everybody. Each part is made when it is asked for. Figures are
    rounded to ``digits``, and whole without: what is rounded twice may end otherwise.
    """

    def __init__(
        self,
        archive: Archive,
        links: Sequence[ArchiveLink] = (),
        people: frozenset[int] | None = None,
        language: Language = "en",
        *,
        digits: int | None = None,
    ) -> None:
        self._digits = digits
        self._archive = archive
        self._links = links
        self._people = PeopleAsked(archive, people)
        self._speaker = Speaker(language, {}, {})
        self._quote = str(sentence_patterns()["language.claim"][language])

    @property
    def is_of_some(self) -> bool:
        """Whether it is about some people only."""
        return self._people.places is not None

    def part(self, name: str) -> list[dict[str, Any]]:
        """One of `PARTS`; its rows in the order in which they are told."""
        parts: Mapping[str, Callable[[], Iterable[dict[str, Any]]]] = {
            "changes": self._changes,
            "pairs": lambda: map(self._pair, self._meetings()),
            "claims": lambda: shared_claims(self._archive, self._people.places),
            "issues": self._issues,
            "people": self._everybody,
            "maps": self._maps,
            "candidates": self._candidates,
            "links": self._link_rows,
        }
        return list(parts[name]())

    def _title(self, claim: InMap) -> str:
        return self._archive.titles.of(claim)

    def _name(self, person: int) -> str:
        return self._archive.people[person].name

    def _map(self, index: int) -> dict[str, Any]:
        digest = self._archive.maps[index]
        return {"map": digest.id, "date": digest.date}

    def _word(self, key: str, **parts: Part) -> str:
        return self._speaker.word(clause(key, **parts))

    def _maps(self) -> Iterable[dict[str, Any]]:
        for index, digest in enumerate(self._archive.maps):
            if self._people.speak_in(index):
                yield {
                    "id": digest.id,
                    "base": digest.base,
                    "title": digest.title,
                    "question": digest.question,
                    "date": digest.date,
                    "people": digest.panel_size,
                    "claims": len(digest.claims),
                    "stances": len(digest.stances),
                }

    def _everybody(self) -> Iterable[dict[str, Any]]:
        for index, person in enumerate(self._archive.people):
            if self._people.are_among(index):
                yield {
                    "name": person.name,
                    "names": list(person.names),
                    "identifiers": list(person.identifiers),
                    "linked_by": list(self._archive.who_joined.get(index, ())),
                    "maps": [
                        {**self._map(record.map), "expert": record.id} for record in person.records
                    ],
                }

    def _changes(self) -> Iterable[dict[str, Any]]:
        for change in self._archive.changes:
            if self._people.are_among(change.person):
                yield {
                    "person": self._name(change.person),
                    "before": self._step(change.person, change.before),
                    "after": self._step(change.person, change.after),
                    "link": change.link or self._equivalence(change),
                    "linked_by": list(change.linked_by),
                    "sentence": self._speaker.say(
                        [
                            clause(
                                "archive.changed",
                                who=self._name(change.person),
                                before=(self._side(change.person, change.before),),
                                after=(self._side(change.person, change.after),),
                            )
                        ]
                    ),
                    "reason": self.reason(change),
                }

    def _side(self, person: int, step: Taken) -> Any:
        key = "archive.for" if step.stance.is_for else "archive.against"
        title = self._title(InMap(step.map, step.stance.claim))
        digest = self._archive.maps[step.map]
        quoted = self._quote.format(title=title)
        called = self._archive.people[person].other_name(step, self._archive.maps)
        parts = {"claim": quoted, "day": step.stance.date, "map": digest.title or digest.id}
        return clause(key, **parts, called=called)

    def _equivalence(self, change: SideChange) -> str:
        ends = [InMap(x.map, x.stance.claim) for x in (change.before, change.after)]
        return "same-claim" if ends[0] == ends[1] else "equivalent"

    def reason(self, change: SideChange) -> str:
        """Why two stances are on one matter, as a part of a sentence."""
        who = ", ".join(change.linked_by)
        if change.link:
            return self._word(f"archive.{change.link}", by=who or None)
        if self._equivalence(change) == "same-claim":
            return self._word("archive.same-claim")
        if who:
            return self._word("archive.equivalent", by=who)
        return self._word("archive.equivalent-map")

    def _step(self, person: int, step: Taken) -> dict[str, Any]:
        stance = step.stance
        return {
            "map": self._archive.maps[step.map].id,
            "date": stance.date,
            "claim": stance.claim,
            "title": self._title(InMap(step.map, stance.claim)),
            "side": "for" if stance.is_for else "against",
            "called": self._archive.people[person].other_name(step, self._archive.maps)
            or self._name(person),
            "stance": stance.id,
            "source": stance.source,
            "phrase": stance.phrase,
        }

    def first_pairs(self, most: int) -> tuple[list[dict[str, Any]], int]:
        """As the part of pairs the first meetings of those who met most often; how many are all."""
        rows = []
        groups = self._meetings()
        for group in sorted(groups, key=len, reverse=True):
            if most > 0:
                rows.append(self._pair(group[:most]))
                most -= len(group)
        return rows, sum(map(len, groups))

    def _meetings(self) -> list[list[Meeting]]:
        are_among = self._people.are_among
        return by_pair(x for x in self._archive.meetings if are_among(x.first, x.second))

    def _pair(self, meetings: Sequence[Meeting]) -> dict[str, Any]:
        return {
            "people": [self._name(meetings[0].first), self._name(meetings[0].second)],
            "meetings": [self._meeting(each) for each in meetings],
        }

    def _meeting(self, meeting: Meeting) -> dict[str, Any]:
        return {
            **self._map(meeting.map),
            "agreement": self._figure(meeting.agreement),
            "tension": self._figure(meeting.tension),
            "findings": [self._finding(meeting, finding) for finding in meeting.findings],
        }

    def _finding(self, meeting: Meeting, finding: MetFinding) -> dict[str, Any]:
        sides = self._archive.sides.of(meeting, finding)
        titles = self._archive.titles.of_map(meeting.map)
        people = self._archive.people
        return {
            "id": finding.id,
            "kind": finding.kind,
            "said": sides.kind,
            "agrees": finding.is_agreement,
            "side": finding.side,
            "claims": [titles.get(x, x) for x in finding.claims],
            "stances": [
                {
                    "person": people[x.person].names[0],
                    "claim": titles.get(x.claim, x.claim),
                    "side": "for" if x.is_for else "against",
                    "manner": list(x.reserves),
                }
                for x in sides.stands
            ],
        }

    def _issues(self) -> Iterable[dict[str, Any]]:
        if not self._archive.issues:
            return
        issues = {
            InMap(index, issue.id): issue
            for index, digest in enumerate(self._archive.maps)
            for issue in digest.issues
        }
        names = {
            InMap(index, person.id): person.name
            for index, digest in enumerate(self._archive.maps)
            for person in digest.people
        }
        for each in self._archive.issues:
            speakers = {InMap(x.map, who) for x in each.records for who in issues[x].experts}
            if self.is_of_some and not self._people.records & speakers:
                continue
            yield {
                "question": each.text,
                "records": [
                    {
                        **self._map(record.map),
                        "issue": record.id,
                        "question": issues[record].question,
                        "difference": issues[record].difference,
                        "people": [
                            names.get(InMap(record.map, x), x) for x in issues[record].experts
                        ],
                    }
                    for record in each.records
                ],
            }

    def _candidates(self) -> Iterable[dict[str, Any]]:
        for group in self._archive.like_people:
            if self._people.are_among(*group):
                yield {
                    "kind": "people",
                    "text": self._name(group[0]),
                    "records": [
                        {**self._map(record.map), "id": record.id, "text": self._name(place)}
                        for place in group
                        for record in self._archive.people[place].records[:1]
                    ],
                }
        for each in self._archive.like_claims:
            if self._people.take_sides(each.records):
                yield {"kind": "claims", "text": each.text, "records": self._records(each)}

    def _records(self, each: Recurrence) -> list[dict[str, Any]]:
        return [{**self._map(x.map), "id": x.id, "text": self._title(x)} for x in each.records]

    def _link_rows(self) -> Iterable[dict[str, Any]]:
        for link in filter(self._people.are_linked, self._links):
            yield {
                "id": link_id(link),
                "kind": link.kind,
                "first": link.first,
                "second": link.second,
                "by": link.by,
                "date": link.date,
                "note": link.note,
            }

    def _figure(self, value: float | None) -> float | None:
        return value if value is None or self._digits is None else rounded(value, self._digits)
