"""The sparse form gives the figures that counting pair by pair gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.debates import Debate
from analysis.generated import debates
from hypothesis import given, settings
from lengths import examples

from counterpoint.analysis import DEFAULTS, analyse
from counterpoint.analysis.basis.positions import find_positions
from counterpoint.model import Alignment, ArgumentMap, FindingKind
from counterpoint.network import build_network

pytest.importorskip("scipy")

SPARSE = replace(DEFAULTS, most_matrix_experts=0)


def figures(rows: tuple[Alignment, ...]) -> list[tuple[object, ...]]:
    return [
        (
            row.first,
            row.second,
            *(pytest.approx(x) for x in (row.agreement, row.tension, row.coverage)),
            row.shared,
        )
        for row in rows
    ]


@settings(max_examples=examples(80), deadline=None)
@given(debates())
def test_the_sparse_matrix_equals_the_matrix_pair_by_pair(debate: ArgumentMap) -> None:
    network = build_network(debate)

    sparse, plain = analyse(network, SPARSE), analyse(network)

    assert figures(sparse.matrix) == figures(plain.matrix)
    assert sparse.findings == plain.findings


@settings(max_examples=examples(80), deadline=None)
@given(debates())
def test_counted_pairs_equal_the_pairs_of_the_findings(debate: ArgumentMap) -> None:
    from counterpoint.analysis.whole.matrix_form import count_pairs  # noqa: PLC0415 - needs scipy

    plain = replace(debate, relations=(), arguments=(), attacks=())
    plain = replace(plain, stances=tuple(x for x in debate.stances if x.target in claims_of(plain)))
    positions = find_positions(build_network(plain), DEFAULTS)

    counts = count_pairs(positions)

    for first, expert in enumerate(counts.experts):
        for second, other in enumerate(counts.experts[first + 1 :], start=first + 1):
            signs = [
                positions.by_key[expert, claim].sign * positions.by_key[other, claim].sign
                for (who, claim) in positions.by_key
                if who == expert and (other, claim) in positions.by_key
            ]
            assert counts.same[first, second] == signs.count(1)
            assert counts.opposite[first, second] == signs.count(-1)


def claims_of(debate: ArgumentMap) -> set[str]:
    return {claim.id for claim in debate.claims}


def test_beyond_the_limit_the_strongest_pairs_are_kept() -> None:
    debate = Debate("ada", "bo", "cy", "di").says("ada", "toll").says("bo", "toll")
    debate.says("cy", "ring").denies("di", "ring").says("cy", "buses").denies("di", "buses")

    rows = debate.analysis(replace(SPARSE, most_pairs=1)).matrix

    assert [(row.first, row.second, row.tension) for row in rows] == [("cy", "di", 0.75)]


def test_findings_do_not_depend_on_the_form() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").denies("bo", "toll")

    (finding,) = debate.analysis(SPARSE).tensions

    assert finding.kind is FindingKind.CONTRADICTION
