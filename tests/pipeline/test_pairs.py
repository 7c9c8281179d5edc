"""What stands between two experts is drawn from one place, whoever shows it."""

from __future__ import annotations

import json
import shutil
import subprocess
from itertools import combinations
from math import prod
from pathlib import Path
from typing import Any

import pytest
from analysis.generated import debates
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from counterpoint import pipeline
from counterpoint.analysis import align_two, analyse
from counterpoint.cli import main
from counterpoint.model import Analysis, ArgumentMap
from counterpoint.network import build_network
from counterpoint.rdf import findings_to_rdf
from counterpoint.views.payload import payload_of
from counterpoint.vocab import CP, RDF

JS = Path(__file__).parents[2] / "src/counterpoint/views/js"
PROGRAM = """
import { readFileSync } from "node:fs";
const [js, file] = process.argv.slice(2);
const { buildModel, tiesIn } = await import(`${js}/model.js`);
const { findingPasses, readFilters } = await import(`${js}/filters.js`);
const { matrixRows } = await import(`${js}/matrix.js`);
const told = JSON.parse(readFileSync(file, "utf8")).map((data) => {
  const model = buildModel({ ...data, nodes: [], edges: [] });
  const csv = matrixRows(model).slice(1);
  return model.matrix.map((pair, row) => {
    const experts = `${pair.first},${pair.second}`;
    const chosen = readFilters({ experts });
    const passes = (found) => findingPasses(found, chosen, model.claimsById, model.pairs);
    const ids = (found) => found.map(({ finding }) => finding.id);
    const groups = ["agreement", "tension"].map((group) => tiesIn(model, pair, group));
    return {
      filter: model.findings.filter((found) => found.group !== "summary" && passes(found))
        .map(({ id }) => id).sort(),
      list: groups.flatMap(({ sure, possible }) => [...ids(sure), ...ids(possible)]).sort(),
      counts: csv[row].slice(6),
      shown: groups.map(({ sure }) => sure.length),
    };
  });
});
console.log(JSON.stringify(told));
"""


def figure(scores: list[float]) -> float:
    return round(1 - prod(1 - 0.5 * abs(score) for score in scores), 9)


def pairs_told(payloads: list[dict[str, Any]], folder: Path) -> list[list[dict[str, Any]]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node, which is not installed")
    program, data = folder / "pairs.mjs", folder / "payloads.json"
    program.write_text(PROGRAM, encoding="utf-8")
    data.write_text(json.dumps(payloads), encoding="utf-8")
    done = subprocess.run(
        [node, str(program), JS.as_uri(), str(data)], capture_output=True, text=True, check=True
    )
    told: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return told


def assert_page_agrees(found: list[tuple[ArgumentMap, Analysis]], folder: Path) -> None:
    told = pairs_told([payload_of(debate, analysis, ()) for debate, analysis in found], folder)
    for (_, analysis), pairs in zip(found, told, strict=True):
        kinds = {x.id: x.kind for x in analysis.agreements + analysis.tensions}
        for row, page in zip(analysis.matrix, pairs, strict=True):
            listed = [tie for tie in row.ties if tie.finding in kinds]
            counts = [
                sum(
                    kinds[tie.finding].is_agreement is agreed for tie in listed if tie.possible is p
                )
                for p in (False, True)
                for agreed in (True, False)
            ]
            assert page["filter"] == sorted(tie.finding for tie in row.ties)
            assert page["list"] == sorted(tie.finding for tie in listed)
            assert page["counts"] == counts
            assert page["shown"] == counts[:2]


def assert_figures_agree(debate: ArgumentMap, analysis: Analysis) -> None:
    graph = next(g for g in findings_to_rdf(analysis, debate).graphs() if len(g))
    stated = {
        (str(graph.value(tie, CP.finding)), row, float(str(graph.value(tie, CP.score))))
        for row in graph.subjects(RDF.type, CP.Alignment)
        for tie in graph.objects(row, CP.tie)
    }
    by_id = {x.id: x for x in analysis.findings}
    for row in analysis.matrix:
        counted = [x.score for x in row.ties if x.counts]
        met = row.agreement is not None
        assert row.agreement == pytest.approx(
            figure([x for x in counted if x > 0]) if met else None
        )
        assert row.tension == pytest.approx(figure([x for x in counted if x < 0]) if met else None)
        for tie in row.ties:
            finding = by_id[tie.finding]
            assert {row.first, row.second} <= set(finding.experts)
            assert abs(tie.score) <= abs(finding.score) + 1e-9
            assert tie.score == pytest.approx(prod(x.value for x in tie.factors))
            assert tie.possible is finding.possible
            sides = [{row.first, row.second} & set(side) for side in finding.sides]
            assert all(sides)
    assert len(stated) == sum(len(row.ties) for row in analysis.matrix)


@settings(max_examples=200, deadline=None)
@given(debates())
def test_the_figures_of_a_pair_are_those_of_its_ties(debate: ArgumentMap) -> None:
    network = build_network(debate)
    analysis = analyse(network)

    assert_figures_agree(debate, analysis)
    assert analysis.matrix[0] == align_two(network, "bo", "ada")


def test_the_page_lists_the_ties_of_generated_pairs(tmp_path: Path) -> None:
    found: list[tuple[ArgumentMap, Analysis]] = []

    @settings(
        max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(debates())
    def gather(debate: ArgumentMap) -> None:
        found.append((debate, analyse(build_network(debate))))

    gather()

    assert_page_agrees(found[:200], tmp_path)


def test_the_shipped_map_says_the_same_of_each_pair_everywhere(tmp_path: Path) -> None:
    (seed,) = pipeline.default_maps()
    debate = pipeline.load([seed])
    overview = CliRunner().invoke(main, ["overview", str(seed), "--part", "matrix", "--json"])
    rows = {tuple(x["experts"]): x for x in json.loads(overview.stdout)["matrix"]}

    assert_figures_agree(debate.map, debate.analysis)
    assert_page_agrees([(debate.map, debate.analysis)], tmp_path)
    for row in debate.analysis.matrix:
        told = CliRunner().invoke(main, ["compare", row.second, row.first, str(seed), "--json"])
        listed = [(x["id"], x["score"]) for x in json.loads(told.stdout)]
        assert listed == [(x.finding, round(x.score, 3)) for x in row.ties]
        ties = rows[row.first, row.second]["ties"]
        assert listed == [(x["finding"], x["score"]) for x in ties]


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

    told = {
        pair: CliRunner().invoke(main, ["compare", *pair, str(file), "--json"])
        for pair in combinations("abc", 2)
    }

    listed = {
        pair: [(x["kind"], x["score"]) for x in json.loads(result.stdout)]
        for pair, result in told.items()
    }
    assert listed == {
        ("a", "b"): [("same-claim", 0.5)],
        ("a", "c"): [("contradiction", -1.0)],
        ("b", "c"): [("contradiction", -0.5)],
    }
