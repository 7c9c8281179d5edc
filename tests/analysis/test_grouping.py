"""Groups found from votes, and how far apart groups stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from crowds import crowd_csv

from counterpoint.analysis.groups import count_votes, find_group_pairs, find_groups
from counterpoint.formats import read_votes
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
