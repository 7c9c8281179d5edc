"""One thing has one count, whichever command, file or page tells it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from map_files import TRAFFIC
from rdflib import Graph

from counterpoint import pipeline
from counterpoint.cli import main
from counterpoint.model import clauses_of
from counterpoint.store import Store, describe_dataset
from counterpoint.views import render_report
from counterpoint.views.payload.payload import payload_of
from counterpoint.vocab import CP, VOID
from counterpoint.wording import arguments_of

Counts = dict[str, int]

# The report's headings of what the commands and the page list.
_HEADINGS = {
    "agreements": "Agreements",
    "tensions": "Tensions",
    "cruxes": "What it turns on",
    "consensus": "Consensus core",
    "contested": "Most contested",
    "one_sided": "One voice only",
    "unsupported": "Without a stated reason",
}


@pytest.fixture(params=["shipped", "with an editor"])
def map_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The shipped map; one with claims in two topics and in none, said twice and by an editor."""
    if request.param == "shipped":
        (seed,) = pipeline.default_maps()
        return seed
    file = tmp_path / "traffic.argdown"
    file.write_text(TRAFFIC, encoding="utf-8")
    return file


def ran(*words: str) -> str:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return result.stdout


def of_commands(file: Path, folder: Path) -> Counts:
    overview = json.loads(ran("overview", str(file), "--json"))
    output = ran("build", str(file), "-o", str(folder))
    figures = re.search(r"(\d+) experts, (\d+) claims: (\d+) agreements?, (\d+) tensions?", output)
    assert figures
    counts = dict(
        zip(
            ("experts", "claims", "agreements", "tensions"), map(int, figures.groups()), strict=True
        )
    )
    inspected = json.loads(ran("inspect", str(file), "--json"))["counterpoint"]
    assert {name: inspected[name] for name in ("experts", "claims")}.items() <= counts.items()
    for group in ("agreements", "tensions"):
        assert len(json.loads(ran(group, str(file), "--json"))) == counts[group]
    return counts | {name: len(overview[name]) for name in _HEADINGS if name not in counts}


def of_report(report: str) -> Counts:
    sections = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", report, re.MULTILINE))

    def entries(heading: str) -> int:
        return len(re.findall(r"^(?:### \d+\.|- )", sections.get(heading, ""), re.MULTILINE))

    return {name: entries(heading) for name, heading in _HEADINGS.items()} | {
        "experts": len(re.findall(r"^- \*\*", report, re.MULTILINE))
    }


def of_page(data: dict[str, Any]) -> Counts:
    groups = [finding["group"] for finding in data["findings"]]
    return {
        "experts": sum(expert["standing"] == "panel" for expert in data["experts"]),
        "claims": data["claimCount"],
        "agreements": groups.count("agreement"),
        "tensions": groups.count("tension"),
    } | {name: len(ranked) for name, ranked in data["rankings"].items()}


def of_description(store: Store) -> Counts:
    graph = Graph().parse(data=describe_dataset(store, "turtle"), format="turtle")
    kinds = {"claims": CP.Claim, "agreements": CP.Agreement, "tensions": CP.Tension}
    return {
        name: sum(
            int(str(graph.value(part, VOID.entities)))
            for part in graph.subjects(VOID["class"], kind)
        )
        for name, kind in kinds.items()
    }


def test_commands_report_page_and_description_count_alike(map_file: Path, tmp_path: Path) -> None:
    debate = pipeline.load([map_file])
    store = Store.from_map(debate.map)
    store.add_findings(debate.analysis, debate.map)

    counts = of_commands(map_file, tmp_path / "site")

    assert counts == of_page(payload_of(debate.map, debate.analysis))
    assert (
        of_report(render_report(debate.map, debate.analysis, full=True)).items() <= counts.items()
    )
    assert of_description(store).items() <= counts.items()


def test_a_topic_has_as_many_claims_in_the_page_as_in_the_report(map_file: Path) -> None:
    debate = pipeline.load([map_file])
    labels = {topic.id: topic.label for topic in debate.map.topics}
    topic_counts = payload_of(debate.map, debate.analysis)["topicCounts"]

    report = render_report(debate.map, debate.analysis, full=True)

    rows = re.findall(r"^\| ([^|]+) \| (\d+) \| [^|]* \| [^|]* \|$", report, re.MULTILINE)
    assert {label: int(count) for label, count in rows} == {
        labels[x["topic"]]: x["claims"] for x in topic_counts if x["topic"] in labels
    }


def test_what_a_crux_touches_are_some_of_the_sure_tensions_between_experts(map_file: Path) -> None:
    analysis = pipeline.load([map_file]).analysis
    at_claim = {
        crux.claim: len(
            [
                finding
                for finding in analysis.tensions
                if not finding.possible and len(finding.sides) == 2 and crux.claim in finding.claims
            ]
        )
        for crux in analysis.cruxes
    }

    touched = {crux.claim: clashes_of(crux.reason) for crux in analysis.cruxes}

    assert touched
    assert all(touched[claim] >= at_claim[claim] > 0 for claim in touched)


def clashes_of(reason: str) -> int:
    """How many clashes a crux is said to touch."""
    last = clauses_of(reason)[-1]
    parts = dict(zip(arguments_of(last.key), last.arguments, strict=True))
    number = parts.get("all", 1)
    assert isinstance(number, int)
    return number
