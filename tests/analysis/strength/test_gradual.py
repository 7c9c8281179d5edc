"""DF-QuAD and quadratic energy against published definitions, an oracle and their laws."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.analysis.strength.framework import Node
from counterpoint.analysis.strength.gradual import (
    Bipolar,
    Combine,
    df_quad,
    quadratic_energy,
    spread,
)

ORACLE = json.loads((Path(__file__).parent / "oracle.json").read_text(encoding="utf-8"))
MODELS: dict[str, Combine] = {"df-quad": df_quad, "quadratic-energy": quadratic_energy}
scores = st.lists(st.floats(0, 1), max_size=4)


def bipolar(names: str, base: Sequence[float], attacks: str, supports: str) -> Bipolar:
    def into(pairs: str) -> dict[Node, tuple[Node, ...]]:
        return {
            Node("claim", name): tuple(Node("claim", x[0]) for x in pairs.split() if x[1] == name)
            for name in names
        }

    scored = {Node("claim", name): value for name, value in zip(names, base, strict=True)}
    return Bipolar(scored, into(supports), into(attacks))


def strengths(framework: Bipolar, model: str) -> dict[str, float | None]:
    return {node.id: value for node, value in spread(framework, MODELS[model]).items()}


def test_an_attack_and_a_support_by_df_quad() -> None:
    """The first example of QBAF-Py's documentation: a attacked by b and supported by c."""
    framework = bipolar("abc", [0.8, 0.4, 0.7], "ba", "ca")

    assert strengths(framework, "df-quad")["a"] == pytest.approx(0.86)


def test_two_attacks_and_a_support_from_one_source_by_df_quad() -> None:
    """The framework of QBAF-Py's gradient test: a supports b, c, d; b, c attack and d supports e.

    Attacks come to 1 - 0.5 * 0.5 = 0.75, the support to 0.5: e = 0.5 - 0.5 * 0.25.
    """
    framework = bipolar("abcde", [0.5, 0, 0, 0, 0.5], "be ce", "ab ac ad de")

    assert strengths(framework, "df-quad")["e"] == pytest.approx(0.375)


def test_the_e_democracy_example_by_df_quad() -> None:
    """Printed in Uncertainpy by N. Potyka and others, github.com/nicopotyka/Uncertainpy:

    examples/gradual/gradual_argumentation_examples.ipynb, "Computation via Forward Propagation",
    of bags/RagoEtAlEDemocracy.bag (two answers, three pros, four cons; a to i here in that
    order). The product with linear influence is DF-QuAD.
    """
    base = [0.5, 0.5, 0.7, 0.5, 0.9, 0.2, 0.2, 0.6, 0.5]
    values = strengths(bipolar("abcdefghi", base, "fb gd hd id", "ca da eb"), "df-quad")

    printed = [0.862, 0.85, 0.7, 0.08, 0.9, 0.2, 0.2, 0.6, 0.5]
    assert [values[name] for name in "abcdefghi"] == pytest.approx(printed)


def test_the_stock_example_by_quadratic_energy() -> None:
    """Printed in the same notebook, "Stock example", of bags/stock_example.bag.

    Buy (b) and Sell (s) attack each other. The figures come from an iteration that stops once
    nothing changes at a rate above 0.001, which leaves them up to 0.002 from where it leads.
    """
    base = [0.5, 0.5, 0.8, 0.7, 0.3, 0.9, 0.9]
    values = strengths(
        bipolar("bs12345", base, "bs sb 21 32 43 51", "1s 2b 42 5b"), "quadratic-energy"
    )

    printed = [0.8208178793, 0.3634537809, 0.2049496393, 0.8050136080, 0.1657760460, 0.9, 0.9]
    assert [values[name] for name in "bs12345"] == pytest.approx(printed, abs=2e-3)


def test_an_attack_and_a_support_by_quadratic_energy() -> None:
    """By the definition (Potyka 2018): E = 0.7 - 0.4, h = 0.09 / 1.09, 0.8 + 0.2 h."""
    framework = bipolar("abc", [0.8, 0.4, 0.7], "ba", "ca")

    assert strengths(framework, "quadratic-energy")["a"] == pytest.approx(0.8 + 0.2 * 0.09 / 1.09)


@pytest.mark.parametrize("model", MODELS)
def test_strengths_equal_those_of_an_independent_implementation(model: str) -> None:
    column = 4 + list(MODELS).index(model)

    for case in ORACLE["bipolar"]:
        values = strengths(bipolar(*case[:4]), model)
        assert [values[name] for name in case[0]] == pytest.approx(case[column], abs=1e-7), case


@pytest.mark.parametrize("model", MODELS)
@given(base=st.floats(0, 1), supports=scores, attacks=scores)
def test_a_strength_stays_between_0_and_1(
    model: str, base: float, supports: list[float], attacks: list[float]
) -> None:
    assert 0 <= MODELS[model](base, supports, attacks) <= 1


@pytest.mark.parametrize("model", MODELS)
@given(base=st.floats(0, 1), values=scores)
def test_equal_support_and_attack_leave_the_base_score(
    model: str, base: float, values: list[float]
) -> None:
    assert MODELS[model](base, values, values) == base


@pytest.mark.parametrize("model", MODELS)
@given(base=st.floats(0, 1), values=scores)
def test_support_and_attack_are_mirror_images(model: str, base: float, values: list[float]) -> None:
    up, down = MODELS[model](base, values, []), MODELS[model](1 - base, [], values)

    assert up == pytest.approx(1 - down)


@pytest.mark.parametrize("model", MODELS)
def test_a_cycle_settles_where_it_can(model: str) -> None:
    values = strengths(bipolar("ab", [0.5, 0.5], "ab ba", ""), model)

    assert values["a"] == pytest.approx(values["b"], abs=1e-5)
    assert values["a"] == pytest.approx(MODELS[model](0.5, [], [float(values["b"] or 0)]), abs=1e-5)


def test_what_does_not_settle_is_told_so_with_what_depends_on_it() -> None:
    def restless(base: float, _supports: Sequence[float], attacks: Sequence[float]) -> float:
        return 1 - round(attacks[0]) * 0.9 if attacks else base

    framework = bipolar("abc", [0.4, 0.4, 0.5], "ab ba bc", "")

    assert spread(framework, restless)[Node("claim", "c")] is None


def test_an_inference_is_as_strong_as_its_weakest_premise() -> None:
    premises = {Node("claim", "a"): 0.3, Node("claim", "b"): 0.8, Node("argument", "x"): 1.0}
    joint = {Node("argument", "x"): (Node("claim", "a"), Node("claim", "b"))}

    values = spread(Bipolar(premises, joint=joint), df_quad)

    assert values[Node("argument", "x")] == 0.3
