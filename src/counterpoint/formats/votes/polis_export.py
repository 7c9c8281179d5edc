"""The files of a Polis export, read and joined, before they become a map.

Read are the table of votes, or where it is absent the log of them; the comments; and the
summary where there is one. What belongs here: how they fit together. What does not: what they
mean as a map (`counterpoint.formats.votes.polis`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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
    read_files: tuple[FileRead, ...]
    participants: Mapping[str, Participant] = field(default_factory=dict)
    replaced: int = 0
    external_ids: int = 0
    sha256: str = ""

    @property
    def meta(self) -> frozenset[str]:
        """The claims that say who somebody is: who agrees with one takes no side on the matter."""
        comments = self.comments.items()
        return frozenset(claim_id(number) for number, each in comments if each.is_meta)

    @property
    def rejected(self) -> frozenset[str]:
        """The claims that a moderator took out."""
        comments = self.comments.items()
        return frozenset(claim_id(number) for number, each in comments if each.is_rejected)


def read_conversation(paths: Iterable[Path], problems: Problems, *, max_bytes: int) -> Conversation:
    """The conversation in a folder, or the one that a file is part of.

    Raises:
        InputError: there is none or more than one, a file cannot be read at all, or there are
            too many problems; other problems are only noted.
        LimitError: a file has more than ``max_bytes`` bytes.
    """
    files = find_export(paths)
    texts = _read_texts((files.votes, files.comments, files.summary), problems, max_bytes)
    problems.raise_errors()
    head = _head(files, texts, problems)
    votes = _read_votes(files, texts, head.comments, head.claims, problems)
    participants, replaced, external_ids = votes
    author_votes = count_author_votes(participants, head.comments, head.claims)
    right_signs(participants, author_votes, str(files.votes), problems)
    return replace(
        head,
        participants=dict(sorted(participants.items())),
        replaced=replaced,
        external_ids=external_ids,
        sha256=texts[files.votes].sha256,
    )


def read_head(files: PolisFiles, problems: Problems, *, max_bytes: int) -> Conversation:
    """The conversation without its votes, which are read otherwise.

    Raises:
        InputError: a file cannot be read at all; other problems are only noted.
        LimitError: a file has more than ``max_bytes`` bytes.
    """
    texts = _read_texts((files.comments, files.summary), problems, max_bytes)
    problems.raise_errors()
    return _head(files, texts, problems)


def _head(files: PolisFiles, texts: Mapping[Path, FileText], problems: Problems) -> Conversation:
    comments = read_comments(texts[files.comments].text, str(files.comments), problems)
    summary = _read_summary(files, texts, problems)
    return Conversation(
        files,
        summary.get("topic", ""),
        summary.get("url", ""),
        summary.get("conversation-description", ""),
        comments,
        tuple(sorted(map(claim_id, comments))),
        tuple(FileRead(path.name, text.sha256) for path, text in texts.items()),
    )


def _read_texts(
    paths: Iterable[Path | None], problems: Problems, max_bytes: int
) -> dict[Path, FileText]:
    """The texts of the files that can be read."""
    texts: dict[Path, FileText] = {}
    for path in filter(None, paths):
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
