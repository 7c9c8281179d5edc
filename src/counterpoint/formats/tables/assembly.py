"""The map of a panel from what its tables say: experts, claims, stances, and reasons for them.

What belongs here: records of the model. What does not: cells, and mistakes in them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterpoint.errors import Place
from counterpoint.formats.foreign import allot_ids, default_base, unique_titles
from counterpoint.formats.foreign.advice import kind_by_words
from counterpoint.formats.tables.answers import Side
from counterpoint.formats.tables.coded import Coded
from counterpoint.formats.tables.entries import Entries
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.people import experts_of
from counterpoint.formats.tables.reasons import Reasons, RowFacts, find_reasons
from counterpoint.formats.tables.roles import Role
from counterpoint.formats.tables.row_order import PairRanks, codes_at
from counterpoint.formats.tables.sources import SourceIndex
from counterpoint.formats.tables.stances import Makings, make_stances
from counterpoint.model import (
    ArgumentMap,
    Claim,
    IssueName,
    Stance,
    Topic,
    VoteTable,
    slug,
)

_PEOPLE = (Role.EXPERT, Role.FOR_BY, Role.AGAINST_BY)
_TOPIC_SIGNS = str.maketrans("|\n", ";;")


@dataclass(frozen=True, slots=True)
class MapHead:
    """What a map is called and what it asks."""

    name: str
    title: str
    question: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Assembled:
    """The map, its votes as columns, and its reasons."""

    map: ArgumentMap
    table: VoteTable
    reasons: Reasons


@dataclass(slots=True)
class Assembly:
    """Makes the records of a map from the entries of ``valid``, which are in order of time."""

    entries: Entries
    valid: Sequence[int]
    grids: Sequence[Grid]
    sources: SourceIndex
    _files: list[str] = field(init=False)
    _ids: Mapping[str, str] = field(init=False)
    _experts: list[str] = field(init=False)
    _claims: list[str] = field(init=False)

    def assemble(self, head: MapHead) -> Assembled:
        """The map and its votes. O(n log n) in the entries."""
        self._files = [self.grids[number].file for number in self.entries.tables.values]
        reasons = find_reasons(self.entries, self.valid)
        names = {x for role in _PEOPLE for x in self.entries.texts[role].values if x}
        self._ids = allot_ids([*self._used(self.entries.claims), *reasons.texts()])
        by_name = {"": "", **allot_ids(names)}
        self._experts = [by_name.get(x, "") for x in self.entries.texts[Role.EXPERT].values]
        self._claims = [self._ids.get(x, "") for x in self.entries.claims.values]
        people = sorted(set(by_name.values()) - {""})
        claims = sorted({*self._claims} - {""})
        pairs = self._pairs(people, claims)
        # So stances are nearly sorted, and lie in memory as whoever reads them goes.
        order = pairs.in_order(self.valid)
        dates = self.entries.dates
        row = RowFacts(
            self._expert_of, by_name.__getitem__, self._source_of, dates.__getitem__, self._place
        )
        arguments, attacks, reason_stances = reasons.records(self._ids, row)
        topics, issues = self._labels(Role.TOPIC), self._issues()
        return Assembled(
            ArgumentMap(
                slug(head.name),
                default_base(head.name),
                head.title,
                head.question,
                head.language,
                experts=experts_of(self.entries, by_name),
                sources=self.sources.sources(),
                topics=tuple(Topic(slug(label), label) for label in _all(topics)),
                issues=tuple(IssueName(slug(label), label) for label in _all(issues)),
                claims=tuple(self._claim_records(topics, issues)),
                arguments=arguments,
                attacks=attacks,
                stances=self._stances(pairs, order, reason_stances),
            ),
            self._table(people, claims, pairs, order),
            reasons,
        )

    def _issues(self) -> dict[str, set[str]]:
        """By a claim's text, the question that it answers, or that it is."""
        issues = self._labels(Role.QUESTION)
        # A claim in the form of a question is what the panel was asked, and compared on.
        own = {text: {text} for text in self._ids if text.endswith("?")}
        return {text: issues.get(text, set()) or own.get(text, set()) for text in self._ids}

    def _used(self, column: Coded[str]) -> list[str]:
        codes = {column.codes[number] for number in self.valid}
        return [column.values[code] for code in codes]

    def _expert_of(self, number: int) -> str:
        return self._experts[self.entries.texts[Role.EXPERT].codes[number]]

    def _source_of(self, number: int) -> str:
        return self.sources.source_of(number)

    def _place(self, number: int) -> Place:
        table = self.entries.tables
        return Place(self._files[table.codes[number]], self.entries.lines[number])

    def _stances(
        self, pairs: PairRanks, order: Sequence[int], of_reasons: Sequence[Stance]
    ) -> tuple[Stance, ...]:
        """The stances of entries in order and those of reasons, of one id the last."""
        stances = tuple(make_stances(self._makings(order)))
        if not of_reasons and len(pairs.last_of_each(order)) == len(order):
            return stances  # whoever speaks of a claim once says it with an id of its own
        return tuple({stance.id: stance for stance in (*stances, *of_reasons)}.values())

    def _makings(self, order: Sequence[int]) -> Makings:
        files = self._files
        return Makings(self.entries, order, self._experts, self._claims, files, self.sources)

    def _claim_records(
        self, topics: Mapping[str, set[str]], issues: Mapping[str, set[str]]
    ) -> Iterator[Claim]:
        titles = unique_titles([(claim, text) for text, claim in self._ids.items()])
        places = self._first_places()
        for text, claim in self._ids.items():
            yield Claim(
                claim,
                titles[claim],
                text,
                kind_by_words(text),
                topics=tuple(sorted(map(slug, topics.get(text, ())))),
                issues=tuple(sorted(map(slug, issues.get(text, ())))),
                place=places.get(text),
            )

    def _first_places(self) -> dict[str, Place]:
        claims = self.entries.claims
        first: dict[int, int] = {}
        for number in self.valid:
            first.setdefault(claims.codes[number], number)
        return {claims.values[code]: self._place(number) for code, number in first.items()}

    def _labels(self, role: Role) -> dict[str, set[str]]:
        """By a claim's text, its labels of a kind. Several topics are divided by semicolons."""
        labels, claims = self.entries.texts[role], self.entries.claims
        if not any(labels.values):
            return {}
        is_split = role is Role.TOPIC
        pairs = {(claims.codes[number], labels.codes[number]) for number in self.valid}
        by_claim: dict[str, set[str]] = {}
        for claim, label in pairs:
            text = labels.values[label]
            each = text.translate(_TOPIC_SIGNS).split(";") if is_split else [text]
            stripped = {part.strip().lstrip("#") for part in each}
            by_claim.setdefault(claims.values[claim], set()).update(filter(None, stripped))
        if not is_split and len(_all(by_claim)) < 2:
            return {}  # what was asked in every row is the map's question, and no issue of it
        return by_claim

    def _pairs(self, people: Sequence[str], claims: Sequence[str]) -> PairRanks:
        """Who speaks of what, by the places of both in sorted ids."""
        row_of = {expert: row for row, expert in enumerate(people)}
        column_of = {claim: column for column, claim in enumerate(claims)}
        return PairRanks(
            self.entries.texts[Role.EXPERT].codes,
            self.entries.claims.codes,
            [row_of.get(expert, -1) for expert in self._experts],
            [column_of.get(claim, -1) for claim in self._claims],
            len(claims),
        )

    def _table(
        self, people: Sequence[str], claims: Sequence[str], pairs: PairRanks, order: Sequence[int]
    ) -> VoteTable:
        """The votes as columns; of several of one person on one claim the last."""
        entries = self.entries
        numbers = pairs.last_of_each(order)
        answer_codes = codes_at(entries.answers.codes, numbers)
        votes = [answer.vote.value for answer in entries.answers.values]
        sure = entries.confidences
        shares = [1.0 if each is None else each.share for each in sure.values]
        confidences = list(map(shares.__getitem__, codes_at(sure.codes, numbers)))
        groups = self._groups()
        is_none = [answer.side is Side.NO_OPINION for answer in entries.answers.values]
        return VoteTable(
            tuple(people),
            tuple(claims),
            *pairs.ranks(numbers),
            array("b", map(votes.__getitem__, answer_codes)),
            array("d", confidences if min(confidences, default=1) < 1 else ()),
            tuple(groups.get(expert) for expert in people),
            abstentions=array("i", (i for i, code in enumerate(answer_codes) if is_none[code])),
        )

    def _groups(self) -> dict[str, str]:
        groups, experts = self.entries.texts[Role.GROUP], self.entries.texts[Role.EXPERT]
        if not any(groups.values):
            return {}
        return {
            self._experts[experts.codes[number]]: groups[number]
            for number in self.valid
            if groups[number]
        }


def _all(labels: Mapping[str, Iterable[str]]) -> list[str]:
    return sorted({label for each in labels.values() for label in each})
