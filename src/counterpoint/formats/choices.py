"""What whoever has files read says of them, because they do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from counterpoint.formats.tables import TableSettings

# Whether voters are counted by group, or each keeps the own stances; "" where the votes tell.
Voters = Literal["", "crowd", "panel"]
# By which reading of the votes groups are found: by who is tied to whom, or as Polis does; "" where
# those stand that are published, and ties tell where none are.
GroupsBy = Literal["", "ties", "polis"]


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """How files are to be read.

    ``format_name`` is the format of all of them, "" where each tells its own. ``same`` says who
    is one person: ``J. Ruiz=Ana Ruiz`` that these two names are, ``Ana Ruiz`` that whoever is
    called so is, in whatever map. ``table`` says how tables of who says what are to be
    read, ``speakers`` which keys and tags of Argdown by others name who speaks (``author``,
    ``#ruiz``, ``#`` for all tags). ``voters`` says what the voters of a table of votes are,
    ``groups_by`` by which reading of the votes they are grouped.
    """

    format_name: str = ""
    same: tuple[str, ...] = ()
    table: TableSettings | None = None
    speakers: tuple[str, ...] = ()
    voters: Voters = ""
    groups_by: GroupsBy = ""
