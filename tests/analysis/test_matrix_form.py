"""The sparse form gives the figures that counting pair by pair gives."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from analysis.debates import Debate
from analysis.generated import debates
from hypothesis import given, settings
from lengths import examples

from counterpoint.analysis import DEFAULTS, analyse
from counterpoint.analysis.basis.positions import find_positions
from counterpoint.model import (
    Alignment,
    ArgumentMap,
    Directness,
    FindingKind,
    Firmness,
    RelationKind,
)
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


def crowded_debate() -> Debate:
    """More experts than one band holds, on claims of which some are special cases of others."""
    chance = random.Random(7)
    experts = [f"e{number:02}" for number in range(70)]
    debate = Debate(*experts)
    for claim, other in (("ring", "roads"), ("tunnel", "ring"), ("trams", "rails")):
        debate.relates(claim, RelationKind.NARROWER, other)
    debate.relates("roads", RelationKind.INCOMPATIBLE, "trams")
    debate.relates("tunnel", RelationKind.CONTRARY, "buses")
    claims = ("roads", "ring", "tunnel", "rails", "trams", "buses")
    manners = (Directness.EXPLICIT, Firmness.HEDGED, Directness.IMPLIED)
    for expert in experts:
        for claim in chance.sample(claims, 3):
            speak = debate.says if chance.random() < 0.7 else debate.denies
            speak(expert, claim, chance.choice(manners))
    return debate


def test_a_panel_of_several_bands_has_the_matrix_pair_by_pair() -> None:
    debate = crowded_debate()

    sparse_rows = debate.analysis(SPARSE).matrix
    rows = debate.analysis(replace(DEFAULTS, most_matrix_experts=1000)).matrix

    assert len(rows) == 70 * 69 // 2
    assert figures(sparse_rows) == figures(rows)


@pytest.mark.parametrize("size", [0, 1, 64, 65, 150])
def test_a_product_in_bands_is_the_product_above_its_diagonal(size: int) -> None:
    import numpy as np  # noqa: PLC0415 - comes with scipy
    from scipy import sparse  # type: ignore[import-untyped] # noqa: PLC0415

    from counterpoint.analysis.whole.matrix_form import _of_pairs  # noqa: PLC0415

    chance = np.random.default_rng(size)
    for_it, against = (chance.integers(0, 2, (size, 5)) for _ in "ab")
    left, right = np.hstack([for_it, against]), np.hstack([against, for_it])

    product = _of_pairs(sparse.csr_matrix(left), sparse.csr_matrix(right)).toarray()

    assert (product == np.triu(left @ right.T, 1)).all()


def test_beyond_the_limit_the_strongest_pairs_are_kept() -> None:
    debate = Debate("ada", "bo", "cy", "di").says("ada", "toll").says("bo", "toll")
    debate.says("cy", "ring").denies("di", "ring").says("cy", "buses").denies("di", "buses")

    rows = debate.analysis(replace(SPARSE, most_pairs=1)).matrix

    assert [(row.first, row.second, row.tension) for row in rows] == [("cy", "di", 0.75)]


def test_findings_do_not_depend_on_the_form() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").denies("bo", "toll")

    (finding,) = debate.analysis(SPARSE).tensions

    assert finding.kind is FindingKind.CONTRADICTION
