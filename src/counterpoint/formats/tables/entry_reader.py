"""From the layout of a grid to its answers: which rows say something, and what.

What belongs here: rows. What does not: what a column means (`understanding`), or what two answers
say together (`repetitions`).
"""

from __future__ import annotations

from array import array

from counterpoint.formats.tables.answers import Answer, Side
from counterpoint.formats.tables.coded import Coded, coded, constant
from counterpoint.formats.tables.entries import TEXTS, Entries, joined_entries
from counterpoint.formats.tables.layout_blocks import AnswerBlock, Layout
from counterpoint.formats.tables.roles import Role
from counterpoint.formats.tables.understanding import ColumnReader


def read_entries(columns: ColumnReader, layout: Layout, number: int) -> Entries | None:
    """The answers of a grid, which is the ``number``-th table; what is wrong is noted.

    ``None`` where a column's scale or dates must be asked for first. Linear in the cells.
    """
    reader = _EntryReader(columns, number)
    parts = [reader.block(block) for block in layout.blocks]
    return None if None in parts else joined_entries([part for part in parts if part is not None])


_REASONS = frozenset({Role.REASON, Role.REASON_FOR, Role.REASON_AGAINST})


def _filled_down(column: Coded[str]) -> Coded[str]:
    """The column with the text above in each cell that is empty."""
    texts: list[str] = []
    for row in range(len(column)):
        texts.append(column[row] or (texts[-1] if texts else ""))
    return coded(texts)


class _EntryReader:
    """Reads the blocks of one grid."""

    def __init__(self, columns: ColumnReader, number: int) -> None:
        self._grid = columns.grid
        self._number = number
        self._columns = columns
        self._findings = columns.findings
        self._problems = columns.problems

    def block(self, block: AnswerBlock) -> Entries | None:
        """The answers in one block; ``None`` if something must be asked."""
        size = self._grid.size
        claims = self._columns.column(block, Role.CLAIM) or constant(block.claim, size)
        if Role.STANCE not in block.columns and not _REASONS.isdisjoint(block.columns):
            claims = _filled_down(claims)  # below a claim stand further reasons for and against it
        answers = self._columns.answers(block)
        confidences = self._columns.confidences(block)
        dates = constant(block.date, size) if block.date else self._columns.dates(block)
        texts = {role: self._columns.text(block, role) for role in TEXTS}
        if block.question and Role.QUESTION not in block.columns:
            texts[Role.QUESTION] = constant(block.question, size)
        if Role.EXPERT not in block.columns and Role.GIVEN in block.columns:
            texts[Role.EXPERT] = self._columns.full_names(texts)
        if answers is None or confidences is None or dates is None:
            return None
        rows = self._rows(block, texts[Role.EXPERT], claims, answers)
        cell = block.column(Role.STANCE)
        cell = block.column(Role.CLAIM) if cell is None else cell
        return Entries(
            constant(self._number, len(rows)),
            array("i", map(self._grid.lines.__getitem__, rows)),
            array("i", [cell or 0]) * len(rows),
            claims.at(rows),
            answers.at(rows),
            self._columns.sure(answers, confidences).at(rows),
            dates.at(rows),
            {role: column.at(rows) for role, column in texts.items()},
        )

    def _rows(
        self, block: AnswerBlock, experts: Coded[str], claims: Coded[str], answers: Coded[Answer]
    ) -> list[int]:
        """The rows that say something, or whose person is silent; what a row lacks is noted."""
        is_voted = Role.STANCE in block.columns
        for answer, number in zip(answers.values, answers.counts(), strict=True):
            if number and is_voted:
                self._findings.answers[str(answer)] += number
        is_blank = [answer.side is Side.BLANK for answer in answers.values]
        has_answer = [answer.side not in {Side.BLANK, Side.UNREAD} for answer in answers.values]
        has_claim, has_name = list(map(bool, claims.values)), list(map(bool, experts.values))
        has_column = Role.EXPERT in block.columns or Role.GIVEN in block.columns
        needs_name = is_voted and has_column
        rows = []
        codes = zip(experts.codes, claims.codes, answers.codes, strict=True)
        for row, (name, claim_code, answer_code) in enumerate(codes):
            is_named = has_name[name] or not needs_name
            is_said = has_answer[answer_code] and has_claim[claim_code] and is_named
            if is_said or (is_blank[answer_code] and has_name[name]):
                rows.append(row)
            elif not is_blank[answer_code]:
                self._note_gap(block, row, has_name=is_named)
        self._note_unanswered(block, answers)
        return rows

    def _note_gap(self, block: AnswerBlock, row: int, *, has_name: bool) -> None:
        index = block.column(Role.CLAIM)
        is_voted = Role.STANCE in block.columns
        if index is not None and not self._grid.columns[index][row]:
            place = self._grid.place(row, index)
            if is_voted:
                advice = "fill it in, or leave the row out"
                self._problems.error(place, "the claim is missing", advice, "claim")
            else:
                self._problems.warn(place, "this row says nothing", "it is not read", "claim")
        name = block.column(Role.EXPERT)
        name = block.column(Role.GIVEN) if name is None else name
        if not has_name:
            place = self._grid.place(row, name or 0)
            advice = "fill it in, or leave the row out"
            self._problems.error(place, "the expert is missing", advice, "expert")

    def _note_unanswered(self, block: AnswerBlock, answers: Coded[Answer]) -> None:
        """Tell of texts beside an answer that was not given, which nothing is made of."""
        blanks = [i for i, answer in enumerate(answers.values) if answer.side is Side.BLANK]
        for role in (Role.COMMENT, Role.REASON, Role.QUOTE):
            index = block.column(role)
            if index is None or not blanks:
                continue
            texts = self._grid.columns[index]
            for row in answers.rows_of(blanks):
                if texts[row]:
                    message = f"the {role.value} of an answer that was not given is not read"
                    place = self._grid.place(row, index)
                    self._problems.warn(place, message, "give the answer", "unanswered")
