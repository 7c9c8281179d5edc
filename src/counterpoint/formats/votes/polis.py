"""A Polis conversation as a map: participants are the panel, comments are claims.

``docs/votes.md`` says what is read from the export and what is not carried over. What belongs
here: the meaning of the tables. What does not: their columns and mistakes, see
`counterpoint.formats.votes.polis_export`; nor any measure, see `counterpoint.analysis.groups`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.errors import Place, Problems
from counterpoint.formats.ballots import (
    MAX_BALLOTS,
    Ballot,
    VotesResult,
    check_number,
    to_stances,
    with_votes,
)
from counterpoint.formats.csv_data import table_problems
from counterpoint.formats.foreign import default_base, unique_titles
from counterpoint.formats.large_files import LEAST_BYTES, check_size, is_for_columns
from counterpoint.formats.votes.polis_export import Conversation, read_conversation, read_head
from counterpoint.formats.votes.polis_files import find_export
from counterpoint.formats.votes.polis_losses import conversion_of
from counterpoint.formats.votes.polis_participants import claim_id
from counterpoint.model import ArgumentMap, Claim, Expert, Origin, Source, Vote, VoteTable, slug

_SOURCE = "polis"
# Without Arrow a wide table takes ten times its size in memory, a log of votes seven times.
MAX_EXPORT_BYTES = 64 * 1024 * 1024


def read_polis(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),  # noqa: ARG001  (a reader of maps has it; a vote quotes nothing)
    max_bytes: int = MAX_EXPORT_BYTES,
    max_ballots: int = MAX_BALLOTS,
) -> VotesResult:
    """The map and the vote table of the one conversation at ``paths``.

    Each path is the folder of an export, or a file in it. An agreement affirms and a
    disagreement denies. The order of rows and columns changes nothing.

    Raises:
        InputError: with every problem of the files.
        LimitError: a file has more than ``max_bytes`` bytes, or there are more than
            ``max_ballots`` votes.

    Complexity: O(n log n) in the votes.
    """
    problems = table_problems()
    conversation = read_conversation(paths, problems, max_bytes=max_bytes)
    problems.raise_errors()
    _warn_of_meta(conversation, problems)
    total = sum(len(who.codes) for who in conversation.participants.values())
    check_number(total, max_ballots, str(conversation.files.votes))
    ballots = list(_ballots(conversation))
    passes = tuple(ballot for ballot in ballots if ballot.vote is Vote.PASS)
    argument_map = _map(conversation, ballots)
    table = _table(conversation)
    return VotesResult(
        argument_map,
        problems.warnings,
        Origin(conversation.read_files),
        conversion=conversion_of(conversation, table, argument_map),
        table=table,
        passes=passes,
    )


def read_polis_crowd(
    paths: Sequence[Path], *, max_bytes: int = MAX_EXPORT_BYTES, least_bytes: int = LEAST_BYTES
) -> VotesResult:
    """The conversation as a crowd: the map has claims and no voter, the table every vote.

    A file of votes of ``least_bytes`` or more is read in columns, where Arrow is installed, and
    may have any size; ``max_bytes`` bounds the others.

    Raises:
        InputError: with every problem of the files.
        LimitError: a file has more than ``max_bytes`` bytes, or takes more memory than is free.
    """
    problems = table_problems()
    files = find_export(paths)
    if is_for_columns(files.votes, least_bytes):
        from counterpoint.formats.votes.polis_columns import (  # noqa: PLC0415 (loads Arrow)
            read_vote_columns,
        )

        conversation = read_head(files, problems, max_bytes=max_bytes)
        conversation, table = read_vote_columns(conversation, problems)
    else:
        check_size(files.votes, max_bytes)
        conversation = read_conversation(paths, problems, max_bytes=max_bytes)
        table = _table(conversation)
        names = (f"Participant {who.name}" for who in conversation.participants.values())
        table = replace(table, names=tuple(names))
    problems.raise_errors()
    _warn_of_meta(conversation, problems)
    argument_map = replace(_map(conversation, ()), experts=())
    return VotesResult(
        argument_map,
        problems.warnings,
        Origin(conversation.read_files),
        conversion=with_votes(conversion_of(conversation, table, argument_map), table),
        table=table,
        passes=(),
    )


def read_polis_table(path: Path) -> VoteTable:
    """The votes alone.

    Raises:
        InputError: with every problem of the files.
        LimitError: a file is larger than the limit, or takes more memory than is free.
    """
    return replace(read_polis_crowd([path]).table, names=())


def _ballots(conversation: Conversation) -> Iterator[Ballot]:
    votes = {vote.value: vote for vote in Vote}
    for expert, who in conversation.participants.items():
        place = Place(str(conversation.files.votes), who.line)
        for column, code in zip(who.columns, who.codes, strict=True):
            claim = conversation.claims[column]
            yield Ballot(expert, claim, votes[code], source=_SOURCE, place=place)


def _map(conversation: Conversation, ballots: Sequence[Ballot]) -> ArgumentMap:
    name = conversation.files.name
    meta = conversation.meta
    title = conversation.title or name
    is_address = conversation.url.startswith(("https://", "http://"))
    source = Source(
        _SOURCE,
        title,
        url=conversation.url if is_address else "",
        publisher="Polis",
        file=conversation.files.votes.name,
        sha256=conversation.sha256,
    )
    return ArgumentMap(
        slug(name),
        default_base(name),
        title,
        conversation.title,
        abstract=conversation.description,
        experts=tuple(
            Expert(
                expert,
                f"Participant {who.name}",
                place=Place(str(conversation.files.votes), who.line),
            )
            for expert, who in conversation.participants.items()
        ),
        sources=(source,),
        claims=tuple(_claims(conversation)),
        stances=tuple(to_stances(ballot for ballot in ballots if ballot.claim not in meta)),
    )


def _warn_of_meta(conversation: Conversation, problems: Problems) -> None:
    for number, comment in conversation.comments.items():
        if comment.is_meta:
            problems.warn(
                Place(str(conversation.files.comments), comment.line),
                f"comment {number} says who somebody is (is-meta)",
                "its votes are counted and make no stances, and no ranking has it",
                "meta-comment",
            )


def _claims(conversation: Conversation) -> Iterator[Claim]:
    in_order = sorted(conversation.comments.items(), key=lambda item: (len(item[0]), item[0]))
    titles = unique_titles([(number, comment.text) for number, comment in in_order])
    names: set[str] = set()
    for number, comment in in_order:
        title = titles[number]
        if title in names:  # people do write the same comment twice
            title = f"{title} (comment {number})"
        names.add(title)
        place = Place(str(conversation.files.comments), comment.line)
        yield Claim(claim_id(number), title, comment.text, place=place)


def _table(conversation: Conversation) -> VoteTable:
    rows, columns, codes = array("i"), array("i"), array("b")
    for row, who in enumerate(conversation.participants.values()):
        rows.extend(array("i", [row]) * len(who.codes))
        columns.extend(who.columns)
        codes.extend(who.codes)
    return VoteTable(
        tuple(conversation.participants),
        conversation.claims,
        rows,
        columns,
        codes,
        array("d"),
        tuple(who.group for who in conversation.participants.values()),
        rejected=conversation.rejected,
        meta=conversation.meta,
        is_anonymous=True,
    )
