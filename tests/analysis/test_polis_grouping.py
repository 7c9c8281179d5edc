"""Groups as Polis finds them: the plane, who is grouped, and the groups."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from counterpoint.analysis.groups import find_groups_as_polis, polis_grouping
from counterpoint.analysis.groups.polis_grouping import project
from counterpoint.formats.votes import read_polis_table
from counterpoint.model import Vote, VoteTable

SIGNS = {"+": Vote.AGREE, "-": Vote.DISAGREE, "0": Vote.PASS}


def table_of(rows: dict[str, str], rejected: tuple[str, ...] = ()) -> VoteTable:
    votes = [
        (voter, f"c{place:02}", SIGNS[sign], 1.0)
        for voter, signs in rows.items()
        for place, sign in enumerate(signs)
        if sign != " "
    ]
    return VoteTable.from_votes(votes, rejected=rejected)


def planted(voters: int, claims: int) -> dict[str, str]:
    """Three camps of one size, each voter saying nine times in ten what the camp says."""
    chance = random.Random(voters)
    camps = ["".join(chance.choice("+-") for _ in range(claims)) for _ in range(3)]
    return {
        f"v{n:03}": "".join(
            sign if chance.random() < 0.9 else chance.choice("+-0 ") for sign in camps[n % 3]
        )
        for n in range(voters)
    }


def plane_of(table: VoteTable) -> NDArray[np.float64]:
    """The same plane on a matrix of all voters and claims, by singular values."""
    matrix = np.full((len(table.experts), len(table.claims)), np.nan)
    matrix[table.rows, table.columns] = table.votes
    matrix[:, [claim in table.rejected for claim in table.claims]] = 0
    matrix = matrix[:, ~np.isnan(matrix).all(axis=0)]
    mean = np.nanmean(matrix, axis=0)
    values = (~np.isnan(matrix)).sum(axis=1)
    centred = np.where(np.isnan(matrix), 0, matrix - mean)
    axes = np.linalg.svd(centred)[2][:2]
    points: NDArray[np.float64] = centred @ axes.T
    points *= np.sqrt(matrix.shape[1] / values)[:, np.newaxis]
    return points


@pytest.mark.parametrize("most_squared", [1_500, 3])
def test_voters_stand_where_a_matrix_of_all_votes_puts_them(
    most_squared: int, shared_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polis_grouping, "_MOST_CLAIMS_EXACT", most_squared)
    folder = shared_folder / "corpora" / "polis-csv"
    tables = [table_of(planted(60, 12)), table_of(planted(40, 9), ("c03",))]
    if most_squared > 3:  # of few voters alike no steps tell two directions apart
        tables += [read_polis_table(folder / name) for name in ("brexit-consensus",)]
    for table in tables:
        points, votes = project(table)

        of_matrix = plane_of(table)
        signs = np.sign((points * of_matrix).sum(axis=0))
        assert np.abs(points - of_matrix * signs).max() < 1e-4
        assert votes.sum() == len(table.votes)


def test_planted_camps_are_found_whatever_the_order_of_votes() -> None:
    rows = planted(90, 14)

    table = find_groups_as_polis(table_of(rows))

    camps = [{table.groups[n] or "" for n in range(camp, 90, 3)} for camp in range(3)]
    assert sorted("".join(camp) for camp in camps) == ["A", "B", "C"]
    assert table.has_found_groups
    assert find_groups_as_polis(table_of(dict(reversed(rows.items())))) == table


def test_who_voted_little_is_in_no_group_unless_there_are_few() -> None:
    many, few = planted(30, 14), planted(10, 14)
    little = {f"w{n}": "+++---" for n in range(4)}

    of_many = find_groups_as_polis(table_of(many | little))
    of_few = find_groups_as_polis(table_of(few | little))

    assert set(of_many.groups[30:]) == {None}
    assert None not in of_many.groups[:30]
    assert None not in of_few.groups


@pytest.mark.parametrize("rows", [{}, {"a": "+"}, {f"v{n:02}": "++++++++" for n in range(20)}])
def test_where_nobody_differs_nobody_is_in_a_group(rows: dict[str, str]) -> None:
    assert set(find_groups_as_polis(table_of(rows)).groups) <= {None}


def test_most_of_those_whom_polis_placed_are_placed_alike(shared_folder: Path) -> None:
    folder = shared_folder / "corpora" / "polis-csv"
    for name, least in (("brexit-consensus", 0.95), ("canadian-electoral-reform", 0.95)):
        table = read_polis_table(folder / name)

        groups = find_groups_as_polis(replace(table, groups=(None,) * len(table.groups))).groups

        pairs = [(x, y) for x, y in zip(table.groups, groups, strict=True) if x and y]
        same = sum(x == y for x, y in pairs)
        assert max(same, len(pairs) - same) >= least * len(pairs)
