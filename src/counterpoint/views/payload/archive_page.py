"""What the page of an archive knows, as data: places instead of names, each title once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain, groupby
from typing import Any

from counterpoint.analysis.archive import Archive
from counterpoint.analysis.archive.people import places_in_maps
from counterpoint.model.archive import InMap, Meeting, MetFinding, Recurrence, SideChange, Taken

# Of claims' texts and key phrases that are searched: some two hundred maps of a panel, which make
# half a megabyte of a page. Of more maps titles are searched alone, as the page says.
_MOST_LETTERS = 1_000_000


def archive_page_data(
    archive: Archive, pages: Collection[str] = (), *, is_of_store: bool = True
) -> dict[str, Any]:
    """The archive for its page; ``pages`` are the ids of maps whose own page stands beside it.

    Of maps that are in no store, which has the links, the page says so.
    People and maps are named by their places, claims by that of their title in ``titles``. Linear
    in records, but for what the archive takes to find them.
    """
    links = {
        "isOfStore": is_of_store,
        "claimLinks": archive.n_claim_links,
        "waiting": archive.n_waiting,
    }
    return {**links, **_PageData(archive, pages).as_dict()}


class _PageData:
    """The parts of the data, over one list of titles."""

    def __init__(self, archive: Archive, pages: Collection[str]) -> None:
        self._archive = archive
        self._pages = pages
        self._places: dict[str, int] = {}
        self._people_in = places_in_maps(archive.maps, archive.people)

    def as_dict(self) -> dict[str, Any]:
        archive = self._archive
        parts: Mapping[str, Callable[[], Any]] = {
            "people": lambda: [
                {
                    "names": x.names,
                    "identifiers": x.identifiers,
                    "maps": x.maps,
                    "records": x.records,
                }
                for x in archive.people
            ],
            "changes": lambda: [self._change(x) for x in archive.changes],
            "pairs": self._pairs,
            "shared": lambda: [self._shared(x) for x in archive.claims],
            "issues": lambda: [self._issue(x) for x in archive.issues],
            "likePeople": lambda: archive.like_people,
            "likeClaims": lambda: [self._like(x) for x in archive.like_claims],
            "claims": lambda: [
                [self._place(title), index]
                for index in range(len(archive.maps))
                for title in archive.titles.of_map(index).values()
            ],
            "claimWords": self._claim_words,
        }
        data = {name: part() for name, part in parts.items()}
        return {"maps": self._maps(), **data, "titles": [*self._places]}

    def _maps(self) -> list[dict[str, Any]]:
        counts = Counter(x.id for x in self._archive.maps)
        return [
            {
                "id": x.id,
                "name": x.id if counts[x.id] == 1 else x.base,
                "title": x.title,
                "question": x.question,
                "language": x.language,
                "date": x.date,
                "people": x.panel_size,
                "claims": len(x.claims),
                "hasPage": x.id in self._pages,
            }
            for x in self._archive.maps
        ]

    def _title(self, claim: InMap) -> int:
        return self._place(self._archive.titles.of(claim))

    def _place(self, words: str) -> int:
        return self._places.setdefault(words, len(self._places))

    def _titles(self, index: int, claims: Iterable[str]) -> list[int]:
        titles = self._archive.titles.of_map(index)
        return [self._place(titles.get(claim, claim)) for claim in claims]

    def _change(self, change: SideChange) -> dict[str, Any]:
        ends = [InMap(x.map, x.stance.claim) for x in (change.before, change.after)]
        return {
            "person": change.person,
            "before": self._step(change.person, change.before),
            "after": self._step(change.person, change.after),
            "link": change.link or ("same-claim" if ends[0] == ends[1] else "equivalent"),
            "by": change.linked_by,
        }

    def _step(self, person: int, step: Taken) -> dict[str, Any]:
        claim = InMap(step.map, step.stance.claim)
        return {
            "map": step.map,
            "date": step.stance.date,
            "claim": self._title(claim),
            "id": claim.id if self._archive.maps[claim.map].id in self._pages else "",
            "isFor": step.stance.is_for,
            "otherName": self._archive.people[person].other_name(step, self._archive.maps),
            "source": step.stance.source,
            "phrase": step.stance.phrase,
        }

    def _pairs(self) -> list[dict[str, Any]]:
        return [
            {"people": pair, "meetings": [self._meeting(x) for x in group]}
            for pair, group in groupby(self._archive.meetings, key=lambda x: (x.first, x.second))
        ]

    def _meeting(self, meeting: Meeting) -> dict[str, Any]:
        findings = [self._finding(meeting, x) for x in meeting.findings]
        figures = {"agreement": meeting.agreement, "tension": meeting.tension}
        return {"map": meeting.map, **figures, "findings": findings}

    def _finding(self, meeting: Meeting, finding: MetFinding) -> list[Any]:
        first_claims = finding.claims[:2]
        kind, stands = self._archive.sides.of(meeting, finding)
        is_plain = bool(finding.side) and not any(x.reserves for x in stands)
        sides = [
            [x.person, *self._titles(meeting.map, (x.claim,)), x.is_for, " ".join(x.reserves)]
            for x in (() if is_plain else stands)
            if x.claim in first_claims
        ]
        claims = self._titles(meeting.map, first_claims)
        return [kind, finding.is_agreement, claims, finding.side if is_plain else "", sides]

    def _shared(self, each: Recurrence) -> list[dict[str, Any]]:
        return [
            {"map": x.map, "claim": self._title(x), "stances": self._stances(x)}
            for x in each.records
        ]

    def _stances(self, claim: InMap) -> list[dict[str, Any]]:
        return [
            {
                "person": person,
                "isFor": stance.is_for,
                "manner": stance.reserves,
                "date": stance.date,
            }
            for stance in self._archive.maps[claim.map].stances
            if stance.claim == claim.id
            and (person := self._people_in[claim.map].get(stance.expert)) is not None
        ]

    def _issue(self, each: Recurrence) -> list[dict[str, Any]]:
        records = []
        for record in each.records:
            own = self._archive.maps[record.map].issues
            issue = next(x for x in own if x.id == record.id)
            people = [self._people_in[record.map].get(x) for x in issue.experts]
            records.append(
                {
                    "map": record.map,
                    "question": issue.question,
                    "people": [x for x in people if x is not None],
                }
            )
        return records

    def _claim_words(self) -> list[list[str]] | None:
        """Of each claim its id, text and key phrases; ``None`` if they are too many for a page."""
        rows: list[list[str]] = []
        letters = 0
        for index, digest in enumerate(self._archive.maps):
            phrases: dict[str, dict[str, None]] = {}
            for stance in digest.stances:
                if stance.phrase:
                    phrases.setdefault(stance.claim, {})[stance.phrase] = None
            has_page = digest.id in self._pages
            texts = {claim.id: claim.text for claim in digest.claims}
            own = [
                [name if has_page else "", texts[name], *phrases.get(name, ())]
                for name in self._archive.titles.of_map(index)
            ]
            letters += sum(map(len, chain.from_iterable(own)))
            if letters > _MOST_LETTERS:
                return None
            rows += own
        return rows

    def _like(self, each: Recurrence) -> dict[str, Any]:
        records = [[self._title(x), x.map] for x in each.records]
        return {"words": self._place(each.text), "records": records}
