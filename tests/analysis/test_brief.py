"""The brief: what its five sentences say, and of which issues."""

from __future__ import annotations

from pathlib import Path

import pytest
from analysis.debates import Debate
from analysis.generated import analysed, debates
from hypothesis import given, settings

import counterpoint
from counterpoint.model import (
    Analysis,
    ArgumentMap,
    BriefPart,
    BriefSentence,
    Directness,
    Firmness,
    RelationKind,
)

few = settings(max_examples=40, deadline=None)


def brief(debate: Debate) -> dict[BriefPart, BriefSentence]:
    return {x.part: x for x in debate.analysis().brief}


def test_what_all_but_one_say_comes_first() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll")

    shared = brief(debate.says("cy", "park"))[BriefPart.SHARED]

    assert shared.sentence == "Nearly all say, or say in effect: “Toll” (all but Cy)."
    assert shared.issues == (debate.analysis().issues[0].id,)


def test_what_somebody_speaks_against_is_not_shared() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll").denies("cy", "toll")

    sentences = brief(debate)

    assert sentences[BriefPart.SHARED].issues == ()
    assert sentences[BriefPart.DIFFERENCE].sentence == (
        "They differ most over “Toll”: Ada and Bo for it; Cy against it; a matter of what to do."
    )


def test_a_clash_comes_before_a_difference_of_degree() -> None:
    debate = (
        Debate("ada", "bo", facts=("air",)).says("ada", "toll").says("bo", "toll", Firmness.HEDGED)
    )
    debate.says("ada", "air", Directness.IMPLIED).denies("bo", "air", Directness.IMPLIED)

    assert "over “Air”" in brief(debate)[BriefPart.DIFFERENCE].sentence


def test_what_an_expert_names_as_deciding_is_what_it_turns_on() -> None:
    debate = Debate("ada", "bo", facts=("works",)).says("ada", "toll").says("bo", "free")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "free")

    debate.relates("free", RelationKind.UNLESS, "works", by="bo")

    assert brief(debate)[BriefPart.TURNS_ON].sentence == "Bo names what it turns on: “Works”."


def test_a_reason_that_is_put_against_it_is_not_what_it_turns_on() -> None:
    debate = (
        Debate("ada", "bo", facts=("shops",)).says("ada", "toll").attacks("bo", "shops", "toll")
    )

    sentence = brief(debate)[BriefPart.TURNS_ON].sentence

    assert sentence == "What it turns on, the map does not show."


def test_where_nobody_names_it_the_dispute_itself_would_settle_it() -> None:
    debate = Debate("ada", "bo", facts=("jams", "shops")).says("ada", "jams").denies("bo", "jams")

    sentence = brief(debate)[BriefPart.TURNS_ON].sentence

    assert sentence == (
        "What would decide it, the map does not say; "
        "settled either way, “Jams” would end the clash."
    )


def test_who_speaks_against_what_most_say_is_told_apart_from_who_is_silent() -> None:
    debate = Debate("ada", "bo", "cy").says("cy", "record")
    debate.says("ada", "toll").says("bo", "toll").denies("cy", "toll")

    apart = brief(debate)[BriefPart.APART]

    assert apart.sentence == (
        "Cy stands against what most say on “Toll” and alone speaks to “Record”."
    )


def test_who_is_missing_most_stands_apart_and_speaks_alone_to_something_else() -> None:
    debate = Debate("ada", "bo", "cy").says("cy", "record")
    for advice in ("toll", "rail"):
        debate.says("ada", advice).says("bo", advice)

    apart = brief(debate)[BriefPart.APART]

    assert apart.sentence == ("Cy says nothing of “Rail” and “Toll” and alone speaks to “Record”.")


def test_where_two_are_missing_as_often_nobody_stands_apart() -> None:
    debate = Debate("ada", "bo", "cy", "di", "ed")
    for expert in ("ada", "bo", "cy"):
        debate.says(expert, "toll")

    assert brief(debate)[BriefPart.APART].sentence == "Nobody stands apart from what most say."


def test_a_condition_to_which_nobody_speaks_is_what_nobody_says() -> None:
    debate = Debate("ada", "bo", facts=("law",)).says("ada", "toll").says("bo", "toll", when="law")

    assert brief(debate)[BriefPart.UNSPOKEN].sentence == (
        "No expert takes a stand on “Law”, on which something that is said depends."
    )


def test_a_map_without_issues_has_no_brief() -> None:
    assert Debate("ada", "bo").says("ada", "toll").analysis().brief == ()


@few
@given(debates())
def test_each_sentence_rests_on_issues_of_the_map(argument_map: ArgumentMap) -> None:
    analysis = analysed(argument_map)

    ids = {issue.id for issue in analysis.issues}

    assert {key for each in analysis.brief for key in each.issues} <= ids
    assert [x.part for x in analysis.brief] in ([], list(BriefPart))


def texts(analysis: Analysis) -> list[str]:
    """All that issues and brief say in lists."""
    return [
        *(each.sentence for each in analysis.brief),
        *(issue.question for issue in analysis.issues),
        *(position.says for issue in analysis.issues for position in issue.positions),
    ]


@pytest.mark.parametrize(
    "path",
    [
        "seeds/negotiating-with-putin.argdown",
        "seeds/examples/moving-dunmarrow.argdown",
        "tests/data/city/city.argdown",
    ],
)
def test_no_sentence_of_a_list_has_more_than_thirty_words(project_folder: Path, path: str) -> None:
    sentences = texts(counterpoint.analyse(counterpoint.read(project_folder / path)))

    assert sentences
    assert [x for x in sentences if len(x.split()) > 30] == []


@few
@given(debates())
def test_no_sentence_of_a_generated_debate_has_more_than_thirty_words(
    argument_map: ArgumentMap,
) -> None:
    sentences = texts(analysed(argument_map))

    assert [x for x in sentences if len(x.split()) > 30] == []
