"""How a table was understood, for who looks before anything is made of it.

What belongs here: the columns, scales, dates, answers and people as they were read, as data.
What does not: showing them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from counterpoint.formats.foreign.naming import as_title
from counterpoint.formats.tables.entries import ColumnFindings
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.layout_blocks import Layout
from counterpoint.formats.tables.roles import ColumnRole, role_of
from counterpoint.model import ArgumentMap

_MOST_PEOPLE = 5  # enough to see whether names and posts are whole
_MOST_QUESTIONS = 5  # as many, to see whether they are whole


@dataclass(frozen=True, slots=True)
class Preview:
    """What was understood of one table; ``as_json`` is what `inspect` shows.

    ``question`` is ``None`` where nothing says it, and "" where that is not known yet, or where
    there are several: the first of these are ``questions``.
    """

    file: str
    sheet: str
    header_line: int
    layout: str
    rows: int
    columns: tuple[tuple[str, str], ...]
    scales: Mapping[str, str]
    dates: str
    answers: Mapping[str, int]
    people: tuple[str, ...]
    title: str
    question: str | None
    questions: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as data, in reading order; what there is none of is left out."""
        data: dict[str, Any] = {
            "file": self.file,
            "sheet": self.sheet,
            "title": self.title,
            "title from": self.title_from,
            "question": self.question,
            "questions": list(self.questions),
            "layout": self.layout,
            "header line": self.header_line,
            "rows": self.rows,
            "columns": dict(self.columns),
            "scales": dict(self.scales),
            "dates": self.dates,
            "answers": dict(self.answers),
            "people": list(self.people),
        }
        return {name: value for name, value in data.items() if value not in ("", {}, [])}

    @property
    def title_from(self) -> str:
        """Where the title is from, if nobody said it."""
        return "the file's name" if self.title == as_title(PurePath(self.file).stem) else ""


def preview_of(
    grid: Grid, layout: Layout, findings: ColumnFindings, argument_map: ArgumentMap
) -> Preview:
    """How ``grid`` was understood."""
    people = [
        ", ".join(
            filter(
                None, (x.name, *(p for role in x.roles for p in (role.title, role.organization)))
            )
        )
        for x in argument_map.experts[:_MOST_PEOPLE]
    ]
    return Preview(
        grid.path,
        grid.sheet,
        grid.line,
        layout.kind,
        grid.size,
        tuple(_columns(grid, layout).items()),
        findings.scales,
        findings.dates,
        dict(findings.answers.most_common()),
        tuple(people),
        argument_map.title,
        argument_map.question or ("" if argument_map.issues or not argument_map.id else None),
        tuple(x.question for x in argument_map.issues[:_MOST_QUESTIONS]),
    )


def _columns(grid: Grid, layout: Layout) -> dict[str, str]:
    """By header, what it holds; of a wide table the answers are to the claim it names."""
    contents: dict[int, str] = {}
    for block in layout.blocks:
        for role, indexes in block.columns.items():
            is_claim = role is ColumnRole.STANCE and layout.kind == "wide" and not grid.spans
            for index in indexes:
                contents[index] = "answers to it" if is_claim else role.value
    numbers = {index for index, name in enumerate(grid.names) if role_of(name) is ColumnRole.NUMBER}
    columns: dict[str, str] = {}
    for index, name in enumerate(grid.names):
        over = f"{grid.spans[index]}: " if grid.spans and grid.spans[index] else ""
        label = f"{over}{name}" if name else f"column {index + 1}"
        label = f"{label} (column {index + 1})" if label in columns else label
        if name or index in contents:
            columns[label] = contents.get(index, "a number" if index in numbers else "not read")
    return columns
