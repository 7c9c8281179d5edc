"""Ties that a model proposes, on the desk: shown after a first pass, decided by a person."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from small_map import write_small_map

from counterpoint.model import EntrySort, attributions_in
from counterpoint.pipeline.journal import journal_of, read_journal
from counterpoint.pipeline.links import links_of
from counterpoint.pipeline.workbench import Desk, DeskError
from counterpoint.pipeline.workbench.candidates import candidate_records

LASTS, LAST, LOSES = "the-wheel-lasts", "the-wheel-is-the-last", "the-mill-loses-money"
FEEDS = "the-mill-feeds-the-valley"


def line(kind: str, source: str, target: str, why: str = "") -> str:
    record = {"kind": kind, "source": source, "target": target, "why": why}
    return json.dumps({**record, "by": "tiny", "at": "2026-11-30T07:00:00Z"}) + "\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = write_small_map(tmp_path)
    lines = [
        line("narrower", LASTS, LAST),
        line("contrary", LOSES, FEEDS, "What feeds a valley earns."),
        line("contrary", LOSES, "no-such-claim"),
        line("equivalent", "sell-the-mill", "keep-the-mill"),
        "rubbish\n",
    ]
    links_of(path).write_text("".join(lines), "utf-8")
    opened = Desk([path])
    yield opened
    opened.close()


def play(desk: Desk, **body: Any) -> str:
    return desk.decide(desk.reading.hash, body)[2]["en"]


def waiting(desk: Desk) -> dict[str, Any]:
    return candidate_records(desk.candidates.waiting(desk.reading.map_text.map))


def compare_all(desk: Desk) -> None:
    """The first pass by hand: each claim of a topic is compared with one other."""
    for one, other in (
        ("keep-the-mill", LASTS),
        (LAST, FEEDS),
        ("a-bakery-needs-no-wheel", LOSES),
        ("old-wheels-cannot-be-made", LASTS),
    ):
        play(desk, do="unrelated", claims=[one, other])


def test_candidates_are_held_back_until_each_claim_was_compared_by_hand(desk: Desk) -> None:
    before = waiting(desk)

    compare_all(desk)

    assert before == {"candidates": [], "candidatesHeldBack": 2}
    assert [(x["kind"], x["by"]) for x in waiting(desk)["candidates"]] == [
        ("narrower", "tiny"),
        ("contrary", "tiny"),
    ]


def test_a_candidate_that_is_taken_is_a_relation_of_which_prov_tells_who_proposed_it(
    desk: Desk,
) -> None:
    compare_all(desk)
    _, second = waiting(desk)["candidates"]

    sentence = play(desk, do="accept", candidate=second["id"], note="Earning is not feeding.")

    entries, _ = read_journal(journal_of(desk.paths[0]))
    attribution = attributions_in(entries)[-1]
    assert "cannot both be true" in sentence
    assert 'contrary: "[' in desk.paths[0].read_text("utf-8")
    assert [x["id"] for x in waiting(desk)["candidates"]] != [second["id"]]
    assert (attribution.proposer, attribution.do, [kind for kind, _ in attribution.records]) == (
        "tiny",
        "accept",
        ["relation"],
    )
    assert (entries[-1].changes, entries[-2].sort, entries[-2].by) == (
        ("note",),
        EntrySort.PROPOSED,
        "tiny",
    )


def test_a_candidate_that_is_rejected_does_not_return_unless_that_is_taken_back(
    desk: Desk,
) -> None:
    compare_all(desk)
    first = waiting(desk)["candidates"][0]
    content = desk.paths[0].read_bytes()

    sentence = play(desk, do="reject", candidate=first["id"])

    assert sentence.startswith("Not taken over: ")
    assert first not in waiting(desk)["candidates"]
    with pytest.raises(DeskError, match="was decided on"):
        play(desk, do="accept", candidate=first["id"])
    desk.undo(desk.reading.hash)
    assert first in waiting(desk)["candidates"]
    desk.redo(desk.reading.hash)
    play(desk, do="change", claim=LASTS, title="Ten years of wheel")
    again = line("equivalent", LAST, "ten-years-of-wheel") + line("narrower", LASTS, LAST)
    links_of(desk.paths[0]).write_text(again, "utf-8")
    desk.look()
    assert waiting(desk)["candidates"] == []
    desk.undo(desk.reading.hash)
    assert desk.paths[0].read_bytes() == content
    desk.close()
    again_opened = Desk(desk.paths)
    assert waiting(again_opened)["candidates"] == []
    again_opened.undo(again_opened.reading.hash)
    assert [x["id"] for x in waiting(again_opened)["candidates"]] == [first["id"]]
    again_opened.close()


def test_a_claim_that_is_renamed_keeps_its_candidates(desk: Desk) -> None:
    compare_all(desk)

    play(desk, do="change", claim=LOSES, title="The mill costs")

    assert [x["source"] for x in waiting(desk)["candidates"]] == [LASTS, "the-mill-costs"]
