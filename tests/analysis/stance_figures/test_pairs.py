"""The figures of pairs over a table are those of the maps that it was made of."""

from __future__ import annotations

from math import prod

import pyarrow as pa
import pytest
from stance_maps import crowded_map

from counterpoint.analysis import analyse, stance_figures
from counterpoint.analysis.settings import DEFAULTS
from counterpoint.model import Alignment, Analysis, FindingKind
from counterpoint.network import ArgumentNetwork, build_network
from counterpoint.pipeline.stance_tables import person_of, stance_table
from counterpoint.pipeline.stance_tables.engines import StanceFiles, open_engine


@pytest.fixture(scope="module")
def networks() -> list[ArgumentNetwork]:
    return [build_network(crowded_map(number)) for number in range(40)]


@pytest.fixture(scope="module")
def table(networks: list[ArgumentNetwork]) -> pa.Table:
    return pa.concat_tables(stance_table(network) for network in networks)


def contradiction(row: Alignment, analysis: Analysis) -> float:
    """The tension of what the two say of the same claims, without what denies a condition."""
    kinds = analysis.kinds
    scores = [x.score for x in row.ties if kinds[x.finding] is FindingKind.CONTRADICTION]
    return 1 - prod(1 + DEFAULTS.fill * score for score in scores)


def test_pairs_are_the_matrix_of_what_is_said_of_the_same_claims(
    networks: list[ArgumentNetwork], table: pa.Table
) -> None:
    expected: dict[tuple[str, str], tuple[float | None, float, float, int]] = {}
    for network in networks:
        analysis = analyse(network)
        for row in analysis.matrix:
            key = person_of(network, row.first), person_of(network, row.second)
            tension = contradiction(row, analysis)
            expected[key] = (row.agreement, tension, row.coverage, row.shared)

    with open_engine(StanceFiles("drawn", table=table)) as engine:
        rows = engine.answer(stance_figures.find_pairs()).to_pylist()

    assert len(rows) > 100
    assert sorted(key for key, figures in expected.items() if figures[-1]) == sorted(
        (row["first"], row["second"]) for row in rows
    )
    for row in rows:
        figures = [row[name] for name in ("agreement", "tension", "coverage", "shared")]
        assert figures == pytest.approx(expected[row["first"], row["second"]], abs=1e-12), row
