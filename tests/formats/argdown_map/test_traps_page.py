"""The examples of docs/traps.md: each is a map in which is found what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from counterpoint import pipeline
from counterpoint.errors import Severity
from counterpoint.formats import read

PAGE = (Path(__file__).parents[3] / "docs" / "traps.md").read_text(encoding="utf-8")
FRONT = re.findall(r"```argdown\n(===.*?)```", PAGE, re.DOTALL)[0]
NAMES = {"ana": "Ana", "ben": "Ben", "desk": "the desk"}
PAIR = re.compile(r"(Wrong|Right):\n\n```argdown\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)


def traps() -> dict[str, list[tuple[str, str, str]]]:
    """For each heading its examples: which, the map, and what is found in it."""
    sections = [part.partition("\n") for part in PAGE.split("\n## ")[1:]]
    return {heading: PAIR.findall(body) for heading, _, body in sections if "```" in body}


EXAMPLES = [
    pytest.param(body, findings.splitlines(), id=f"{heading}-{which}")
    for heading, pair in traps().items()
    for which, body, findings in pair
]


@pytest.mark.parametrize(("body", "findings"), EXAMPLES)
def test_what_the_page_says_is_found(body: str, findings: list[str], tmp_path: Path) -> None:
    path = tmp_path / "town.argdown"
    path.write_text(f"{FRONT}\n{body}", encoding="utf-8")

    analysis = pipeline.analyse(read([path]).map)

    lines = [
        f"{finding.kind.value}: {' and '.join(NAMES[name] for name in finding.experts)}"
        for finding in (*analysis.agreements, *analysis.tensions, *analysis.summaries)
    ]
    assert (lines or ["nothing"]) == findings


@pytest.mark.parametrize(("body", "findings"), EXAMPLES)
def test_no_example_has_an_error(body: str, findings: list[str], tmp_path: Path) -> None:
    del findings
    path = tmp_path / "town.argdown"
    path.write_text(f"{FRONT}\n{body}", encoding="utf-8")

    problems = pipeline.check([path])

    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize("pair", list(traps().values()), ids=list(traps()))
def test_each_trap_is_shown_wrong_and_right_and_they_differ(
    pair: list[tuple[str, str, str]],
) -> None:
    (first, _, wrong), (second, _, right) = pair

    assert (first, second) == ("Wrong", "Right")
    assert wrong != right


def test_the_page_shows_every_trap() -> None:
    assert len(traps()) == 11
