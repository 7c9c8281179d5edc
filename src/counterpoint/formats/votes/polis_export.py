"""The files of a Polis export, read and joined, before they become a map.

Read are the table of votes, or where it is absent the log of them; the comments; and the
summary where there is one. What belongs here: how they fit together. What does not: what they
mean as a map (`counterpoint.formats.votes.polis`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from counterpoint.errors import InputError, Problems
from counterpoint.formats.csv_data import CsvText, read_text
from counterpoint.formats.file_text import FileText
from counterpoint.formats.votes.polis_comments import PolisComment, read_comments
from counterpoint.formats.votes.polis_files import PolisFiles, find_export
from counterpoint.formats.votes.polis_log import LOG_COLUMNS, LogReader
from counterpoint.formats.votes.polis_matrix import MATRIX_COLUMNS, MatrixReader
from counterpoint.formats.votes.polis_participants import (
    Participant,
    claim_id,
    count_author_votes,
    right_signs,
)
from counterpoint.model import FileRead


@dataclass(frozen=True, slots=True)
class Conversation:
    """All that was read: comments by number, claim ids sorted, participants sorted by id.

    ``title``, ``url`` and ``description`` are empty where there is no summary; ``sha256`` is
    that of the file of votes; ``read_files`` are all that were read. ``replaced`` counts votes
    that a later one of the same participant on the same comment replaced, ``external_ids``
    participants whom the site knows by an id of its own.
    """

    files: PolisFiles
    title: str
    url: str
    description: str
    comments: Mapping[str, PolisComment]
    claims: tuple[str, ...]
    participants: Mapping[str, Participant]
    replaced: int
    external_ids: int
    sha256: str
    read_files: tuple[FileRead, ...]


def read_conversation(paths: Iterable[Path], problems: Problems, *, max_bytes: int) -> Conversation:
    """The conversation in a folder, or the one that a file is part of.

    Raises:
        InputError: there is none or more than one, a file cannot be read at all, or there are
            too many problems; other problems are only noted.
        LimitError: a file has more than ``max_bytes`` bytes.
    """
    files = find_export(paths)
    texts = _read_texts(files, problems, max_bytes)
    problems.raise_errors()
    comments = read_comments(texts[files.comments].text, str(files.comments), problems)
    claims = tuple(sorted(map(claim_id, comments)))
    participants, replaced, external_ids = _read_votes(files, texts, comments, claims, problems)
    author_votes = count_author_votes(participants, comments, claims)
    right_signs(participants, author_votes, str(files.votes), problems)
    summary = _read_summary(files, texts, problems)
    return Conversation(
        files,
        summary.get("topic", ""),
        summary.get("url", ""),
        summary.get("conversation-description", ""),
        comments,
        claims,
        dict(sorted(participants.items())),
        replaced,
        external_ids,
        texts[files.votes].sha256,
        tuple(FileRead(path.name, text.sha256) for path, text in texts.items()),
    )


def _read_texts(files: PolisFiles, problems: Problems, max_bytes: int) -> dict[Path, FileText]:
    """The texts of the files that can be read."""
    texts: dict[Path, FileText] = {}
    for path in filter(None, (files.votes, files.comments, files.summary)):
        try:
            texts[path] = read_text(path, max_bytes=max_bytes)
        except InputError as error:
            problems.add(*error.problems)
    return texts


def _read_votes(
    files: PolisFiles,
    texts: Mapping[Path, FileText],
    comments: Mapping[str, PolisComment],
    claims: tuple[str, ...],
    problems: Problems,
) -> tuple[dict[str, Participant], int, int]:
    """The participants by id, how many votes a later one replaced, and how many external ids."""
    text = texts[files.votes].text
    if files.matrix is not None:
        table = CsvText(text, str(files.votes), MATRIX_COLUMNS, problems)
        reader = MatrixReader(table, comments, problems)
        return reader.read(claims), 0, reader.external_ids
    table = CsvText(text, str(files.votes), LOG_COLUMNS, problems)
    log = LogReader(table, comments, problems).read(claims)
    return log.participants, log.replaced, 0


def _read_summary(
    files: PolisFiles, texts: Mapping[Path, FileText], problems: Problems
) -> dict[str, str]:
    if files.summary is None:
        return {}
    text = texts[files.summary].text
    rows = CsvText(text, str(files.summary), ("topic",), problems).rows()
    return {cells[0].strip(): cells[1].strip() for _, cells in rows if len(cells) > 1}
