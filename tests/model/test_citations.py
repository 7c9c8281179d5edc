from __future__ import annotations

import pytest
from samples import city_map

from counterpoint.analysis import analyse
from counterpoint.model import Citations, Step, StepKind
from counterpoint.network import build_network


def exact(step: Step) -> list[str]:
    return [quotation.exact for quotation in Citations(city_map()).of(step)]


def test_a_reason_stands_where_it_is_given() -> None:
    analysis = analyse(build_network(city_map()))
    steps = {step for finding in analysis.findings for step in finding.witness}
    by_id = {stance.id: stance for stance in city_map().stances}

    attacks = [step for step in steps if step.kind is StepKind.ATTACK and step.stances]

    assert attacks
    for step in attacks:
        quoted = [by_id[stance].quotation for stance in step.stances]
        assert exact(step) == [quotation.exact for quotation in quoted if quotation]


def test_a_passage_of_two_stances_is_named_once() -> None:
    stance = next(each for each in city_map().stances if each.quotation)

    assert stance.quotation is not None
    assert exact(Step(StepKind.STANCE, stance.id, "")) == [stance.quotation.exact]
    assert exact(Step(StepKind.ATTACK, "x", "", (stance.id, stance.id))) == [stance.quotation.exact]


@pytest.mark.parametrize("kind", [StepKind.CLAIM, StepKind.ARGUMENT, StepKind.RELATION])
def test_what_nobody_says_stands_nowhere(kind: StepKind) -> None:
    assert exact(Step(kind, "charge", "")) == []
