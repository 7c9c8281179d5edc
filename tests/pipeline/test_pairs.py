"""What stands between two experts is drawn from one place, whoever shows it."""

from __future__ import annotations

import json
from itertools import combinations
from math import prod
from pathlib import Path

import pytest
from analysis.debates import debate_of_every_kind
from analysis.generated import debates
from click.testing import CliRunner
from crowds import crowd_csv
from hypothesis import HealthCheck, Phase, given, seed, settings
from lengths import IS_LONG
from pipeline.pair_figures import (
    LONG,
    SHORT,
    pairs_by_commands,
    pairs_by_matrix,
    pairs_by_pages,
    pairs_by_rdf,
    pairs_by_report,
    report_cells,
)
from rdflib import Dataset

from counterpoint import pipeline
from counterpoint.analysis import align_two, analyse
from counterpoint.cli import main
from counterpoint.formats import ReadingChoices
from counterpoint.model import (
    LARGEST_PANEL,
    ArgumentMap,
    Between,
    FindingKind,
    Polarity,
    clauses_of,
    rounded,
)
from counterpoint.network import build_network
from counterpoint.pipeline import Debate
from counterpoint.store import Store
from counterpoint.wording import arguments_of

GENERATED = 200 if IS_LONG else 80
JOINT_KINDS = {FindingKind.SAME_ADVICE_DIFFERENT_FACTS, FindingKind.SAME_FACTS_DIFFERENT_ADVICE}


@pytest.fixture(scope="module")
def generated() -> list[Debate]:
    """Many maps with their findings, the same each time; the first ones are small."""
    examples: list[Debate] = []

    @settings(
        max_examples=GENERATED,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @seed(10)
    @given(debates())
    def gather(argument_map: ArgumentMap) -> None:
        examples.append(analysed(argument_map))

    gather()
    assert len(examples) == GENERATED
    return examples


def analysed(argument_map: ArgumentMap) -> Debate:
    network = build_network(argument_map)
    return Debate(argument_map, Store.from_dataset(Dataset()), network, analyse(network), ())


@pytest.fixture(scope="module")
def shipped() -> Debate:
    (seed_file,) = pipeline.default_maps()
    return pipeline.load([seed_file])


@pytest.fixture(scope="module")
def every(generated: list[Debate], shipped: Debate) -> list[Debate]:
    """With one more that has findings of every kind, which chance makes seldom."""
    return [shipped, analysed(debate_of_every_kind().map), *generated]


def figure_of(scores: list[float]) -> float:
    return 1 - prod(1 - 0.5 * abs(score) for score in scores)


def test_the_figures_of_a_pair_are_those_of_its_ties(every: list[Debate]) -> None:
    for debate in every:
        by_id = {x.id: x for x in debate.analysis.findings}
        for row in debate.analysis.matrix:
            scores = [x.score for x in row.ties if x.counts]
            agreed, tense = [x for x in scores if x > 0], [x for x in scores if x < 0]
            has_meetings = bool(scores or row.shared)
            assert row.agreement == (pytest.approx(figure_of(agreed)) if has_meetings else None)
            assert row.tension == (pytest.approx(figure_of(tense)) if has_meetings else None)
            for tie in row.ties:
                finding = by_id[tie.finding]
                assert {row.first, row.second} <= set(finding.experts)
                assert all({row.first, row.second} & set(side) for side in finding.sides)
                assert abs(tie.score) <= abs(finding.score) + 1e-9
                assert tie.score == pytest.approx(prod(x.value for x in tie.factors))
                assert tie.possible is finding.possible
                no_figure = tie.possible or finding.kind in {*JOINT_KINDS, FindingKind.DEFENCE}
                assert not (tie.counts and no_figure)


def test_the_maps_have_pairs_of_every_sort(every: list[Debate]) -> None:
    sayings = [x for debate in every for x in pairs_by_matrix(debate.analysis, LONG).values()]

    kinds = {x.kind for debate in every for x in debate.analysis.findings}
    assert kinds == {*FindingKind}
    assert len(sayings) > 5 * GENERATED, len(sayings)
    assert {tuple(x is None for x in each.figures) for each in sayings} == {
        (True, True),
        (False,) * 2,
    }
    assert all(any(each.counts[place] for each in sayings) for place in range(4))
    assert any(len(each.entering) < sum(each.counts[:2]) for each in sayings)


def test_a_pair_has_its_row_without_the_matrix_too(every: list[Debate]) -> None:
    for debate in every[:: len(every) // 20]:
        for row in debate.analysis.matrix:
            assert row == align_two(debate.network, row.second, row.first)


def test_the_commands_say_of_each_pair_what_the_matrix_does(
    every: list[Debate], monkeypatch: pytest.MonkeyPatch
) -> None:
    for debate in every:
        assert pairs_by_commands(debate, monkeypatch) == pairs_by_matrix(debate.analysis, SHORT)


def test_the_rdf_says_of_each_pair_what_the_matrix_does(every: list[Debate]) -> None:
    for debate in every:
        pairs = pairs_by_rdf(debate.map, debate.analysis)

        assert pairs == pairs_by_matrix(debate.analysis, LONG)


def test_the_report_says_of_each_pair_what_the_matrix_does(every: list[Debate]) -> None:
    for debate in every:
        rows = pairs_by_report(debate.map, debate.analysis)

        pairs = pairs_by_matrix(debate.analysis, LONG).values()
        assert [row[1:] for row in rows] == [report_cells(each) for each in pairs]


def test_the_page_says_of_each_pair_what_the_matrix_does(
    every: list[Debate], tmp_path: Path
) -> None:
    pages = pairs_by_pages([(x.map, x.analysis) for x in every], tmp_path)

    for debate, page in zip(every, pages, strict=True):
        kinds = debate.analysis.kinds
        for pair, saying in pairs_by_matrix(debate.analysis, LONG).items():
            on_page = page[pair]
            entries = [
                [x.finding, x.score, x.possible]
                for x in saying.ties
                if kinds[x.finding] not in {FindingKind.DEFENCE, FindingKind.NAMES}
            ]
            assert on_page["filter"] == sorted(x.finding for x in saying.ties)
            assert sorted([x, round(y, LONG), z] for x, y, z in on_page["list"]) == sorted(entries)
            assert [None if x == "" else x for x in on_page["figures"]] == [
                None if x is None else rounded(x, SHORT) for x in saying.figures
            ]
            assert on_page["counts"] == list(saying.counts)
            assert on_page["shared"] == saying.shared


def test_a_crux_touches_no_more_clashes_than_the_matrix_holds(every: list[Debate]) -> None:
    cruxes = 0
    for debate in every:
        kinds = debate.analysis.kinds
        tense = [
            tie.finding
            for row in debate.analysis.matrix
            for tie in Between.of(row, kinds).tensions
            if kinds[tie.finding] not in JOINT_KINDS
        ]
        for crux in debate.analysis.cruxes:
            last = clauses_of(crux.reason)[-1]
            parts = dict(zip(arguments_of(last.key), last.arguments, strict=True))
            touched = parts.get("all", 1)
            assert isinstance(touched, int)
            assert 1 <= touched <= len(tense)
            cruxes += 1

    assert cruxes >= 10


CASE = """===
title: T
question: Q?
base: https://example.org/t/
experts: {a: {name: Ann}, b: {name: Ben}, c: {name: Cy}}
===

# Ann {expert: a}

[Build]: Build it. {kind: recommendation}

# Ben {expert: b}

[Build] {mode: implied}

# Cy {expert: c}

[Build] {stance: deny}
"""


def test_allies_are_no_opponents_and_have_their_own_figure(tmp_path: Path) -> None:
    file = tmp_path / "t.argdown"
    file.write_text(CASE, encoding="utf-8")

    results = {
        pair: CliRunner().invoke(main, ["compare", *pair, str(file), "--json"])
        for pair in combinations("abc", 2)
    }

    findings = {
        pair: [(x["kind"], x["score"]) for x in json.loads(result.stdout)]
        for pair, result in results.items()
    }
    assert findings == {
        ("a", "b"): [("same-claim", 0.5)],
        ("a", "c"): [("contradiction", -1.0)],
        ("b", "c"): [("contradiction", -0.5)],
    }


def test_two_of_a_crowd_are_compared_by_their_own_votes(tmp_path: Path) -> None:
    file = tmp_path / "votes.csv"
    file.write_text(crowd_csv(LARGEST_PANEL + 4, 16), encoding="utf-8")
    debate = pipeline.load([file], choices=ReadingChoices(voters="panel"))
    votes: dict[str, dict[str, Polarity]] = {x.id: {} for x in debate.map.panel}
    for stance in debate.map.stances:
        if not stance.firmness.takes_no_side:
            votes[stance.expert][stance.target] = stance.polarity
    kinds = {x.id: x for x in debate.analysis.findings}

    for one, other in [("voter-0", "voter-1"), ("voter-2", "voter-4"), ("voter-3", "voter-63")]:
        pair = pipeline.alignment_of(debate, other, one)

        both = votes[one].keys() & votes[other].keys()
        agreements = {
            kinds[x.finding].claims[0]: kinds[x.finding].kind.is_agreement for x in pair.ties
        }
        assert agreements == {claim: votes[one][claim] is votes[other][claim] for claim in both}
        rows = {(x.first, x.second): x for x in debate.analysis.matrix}
        row = rows[pair.first, pair.second]
        assert pair.shared == row.shared
        assert pair.agreement == pytest.approx(row.agreement)
        assert pair.tension == pytest.approx(row.tension)
