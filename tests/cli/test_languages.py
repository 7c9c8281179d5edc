"""What commands say in other languages: nothing of ours stays English."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from commands import counterpoint
from crowds import crowd_csv

import counterpoint as cp
from counterpoint import pipeline
from counterpoint.formats.argdown_map import render_argdown_map
from counterpoint.model import ArgumentMap
from counterpoint.views import render_report

PANEL = "seeds/examples/moving-dunmarrow.argdown"
# Words of ours, of the kind that stand in each heading and each sentence.
OURS = re.compile(
    r"\b(the|and|of|is|are|it|for|with|not|who|what|says|urges|affirms|expects|because|against"
    r"|agree|group|new|gone|changed|explicit|implied)\b",
    re.IGNORECASE,
)
COMMANDS = (
    ("issues",),
    ("overview",),
    ("agreements",),
    ("tensions",),
    ("compare", "strake", "tollgarth"),
    ("explain", "move"),
    ("coalitions",),
    ("camps",),
    ("readback",),
    ("candidates",),
    ("suppose", "--reject", "move-the-lower-town"),
    ("suppose", "--silence", "strake"),
    ("worklist",),
    ("strengths",),
    ("strengths", "--lens", "grounded"),
)


@pytest.fixture(scope="module")
def panel(project_folder: Path) -> ArgumentMap:
    return cp.read(project_folder / PANEL)


def without_own_words(text: str, argument_map: ArgumentMap) -> str:
    """``text`` without what the map says itself: titles, names, notes, passages and code."""
    words = [argument_map.title, argument_map.question, argument_map.abstract]
    for claim in argument_map.claims:
        words += [claim.title, claim.text, claim.actor]
    words += [topic.label for topic in argument_map.topics]
    words += [issue.question for issue in argument_map.issues]
    for source in argument_map.sources:
        words += [source.title, source.publisher]
    for expert in argument_map.experts:
        words.append(expert.name)
        words += [part for role in expert.roles for part in (role.title, role.organization)]
    for relation in argument_map.relations:
        words.append(relation.note.strip().rstrip("."))
    words += [pair.note for pair in argument_map.judged]
    for stance in argument_map.stances:
        words += [
            stance.note.strip().rstrip("."),
            stance.quotation.exact if stance.quotation else "",
        ]
    rest = re.sub(r"`[^`]*`|“[^”]*”|«[^»]*»|„[^“]*“", " ", " ".join(text.split()).replace("\\", ""))
    for phrase in sorted({" ".join(x.split()) for x in words if x}, key=len, reverse=True):
        rest = rest.replace(phrase, " ")
    return rest


@pytest.mark.parametrize("language", ["uk", "de"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_of_ours_stays_english_in_a_command(
    project_folder: Path, panel: ArgumentMap, command: tuple[str, ...], language: str
) -> None:
    printed = counterpoint(
        *command, PANEL, "--language", language, cwd=project_folder, columns=4000
    ).stdout

    assert printed
    assert OURS.findall(without_own_words(printed, panel)) == []


@pytest.mark.parametrize("language", ["uk", "de"])
def test_nothing_of_ours_stays_english_in_the_report(panel: ArgumentMap, language: str) -> None:
    analysis = cp.analyse(panel)

    report = render_report(panel, analysis, full=True, language=language)  # type: ignore[arg-type]

    assert report.count("\n## ") > 12
    assert OURS.findall(without_own_words(report, panel)) == []


@pytest.mark.parametrize("language", ["uk", "de"])
def test_nothing_of_ours_stays_english_in_what_has_changed(
    project_folder: Path, tmp_path: Path, panel: ArgumentMap, language: str
) -> None:
    stances = tuple(x for x in panel.stances if x.expert != "strake")
    older = tmp_path / "older.argdown"
    older.write_text(render_argdown_map(replace(panel, stances=stances)).text, encoding="utf-8")

    printed = counterpoint(
        "diff", str(older), PANEL, "--language", language, cwd=project_folder, columns=4000
    ).stdout

    assert printed.count("\n") > 20
    assert OURS.findall(without_own_words(printed, panel)) == []


@pytest.mark.parametrize("language", ["uk", "de"])
def test_nothing_of_ours_stays_english_in_what_groups_say(
    project_folder: Path, tmp_path: Path, language: str
) -> None:
    pytest.importorskip("numpy")
    table = tmp_path / "votes.csv"
    table.write_text(crowd_csv(80, 8, grouped=True), encoding="utf-8")
    debate = pipeline.load([table])

    printed = counterpoint("groups", str(table), "--language", language, cwd=project_folder)
    report = render_report(debate.map, debate.analysis, debate.votes, language=language)  # type: ignore[arg-type]

    for text in (printed.stdout, report):
        assert len(text) > 2000
        assert OURS.findall(without_own_words(text, debate.map)) == []


def test_json_says_its_sentences_in_the_language_too(project_folder: Path) -> None:
    printed = counterpoint(
        "tensions", PANEL, "--language", "uk", "--json", cwd=project_folder
    ).stdout

    first = json.loads(printed)[0]
    assert "називає на ім’я" in first["summary"]
    assert first["kind"] == "contradiction"


def test_a_language_that_is_not_spoken_is_refused_with_those_that_are(
    project_folder: Path,
) -> None:
    refused = counterpoint("issues", "--language", "fr", cwd=project_folder)

    assert refused.returncode == 2
    assert "'en', 'uk', 'de'" in refused.stderr
