"""`counterpoint suppose`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import counterpoint

CRUX = "Russia can be brought to settle"


def test_it_tells_what_falls_away_and_why(project_folder: Path) -> None:
    printed = counterpoint("suppose", "--reject", CRUX, cwd=project_folder, columns=400).stdout

    assert printed.startswith(f"Supposing that “{CRUX}” is not so.")
    assert "nothing that Green, Pifer and Smith say counts there" in printed
    assert "- This clash falls away: " in printed
    assert "\nWhy:\n  1. " in printed


def test_as_json_each_sentence_names_the_supposition(project_folder: Path) -> None:
    options = ("--accept", CRUX, "--silence", "Pifer", "--json")

    data = json.loads(counterpoint("suppose", *options, cwd=project_folder).stdout)
    changes = [x for part in ("issues", "agreements", "tensions", "cruxes") for x in data[part]]
    assert data["supposition"]["silence"] == ["pifer"]
    assert {x["what"] for x in data["tensions"]} == {"gone"}
    assert all(x["sentence"].startswith("Supposing that “Russia") for x in changes)


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        (["--reject", "Russia can be brought to setle"], "russia-can-be-brought-to-settle"),
        (["--silence", "pifr"], "did you mean pifer?"),
        (["--accept", CRUX, "--reject", CRUX], "leave one of the two out"),
        ([], "name a claim to reject or accept, or an expert"),
    ],
    ids=["claim", "expert", "both", "nothing"],
)
def test_a_wrong_supposition_is_refused_with_a_remedy(
    options: list[str], advice: str, project_folder: Path
) -> None:
    refusal = counterpoint("suppose", *options, cwd=project_folder)

    assert refusal.returncode == 2
    assert advice in refusal.stderr
