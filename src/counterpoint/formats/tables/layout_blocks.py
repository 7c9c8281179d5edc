"""What the layout of a table is: its columns by role, a block for each column of answers.

What belongs here: these records. What does not: how a layout is found (`layout`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterpoint.formats.tables.roles import Role


@dataclass(frozen=True, slots=True)
class AnswerBlock:
    """One column of answers and what goes with it, by role; ``claim`` where all are about one.

    ``question`` is what the header asks before it names the claim, ``date`` when all of them
    answered, where the header tells the round.
    """

    columns: Mapping[Role, tuple[int, ...]]
    claim: str = ""
    question: str = ""
    date: str = ""

    def column(self, role: Role) -> int | None:
        """The column of a role, the first where there are several."""
        return next(iter(self.columns.get(role, ())), None)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that say something of a row, and a block for each column of answers.

    ``unread`` are the columns that nothing is taken from.
    """

    kind: str
    blocks: tuple[AnswerBlock, ...]
    unread: tuple[int, ...] = ()
