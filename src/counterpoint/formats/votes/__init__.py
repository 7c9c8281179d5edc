"""Polis conversations: the files of an export, and logs of votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.formats.votes.polis import read_polis, read_polis_crowd, read_polis_table
    from counterpoint.formats.votes.polis_files import is_polis

__all__ = ["is_polis", "read_polis", "read_polis_crowd", "read_polis_table"]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".polis": "read_polis read_polis_crowd read_polis_table",
            ".polis_files": "is_polis",
        },
    )
