from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from counterpoint.errors import UsageError
from counterpoint.model import EntrySort, JournalEntry, rejected_proposals, standing_decisions
from counterpoint.pipeline.journal import Journal, journal_of, read_journal

PROPOSED = JournalEntry(EntrySort.PROPOSED, "draft 1", "2026-11-30T04:00:00Z", proposal="p1")
REJECTED = JournalEntry(
    EntrySort.DECIDED,
    "Оксана",
    "2026-11-30T04:01:00Z",
    do="reject",
    sentence="panel:ü",
    proposal="p1",
    seconds=3.5,
    changes=("title",),
    claims=("charge",),
    readback='Not a claim: "weather".\nReally.',
    before="a",
    after="b",
)
UNDONE = JournalEntry(EntrySort.DECIDED, "Оксана", "2026-11-30T04:02:00Z", do="undo")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = journal_of(tmp_path / "city.argdown")
    Journal(path).append(PROPOSED, REJECTED)
    return path


def test_what_is_added_is_read_back_in_order(journal: Path) -> None:
    Journal(journal).append(UNDONE)

    assert read_journal(journal) == ((PROPOSED, REJECTED, UNDONE), ())


def test_a_kill_amid_the_last_line_loses_that_line_alone(journal: Path) -> None:
    content = journal.read_bytes()
    first = content.index(b"\n") + 1

    for length in (*range(first, len(content) - 1, 5), len(content) - 2):
        journal.write_bytes(content[:length])
        assert read_journal(journal) == ((PROPOSED,), ())
        Journal(journal).append(REJECTED)
        assert journal.read_bytes() == content


def test_a_proposal_returns_once_its_rejection_is_taken_back() -> None:
    assert rejected_proposals((PROPOSED, REJECTED)) == {"p1"}
    assert rejected_proposals((PROPOSED, REJECTED, UNDONE)) == frozenset()
    assert standing_decisions((REJECTED, REJECTED, UNDONE, PROPOSED)) == (REJECTED,)


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[]",
        '{"entry": "guessed", "by": "x"}',
        '{"entry": "decided"}',
        '{"entry": "decided", "by": "x", "claims": "charge"}',
        '{"entry": "decided", "by": "x", "seconds": -1}',
        "\ud800",
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_entry_is_noted_and_the_others_stay(journal: Path, line: str) -> None:
    bad = line.encode("utf-8", "surrogatepass") + b"\n"
    journal.write_bytes(bad + journal.read_bytes())

    entries, (problem,) = read_journal(journal)

    assert entries == (PROPOSED, REJECTED)
    assert (problem.place.line, problem.code) == (1, "journal-line")


def test_a_full_disk_leaves_the_journal_as_it_was(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = journal.read_bytes()
    write = os.write

    def full(descriptor: int, view: memoryview) -> int:
        if len(view) < 50:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, view[:50])

    opened = Journal(journal)
    monkeypatch.setattr(os, "write", full)

    with pytest.raises(UsageError, match="No space left"):
        opened.append(REJECTED)

    assert journal.read_bytes() == content


def test_a_line_that_somebody_left_without_its_end_is_not_gone_on_with(journal: Path) -> None:
    opened = Journal(journal)
    journal.write_bytes(journal.read_bytes().removesuffix(b"\n"))

    opened.append(UNDONE)

    assert read_journal(journal) == ((PROPOSED, REJECTED, UNDONE), ())


def test_a_last_line_that_lacks_its_end_alone_is_an_entry_and_stays(journal: Path) -> None:
    journal.write_bytes(journal.read_bytes().removesuffix(b"\n"))
    assert read_journal(journal) == ((PROPOSED, REJECTED), ())

    Journal(journal).append(UNDONE)

    assert read_journal(journal) == ((PROPOSED, REJECTED, UNDONE), ())
