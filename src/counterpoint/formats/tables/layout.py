"""Which column of a table holds what: one answer a row (long), or one person a row (wide).

What belongs here: the choice of columns, by settings, headers and what stands below them. What
does not: the meaning of a cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterpoint.errors import Problems
from counterpoint.formats.csv_data import in_quotes, one_of
from counterpoint.formats.tables.answer_columns import (
    answer_columns,
    is_answers,
    is_ignored,
    names_claim,
)
from counterpoint.formats.tables.coded import Coded
from counterpoint.formats.tables.column_notes import (
    MOST_NOTED,
    note_missing,
    note_misspelt,
    note_unread,
)
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.layout_blocks import AnswerBlock, Layout
from counterpoint.formats.tables.manners import are_manners
from counterpoint.formats.tables.roles import (
    OF_ANSWER,
    REPEATED,
    ColumnRole,
    plain_header,
    role_of,
)
from counterpoint.formats.tables.rounds import with_rounds
from counterpoint.formats.tables.scales import number_in, without_scale
from counterpoint.formats.tables.settings import TableSettings
from counterpoint.formats.tables.surveys import note_software, software_columns
from counterpoint.formats.tables.wide_headers import (
    companions,
    grouped_headers,
    statements,
)

# Headers that may mean two things: what they are where their cells are no answers.
_OTHERWISE = {
    "position": ColumnRole.POST,
    "answer": ColumnRole.CLAIM,
    "response": ColumnRole.CLAIM,
    "opinion": ColumnRole.CLAIM,
    "view": ColumnRole.CLAIM,
    "antwort": ColumnRole.CLAIM,
    "відповідь": ColumnRole.CLAIM,
    "позиція": ColumnRole.POST,
}


@dataclass(slots=True)
class _Columns:
    """Which columns have been given a role so far; ``left_out`` are the survey software's."""

    roles: dict[int, ColumnRole] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()

    def of(self, role: ColumnRole) -> tuple[int, ...]:
        return tuple(sorted(i for i, each in self.roles.items() if each is role))


def find_layout(grid: Grid, settings: TableSettings, problems: Problems) -> Layout | None:
    """How a table is laid out, ``None`` after noting why that cannot be told."""
    settings_headers = (*settings.columns.values(), *settings.claims, *settings.ignored)
    left_out = software_columns(grid, settings_headers)
    columns = _Columns(dict(_named_columns(grid, settings, problems)), left_out)
    is_named = set(columns.roles.values())
    for index, name in enumerate(grid.names):
        role = role_of(name) if index not in columns.roles and index not in left_out else None
        if role is None or role in is_named or is_ignored(name, settings):
            continue
        if names_claim(name, settings):
            continue
        if role is ColumnRole.HOW and not are_manners(grid.columns[index]):
            continue  # people write many things under that
        columns.roles[index] = _by_cells(role, name, grid.columns[index])
    _give_reasons_their_names(columns)
    _settle(grid, columns, problems)
    if grid.spans:
        layout: Layout | None = _of_two_lines(grid, columns)
    else:
        layout = _of_one_line(grid, settings, columns, problems)
    if layout is not None:
        note_software(grid, sorted(left_out), problems)
        unread = [
            i
            for i in layout.unread
            if i not in left_out and not is_ignored(grid.names[i], settings)
        ]
        has_answers = any(ColumnRole.STANCE in block.columns for block in layout.blocks)
        note_unread(grid, unread, problems, has_answers=has_answers)
        blocks = with_rounds(layout.blocks, grid, settings.rounds, problems)
        layout = replace(layout, blocks=blocks)
    return layout


def _named_columns(
    grid: Grid, settings: TableSettings, problems: Problems
) -> Iterator[tuple[int, ColumnRole]]:
    plain = [plain_header(name) for name in grid.names]
    for name, header in settings.columns.items():
        if plain_header(header) in plain:
            yield plain.index(plain_header(header)), ColumnRole(name)
            continue
        advice = one_of(header, [x for x in grid.names if x][:MOST_NOTED], "the columns are")
        message = f"there is no column {in_quotes(header)}"
        problems.error(grid.header_place(), message, advice, "column")


def _by_cells(role: ColumnRole, name: str, column: Coded[str]) -> ColumnRole:
    """What a column holds whose header may mean two things."""
    other = _OTHERWISE.get(plain_header(name))
    if other is None or role is not ColumnRole.STANCE:
        return role
    is_blank = not any(column.values)
    return role if is_blank or is_answers(column) else other


def _give_reasons_their_names(columns: _Columns) -> None:
    """Where each column of reasons has a column of names behind it, those give the reasons."""
    whose = {
        ColumnRole.REASON_FOR: ColumnRole.FOR_BY,
        ColumnRole.REASON_AGAINST: ColumnRole.AGAINST_BY,
    }
    names = columns.of(ColumnRole.EXPERT)
    before = [columns.roles.get(index - 1) for index in names]
    if len(names) > 1 and all(role in whose for role in before):
        for index, role in zip(names, before, strict=True):
            if role is not None:
                columns.roles[index] = whose[role]


def _settle(grid: Grid, columns: _Columns, problems: Problems) -> None:
    """Choose where two columns would be the same, and give headers their sense in this table."""
    if not columns.of(ColumnRole.CLAIM):
        _find_claims(grid, columns)
    for role in set(columns.roles.values()) - REPEATED:
        several = columns.of(role)
        if len(several) < 2 or (grid.spans and role in OF_ANSWER):
            continue
        best = min(several, key=lambda i: (plain_header(grid.names[i]) != role.value, i))
        if role in OF_ANSWER and not columns.of(ColumnRole.CLAIM):
            continue  # a wide table repeats them, one for each claim
        for index in several:
            if index != best:
                del columns.roles[index]
                _note_twice(grid, best, index, problems)


def _note_twice(grid: Grid, one: int, other: int, problems: Problems) -> None:
    """Note a header that stands twice, of which nobody can tell which is meant."""
    name = grid.names[other]
    if plain_header(grid.names[one]) == plain_header(name):
        message = f"the column {in_quotes(name)} stands here a second time"
        advice = f"the first is column {one + 1}; keep one of them"
        problems.error(grid.header_place(other), message, advice, "duplicate-column")


def _find_claims(grid: Grid, columns: _Columns) -> None:
    """Take for claims what a sheet without a column of that name means by them."""
    is_voted = bool(columns.of(ColumnRole.STANCE))
    candidates: tuple[ColumnRole, ...] = (ColumnRole.QUESTION,)
    if columns.of(ColumnRole.REASON) and is_voted and not columns.of(ColumnRole.EXPERT):
        candidates = (ColumnRole.TOPIC, ColumnRole.QUESTION)  # arguments for and against a motion
    elif not is_voted:
        candidates = (ColumnRole.QUOTE, ColumnRole.COMMENT)  # what people wrote, and nothing else
        if columns.of(ColumnRole.REASON_FOR) or columns.of(ColumnRole.REASON_AGAINST):
            candidates = (ColumnRole.QUESTION, ColumnRole.TOPIC)
    has_other_answers = any(
        index not in columns.roles and name and is_answers(grid.columns[index])
        for index, name in enumerate(grid.names)
    )
    if has_other_answers and not is_voted:
        return
    for role in candidates:
        indexes = columns.of(role)
        if indexes:
            columns.roles[indexes[0]] = ColumnRole.CLAIM
            return


def _of_two_lines(grid: Grid, columns: _Columns) -> Layout:
    """A header of two lines: above, what is answered; below, what is said of it."""
    alone = {
        index: role
        for index, role in columns.roles.items()
        if role not in OF_ANSWER or not grid.spans[index]
    }
    blocks, spans = [], dict.fromkeys(span for span in grid.spans if span)
    for span in spans:
        own = {
            index: role
            for index, role in columns.roles.items()
            if grid.spans[index] == span and role in OF_ANSWER
        }
        if ColumnRole.STANCE in own.values():
            blocks.append(AnswerBlock(_by_role({**alone, **own}), span))
    columns_in_blocks = {
        i for block in blocks for several in block.columns.values() for i in several
    }
    return Layout("wide", tuple(blocks), _unread(grid, columns_in_blocks, columns))


def _of_one_line(
    grid: Grid, settings: TableSettings, columns: _Columns, problems: Problems
) -> Layout | None:
    has_claim = bool(columns.of(ColumnRole.CLAIM))
    is_single = len(columns.of(ColumnRole.STANCE)) == 1
    is_wide = not has_claim and (not is_single or bool(settings.claims))
    answers = answer_columns(grid, settings, {*columns.roles, *columns.left_out}) if is_wide else []
    if (is_wide and not answers) or ((is_single or not has_claim) and not _has_speakers(columns)):
        roles = set(columns.roles.values())
        left_out = columns.left_out
        note_missing(grid, roles, problems, left_out=left_out, is_wide=bool(answers))
        return None
    if len(answers) == 1 and not settings.claims and note_misspelt(grid, answers[0], problems):
        return None
    if answers:
        return _wide(grid, columns, answers)
    block = AnswerBlock(_by_role(columns.roles), "" if has_claim else settings.claim)
    return Layout("long", (block,), _unread(grid, set(columns.roles), columns))


def _has_speakers(columns: _Columns) -> bool:
    """Whether it is told who answers, or that the answers are of reasons and nobody's."""
    return any(
        map(columns.of, (ColumnRole.EXPERT, ColumnRole.GIVEN, ColumnRole.FAMILY, ColumnRole.REASON))
    )


def _wide(grid: Grid, columns: _Columns, answers: Sequence[int]) -> Layout:
    """One person a row; a column for each claim, and where wanted others that go with it."""
    alone = {i: role for i, role in columns.roles.items() if role not in OF_ANSWER}
    groups = grouped_headers(grid.names)
    others = companions(grid.names, columns.roles, answers, groups)
    split_headers = statements(grid.names, answers)
    blocks = []
    for index in answers:
        if index in others:
            continue
        own = {i: role for i, (of, role) in others.items() if of == index}
        roles = {**alone, **own, index: ColumnRole.STANCE}
        claim = groups[index][0] if index in groups else grid.names[index]
        question, claim = split_headers.get(index, ("", claim))
        if any(map(number_in, grid.columns[index].values)):
            claim = without_scale(claim)
        blocks.append(AnswerBlock(_by_role(roles), claim, question))
    columns_in_blocks = {
        i for block in blocks for several in block.columns.values() for i in several
    }
    return Layout("wide", tuple(blocks), _unread(grid, columns_in_blocks, columns))


def _by_role(roles: Mapping[int, ColumnRole]) -> dict[ColumnRole, tuple[int, ...]]:
    by_role: dict[ColumnRole, tuple[int, ...]] = {}
    for index in sorted(roles):
        by_role[roles[index]] = (*by_role.get(roles[index], ()), index)
    return by_role


def _unread(grid: Grid, columns_in_blocks: set[int], columns: _Columns) -> tuple[int, ...]:
    numbers = set(columns.of(ColumnRole.NUMBER))
    return tuple(
        i
        for i, name in enumerate(grid.names)
        if name and i not in columns_in_blocks and i not in numbers
    )
