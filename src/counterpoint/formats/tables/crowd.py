"""Tables of votes as a crowd: every vote in columns, and a map with the claims alone.

What belongs here: which tables say nothing but votes, and the map that they make. What does not:
the votes themselves (`counterpoint.formats.tables.crowd_votes`). Needs numpy.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.errors import Place, Problems
from counterpoint.formats.ballots import with_votes
from counterpoint.formats.csv_data import table_problems
from counterpoint.formats.foreign import allot_ids
from counterpoint.formats.losses import Conversion, Loss
from counterpoint.formats.tables.answers import OUTRIGHT, Answer
from counterpoint.formats.tables.assembly import Assembled, Assembly
from counterpoint.formats.tables.coded import Coded, coded, constant
from counterpoint.formats.tables.crowd_votes import CrowdVotes, VoteBlock
from counterpoint.formats.tables.entries import AFFIRMED, TEXTS, Entries
from counterpoint.formats.tables.equal_titles import with_equal_claims
from counterpoint.formats.tables.layout_blocks import AnswerBlock
from counterpoint.formats.tables.losses import conversion_of
from counterpoint.formats.tables.people import shown_names
from counterpoint.formats.tables.preview import preview_of
from counterpoint.formats.tables.reading import MAX_TABLE_BYTES, TableResult
from counterpoint.formats.tables.repetitions import warn_of_likes
from counterpoint.formats.tables.roles import Role
from counterpoint.formats.tables.settings import TableSettings
from counterpoint.formats.tables.sources import SourceIndex
from counterpoint.formats.tables.table_files import (
    Table,
    head_of,
    note_no_question,
    open_tables,
    understand,
)
from counterpoint.formats.tables.understanding import ColumnReader
from counterpoint.model import Origin

_NO_SETTINGS = TableSettings()
# What a vote is; whoever says anything else says more.
_OF_VOTES = frozenset({Role.EXPERT, Role.CLAIM, Role.STANCE, Role.GROUP, Role.NUMBER, Role.HOW})


def read_table_crowd(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    settings: TableSettings = _NO_SETTINGS,
    least_bytes: int,
    takes_grades: bool = False,
) -> TableResult | None:
    """The votes in the tables at ``paths``, of any size; the map has neither voters nor stances.

    Texts of ``least_bytes`` or more are read in columns. ``None`` where a table says more than
    votes, or with which strength somebody agrees, unless that may be dropped (``takes_grades``).

    Raises:
        InputError: with every problem of every file.
        LimitError: a file has more bytes than may be read otherwise, or takes more memory than is
            free.
    """
    problems = table_problems()
    in_order = sorted(set(paths))
    tables = open_tables(in_order, settings, problems, MAX_TABLE_BYTES, least_bytes)
    blocks: list[VoteBlock] = []
    for number, table in enumerate(tables):
        columns = understand(table, problems)
        if columns is None or table.layout is None:
            continue
        for block in table.layout.blocks:
            answers = columns.answers(block) if _OF_VOTES.issuperset(block.columns) else None
            vote_block = _block(number, table, columns, block, answers)
            if vote_block is None and not problems.has_errors:
                return None
            if not takes_grades and any(map(_says_more, answers.values if answers else ())):
                return None
            blocks += [] if vote_block is None else [vote_block]
    if not blocks:
        problems.raise_errors()
        return None
    claims = with_equal_claims([(block.table, block.claims) for block in blocks])
    blocks = [replace(block, claims=x) for block, x in zip(blocks, claims, strict=True)]
    return _Crowd(tables, CrowdVotes(blocks, problems), problems).result(in_order, sources)


def _block(
    number: int,
    table: Table,
    columns: ColumnReader,
    block: AnswerBlock,
    answers: Coded[Answer] | None,
) -> VoteBlock | None:
    """A column of answers with what goes with it; ``None`` where it is none of votes."""
    name_cell, cell, grid = block.column(Role.EXPERT), block.column(Role.STANCE), table.grid
    if answers is None or name_cell is None or cell is None:
        return None
    return VoteBlock(
        number,
        grid,
        table.findings,
        grid.columns[name_cell],
        columns.column(block, Role.CLAIM) or constant(block.claim, grid.size),
        answers,
        columns.column(block, Role.GROUP),
        cell,
        block.column(Role.CLAIM),
        name_cell,
        block.question,
    )


def _says_more(answer: Answer) -> bool:
    has_manner = answer.manner != OUTRIGHT
    return has_manner or answer.grade is not None or answer.confidence is not None


class _Crowd:
    """Makes the result of answers that were read."""

    def __init__(self, tables: Sequence[Table], votes: CrowdVotes, problems: Problems) -> None:
        self._tables = tables
        self._votes = votes
        self._problems = problems
        self._grids = [table.grid for table in tables]

    def result(self, paths: Sequence[Path], sources: Sequence[Path]) -> TableResult:
        """The map, the votes, and how the tables were understood."""
        entries, problems = self._entries(), self._problems
        self._warn_of_likes()
        valid = range(len(entries))
        index = SourceIndex(entries, self._grids, [x.source for x in self._tables], valid)
        index.look_up(sources, problems)
        people = allot_ids(self._votes.names)
        claims = allot_ids(self._votes.claims)
        table = self._votes.table(people, claims)
        problems.raise_errors()
        if not len(table.votes):
            problems.warn(Place(str(paths[0])), "there is no answer in it", "", "no-votes")
        head = head_of(self._tables, entries, valid, paths[0])
        assembled = Assembly(entries, valid, self._grids, index).assemble(head)
        assembled = replace(assembled, map=replace(assembled.map, experts=(), stances=()))
        note_no_question(assembled.map, paths[0], problems)
        name_of = shown_names(people)
        names = tuple(name_of[expert] for expert in table.experts)
        return TableResult(
            assembled.map,
            problems.warnings,
            Origin(tuple(dict.fromkeys(each.read for each in self._tables))),
            conversion=with_votes(self._conversion(assembled, entries), table),
            table=replace(table, names=names),
            passes=(),
            previews=tuple(
                replace(
                    preview_of(each.grid, each.layout, each.findings, assembled.map),
                    people=names[:5],
                )
                for each in self._tables
                if each.layout is not None
            ),
        )

    def _entries(self) -> Entries:
        """One entry for each claim and question: what the map's records of claims are made of."""
        firsts = list(self._first_entries())
        size = len(firsts)
        numbers, texts, questions = (
            [first for first, _, _ in firsts],
            [text for _, text, _ in firsts],
            [question for _, _, question in firsts],
        )
        return Entries(
            coded([self._votes.block_of(number).table for number in numbers]),
            array("i", list(map(self._votes.line_of, numbers))),
            array("i", [self._votes.block_of(number).cell for number in numbers]),
            coded(texts),
            constant(AFFIRMED, size),
            constant(None, size),
            constant("", size),
            {role: constant("", size) for role in TEXTS} | {Role.QUESTION: coded(questions)},
        )

    def _first_entries(self) -> Iterator[tuple[int, str, str]]:
        """The first answer on each claim, its text, and the question over it."""
        texts = list(self._votes.claims)
        for code, number in enumerate(self._votes.first_of(self._votes.claims_of, len(texts))):
            if number is not None:
                yield number, texts[code], self._votes.block_of(number).question

    def _warn_of_likes(self) -> None:
        votes = self._votes
        for what, names, codes in (
            ("expert", list(votes.names), votes.experts_of),
            ("claim", list(votes.claims), votes.claims_of),
        ):
            code_of = {name: code for code, name in enumerate(names)}
            first = votes.first_of(codes, len(names))

            def place_of(
                name: str,
                code_of: dict[str, int] = code_of,
                first: list[int | None] = first,
            ) -> Place | None:
                number = first[code_of[name]]
                return None if number is None else votes.place(number)

            warn_of_likes(what, names, place_of, self._problems)

    def _conversion(self, assembled: Assembled, entries: Entries) -> Conversion:
        layouts = [table.layout for table in self._tables]
        conversion = conversion_of(assembled, entries, self._grids, layouts)
        grades = sum(self._votes.graded())
        losses = (Loss("grades", grades, "how strongly or surely somebody answers"),)
        return replace(conversion, losses=(*conversion.losses, *losses))
