"""Any table of votes: a Polis export or a plain one, told apart by the names of the files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterpoint.formats.votes.ballots import VotesResult
from counterpoint.formats.votes.polis import read_polis, read_polis_table
from counterpoint.formats.votes.polis_files import is_polis
from counterpoint.formats.votes.votes_csv import read_votes_csv

__all__ = ["VotesResult", "is_polis", "read_polis_table", "read_votes"]


def read_votes(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> VotesResult:
    """The map and the vote table that the files at ``paths`` hold.

    Files of a Polis export are read as that if all are, else every file as a plain table.

    Raises:
        InputError: with every problem of the files.
        LimitError: a file is larger than the limit, or there are too many votes for a map.
    """
    read = read_polis if all(map(is_polis, paths)) else read_votes_csv
    return read(paths, sources=sources)
