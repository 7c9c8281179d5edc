"""The answers of a table, column by column: who says what of which claim, as it is understood.

Each distinct cell is understood once; rows that are wrong are noted with their cells. What belongs
here: from a layout to answers. What does not: what two answers say together.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from counterpoint.errors import Place, Problems
from counterpoint.formats.csv_data import one_of, shown
from counterpoint.formats.tables.answers import (
    BLANK,
    OFFERED,
    ANSWER_WORDS,
    Answer,
    Side,
    answer_of,
    plain_answer,
)
from counterpoint.formats.tables.coded import Coded, constant, joined
from counterpoint.formats.tables.dates import DAY_FIRST, MONTH_FIRST, date_reader, find_order
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.layout import Block, Layout
from counterpoint.formats.tables.roles import Role, in_brackets
from counterpoint.formats.tables.scales import (
    CONFIDENCE_WORDS,
    Understood,
    number_in,
    understand_answers,
    understand_confidence,
)
from counterpoint.formats.tables.settings import TableSettings

# The texts that are taken as they stand.
TEXTS = (
    *(Role.EXPERT, Role.GIVEN, Role.FAMILY, Role.COMMENT, Role.SOURCE, Role.URL, Role.PAGE),
    *(Role.QUOTE, Role.TOPIC, Role.QUESTION, Role.AFFILIATION, Role.POST, Role.GROUP),
    *(Role.REASON, Role.REASON_FOR, Role.REASON_AGAINST),
)
AFFIRMED = Answer(Side.AGREE)


@dataclass(frozen=True, slots=True)
class Entries:
    """The answers of one table or several; each column has an entry for each answer.

    ``tables`` says from which of the grids each comes, ``lines`` from which line, ``columns``
    where in the row its answer stands. A text that is not there is "".
    """

    tables: Coded[int]
    lines: array[int]
    cells: array[int]
    claims: Coded[str]
    answers: Coded[Answer]
    confidences: Coded[float]
    dates: Coded[str]
    texts: dict[Role, Coded[str]]

    def __len__(self) -> int:
        return len(self.lines)


@dataclass(slots=True)
class Findings:
    """How the columns of a table were understood, for who looks before anything is written."""

    scales: dict[str, str] = field(default_factory=dict)
    dates: str = ""
    answers: Counter[str] = field(default_factory=Counter)


def read_entries(
    grid: Grid,
    layout: Layout,
    settings: TableSettings,
    number: int,
    findings: Findings,
    problems: Problems,
) -> Entries | None:
    """The answers of a grid, which is the ``number``-th table; what is wrong is noted.

    ``None`` where a column's scale or dates must be asked for first. Linear in the cells.
    """
    reader = _EntryReader(grid, settings, number, findings, problems)
    parts = [reader.block(block) for block in layout.blocks]
    return joined_entries([part for part in parts if part is not None]) if all(parts) else None


def joined_entries(parts: Sequence[Entries]) -> Entries:
    """The answers of several tables together, in their order."""
    lines, cells = array("i"), array("i")
    for part in parts:
        lines.extend(part.lines)
        cells.extend(part.cells)
    return Entries(
        joined([part.tables for part in parts]),
        lines,
        cells,
        joined([part.claims for part in parts]),
        joined([part.answers for part in parts]),
        joined([part.confidences for part in parts]),
        joined([part.dates for part in parts]),
        {role: joined([part.texts[role] for part in parts]) for role in TEXTS},
    )


class _EntryReader:
    """Reads the blocks of one grid."""

    def __init__(
        self,
        grid: Grid,
        settings: TableSettings,
        number: int,
        findings: Findings,
        problems: Problems,
    ) -> None:
        self._grid = grid
        self._settings = settings
        self._number = number
        self._findings = findings
        self._problems = problems
        self._custom = {
            plain_answer(word): answer_of(usual) for word, usual in settings.answers.items()
        }

    def block(self, block: Block) -> Entries | None:
        """The answers in one block; ``None`` if something must be asked."""
        size = self._grid.size
        claims = self._column(block, Role.CLAIM) or constant(block.claim, size)
        answers = self._answers(block)
        confidences = self._confidences(block)
        dates = self._dates(block)
        texts = {role: self._text(block, role) for role in TEXTS}
        if Role.EXPERT not in block.columns and Role.GIVEN in block.columns:
            texts[Role.EXPERT] = self._full_names(texts)
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
            self._sure(answers, confidences).at(rows),
            dates.at(rows),
            {role: column.at(rows) for role, column in texts.items()},
        )

    def _column(self, block: Block, role: Role) -> Coded[str] | None:
        index = block.column(role)
        return None if index is None else self._grid.columns[index]

    def _text(self, block: Block, role: Role) -> Coded[str]:
        """The texts of a role; where several columns have it, one text of all that say something."""
        columns = [self._grid.columns[index] for index in block.columns.get(role, ())]
        if not columns:
            return constant("", self._grid.size)
        if len(columns) == 1:
            return columns[0]
        rows = range(self._grid.size)
        together = ("\n".join(filter(None, (column[i] for column in columns))) for i in rows)
        return _coded(together)

    def _full_names(self, texts: dict[Role, Coded[str]]) -> Coded[str]:
        pairs = zip(
            *(
                map(texts[role].__getitem__, range(self._grid.size))
                for role in (Role.GIVEN, Role.FAMILY)
            ),
            strict=True,
        )
        return _coded(" ".join(filter(None, pair)) for pair in pairs)

    def _answers(self, block: Block) -> Coded[Answer] | None:
        index = block.column(Role.STANCE)
        if index is None:
            return constant(AFFIRMED, self._grid.size)
        column, header = self._grid.columns[index], self._grid.names[index]
        cells = [cell for cell in column.values if cell and plain_answer(cell) not in self._custom]
        setting = self._settings.scales.get(Role.STANCE.value, "")
        understood = understand_answers(cells, in_brackets(header) or header, setting)
        if not self._is_clear(understood, index, Role.STANCE):
            return None

        def understand(cell: str) -> Answer | None:
            word = plain_answer(cell)
            return self._custom.get(word) or (understood.read(cell) if cell else BLANK)  # type: ignore[return-value]

        advice = f"a word of your own: answers: in the columns file, or one of {', '.join(OFFERED)}"
        return self._checked(
            column.as_read(understand),
            column,
            index,
            lambda cell: (
                f"{shown(cell.casefold())} is no stance",
                one_of(cell.casefold(), list(ANSWER_WORDS), advice)
                if number_in(cell) is None
                else f"the scale is {understood.words}",
            ),
            Role.STANCE,
            BLANK,
        )

    def _confidences(self, block: Block) -> Coded[float] | None:
        index = block.column(Role.CONFIDENCE)
        if index is None:
            return constant(1.0, self._grid.size)
        column, header = self._grid.columns[index], self._grid.names[index]
        setting = self._settings.scales.get(Role.CONFIDENCE.value, "")
        cells = [cell for cell in column.values if not _is_blank(cell)]
        understood = understand_confidence(cells, in_brackets(header), setting)
        if not self._is_clear(understood, index, Role.CONFIDENCE):
            return None

        def understand(cell: str) -> float | None:
            return 1.0 if _is_blank(cell) else understood.read(cell)  # type: ignore[return-value]

        advice = "write a number, 80 %, or words such as very confident"
        return self._checked(
            column.as_read(understand),
            column,
            index,
            lambda cell: (
                f"the confidence {shown(cell)} is not on the scale {understood.words}",
                one_of(plain_answer(cell), list(CONFIDENCE_WORDS), advice)
                if number_in(cell) is None
                else 'who has none takes the stance "uncertain"; else name the scale: '
                "--scale confidence=1..10",
            ),
            Role.CONFIDENCE,
            1.0,
        )

    def _dates(self, block: Block) -> Coded[str] | None:
        index = block.column(Role.DATE)
        if index is None:
            return constant("", self._grid.size)
        column = self._grid.columns[index]
        order = find_order([cell for cell in column.values if cell], self._settings.dates)
        options = f"--dates {DAY_FIRST} or --dates {MONTH_FIRST}"
        place = self._grid.header_place(index)
        if order.is_asked:
            message = f"{shown(order.example)} may begin with the day or the month"
            self._problems.error(place, message, f"say {options}", "date-order")
            return None
        if order.example and order.reason:
            message = f"{order.example} is read with the day first, since {order.reason}"
            self._problems.warn(place, message, f"say {options}", "date-order")
        self._findings.dates = order.order
        read = date_reader(order.order)
        advice = "write 2026, 2026-03 or 2026-03-01, with a time if need be"
        return self._checked(
            column.as_read(lambda cell: "" if _is_blank(cell) else read(cell)),
            column,
            index,
            lambda cell: (f"{shown(cell)} is no date", advice),
            Role.DATE,
            "",
        )

    def _is_clear(self, understood: Understood, index: int, role: Role) -> bool:
        place = self._grid.header_place(index)
        option = f"--scale {role.value}="
        if understood.question:
            advice = f"name the scale from the least to the most: {option}1..5, or {option}5..1"
            message = f"in {shown(self._grid.names[index])} {understood.question}"
            self._problems.error(place, message, advice, "scale")
            return False
        if understood.doubt:
            advice = f"if not, name the scale from the least to the most: {option}..."
            message = f"in {shown(self._grid.names[index])} {understood.doubt}"
            self._problems.warn(place, message, advice, "scale")
        self._findings.scales[role.value] = understood.words
        return True

    def _checked(
        self,
        read: Coded[Any],
        cells: Coded[str],
        index: int,
        say: Callable[[str], tuple[str, str]],
        role: Role,
        instead: Any,
    ) -> Coded[Any]:
        """The column as read; each cell that is not understood is noted, and ``instead`` there."""
        wrong = [code for code, value in enumerate(read.values) if value is None]
        if not wrong:
            return read
        messages = {code: say(cells.values[code]) for code in wrong}
        for row in read.rows_of(wrong):
            message, advice = messages[read.codes[row]]
            self._problems.error(self._grid.place(row, index), message, advice, role.value)
        return read.as_read(lambda value: instead if value is None else value)

    def _sure(self, answers: Coded[Answer], confidences: Coded[float]) -> Coded[float]:
        """How sure each is: as the answer itself says, where it does."""
        if all(answer.confidence is None for answer in answers.values):
            return confidences
        return answers.as_read(lambda answer: answer.confidence or 1.0)

    def _rows(
        self, block: Block, experts: Coded[str], claims: Coded[str], answers: Coded[Answer]
    ) -> list[int]:
        """The rows that say something; those that lack a part of it are noted."""
        is_voted = Role.STANCE in block.columns
        for answer, number in zip(answers.values, answers.counts(), strict=True):
            if number and is_voted:
                self._findings.answers[str(answer)] += number
        has_answer = [answer.side is not Side.BLANK for answer in answers.values]
        has_claim, has_name = list(map(bool, claims.values)), list(map(bool, experts.values))
        has_column = Role.EXPERT in block.columns or Role.GIVEN in block.columns
        needs_name = is_voted and has_column
        rows = []
        codes = zip(experts.codes, claims.codes, answers.codes, strict=True)
        for row, (expert, claim, answer) in enumerate(codes):
            if has_answer[answer] and has_claim[claim] and (has_name[expert] or not needs_name):
                rows.append(row)
            elif has_answer[answer]:
                self._note_gap(block, row, has_name=has_name[expert] or not needs_name)
        self._note_unanswered(block, answers)
        return rows

    def _note_gap(self, block: Block, row: int, *, has_name: bool) -> None:
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

    def _note_unanswered(self, block: Block, answers: Coded[Answer]) -> None:
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


def _is_blank(cell: str) -> bool:
    return answer_of(cell) == BLANK


def _coded(texts: Iterator[str]) -> Coded[str]:
    index: dict[str, int] = {}
    codes = array("i", [index.setdefault(text, len(index)) for text in texts])
    return Coded(tuple(index), codes)


def place_of(entries: Entries, grids: Sequence[Grid], number: int) -> Place:
    """Where the answer of an entry stands."""
    grid = grids[entries.tables[number]]
    return grid.place_at(entries.lines[number], entries.cells[number])
