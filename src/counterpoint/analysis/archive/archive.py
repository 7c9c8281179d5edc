"""An archive: digests in the order of their dates, and what is so over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from counterpoint.analysis.archive.changes import find_changes
from counterpoint.analysis.archive.claims import (
    ClaimClasses,
    ClaimLink,
    ClaimTitles,
    find_like_claims,
    find_recurring_claims,
    find_recurring_issues,
)
from counterpoint.analysis.archive.meetings import SideFinder, find_meetings
from counterpoint.analysis.archive.people import (
    PersonLink,
    find_like_people,
    join_people,
    people_meant,
)
from counterpoint.errors import Place, Problems
from counterpoint.model import RelationKind
from counterpoint.model.archive import (
    SAME_PERSON,
    ArchiveLink,
    InMap,
    MapDigest,
    Meeting,
    Recurrence,
    SideChange,
)
from counterpoint.rdf.derived.archive_links import link_id
from counterpoint.rdf.terms.names import id_of


class Archive:
    """Maps in the order of their dates, and what is so over them, each found when it is asked.

    ``same`` says who is one person, as ``A=B`` or ``A``; ``links`` are told claims and people.
    Places of people and maps are those in ``people`` and ``maps``.

    Raises:
        UsageError: nobody is called as ``same`` says.
    """

    def __init__(
        self,
        digests: Iterable[MapDigest],
        links: Sequence[ArchiveLink] = (),
        same: Sequence[str] = (),
    ) -> None:
        self.maps = tuple(sorted(digests, key=lambda each: (each.date, each.id, each.base)))
        problems = Problems()
        places = _Places(self.maps, problems)
        self._links, self._person_links = places.read(links)
        alike: list[Sequence[InMap]] = [(x.first, x.second) for x in self._person_links]
        alike += [people_meant(self.maps, wish) for wish in same]
        self.people = join_people(self.maps, alike, problems)
        self.problems = tuple(problems)

    @cached_property
    def classes(self) -> ClaimClasses:
        """The classes of claims. Near linear in claims of maps that are linked, and links."""
        return ClaimClasses(self.maps, self._links)

    @cached_property
    def who_joined(self) -> Mapping[int, tuple[str, ...]]:
        """By whose word somebody is one over maps, by place among people. Linear in links."""
        places = {record: place for place, x in enumerate(self.people) for record in x.records}
        names: dict[int, list[str]] = {}
        for link in self._person_links:
            place = places.get(link.first)
            if place is not None and place == places.get(link.second):
                names.setdefault(place, []).append(link.by)
        return {place: tuple(dict.fromkeys(who)) for place, who in names.items()}

    @cached_property
    def titles(self) -> ClaimTitles:
        """The titles of claims."""
        return ClaimTitles(self.maps)

    @cached_property
    def changes(self) -> tuple[SideChange, ...]:
        """Who changed position, by person and then by date. O(n log n) in stances."""
        return find_changes(self.maps, self.people, self.classes)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Who agreed and clashed with whom, by pair and then by map. O(n log n) in pairs."""
        return find_meetings(self.maps, self.people)

    @cached_property
    def sides(self) -> SideFinder:
        """Who takes which side on what two meet about."""
        return SideFinder(self.maps, self.people)

    @cached_property
    def claims(self) -> tuple[Recurrence, ...]:
        """Claims that several maps have, as links say, most maps first."""
        return find_recurring_claims(self.titles, self.classes)

    @cached_property
    def issues(self) -> tuple[Recurrence, ...]:
        """Matters that come up in several maps, most maps first. Near linear in issues."""
        return find_recurring_issues(self.maps, self.classes)

    @cached_property
    def like_people(self) -> tuple[tuple[int, ...], ...]:
        """People called alike who may be one, of whom nobody said so. Near linear."""
        return find_like_people(self.people)

    @cached_property
    def like_claims(self) -> tuple[Recurrence, ...]:
        """Claims of equal titles or texts that nobody linked. Near linear in claims."""
        return find_like_claims(self.maps, self.classes)

    @property
    def n_claim_links(self) -> int:
        """How many links of claims hold, whatever they say."""
        return len(self._links)

    @cached_property
    def n_waiting(self) -> int:
        """How many pairs may be one and nobody said so, each candidate with the first of its group.

        Near linear in people and claims.
        """
        class_of = self.classes.class_of
        claims = (len({*map(class_of, each.records)}) for each in self.like_claims)
        return sum(n - 1 for n in (*map(len, self.like_people), *claims))


class _Places:
    """Where in an archive the records are that links name by IRI."""

    def __init__(self, maps: Sequence[MapDigest], problems: Problems) -> None:
        self._maps = maps
        self._problems = problems
        self._bases = {each.base: index for index, each in enumerate(maps)}
        self._ids: dict[tuple[str, int], frozenset[str]] = {}
        self._wordings: dict[int, dict[str, str]] = {}

    def read(self, links: Sequence[ArchiveLink]) -> tuple[list[ClaimLink], list[PersonLink]]:
        """Links of claims, and people who are told to be one; what names nothing is noted."""
        claims: list[ClaimLink] = []
        people: list[PersonLink] = []
        for link in links:
            kind = "expert" if link.kind == SAME_PERSON else "claim"
            first, second = self._find(kind, link.first), self._find(kind, link.second)
            if first is None or second is None:
                self._note(kind, link.first if first is None else link.second)
            elif kind == "expert":
                people.append(PersonLink(first, second, link.by))
            elif link.wording and link.wording != (wording := self._wording(first, second)):
                self._note_change(link, wording)
            else:
                claims.append(ClaimLink(RelationKind(link.kind), first, second, link.by))
        return claims, people

    def _find(self, kind: str, name: str) -> InMap | None:
        base = name.rpartition(f"{kind}/")[0]
        index = self._bases.get(base)
        if index is not None and (record_id := id_of(base, kind, name)) in self._own(kind, index):
            return InMap(index, record_id)
        # A map that came from RDF with names of its own has them as ids.
        places = (place for place in range(len(self._maps)) if name in self._own(kind, place))
        return next((InMap(place, name) for place in places), None)

    def _own(self, kind: str, index: int) -> frozenset[str]:
        if (kind, index) not in self._ids:
            each = self._maps[index]
            records = each.people if kind == "expert" else each.claims
            self._ids[kind, index] = frozenset(record.id for record in records)
        return self._ids[kind, index]

    def _wording(self, *ends: InMap) -> str:
        """What the two claims of a link say now."""
        for index, _ in ends:
            if index not in self._wordings:
                self._wordings[index] = {x.id: x.wording for x in self._maps[index].claims}
        return "\n".join(self._wordings[index][claim] for index, claim in ends)

    def _note_change(self, link: ArchiveLink, wording: str) -> None:
        """A claim was worded anew since the link was made, so nobody has said that of it."""
        pairs = zip(link.wording.split("\n"), wording.split("\n"), strict=False)
        before, now = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
        name = link_id(link)
        message = f"the link {name} speaks of a claim that said “{before}” and says “{now}” now"
        advice = f"nothing rests on it; make it anew, or take it back: archive-link --remove {name}"
        self._problems.warn(Place("links"), message, advice, "link")

    def _note(self, kind: str, name: str) -> None:
        message = f"a link names the {kind} <{name}>, which none of the maps has"
        advice = "take the link back, or add the map that it speaks of"
        self._problems.warn(Place("links"), message, advice, "link")
