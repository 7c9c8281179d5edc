"""What an archive says of two people of one map, and of people and claims that may be one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import counterpoint

HEAD = """===
title: {title}
question: Q?
base: https://example.org/{title}/
experts:
  one: {{name: {first}}}
  two: {{name: {second}}}
sources: {{talk: {{title: A talk, date: {year}}}}}
===

"""
OLD = """# One {expert: one, source: talk}

[No new reactors]: Nobody should build reactors. {kind: recommendation, stance: deny}

[Build rails]: Trams should run on rails.

# Two {expert: two, source: talk}

[No new reactors] {stance: deny}

[Build rails] {mode: explicit}

# Three {expert: three, source: talk}

[Paint the shed]: The shed should be painted.
"""
NEW = """# One {expert: one, source: talk}

[Leave reactors unbuilt]: nobody should build  reactors {kind: recommendation}

[Build rails]: Fences should have rails.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of two maps; both people of the first deny a claim of it."""
    path = tmp_path_factory.mktemp("two")
    head = HEAD.format(title="old", first="Bjorn Angstrom", second="Kofi Osei", year=2015)
    third = "  three: {name: Ada Brandt}\nsources:"
    (path / "old.argdown").write_text(head.replace("sources:", third) + OLD)
    head = HEAD.format(title="new", first="Björn Ångström", second="KOFI OSEI", year=2020)
    (path / "new.argdown").write_text(head + NEW)
    assert counterpoint("push", ".", "--store", "maps", cwd=path).returncode == 0
    return path


def part(folder: Path, name: str, *options: str) -> Any:
    asking = ("archive", "--store", "maps", "--part", name, "--json", *options)
    result = counterpoint(*asking, cwd=folder)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)[name]


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("en", "say the same: Build rails; say the same, both against: No new reactors"),
        ("uk", "кажуть те саме: Build rails; кажуть те саме, обоє проти: No new reactors"),
        ("de", "sagen dasselbe: Build rails; sagen dasselbe, beide dagegen: No new reactors"),
    ],
)
def test_two_who_both_deny_a_claim_are_not_told_as_saying_it(
    folder: Path, language: str, phrase: str
) -> None:
    options = ("--part", "pairs", "--language", language)
    table = counterpoint("archive", "--store", "maps", *options, cwd=folder, columns=250).stdout

    assert phrase in table


def test_the_side_of_two_is_in_the_data(folder: Path) -> None:
    (pair,) = part(folder, "pairs")

    findings = pair["meetings"][0]["findings"]
    assert [(x["claims"], x["side"]) for x in findings] == [
        (["Build rails"], "for"),
        (["No new reactors"], "against"),
    ]


def test_equal_texts_titles_and_names_but_for_accents_and_case_are_candidates(
    folder: Path,
) -> None:
    rows = part(folder, "candidates")

    assert [(x["text"], [y["text"] for y in x["records"]]) for x in rows] == [
        ("Bjorn Angstrom", ["Bjorn Angstrom", "Björn Ångström"]),
        ("Kofi Osei", ["Kofi Osei", "KOFI OSEI"]),
        ("Build rails", ["Build rails", "Build rails"]),
        ("Nobody should build reactors.", ["No new reactors", "Leave reactors unbuilt"]),
    ]
    table = counterpoint("archive", "--store", "maps", "--part", "candidates", cwd=folder).stdout
    assert "Bjorn Angstrom / Björn Ångström" in table


def test_of_one_person_only_their_own_candidates_maps_and_links_are_told(folder: Path) -> None:
    def rows(name: str, person: str) -> Any:
        return part(folder, name, "--person", person)

    assert [(x["kind"], x["text"]) for x in rows("candidates", "Kofi Osei")] == [
        ("people", "Kofi Osei"),
        ("claims", "Build rails"),
        ("claims", "Nobody should build reactors."),
    ]
    assert [x["id"] for x in rows("maps", "Kofi Osei")] == ["old", "new"]
    assert rows("candidates", "Ada Brandt") == []
    assert [x["id"] for x in rows("maps", "Ada Brandt")] == ["old"]
