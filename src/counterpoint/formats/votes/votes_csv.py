"""A plain table of votes: one row for what one expert said of one claim.

The columns, in any order: ``expert``, ``claim`` and ``stance``; and where wanted
``confidence``, ``comment``, ``date``, ``source`` and ``group``. ``docs/votes.md`` says what
each may hold. Several files are rounds of one panel.

What belongs here: this table. What does not: Polis' export, see `counterpoint.formats.votes.polis`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.errors import InputError, Place, Problems
from counterpoint.formats.csv_data import CsvText, read_text, table_problems
from counterpoint.formats.file_text import MAX_BYTES
from counterpoint.formats.foreign import allot_ids, default_base, unique_titles
from counterpoint.formats.votes.ballots import (
    MAX_BALLOTS,
    Ballot,
    VotesResult,
    check_number,
    to_stances,
)
from counterpoint.formats.votes.csv_checks import checked_rows_of
from counterpoint.formats.votes.csv_rows import COLUMNS, VoteRow, rows_of
from counterpoint.model import (
    ArgumentMap,
    Claim,
    Expert,
    FileRead,
    Origin,
    Source,
    Vote,
    VoteTable,
    given_first,
    slug,
)


def read_votes_csv(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),  # noqa: ARG001  (a reader of maps has it; a vote quotes nothing)
    max_bytes: int = MAX_BYTES,
    max_ballots: int = MAX_BALLOTS,
) -> VotesResult:
    """The map and the vote table that the files at ``paths`` hold together.

    The map is named after the first file. The order of files, rows and columns changes nothing
    else. Where an expert has voted twice on a claim, both stances are in the map and the later
    one is in the table.

    Raises:
        InputError: with every problem of every file.
        LimitError: a file has more than ``max_bytes`` bytes, or all have more than
            ``max_ballots`` rows.

    Complexity: O(n log n) in the rows.
    """
    problems = table_problems()
    rows: list[VoteRow] = []
    tables: dict[str, Source] = {}
    in_order = sorted(set(paths))
    for path in in_order:
        try:
            read = read_text(path, max_bytes=max_bytes)
        except InputError as error:
            problems.add(*error.problems)
            continue
        name = f"table {path.stem}"
        if name in tables:
            name = f"{name} {read.sha256[:6]}"
        tables[name] = Source("", path.name, file=path.name, sha256=read.sha256)
        for row in rows_of(CsvText(read.text, str(path), COLUMNS, problems), name, problems):
            rows.append(row)
            check_number(len(rows), max_ballots, str(path))
    valid_rows = checked_rows_of(rows, problems)
    problems.raise_errors()
    if not valid_rows:
        problems.warn(Place(str(in_order[0])), "there is no vote in it", "", "no-votes")
    return _result(valid_rows, tables, in_order[0].stem, problems)


def _result(
    rows: Sequence[VoteRow], tables: Mapping[str, Source], name: str, problems: Problems
) -> VotesResult:
    expert_ids = allot_ids(row.expert for row in rows)
    claim_ids = allot_ids(row.claim for row in rows)
    source_ids = allot_ids(row.source for row in rows)
    ballots = [
        Ballot(
            expert_ids[row.expert],
            claim_ids[row.claim],
            row.vote,
            row.confidence,
            row.comment,
            row.date,
            source_ids[row.source],
            Place(row.table.csv.file, row.line),
        )
        for row in rows
    ]
    titles = unique_titles([(claim_ids[text], text) for text in claim_ids])
    argument_map = ArgumentMap(
        slug(name),
        default_base(name),
        name,
        name,
        experts=tuple(_voters(expert_ids)),
        sources=tuple(
            replace(
                tables.get(source_name) or _source_named(source_name), id=source_ids[source_name]
            )
            for source_name in source_ids
        ),
        claims=tuple(Claim(claim, titles[claim], text) for text, claim in claim_ids.items()),
        stances=tuple(to_stances(ballots)),
    )
    passes = tuple(ballot for ballot in ballots if ballot.vote is Vote.PASS)
    table = _table(ballots, {expert_ids[row.expert]: row.group for row in rows if row.group})
    origin = Origin(tuple(FileRead(each.file, each.sha256) for each in tables.values()))
    return VotesResult(argument_map, problems.warnings, origin, table=table, passes=passes)


def _voters(ids: Mapping[str, str]) -> Iterator[Expert]:
    """The experts of a table; with the surname behind where most names have it in front.

    One name with a comma is no sign of how the table writes its names: an office may have one.
    """
    names = {name: given_first(name) for name in ids}
    several = [name for name in ids if len(name.split()) > 1]
    signs = [name for name in several if names[name] is not None]
    is_turned = len(signs) > 1 and 2 * len(signs) > len(several)
    for name, voter in ids.items():
        shown_name, family = (is_turned and names[name]) or (name, "")
        yield Expert(voter, shown_name, family=family)


def _table(ballots: Sequence[Ballot], groups: Mapping[str, str]) -> VoteTable:
    latest = {(ballot.expert, ballot.claim): ballot for ballot in ballots}
    votes = ((*pair, ballot.vote, ballot.confidence) for pair, ballot in latest.items())
    return VoteTable.from_votes(votes, groups=groups)


def _source_named(name: str) -> Source:
    is_address = name.startswith(("https://", "http://"))
    return Source("", name, url=name if is_address else "")
