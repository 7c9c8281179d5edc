"""The page says composed sentences as Python does, in every language."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from analysis.debates import debate_of_every_kind
from crowds import crowd_csv
from samples import city_map

from counterpoint.analysis import analyse, find_camps, find_candidates, what_remains
from counterpoint.model import Analysis, ArgumentMap, FindingKind, Sentence, clauses_of, short_names
from counterpoint.network import build_network
from counterpoint.pipeline import measure_groups, read
from counterpoint.views.payload.payload import payload_of
from counterpoint.views.payload.texts import catalogue
from counterpoint.wording import LANGUAGES, CompactSentences, Speaker, sentence_patterns

SAY = """
import { readFileSync } from "node:fs";
const { sayText } = await import(process.argv[2]);
const { model, told, languages } = JSON.parse(readFileSync(0, "utf8"));
const said = languages.map((code) => told.map((each) => sayText(model, each, code)));
process.stdout.write(JSON.stringify(said));
"""


def every_kind() -> ArgumentMap:
    return debate_of_every_kind().map


def sentences(analysis: Analysis) -> Iterator[str]:
    """Every composed text of an analysis."""
    for finding in analysis.findings:
        yield from (finding.summary, *(step.sentence for step in finding.witness))
        if finding.note:
            yield finding.note
    for row in (*analysis.consensus, *analysis.contested, *analysis.cruxes):
        yield row.reason
    yield from (row.reason for row in (*analysis.one_sided, *analysis.unsupported))


def sentences_beside_findings() -> Iterator[str]:
    """What is said of links, candidates and camps, in a debate with a finding of every kind."""
    network, analysis = build_network(every_kind()), debate_of_every_kind().analysis()
    for finding in analysis.findings[:6]:
        yield from (remainder.sentence for remainder in what_remains(network, finding.id))
    yield from (candidate.reason for candidate in find_candidates(build_network(city_map())))
    yield find_camps(analysis.matrix).caution


def sentences_of_votes(table: Path) -> Iterator[str]:
    """What is said of the groups of a vote."""
    measures = measure_groups([table])
    yield from (each.reason for each in measures.consensus)
    yield from (each.reason for each in measures.divides)
    yield from (each.reason for each in measures.pairs)
    yield from (
        each.reason
        for measures_of_group in measures.representative.values()
        for each in measures_of_group
    )


def said_in_the_page(debate: ArgumentMap, texts: list[str], folder: Path) -> list[list[str]]:
    """The texts in each language, as the page's own program says them."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node, which is not installed")
    book = CompactSentences(debate)
    data_of_texts = [book.data_of(text) for text in texts]
    data = payload_of(debate, analyse(build_network(debate)))
    model = {"map": data["map"], "experts": data["experts"], "titles": book.titles()}
    model["sentences"] = book.patterns()
    model["panel"] = [expert.id for expert in debate.panel]
    program = folder / "say.mjs"
    program.write_text(SAY, encoding="utf-8")
    saying = Path(__file__).parents[2] / "src/counterpoint/views/js/ground/saying.js"
    request = json.dumps({"model": model, "told": data_of_texts, "languages": LANGUAGES})
    run = subprocess.run(
        [node, str(program), saying.as_uri()],
        input=request,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    sentences_said: list[list[str]] = json.loads(run.stdout)
    return sentences_said


def said_here(debate: ArgumentMap, texts: list[str]) -> list[list[str]]:
    titles = {claim.id: claim.title for claim in debate.claims}
    names, is_crowd = short_names(debate.experts), debate.is_crowd
    speakers = [Speaker(x, names, titles, is_crowd=is_crowd) for x in LANGUAGES]
    return [[speaker.say(clauses_of(text)) for text in texts] for speaker in speakers]


@pytest.mark.parametrize("name", ["city", "seed", "crowd", "every kind"])
def test_the_page_says_what_python_says_in_every_language(
    name: str, tmp_path: Path, project_folder: Path
) -> None:
    seed = project_folder / "seeds" / "negotiating-with-putin.argdown"
    votes = tmp_path / "votes.csv"
    votes.write_text(crowd_csv(80, 4, grouped=True), encoding="utf-8")
    makers = {"city": city_map, "every kind": every_kind}
    debate = makers[name]() if name in makers else read({"seed": seed, "crowd": votes}[name])
    texts = list(dict.fromkeys(sentences(analyse(build_network(debate)))))

    page_sentences = said_in_the_page(debate, texts, tmp_path)

    assert page_sentences == said_here(debate, texts)
    assert page_sentences[0] == texts


def test_the_page_could_say_what_only_commands_say(tmp_path: Path) -> None:
    table = tmp_path / "votes.csv"
    table.write_text(crowd_csv(80, 8, grouped=True), encoding="utf-8")
    texts = list(dict.fromkeys([*sentences_beside_findings(), *sentences_of_votes(table)]))

    page_sentences = said_in_the_page(every_kind(), texts, tmp_path)

    assert page_sentences == said_here(every_kind(), texts)
    assert page_sentences[0] == texts


def test_a_kind_of_finding_has_one_name_in_each_language() -> None:
    texts, words = catalogue(), sentence_patterns()

    for language in ("uk", "de"):
        names = {kind: words[f"kind.{kind.value}"][language] for kind in FindingKind}
        assert names == {kind: texts[f"finding.{kind.value}"][language] for kind in FindingKind}


def test_every_sentence_of_a_finding_is_told_as_clauses(city: ArgumentMap) -> None:
    texts = list(sentences(analyse(build_network(city))))

    assert [text for text in texts if not clauses_of(text)] == []


def test_text_that_is_not_composed_stays_as_it_is(city: ArgumentMap) -> None:
    assert CompactSentences(city).data_of(Sentence("Ruiz said so.")) == "Ruiz said so."


def test_every_factor_and_setting_has_a_name_in_each_language(city: ArgumentMap) -> None:
    analysis = analyse(build_network(city))
    factors = {factor.name for finding in analysis.findings for factor in finding.factors}
    names = {x.replace(" ", "-") for x in factors | {x.name for x in analysis.settings}}

    texts = catalogue()
    assert [x for x in names if f"factor.{x}" not in texts and f"finding.{x}" not in texts] == []
