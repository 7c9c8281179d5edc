"""The answers of tables in columns of numbers, for as many people as there are.

What belongs here: who answers what to which claim, mistakes in that, and the table of votes. What
does not: the map beside it (`counterpoint.formats.tables.crowd`). Needs numpy.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterpoint.errors import Place, Problem, Problems, Severity
from counterpoint.formats.columns import Keys, array_of, last_rows, note_rows
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.tables.answers import Answer, Side
from counterpoint.formats.tables.coded import Coded
from counterpoint.formats.tables.entries import ColumnFindings
from counterpoint.formats.tables.grid import Grid
from counterpoint.model import VoteTable

Codes = NDArray[np.int32]
_NO_GROUP = -1


@dataclass(frozen=True, slots=True)
class VoteBlock:
    """One column of answers and what goes with it; ``claims`` are coded or the one claim of all.

    ``cell`` is where in the row the answer stands, ``claim_cell`` and ``name_cell`` where the
    claim and the name do; ``question`` is what the header asks before it names the claim.
    """

    table: int
    grid: Grid
    findings: ColumnFindings
    experts: Coded[str]
    claims: Coded[str]
    answers: Coded[Answer]
    groups: Coded[str] | None
    cell: int
    claim_cell: int | None
    name_cell: int
    question: str = ""


@dataclass(frozen=True, slots=True)
class _GroupPairs:
    """The rows of a block that say in which group somebody is, as codes."""

    block: VoteBlock
    rows: Keys
    experts: Codes
    groups: Codes

    def place(self, number: int) -> Place:
        """Where that is said."""
        return self.block.grid.place(int(self.rows[number]), self.block.cell)


@dataclass(slots=True)
class CrowdVotes:
    """The answers of all blocks, one below the other; codes are those of the tuples of texts."""

    blocks: Sequence[VoteBlock]
    problems: Problems
    names: dict[str, int] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    answers: dict[Answer, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    experts_of: Codes = field(init=False)
    claims_of: Codes = field(init=False)
    answers_of: Codes = field(init=False)
    # From which answer on each block's are, and its rows that answer, ``None`` if all do.
    _starts: list[int] = field(default_factory=lambda: [0])
    _rows: list[Keys | None] = field(default_factory=list)
    _group_pairs: list[_GroupPairs] = field(default_factory=list)

    def __post_init__(self) -> None:
        parts = [self._take(block) for block in self.blocks]
        kinds = list(zip(*parts, strict=True)) or [(), (), ()]
        self.experts_of, self.claims_of, self.answers_of = map(_all_codes, kinds)

    def _take(self, block: VoteBlock) -> tuple[Codes, Codes, Codes]:
        """The codes of the rows of a block that answer; what a row lacks is noted."""
        experts, claims = _codes(block.experts), _codes(block.claims)
        answers = _codes(block.answers)
        sides = [answer.side for answer in block.answers.values]
        has_answer = np.array([x not in {Side.BLANK, Side.UNREAD} for x in sides], bool)[answers]
        is_blank = np.array([side is Side.BLANK for side in sides], bool)[answers]
        has_name = np.array(list(map(bool, block.experts.values)), bool)[experts]
        has_claim = np.array(list(map(bool, block.claims.values)), bool)[claims]
        is_said = has_answer & has_name & has_claim
        if not (is_said | is_blank).all():
            self._note_gaps(block, ~is_blank & ~has_name, "expert", block.name_cell)
            if block.claim_cell is not None:
                self._note_gaps(block, ~is_blank & ~has_claim, "claim", block.claim_cell)
        counts = np.bincount(answers, minlength=len(sides)).tolist()
        for answer, number in zip(block.answers.values, counts, strict=True):
            if number:
                block.findings.answers[str(answer)] += number
        own = _recoded(block.experts.values, self.names, experts, is_said | (is_blank & has_name))
        if block.groups is not None:
            self._take_groups(block, own, block.groups)
        rows = None if is_said.all() else np.flatnonzero(is_said)
        size = len(is_said) if rows is None else len(rows)
        self._starts.append(self._starts[-1] + size)
        self._rows.append(rows)
        columns = (
            own,
            _recoded(block.claims.values, self.claims, claims, is_said),
            _recoded(block.answers.values, self.answers, answers, is_said),
        )
        first, second, third = (each if rows is None else each[rows] for each in columns)
        return first, second, third

    def _take_groups(self, block: VoteBlock, experts: Codes, groups: Coded[str]) -> None:
        codes = _codes(groups)
        has_group = np.array(list(map(bool, groups.values)), bool)[codes] & (experts >= 0)
        own = _recoded(groups.values, self.groups, codes, has_group)
        rows = np.flatnonzero(has_group)
        self._group_pairs.append(_GroupPairs(block, rows, experts[rows], own[rows]))

    def _note_gaps(self, block: VoteBlock, gaps: NDArray[np.bool_], what: str, cell: int) -> None:
        """Note the rows that answer and in which the name or the claim is missing."""

        def problem(row: int) -> Problem:
            place, advice = block.grid.place(row, cell), "fill it in, or leave the row out"
            return Problem(place, f"the {what} is missing", advice, what)

        note_rows(np.flatnonzero(gaps), problem, self.problems)

    def block_of(self, number: int) -> VoteBlock:
        """The block that an answer is in."""
        return self.blocks[bisect_right(self._starts, number) - 1]

    def graded(self) -> list[int]:
        """For each answer with a strength or a sureness how many give it."""
        counts = np.bincount(self.answers_of, minlength=len(self.answers)).tolist()
        pairs = zip(self.answers, counts, strict=True)
        return [n for answer, n in pairs if answer.grade is not None or answer.confidence]

    def place(self, number: int) -> Place:
        """Where an answer stands."""
        block = self.block_of(number)
        return block.grid.place_at(self.line_of(number), block.cell)

    def line_of(self, number: int) -> int:
        """The line in which the row of an answer begins."""
        index = bisect_right(self._starts, number) - 1
        rows, row = self._rows[index], number - self._starts[index]
        return self.blocks[index].grid.lines[row if rows is None else int(rows[row])]

    def first_of(self, codes: Codes, number: int) -> list[int | None]:
        """For each code of a column the first answer that has it."""
        first = np.full(number, -1, dtype=np.int64)
        first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
        return [each if each >= 0 else None for each in first.tolist()]

    def _note_repetitions(self, keys: Keys, first: Keys) -> None:
        is_first = np.zeros(len(keys), dtype=bool)
        is_first[first] = True
        again = np.flatnonzero(~is_first)
        earlier = first[np.searchsorted(keys[first], keys[again])]
        differs = self.answers_of[again] != self.answers_of[earlier]
        first_of = dict(zip(again.tolist(), earlier.tolist(), strict=True))
        names, claims = list(self.names), list(self.claims)

        def conflict(number: int) -> Problem:
            places = sorted((self.place(number), self.place(first_of[number])))
            name, claim = names[self.experts_of[number]], claims[self.claims_of[number]]
            message = f"{in_quotes(name)} says otherwise of {in_quotes(claim)} at {places[0]}"
            advice = "give each a date of its own, or keep one"
            message = f"{message}, and neither is later"
            return Problem(places[1], message, advice, "conflicting-votes")

        def repetition(number: int) -> Problem:
            message = f"this row says what {self.place(first_of[number])} says"
            place, kind = self.place(number), Severity.WARNING
            return Problem(place, message, "it is read once", "repeated-row", kind)

        note_rows(again[differs], conflict, self.problems)
        note_rows(again[~differs], repetition, self.problems)

    def group_of_each(self) -> list[str | None]:
        """The group of each person, in the order of ``names``; who is in two is noted."""
        group_of = np.full(len(self.names), _NO_GROUP, dtype=np.int32)
        groups = list(self.groups)
        for pairs in self._group_pairs:
            experts = pairs.experts
            first = len(experts) - 1 - last_rows(experts[::-1], len(self.names))
            first = first[group_of[experts[first]] == _NO_GROUP]
            group_of[experts[first]] = pairs.groups[first]
        for pairs in self._group_pairs:
            differs = np.flatnonzero(group_of[pairs.experts] != pairs.groups)
            if len(differs):
                note_rows(differs, partial(self._two_groups, pairs, group_of), self.problems)
        # Who answers nothing is counted nowhere, and so is in no group.
        group_of[np.bincount(self.experts_of, minlength=len(group_of)) == 0] = _NO_GROUP
        return [groups[code] if code >= 0 else None for code in group_of.tolist()]

    def _two_groups(self, pairs: _GroupPairs, group_of: Codes, number: int) -> Problem:
        expert, groups = int(pairs.experts[number]), list(self.groups)
        label, other = groups[pairs.groups[number]], groups[group_of[expert]]
        name = list(self.names)[expert]
        message = f"{in_quotes(name)} is in the group {in_quotes(label)} here"
        there = next(
            each.place(int(np.flatnonzero(each.experts == expert)[0]))
            for each in self._group_pairs
            if expert in each.experts
        )
        advice = f"{there} says {in_quotes(other)}; keep one of them"
        return Problem(pairs.place(number), message, advice, "conflicting-groups")

    def table(self, expert_ids: Mapping[str, str], claim_ids: Mapping[str, str]) -> VoteTable:
        """The votes, sorted by the ids of persons and claims; without names.

        Two of one person on one claim that do not say the same are noted as an error.
        """
        experts, claims = sorted(expert_ids.values()), sorted(claim_ids.values())
        width = max(1, len(claims))
        rows = _ranks([expert_ids[name] for name in self.names], experts)
        columns = _ranks([claim_ids[text] for text in self.claims], claims)
        number = len(experts) * width
        keys: Keys = rows.astype(_type_for(number))[self.experts_of]
        keys *= width
        keys += columns[self.claims_of]
        first = len(keys) - 1 - last_rows(keys[::-1], number)
        if len(first) < len(keys):
            self._note_repetitions(keys, first)
        keys, answers = keys[first], self.answers_of[first]
        votes = np.array([answer.vote.value for answer in self.answers], dtype=np.int8)
        sure = np.array([answer.confidence or 1.0 for answer in self.answers])
        is_none = np.array([answer.side is Side.NO_OPINION for answer in self.answers], dtype=bool)
        abstentions = np.flatnonzero(is_none[answers]) if is_none.any() else np.zeros(0, np.int64)
        groups = zip(self.names, self.group_of_each(), strict=True)
        group_of = {expert_ids[name]: group for name, group in groups}
        return VoteTable(
            tuple(experts),
            tuple(claims),
            array_of("i", (keys // width).astype(np.int32)),
            array_of("i", (keys % width).astype(np.int32)),
            array_of("b", votes[answers]),
            array("d", [] if np.all(sure == 1) else sure[answers].tolist()),
            tuple(group_of.get(expert) for expert in experts),
            abstentions=array_of("i", abstentions.astype(np.int32)),
        )


def _type_for(number: int) -> type[np.signedinteger[Any]]:
    """The smaller type of whole numbers that can count to ``number``."""
    return np.int32 if number <= np.iinfo(np.int32).max else np.int64


def _codes(column: Coded[Any]) -> Codes:
    return np.frombuffer(column.codes, dtype=np.int32)


def _all_codes(parts: Sequence[Codes]) -> Codes:
    return parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, np.int32), *parts])


def _recoded(
    values: Sequence[Any], index: dict[Any, int], codes: Codes, is_used: NDArray[np.bool_]
) -> Codes:
    """Codes of a block as those of all; -1 where a row is not used, and has no code."""
    own_codes = np.unique(codes[is_used]).tolist() if not is_used.all() else range(len(values))
    new = np.full(len(values), -1, dtype=np.int32)
    for code in own_codes:
        new[code] = index.setdefault(values[code], len(index))
    return new[codes] if is_used.all() else np.where(is_used, new[codes], np.int32(-1))


def _ranks(ids: Sequence[str], in_order: Sequence[str]) -> Codes:
    rank = {each: place for place, each in enumerate(in_order)}
    return np.array([rank[each] for each in ids], dtype=np.int32)
