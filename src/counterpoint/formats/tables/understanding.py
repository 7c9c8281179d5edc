"""Columns of cells as what they mean: answers, confidences, dates, names.

Each distinct cell is understood once; one that is not is noted once, with the rows that have it.
What belongs here: one column. What does not: which rows say something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from counterpoint.errors import CLOSE, WRITTEN, Problem, Problems, did_you_mean, nearest_name
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.iso_dates import read_date
from counterpoint.formats.sureness import CONFIDENCE_WORDS, Sureness, plain_words
from counterpoint.formats.tables.answers import (
    BLANK,
    OFFERED,
    OUTRIGHT,
    UNREAD,
    Answer,
    Manner,
    answer_of,
    answers_like,
)
from counterpoint.formats.tables.coded import Coded, coded, constant
from counterpoint.formats.tables.dates import (
    DAY_FIRST,
    MONTH_FIRST,
    date_reader,
    find_order,
    is_of_software,
)
from counterpoint.formats.tables.entries import AFFIRMED, ColumnFindings
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.layout_blocks import AnswerBlock, Layout
from counterpoint.formats.tables.manners import MANNER_WORDS, manner_of, with_manners
from counterpoint.formats.tables.roles import ColumnRole, in_brackets
from counterpoint.formats.tables.scales import (
    Understood,
    names_scale,
    number_in,
    understand_answers,
    understand_confidence,
)
from counterpoint.formats.tables.settings import TableSettings

_MOST_SAID = 20  # different cells of a column: more have one cause
_MOST_ROWS = 3  # of each such cell, enough to find the cause
_UNSAID = Sureness(0.0)  # of nobody: who says so is sure to some degree


class ColumnReader:
    """Understands the columns of one grid."""

    def __init__(
        self,
        grid: Grid,
        layout: Layout,
        settings: TableSettings,
        findings: ColumnFindings,
        problems: Problems,
    ) -> None:
        self.grid = grid
        self._layout = layout
        self._settings = settings
        self.findings = findings
        self.problems = problems
        self._custom = {
            plain_words(word): answer_of(usual) for word, usual in settings.answers.items()
        }

    def column(self, block: AnswerBlock, role: ColumnRole) -> Coded[str] | None:
        """The cells of a role, ``None`` where the block has no such column."""
        index = block.column(role)
        return None if index is None else self.grid.columns[index]

    def text(self, block: AnswerBlock, role: ColumnRole) -> Coded[str]:
        """The texts of a role; where several columns have it, one of them all."""
        columns = [self.grid.columns[index] for index in block.columns.get(role, ())]
        if not columns:
            return constant("", self.grid.size)
        if len(columns) == 1:
            return columns[0]
        rows = range(self.grid.size)
        together = ("\n".join(filter(None, (column[i] for column in columns))) for i in rows)
        return coded(together)

    def full_names(self, texts: dict[ColumnRole, Coded[str]]) -> Coded[str]:
        """Names of what stands in two columns, given names and surnames."""
        pairs = zip(
            *(
                map(texts[role].__getitem__, range(self.grid.size))
                for role in (ColumnRole.GIVEN, ColumnRole.FAMILY)
            ),
            strict=True,
        )
        return coded(" ".join(filter(None, pair)) for pair in pairs)

    def _cells(self, role: ColumnRole) -> list[str]:
        """All cells of a role in the table that say something: they are on one scale."""
        values: dict[str, None] = {}
        for block in self._layout.blocks:
            index = block.column(role)
            if index is not None:
                values |= dict.fromkeys(x for x in self.grid.columns[index].values if x)
        return list(values)

    def answers(self, block: AnswerBlock) -> Coded[Answer] | None:
        """The answers; each an agreement where people are only told to have said something."""
        index = block.column(ColumnRole.STANCE)
        if index is None:
            return constant(AFFIRMED, self.grid.size)
        header = block.question or self.grid.names[index]
        own = list(filter(None, self.grid.columns[index].values))
        is_alone = names_scale(header) or all(number_in(cell) is None for cell in own)
        cells = own if is_alone else self._cells(ColumnRole.STANCE)
        cells = [x for x in cells if plain_words(x) not in self._custom]
        setting = self._settings.scales.get(ColumnRole.STANCE.value, "")
        understood = understand_answers(cells, in_brackets(header) or header, setting)
        if not self._is_clear(understood, index, ColumnRole.STANCE):
            return None

        def understand(cell: str) -> Answer | None:
            word = plain_words(cell)
            return self._custom.get(word) or (understood.read(cell) if cell else BLANK)  # type: ignore[return-value]

        def say(cell: str) -> tuple[str, str]:
            message = f"{in_quotes(cell)} is no stance"
            if number_in(cell) is not None:
                return message, f"the scale is {understood.words}"
            near = nearest_name(cell.casefold()[:60], answers_like(cells), CLOSE)
            advice = f"write {', '.join(OFFERED)}; or say what it means in the columns file"
            return message, did_you_mean(near, advice, pattern='"{}"')

        answers = self._checked(index, understand, say, ColumnRole.STANCE, UNREAD)
        cell = block.column(ColumnRole.HOW)
        return answers if cell is None else with_manners(answers, self._manners(cell))

    def _manners(self, index: int) -> Coded[Manner]:
        """How the answers are said."""

        def say(cell: str) -> tuple[str, str]:
            advice = f"write {one_of_them}, or two of them with a ; between"
            return f"{in_quotes(cell)} is no way to say something", advice

        one_of_them = ", ".join(MANNER_WORDS)
        return self._checked(index, manner_of, say, ColumnRole.HOW, OUTRIGHT)

    def confidences(self, block: AnswerBlock) -> Coded[Sureness | None] | None:
        """How sure each is, ``None`` where that was not said."""
        index = block.column(ColumnRole.CONFIDENCE)
        if index is None:
            return constant(None, self.grid.size)
        header = self.grid.names[index]
        setting = self._settings.scales.get(ColumnRole.CONFIDENCE.value, "")
        cells = [cell for cell in self._cells(ColumnRole.CONFIDENCE) if not _is_blank(cell)]
        understood = understand_confidence(cells, in_brackets(header), setting)
        if not self._is_clear(understood, index, ColumnRole.CONFIDENCE):
            return None

        def understand(cell: str) -> object | None:
            return _UNSAID if _is_blank(cell) else understood.read(cell)

        def say(cell: str) -> tuple[str, str]:
            if number_in(cell) is None:
                near = nearest_name(plain_words(cell)[:60], CONFIDENCE_WORDS, WRITTEN)
                advice = "write a number, 80 %, or words such as very confident"
                return f"the confidence {in_quotes(cell)} is on no scale", did_you_mean(
                    near, advice
                )
            advice = 'who has none takes the stance "uncertain"'
            return (
                f"the confidence {in_quotes(cell)} is not on the scale {understood.words}",
                f"{advice}; else name the scale: --scale confidence=1..10",
            )

        column = self._checked(index, understand, say, ColumnRole.CONFIDENCE, _UNSAID)
        return column.as_read(lambda value: None if value is _UNSAID else value)

    def dates(self, block: AnswerBlock) -> Coded[str] | None:
        """The dates as ISO 8601 writes them, "" where there is none."""
        index = block.column(ColumnRole.DATE)
        if index is None:
            return constant("", self.grid.size)
        order = find_order(self._cells(ColumnRole.DATE), self._settings.dates)
        options = f"--dates {DAY_FIRST} or --dates {MONTH_FIRST}"
        place = self.grid.header_place(index)
        is_noted = is_of_software(self.grid.names[index])
        if order.is_asked:
            message = f"{in_quotes(order.example)} may begin with the day or the month"
            if is_noted:
                message = f"{message}, so that no date is read here"
                self.problems.warn(place, message, f"say {options}", "date-order")
                return constant("", self.grid.size)
            self.problems.error(place, message, f"say {options}", "date-order")
            return None
        if order.example and order.reason:
            message = f"{order.example} is read with the day first, since {order.reason}"
            self.problems.warn(place, message, f"say {options}", "date-order")
        is_plain = all(read_date(cell) is not None for cell in self._cells(ColumnRole.DATE))
        self.findings.dates = "" if is_plain else order.order
        read = date_reader(order.order)
        if is_noted:
            return self._noted_times(index, read)
        advice = "write 2026, 2026-03 or 2026-03-01, with a time if need be"
        return self._checked(
            index,
            lambda cell: "" if _is_blank(cell) else read(cell),
            lambda cell: (f"{in_quotes(cell)} is no date", advice),
            ColumnRole.DATE,
            "",
        )

    def _noted_times(self, index: int, read: Callable[[str], str | None]) -> Coded[str]:
        """Dates that software noted; those that cannot be read are told together."""
        cells = self.grid.columns[index]
        dates = cells.as_read(lambda cell: "" if _is_blank(cell) else read(cell))
        rows = dates.rows_of(code for code, date in enumerate(dates.values) if date is None)
        if rows:
            message = (
                f"{in_quotes(cells[rows[0]])} is no date that can be read{self._also(rows[1:])}"
            )
            advice = "these answers have no date"
            self.problems.warn(self.grid.place(rows[0], index), message, advice, "date")
        return dates.as_read(lambda date: date or "")

    def _is_clear(self, understood: Understood, index: int, role: ColumnRole) -> bool:
        place = self.grid.header_place(index)
        option = f"--scale {role.value}="
        if understood.question and role.value in self.findings.scales:
            return False  # asked of an earlier column already
        if understood.question:
            index = self._most_numeric(role, index)
            place = self.grid.header_place(index)
            self.findings.scales[role.value] = ""
            advice = f"name the scale from the least to the most: {option}1..5, or {option}5..1"
            message = f"in {in_quotes(self.grid.names[index])} {understood.question}"
            self.problems.error(place, message, advice, "scale")
            return False
        if understood.doubt:
            advice = f"if not, name the scale from the least to the most: {option}..."
            message = f"in {in_quotes(self.grid.names[index])} {understood.doubt}"
            self.problems.warn(place, message, advice, "scale")
        scales = filter(None, (self.findings.scales.get(role.value, ""), understood.words))
        self.findings.scales[role.value] = "; ".join(dict.fromkeys(scales))
        return True

    def _most_numeric(self, role: ColumnRole, index: int) -> int:
        """The column of a role that has the largest number, else the one at ``index``."""
        several = [x for block in self._layout.blocks if (x := block.column(role)) is not None]

        def largest(column: int) -> float:
            numbers = map(number_in, self.grid.columns[column].values)
            return max((abs(number[0]) for number in numbers if number), default=-1.0)

        return max(several, key=largest, default=index)

    def _checked(
        self,
        index: int,
        understand: Callable[[str], Any],
        say: Callable[[str], tuple[str, str]],
        role: ColumnRole,
        instead: Any,
    ) -> Coded[Any]:
        """The column as understood; what is not is noted, and ``instead`` put there.

        The same text is noted once, at the first cell that has it.
        """
        cells = self.grid.columns[index]
        read = cells.as_read(understand)
        wrong = [code for code, value in enumerate(read.values) if value is None]
        if not wrong:
            return read
        rows_by_code: dict[int, list[int]] = {}
        for row in read.rows_of(wrong):
            rows_by_code.setdefault(read.codes[row], []).append(row)
        in_order = sorted(rows_by_code.items(), key=lambda item: item[1])
        for code, rows in in_order[:_MOST_SAID]:
            message, advice = say(cells.values[code])
            message = f"{message}{self._also(rows[1:])}"
            self._note(rows, index, message, advice, role)
        further = sorted(row for _, rows in in_order[_MOST_SAID:] for row in rows)
        if further:
            name = in_quotes(self.grid.names[index])
            message = f"{len(further):,} more cells of {name} are not understood"
            self._note(further, index, message, "", role)
        return read.as_read(lambda value: instead if value is None else value)

    def _note(
        self, rows: Sequence[int], index: int, message: str, advice: str, role: ColumnRole
    ) -> None:
        """Note once what is wrong in several rows of a column."""
        place = self.grid.place(rows[0], index)
        self.problems.add(Problem(place, message, advice, role.value, stands_for=len(rows)))

    def _also(self, rows: Sequence[int]) -> str:
        """In which further rows the same stands, the first few by their number."""
        numbers = ", ".join(str(self.grid.lines[row]) for row in rows[:_MOST_ROWS])
        if not rows:
            return ""
        if len(rows) <= _MOST_ROWS:
            return f" (also in row {numbers})"
        return f" (also in {len(rows):,} more rows: {numbers}, …)"

    def sure(
        self, answers: Coded[Answer], confidences: Coded[Sureness | None]
    ) -> Coded[Sureness | None]:
        """How sure each is: as the answer itself says, where it does."""
        if all(answer.confidence is None for answer in answers.values):
            return confidences
        return answers.as_read(
            lambda answer: None if answer.confidence is None else Sureness(answer.confidence)
        )


def _is_blank(cell: str) -> bool:
    return answer_of(cell) == BLANK
