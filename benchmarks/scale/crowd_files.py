"""Invented crowds with planted camps, as the files in which votes come; the same in every run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_CLEARNESS = 0.8  # how often a voter says what the camp says
_PASSES = 0.1
_ROWS_AT_ONCE = 200_000


@dataclass(frozen=True, slots=True)
class Crowd:
    """Votes in columns, sorted by voter; ``camps`` has the planted camp of each voter."""

    voters: int
    claims: int
    rows: NDArray[np.int32]
    columns: NDArray[np.int32]
    votes: NDArray[np.int8]
    camps: NDArray[np.int64]


def crowd_of(voters: int, claims: int, ballots: int, *, camps: int = 3, seed: int = 16) -> Crowd:
    """A crowd in which each voter votes on ``ballots`` of the claims, drawn anew for each."""
    chance = np.random.default_rng(seed)
    camp_of = chance.choice(camps, voters, p=np.arange(camps + 1, 1, -1) / sum(range(2, camps + 2)))
    says = chance.choice([-1, 1], (camps, claims)).astype(np.int8)
    rows = np.repeat(np.arange(voters, dtype=np.int32), ballots)
    columns = np.empty(voters * ballots, dtype=np.int32)
    for voter in range(0, voters, 10_000):
        number = min(10_000, voters - voter)
        drawn = chance.random((number, claims)).argpartition(ballots - 1, axis=1)[:, :ballots]
        columns[voter * ballots : (voter + number) * ballots] = np.sort(drawn, axis=1).ravel()
    votes = says[camp_of[rows], columns]
    dice = chance.random(len(votes))
    votes[dice > _CLEARNESS] *= -1
    votes[dice > 1 - _PASSES] = 0
    return Crowd(voters, claims, rows, columns, votes, camp_of)


def write_wide(crowd: Crowd, folder: Path) -> Path:
    """The export of a Polis conversation with the table of votes."""
    folder.mkdir(parents=True, exist_ok=True)
    write_comments(crowd, folder)
    path = folder / "participants-votes.csv"
    words = np.array(["0", "1", "-1"])  # the last is found by the index -1
    with path.open("w", encoding="utf-8") as file:
        head = ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"]
        file.write(",".join([*head, *map(str, range(crowd.claims))]) + "\n")
        ends = np.searchsorted(crowd.rows, np.arange(crowd.voters + 1))
        for voter in range(crowd.voters):
            of_voter = slice(ends[voter], ends[voter + 1])
            votes = crowd.votes[of_voter]
            cells = [""] * crowd.claims
            for column, word in zip(crowd.columns[of_voter], words[votes], strict=True):
                cells[column] = word
            counts = len(votes), int((votes == 1).sum()), int((votes == -1).sum())
            file.write(",".join([str(voter), "", "0", *map(str, counts), *cells]) + "\n")
    return path


def write_comments(crowd: Crowd, folder: Path) -> None:
    """The comments beside a Polis table of votes."""
    lines = ["timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body"]
    lines += [
        f'{number},,{number},,0,0,1,"Claim {number}, as put"' for number in range(crowd.claims)
    ]
    (folder / "comments.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_log(crowd: Crowd, folder: Path) -> Path:
    """The export of a Polis conversation with the log of votes, in an order by chance."""
    folder.mkdir(parents=True, exist_ok=True)
    write_comments(crowd, folder)
    order = np.random.default_rng(1).permutation(len(crowd.votes))
    path = folder / "votes.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("timestamp,datetime,comment-id,voter-id,vote\n")
        for first in range(0, len(order), _ROWS_AT_ONCE):
            part = order[first : first + _ROWS_AT_ONCE]
            cells = zip(
                (1_700_000_000_000 + part).tolist(),
                crowd.columns[part].tolist(),
                crowd.rows[part].tolist(),
                crowd.votes[part].tolist(),
                strict=True,
            )
            file.writelines(
                f"{time},Tue Nov 14 2023 22:13:20 GMT+0000 (UTC),{claim},{voter},{vote}\n"
                for time, claim, voter, vote in cells
            )
    return path


def write_long(crowd: Crowd, path: Path) -> Path:
    """A plain table of an answer a row, with nothing but expert, claim and stance."""
    words = np.array(["uncertain", "agree", "disagree"])  # the last is found by the index -1
    with path.open("w", encoding="utf-8") as file:
        file.write("expert,claim,stance\n")
        for first in range(0, len(crowd.votes), _ROWS_AT_ONCE):
            part = slice(first, first + _ROWS_AT_ONCE)
            cells = zip(
                crowd.rows[part].tolist(),
                crowd.columns[part].tolist(),
                words[crowd.votes[part]],
                strict=True,
            )
            file.writelines(
                f"Voter {voter},The centre should have rule {claim},{word}\n"
                for voter, claim, word in cells
            )
    return path
