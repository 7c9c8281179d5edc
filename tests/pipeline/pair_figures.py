"""What each output says of each two experts, brought into one form so that it can be compared."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rdflib import Graph, Literal

from counterpoint.cli import main
from counterpoint.cli.commands import compare, overview
from counterpoint.model import Analysis, ArgumentMap, FindingKind, figure
from counterpoint.pipeline import Debate
from counterpoint.rdf import findings_to_rdf
from counterpoint.views import render_report
from counterpoint.views.payload.payload import payload_of
from counterpoint.vocab import CP, RDF

JS = Path(__file__).parents[2] / "src/counterpoint/views/js"
PROGRAM = """
import { readFileSync } from "node:fs";
const [js, file] = process.argv.slice(2);
const { buildModel, tiesIn } = await import(`${js}/ground/model.js`);
const { findingPasses, readFilters } = await import(`${js}/ground/filters.js`);
const { matrixRows } = await import(`${js}/views/matrix.js`);
const told = JSON.parse(readFileSync(file, "utf8")).map((data) => {
  const model = buildModel(data, () => data, () => ({ edges: [] }));
  const csv = matrixRows(model).slice(1);
  return model.matrix.map((pair, row) => {
    const chosen = readFilters({ experts: `${pair.first},${pair.second}` });
    const passes = (finding) => findingPasses(finding, chosen, model.claimsById, model.pairs);
    const groups = ["agreement", "tension"].map((group) => tiesIn(model, pair, group));
    const tied = (list, possible) =>
      list.map(({ finding, score }) => [finding.id, score, possible]);
    return {
      pair: [pair.first, pair.second],
      filter: model.findings.filter((finding) => finding.group !== "summary" && passes(finding))
        .map(({ id }) => id).sort(),
      list: groups.flatMap(({ sure, possible }) => [...tied(sure, false), ...tied(possible, true)]),
      figures: csv[row].slice(2, 4),
      shared: csv[row][5],
      counts: csv[row].slice(6),
    };
  });
});
console.log(JSON.stringify(told));
"""
# Commands print three; RDF has twelve.
SHORT, LONG = 3, 12

Pair = tuple[str, str]


@dataclass(frozen=True)
class PairTie:
    """A tie as an output gives it."""

    finding: str
    score: float
    possible: bool


@dataclass(frozen=True)
class PairFigures:
    """What is said of two experts; ``counts`` are of sure agreements, tensions, possible ones."""

    figures: tuple[float | None, float | None]
    ties: tuple[PairTie, ...]
    entering: frozenset[str]
    counts: tuple[int, int, int, int]
    shared: int
    by_case: int = field(default=0, compare=False)  # not every output has room for it


def pairs_by_matrix(analysis: Analysis, digits: int) -> dict[Pair, PairFigures]:
    kinds = {x.id: x.kind for x in analysis.findings}
    return {
        (row.first, row.second): PairFigures(
            (_rounded(row.agreement, digits), _rounded(row.tension, digits)),
            tuple(PairTie(x.finding, round(x.score, digits), x.possible) for x in row.ties),
            frozenset(x.finding for x in row.ties if x.counts),
            counts_of((kinds[x.finding], x.possible) for x in row.ties),
            row.shared,
            row.shared_by_case,
        )
        for row in analysis.matrix
    }


def pairs_by_commands(debate: Debate, patch: pytest.MonkeyPatch) -> dict[Pair, PairFigures]:
    """What `compare --json` lists, with the figures of `overview --json`, which lists the same."""
    for module in (compare, overview):
        patch.setattr(module, "load", lambda *_: debate)
    pairs = {}
    for row in _printed("overview", "--part", "matrix", "--json")["matrix"]:
        first, second = row["experts"]
        findings = _printed("compare", second, first, "--json")
        ties = tuple(PairTie(x["id"], x["score"], x["possible"]) for x in findings)
        assert [tuple(x.values()) for x in row["ties"]] == [
            (x["id"], x["score"], x["possible"], x["counts"]) for x in findings
        ]
        assert row["findings"] == [x.finding for x in ties]
        pairs[first, second] = PairFigures(
            (row["agreement"], row["tension"]),
            ties,
            frozenset(x["id"] for x in findings if x["counts"]),
            counts_of((FindingKind(x["kind"]), x["possible"]) for x in findings),
            row["shared"],
        )
    return pairs


def pairs_by_pages(
    debates: Sequence[tuple[ArgumentMap, Analysis]], folder: Path
) -> list[dict[Pair, Mapping[str, Any]]]:
    """What the page's lists, its filter and its CSV hold; its own program says it."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node, which is not installed")
    program, data = folder / "pairs.mjs", folder / "payloads.json"
    program.write_text(PROGRAM, encoding="utf-8")
    data.write_text(json.dumps([payload_of(*each) for each in debates]), encoding="utf-8")
    result = subprocess.run(
        [node, str(program), JS.as_uri(), str(data)], capture_output=True, text=True, check=True
    )
    return [{tuple(row["pair"]): row for row in rows} for rows in json.loads(result.stdout)]


def pairs_by_report(argument_map: ArgumentMap, analysis: Analysis) -> list[tuple[str, ...]]:
    """The cells of its table of pairs, row by row."""
    table = render_report(argument_map, analysis, full=True).split(
        "## Who stands where to whom\n\n"
    )[1]
    table = table.split("\n\n")[0]
    return [tuple(line[2:-2].split(" | ")) for line in table.splitlines()[2:]]


def report_cells(pair: PairFigures) -> tuple[str, str, str]:
    """The cells that the report must have for what is said of a pair."""
    sides = zip(pair.figures, pair.counts[:2], pair.counts[2:], strict=True)
    agreement, tension = (
        ("-" if value is None else figure(value))
        + (f" in {sure}" if sure else "")
        + (f", {possible} possible" if possible else "")
        for value, sure, possible in sides
    )
    by_case = f", {pair.by_case} by a special case" if pair.by_case else ""
    return agreement, tension, f"{pair.shared}{by_case}"


def pairs_by_rdf(argument_map: ArgumentMap, analysis: Analysis) -> dict[Pair, PairFigures]:
    graph = next(g for g in findings_to_rdf(analysis, argument_map).graphs() if len(g))
    ids = {f"{argument_map.base}finding/{x.id}": x for x in analysis.findings}
    pairs = {}
    for row in graph.subjects(RDF.type, CP.Alignment):
        pair = sorted(str(x).rsplit("/", 1)[1] for x in graph.objects(row, CP.expert))
        parts = sorted(graph.objects(row, CP.tie), key=lambda x: _number(graph, x, CP.position))
        names = [str(graph.value(part, CP.finding)) for part in parts]
        possible = [_is_true(graph.value(graph.value(x, CP.finding), CP.possible)) for x in parts]
        assert set(names) == {str(x) for x in graph.objects(row, CP.finding)}
        pairs[pair[0], pair[1]] = PairFigures(
            (_perhaps(graph, row, CP.agreement), _perhaps(graph, row, CP.tension)),
            tuple(
                PairTie(ids[name].id, _number(graph, part, CP.score), unsure)
                for name, part, unsure in zip(names, parts, possible, strict=True)
            ),
            frozenset(
                ids[name].id
                for name, part in zip(names, parts, strict=True)
                if _is_true(graph.value(part, CP.counts))
            ),
            counts_of((ids[n].kind, unsure) for n, unsure in zip(names, possible, strict=True)),
            int(_number(graph, row, CP.shared)),
        )
    return pairs


def counts_of(ties: Iterable[tuple[FindingKind, bool]]) -> tuple[int, int, int, int]:
    """Of sure agreements, sure tensions, possible agreements, possible tensions."""
    all_ties = list(ties)
    agreed, tense, maybe_agreed, maybe_tense = (
        sum((kind.is_agreement if agreeing else kind.is_tension) for kind, x in all_ties if x is p)
        for p in (False, True)
        for agreeing in (True, False)
    )
    return agreed, tense, maybe_agreed, maybe_tense


def _printed(*arguments: str) -> Any:
    return json.loads(CliRunner().invoke(main, arguments, catch_exceptions=False).stdout)


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _number(graph: Graph, subject: Any, name: Any) -> float:
    return float(str(graph.value(subject, name)))


def _perhaps(graph: Graph, subject: Any, name: Any) -> float | None:
    return None if graph.value(subject, name) is None else _number(graph, subject, name)


def _is_true(value: object) -> bool:
    return isinstance(value, Literal) and value.toPython() is True
