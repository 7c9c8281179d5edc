"""Groups found from votes, and how far apart groups stand."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from crowds import crowd_csv
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.analysis.groups import (
    count_votes,
    find_group_pairs,
    find_groups,
    grouping,
    matrix_grouping,
    sparse_grouping,
)
from counterpoint.analysis.groups.grouping import LEAST_SPARSE
from counterpoint.formats import read_votes
from counterpoint.formats.votes import read_polis_table
from counterpoint.model import Vote, VoteTable

SIGNS = {"+": Vote.AGREE, "-": Vote.DISAGREE, "0": Vote.PASS}


def table_of(rows: dict[str, str], groups: dict[str, str] | None = None) -> VoteTable:
    """A table from each voter's votes on c0, c1, ... as signs; a space is unseen."""
    votes = [
        (voter, f"c{place}", SIGNS[sign], 1.0)
        for voter, signs in rows.items()
        for place, sign in enumerate(signs)
        if sign != " "
    ]
    return VoteTable.from_votes(votes, groups=dict(groups or {}))


def grouped(table: VoteTable) -> dict[str, str | None]:
    return dict(zip(table.experts, table.groups, strict=True))


def test_planted_sides_are_found(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(120, 16), encoding="utf-8")

    groups = grouped(find_groups(read_votes([path]).table))

    sides = [{groups[f"voter-{number}"] for number in range(start, 114, 2)} for start in (0, 1)]
    assert sides in ([{"A"}, {"B"}], [{"B"}, {"A"}])
    assert {groups[f"voter-{number}"] for number in range(114, 120)} == {None}


def test_who_votes_alike_is_in_no_group() -> None:
    table = find_groups(table_of({f"v{number}": "++++++++" for number in range(20)}))

    assert set(table.groups) == {None}


def test_the_order_of_the_votes_changes_no_group() -> None:
    rows = {f"v{n}": ("++++----" if n % 3 else "----++++") for n in range(30)}

    assert grouped(find_groups(table_of(rows))) == grouped(
        find_groups(table_of(dict(reversed(rows.items()))))
    )


def test_the_largest_group_is_called_a() -> None:
    rows = {f"v{n}": ("++++----" if n < 20 else "----++++") for n in range(30)}

    groups = grouped(find_groups(table_of(rows)))

    assert (groups["v0"], groups["v29"]) == ("A", "B")


def test_three_sides_are_three_groups() -> None:
    sides = ("++++----++--", "----++++--++", "++--++------")
    rows = {f"v{n:02}": sides[n % 3] for n in range(45)}

    groups = grouped(find_groups(table_of(rows)))

    assert [len({groups[f"v{n:02}"] for n in range(start, 45, 3)}) for start in range(3)] == [1] * 3
    assert set(groups.values()) == {"A", "B", "C"}


@pytest.mark.parametrize("rows", [{}, {"a": "+"}, {"a": "000", "b": "000"}], ids=str)
def test_too_little_to_tell_is_no_group(rows: dict[str, str]) -> None:
    assert set(find_groups(table_of(rows)).groups) <= {None}


def would_move(table: VoteTable) -> int:
    """How many voters have more ties to another group than to their own, one by one."""
    members = [row for row, group in enumerate(table.groups) if group is not None]
    names = table.group_names()
    votes = np.zeros((len(table.experts), len(table.claims)))
    is_seen = np.zeros(votes.shape, dtype=bool)
    votes[table.rows, table.columns] = table.votes
    is_seen[table.rows, table.columns] = True
    departures = np.where(is_seen, votes - votes.sum(0) / np.maximum(is_seen.sum(0), 1), 0)
    departures[:, [claim in table.meta for claim in table.claims]] = 0
    groups = np.array([names.index(table.groups[row] or "") for row in members])
    sums = np.array([departures[members][groups == each].sum(0) for each in range(len(names))])
    count = 0
    for row, group in zip(members, groups, strict=True):
        ties = sums @ departures[row]
        ties[group] -= departures[row] @ departures[row]
        count += bool(ties.max() > ties[group] + 1e-6)
    return count


@pytest.fixture(params=["matrix", "scipy", "numpy"])
def form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How many votes are kept: in a matrix, or as they are with what is installed for products."""
    if request.param != "matrix":
        monkeypatch.setattr(grouping, "_LEAST_DENSE", 2)
    if request.param == "numpy":
        monkeypatch.setattr(sparse_grouping, "find_spec", lambda _: None)
    return str(request.param)


@pytest.mark.usefixtures("form")
@pytest.mark.parametrize("most_squared", [1_500, 10])
def test_many_votes_fall_into_the_groups_of_few(
    most_squared: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = 40
    monkeypatch.setattr(sparse_grouping, "_MOST_CLAIMS_EXACT", most_squared)
    monkeypatch.setattr(sparse_grouping, "_VOTES_AT_ONCE", 500)
    monkeypatch.setattr(matrix_grouping, "_VOTERS_AT_ONCE", 70)
    monkeypatch.setattr(matrix_grouping, "_PRODUCTS_AT_ONCE", 2_000)
    chance = random.Random(claims)
    sides = ["".join(chance.choice("+-") for _ in range(claims)) for _ in range(3)]
    rows = {
        f"v{n:03}": "".join(
            sign if chance.random() < 0.8 else chance.choice("+-0 ") for sign in sides[n % 3]
        )
        for n in range(300)
    }
    table = table_of(rows)

    at_once, singly = find_groups(table, least_sparse=0), find_groups(table)

    assert at_once == singly
    assert at_once.group_names() == ("A", "B", "C")
    assert would_move(at_once) == 0


@pytest.mark.parametrize("least_sparse", [0, LEAST_SPARSE])
def test_in_the_end_nobody_would_move(least_sparse: int, shared_folder: Path) -> None:
    folder = shared_folder / "corpora" / "polis-csv"
    for name in ("brexit-consensus", "scoop-hivemind.ubi", "15-per-hour-seattle"):
        table = find_groups(read_polis_table(folder / name), least_sparse=least_sparse)

        assert table.group_names()
        assert would_move(table) == 0


@given(
    st.lists(st.text("+-0 ", min_size=9, max_size=9), max_size=25),
    st.sampled_from(["c0", "none"]),
)
@settings(max_examples=60, deadline=None)
def test_whatever_was_voted_nobody_would_move(votes: list[str], meta: str) -> None:
    table = table_of({f"v{number:02}": signs for number, signs in enumerate(votes)})

    found_groups = find_groups(replace(table, meta=frozenset({meta})), least_sparse=0)

    assert would_move(found_groups) == 0 or not found_groups.group_names()


def test_groups_are_compared_where_most_of_both_take_a_side() -> None:
    rows = {"a1": "+++0", "a2": "++-+", "a3": "++ 0", "b1": "+-+-", "b2": "+-+-", "b3": "+0- "}
    table = table_of(rows, {voter: voter[0] for voter in rows})

    (pair,) = find_group_pairs(count_votes(table))

    # c0 same; c1 three of three against two of three; c2 one of two is not more than half;
    # c3 one of three is not either
    assert (pair.first, pair.second, pair.same, pair.opposite) == ("a", "b", 1, 1)
    assert pair.reason == "Most say the same on 1 of 2 claims."


def test_pairs_of_groups_equal_a_count_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(crowd_csv(90, 12, grouped=True), encoding="utf-8")
    table = read_votes([path]).table

    (pair,) = find_group_pairs(count_votes(table))

    sides: dict[str, list[int]] = {}
    for group in ("North", "South"):
        for claim in range(len(table.claims)):
            votes = [
                vote
                for row, column, vote in zip(table.rows, table.columns, table.votes, strict=True)
                if column == claim and table.groups[row] == group
            ]
            agree, disagree = votes.count(1) * 2 > len(votes), votes.count(-1) * 2 > len(votes)
            sides.setdefault(group, []).append(agree - disagree)
    both = list(zip(sides["North"], sides["South"], strict=True))
    assert pair.same == sum(a == b != 0 for a, b in both)
    assert pair.opposite == sum(a == -b != 0 for a, b in both)
