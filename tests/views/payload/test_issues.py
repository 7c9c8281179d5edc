"""What the page knows of issues is what the analysis found, and the command line prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import counterpoint
from samples import city_map

import counterpoint as cp
from counterpoint import pipeline
from counterpoint.analysis import analyse
from counterpoint.model import ArgumentMap, Expert, Period, Role
from counterpoint.network import build_network
from counterpoint.views.payload.chain import chain_data
from counterpoint.views.payload.payload import payload_of
from counterpoint.views.payload.roles import telling_roles
from counterpoint.views.payload.suppositions import supposition_data
from counterpoint.wording import CompactSentences

TOWN = """\
===
title: The town
question: Should the town move?
base: https://example.org/town/
experts:
  ruiz: {name: Ana Ruiz}
  osei: {name: Kofi Osei}
sources:
  talk: {title: A talk}
===

# Ana Ruiz {expert: ruiz, source: talk}

[Move the town]: The town should move. {kind: recommendation, incompatible: "[Raise the wall]"}

# Kofi Osei {expert: osei, source: talk}

[Raise the wall]: The town should build its wall higher. {kind: recommendation}
"""


@pytest.mark.parametrize(
    "name", ["negotiating-with-putin.argdown", "examples/moving-dunmarrow.argdown"]
)
def test_the_page_has_the_issues_that_the_command_prints(project_folder: Path, name: str) -> None:
    file = project_folder / "seeds" / name
    debate = pipeline.load([file])

    data = payload_of(debate.map, debate.analysis)

    printed = json.loads(counterpoint("issues", str(file), "--json", cwd=project_folder).stdout)
    assert [marks(issue, "part") for issue in data["issues"]] == [
        marks(issue, "in_part") for issue in printed
    ]
    brief = [sentence["issues"] for sentence in data["brief"]]
    assert brief == [sentence.issues for sentence in debate.analysis.brief]
    assert sum("isLeading" in sentence for sentence in data["brief"]) == 2


def test_an_issue_that_asks_which_of_two_names_the_other_too(tmp_path: Path) -> None:
    path = tmp_path / "town.argdown"
    path.write_text(TOWN, encoding="utf-8")
    debate = pipeline.load([path])

    (issue,) = payload_of(debate.map, debate.analysis)["issues"]

    assert (issue["title"], issue["rivals"]) in (
        ("Raise the wall", ["Move the town"]),
        ("Move the town", ["Raise the wall"]),
    )


def marks(issue: dict[str, object], part: str) -> object:
    """What is comparable of an issue, as the page or the command has it."""
    positions = issue["positions"]
    assert isinstance(positions, list)
    places = [
        (x["expert"], x["mark"], bool(x.get(part)), bool(x.get("beside")), [*x["claims"]])
        for x in positions
    ]
    findings = issue["findings"]
    assert isinstance(findings, list | tuple)
    return (issue["id"], issue["difference"], places, sorted(issue["silent"]), len(findings))  # type: ignore[call-overload]


def test_a_role_that_the_debate_speaks_of_is_the_telling_one() -> None:
    experts = (
        Expert("a", "Ana", (Role("Fellow"), Role("Head of the bus company", "City"))),
        Expert("b", "Bo", (Role("Member of the board"), Role("Professor of law"))),
        Expert("c", "Cy", (Role("Professor of art"), Role("Director", "Chamber of Trade"))),
        Expert("d", "Di"),
    )
    argument_map = ArgumentMap(
        "m", "https://example.org/", "T", "Is a bus company worth it?", experts=experts
    )

    roles = telling_roles(argument_map)

    assert roles == {
        "a": "Head of the bus company",
        "b": "Professor of law",
        "c": "Professor of art",
    }


@pytest.mark.parametrize(
    ("role", "short"),
    [
        (
            Role("Envoy, working group", periods=(Period(2015, None),)),
            "Envoy, working group (2015\u2013)",
        ),
        (
            Role(
                "Representative of the country, political working group",
                periods=(Period(2015, None),),
            ),
            "Representative of the country",
        ),
        (Role("Head " * 20), "Head Head Head Head Head Head Head Head Head Head\u2026"),
        (Role("x" * 90), f"{'x' * 52}\u2026"),
    ],
    ids=["all of it", "no years, no second part", "whole words", "one long word"],
)
def test_of_a_long_role_whole_parts_are_left_out(role: Role, short: str) -> None:
    argument_map = ArgumentMap(
        "m", "https://example.org/", "T", "Q?", experts=(Expert("a", "Ana", (role,)),)
    )

    assert telling_roles(argument_map) == {"a": short}


def test_the_chain_goes_from_the_objection_over_the_crux_to_what_depends_on_it() -> None:
    city = city_map()

    chain = payload_of(city, analyse(build_network(city)))["chain"]

    assert [box["claim"] for box in chain["boxes"]] == ["shops", "charge", "buses"]
    assert [link["label"] for link in chain["links"]] == ["fails", "depends"]
    crux = chain["boxes"][1]
    assert (crux["isCrux"], crux["experts"], crux["implied"]) == (True, ["ruiz"], [])
    assert crux["against"] == ["osei"]


def test_the_page_says_who_has_a_reserve_and_by_whose_word_a_supposition_goes_on(
    project_folder: Path,
) -> None:
    seed = cp.read(project_folder / "seeds" / "negotiating-with-putin.argdown")
    book = CompactSentences(seed)

    chain = chain_data(seed, cp.analyse(seed))["chain"]
    record = supposition_data(
        cp.suppose(seed, reject=["Putin sees that he cannot win"]), seed, book
    )

    (fried,) = (x for x in chain["boxes"] if x["claim"] == "an-arrangement-can-be-reached")
    assert (fried["experts"], fried["reserved"]) == ([], ["fried"])
    assert len(record["grounds"]) == 2
