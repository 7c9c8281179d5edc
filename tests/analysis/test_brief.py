"""The brief: what its sentences say, and of which issues."""

from __future__ import annotations

from dataclasses import replace

from analysis.debates import Debate
from analysis.generated import analysed, debates
from hypothesis import given, settings
from lengths import examples

from counterpoint.model import (
    ArgumentMap,
    BriefPart,
    BriefSentence,
    Directness,
    Firmness,
    IssueName,
    RelationKind,
)

few = settings(max_examples=examples(75), deadline=None)


def brief(debate: Debate) -> dict[BriefPart, BriefSentence]:
    """The sentences by part; of several of one part the first."""
    return {x.part: x for x in reversed(debate.analysis().brief)}


def lines(debate: Debate) -> list[str]:
    return [str(x.sentence) for x in debate.analysis().brief]


def test_people_are_counted_and_the_silent_are_said_to_be_silent() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll", Directness.IMPLIED)

    shared = brief(debate.says("cy", "park"))[BriefPart.SHARED]

    assert (
        shared.sentence
        == "Two of three urge “Toll”, Bo in effect; Cy says nothing for or against it."
    )
    assert shared.issues == (debate.analysis().issues[0].id,)


def test_people_of_whom_none_states_a_claim_are_not_counted_as_if_they_did() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "lorries").says("bo", "vans")
    for case in ("lorries", "vans"):
        debate.relates(case, RelationKind.NARROWER, "toll")
    debate.says("cy", "toll", Directness.IMPLIED)

    assert (
        lines(debate)[0]
        == "All three in effect urge “Toll”, Ada with “Lorries” and Bo with “Vans”."
    )


def test_of_whom_the_map_has_nothing_is_said_first_where_they_are_many() -> None:
    debate = Debate("ada", "bo", "cy", "di").says("ada", "toll").says("bo", "toll")

    first, *others = debate.analysis().brief

    assert (first.part, first.leads) == (BriefPart.UNREAD, True)
    assert first.sentence == "No position of Cy and Di is on record."
    parts = [x.part for x in debate.says("cy", "park").analysis().brief]
    assert parts.index(BriefPart.UNREAD) > parts.index(BriefPart.DIFFERENCE)  # one of four
    assert BriefPart.UNREAD not in brief(debate.says("di", "park"))
    # Of those of whom nothing is known it is not said either that most do not stand together.
    assert [x.part for x in others if x.leads] == [BriefPart.DIFFERENCE]


def test_a_reason_that_two_give_is_told_with_what_they_share() -> None:
    debate = Debate("ada", "bo", facts=("jams",))
    for expert in ("ada", "bo"):
        debate.says(expert, "toll").argues(expert, "jams", "toll")

    assert lines(debate)[:2] == ["Both urge “Toll”.", "Two of them give the same reason: “Jams”."]


def test_what_somebody_speaks_against_is_not_shared() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll").denies("cy", "toll")

    assert lines(debate)[:3] == [
        "On no matter do most of the panel stand together with nobody against it.",
        "They part over what to do: “Toll”.",
        "Ada and Bo urge “Toll”; Cy advises against it.",
    ]


def test_a_clash_comes_before_a_difference_of_degree() -> None:
    debate = (
        Debate("ada", "bo", facts=("air",)).says("ada", "toll").says("bo", "toll", Firmness.HEDGED)
    )
    debate.says("ada", "air", Directness.IMPLIED).denies("bo", "air", Directness.IMPLIED)

    assert "“Air”" in brief(debate)[BriefPart.DIFFERENCE].sentence


def test_the_question_that_the_map_asks_is_what_they_part_over() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").denies("bo", "toll")
    claims = tuple(replace(claim, issues=("q",)) for claim in debate.map.claims)

    debate.map = replace(debate.map, claims=claims, issues=(IssueName("q", "Is it time?"),))

    assert brief(debate)[BriefPart.DIFFERENCE].sentence == "They part over what to do: Is it time?"


def test_how_many_stand_where_is_told_where_names_and_titles_would_be_too_long() -> None:
    experts = [f"expert{number}" for number in range(9)]
    debate = Debate(*experts, facts=("works",))
    title = " ".join(["word"] * 25)
    for expert in experts[:5]:
        debate.says(expert, "works")
    for expert in experts[5:]:
        debate.denies(expert, "works")

    claims = tuple(replace(claim, title=title) for claim in debate.map.claims)
    debate.map = replace(debate.map, claims=claims)

    assert brief(debate)[BriefPart.SIDES].sentence == (
        f"Five stand for “{title}”; four stand against it."
    )


def test_a_case_and_a_condition_on_which_something_is_shared_are_named() -> None:
    debate = Debate("ada", "bo", "cy", facts=("rain",)).says("ada", "toll")
    debate.says("bo", "ring").relates("ring", RelationKind.NARROWER, "toll")

    shared = brief(debate.says("cy", "toll", when="rain"))[BriefPart.SHARED]

    assert shared.sentence == "All three urge “Toll”, Cy if “Rain” and Bo with “Ring”."


def test_a_condition_of_what_is_only_implied_is_told() -> None:
    debate = Debate("ada", "bo", "cy", facts=("works", "rain")).says("ada", "rain")
    debate.says("bo", "works", Directness.IMPLIED).says("cy", "works", when="rain")
    *others, conditional = debate.map.stances
    implied = replace(conditional, directness=Directness.IMPLIED)
    debate.map = replace(debate.map, stances=(*others, implied))

    sides = brief(debate.denies("ada", "works"))[BriefPart.SIDES]

    assert sides.sentence == "Bo and Cy in effect affirm “Works”, Cy if “Rain”; Ada denies it."


def test_where_one_side_only_comes_to_it_they_part_in_effect() -> None:
    debate = Debate("ada", "bo", facts=("works",)).says("ada", "works", Directness.IMPLIED)

    parting = brief(debate.denies("bo", "works"))[BriefPart.DIFFERENCE]

    assert parting.sentence == "They part in effect over a matter of fact or forecast: “Works”."


def test_sides_too_long_for_one_sentence_are_told_in_one_each() -> None:
    debate = Debate("ada", "bo", facts=("works",)).says("ada", "works").says("bo", "fails")
    debate.relates("works", RelationKind.CONTRADICTS, "fails")
    claims = tuple(replace(x, title=" ".join([x.id] * 14)) for x in debate.map.claims)
    debate.map = replace(debate.map, claims=claims)

    sides = [x.sentence for x in debate.analysis().brief if x.part is BriefPart.SIDES]

    assert [x.split()[:2] for x in sides] == [["Bo", "urges"], ["Ada", "affirms"]]


def test_what_an_expert_names_as_deciding_is_what_it_turns_on() -> None:
    debate = Debate("ada", "bo", facts=("works",)).says("ada", "toll").says("bo", "free")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "free")

    debate.relates("free", RelationKind.UNLESS, "works", by="bo")

    assert brief(debate)[BriefPart.TURNS_ON].sentence == "Bo says what would decide it: “Works”."


def test_who_names_a_condition_with_a_hedge_is_told_beside_who_sets_it() -> None:
    debate = Debate("ada", "bo", "cy", facts=("calm", "deal", "start"))
    debate.says("ada", "deal", when="calm").denies("bo", "deal")
    debate.says("cy", "start", Firmness.HEDGED).relates("start", RelationKind.NARROWER, "deal")
    alone = "It may turn on “Calm”, a condition that Ada names"
    assert brief(debate)[BriefPart.TURNS_ON].sentence == f"{alone}."

    debate.relates("start", RelationKind.REQUIRES, "calm", by="cy")

    assert brief(debate)[BriefPart.TURNS_ON].sentence == f"{alone}, and Cy as a possibility."


def test_a_reason_that_is_put_against_it_is_not_what_it_turns_on() -> None:
    debate = (
        Debate("ada", "bo", facts=("shops",)).says("ada", "toll").attacks("bo", "shops", "toll")
    )

    assert BriefPart.TURNS_ON not in brief(debate)


def test_that_the_dispute_itself_would_settle_it_is_not_told() -> None:
    debate = Debate("ada", "bo", facts=("jams", "shops")).says("ada", "jams").denies("bo", "jams")

    assert BriefPart.TURNS_ON not in brief(debate)


def test_who_speaks_against_what_most_say_is_told_apart_from_who_is_silent() -> None:
    debate = Debate("ada", "bo", "cy").says("cy", "record")
    for advice in ("toll", "rail", "tram"):
        debate.says("ada", advice).says("bo", advice).denies("cy", advice)

    assert brief(debate)[BriefPart.APART].sentence == (
        "Cy stands against what most say on “Rail” and “Toll”; alone speaks to “Record”."
    )


def test_whose_silence_was_told_is_told_by_what_that_expert_alone_speaks_to() -> None:
    debate = Debate("ada", "bo", "cy").says("cy", "record")
    debate.says("ada", "toll").says("bo", "toll")

    apart = brief(debate)[BriefPart.APART]

    assert apart.sentence == "Cy speaks to what no other does: “Record”."


def test_a_question_that_one_alone_answers_is_told_before_single_claims() -> None:
    debate = Debate("ada", "bo", "cy").says("cy", "record").says("cy", "film")
    debate.says("ada", "toll").says("bo", "toll")
    claims = tuple(
        replace(claim, issues=("q",)) if claim.id == "record" else claim
        for claim in debate.map.claims
    )

    debate.map = replace(debate.map, claims=claims, issues=(IssueName("q", "On the record?"),))

    assert brief(debate)[BriefPart.APART].sentence == (
        "Cy alone answers “On the record?”: “Record”."
    )


def test_a_denial_that_is_granted_is_no_grant_of_the_claim() -> None:
    debate = Debate("ada", "bo", facts=("moved",)).says("ada", "moved")

    debate.denies("bo", "moved", Firmness.CONCEDED)

    assert brief(debate)[BriefPart.SIDES].sentence == (
        "Ada affirms “Moved”; Bo denies it, as a point granted."
    )


def test_a_reason_that_is_given_has_a_voice() -> None:
    debate = Debate("ada", "bo", facts=("jams",)).says("ada", "toll").says("bo", "toll")

    assert BriefPart.UNSPOKEN not in brief(debate.argues("bo", "jams", "toll"))


def test_where_two_are_missing_as_often_nobody_stands_apart() -> None:
    debate = Debate("ada", "bo", "cy", "di", "ed")
    for expert in ("ada", "bo", "cy"):
        debate.says(expert, "toll")

    assert BriefPart.APART not in brief(debate)


def test_a_condition_to_which_nobody_speaks_is_left_open_by_who_sets_it() -> None:
    debate = Debate("ada", "bo", facts=("law",)).says("ada", "toll").says("bo", "toll", when="law")

    assert brief(debate)[BriefPart.UNSPOKEN].sentence == (
        "Bo leaves open whether this holds: “Law”."
    )


def test_a_condition_of_what_one_alone_says_is_left_open_by_nobody() -> None:
    debate = Debate("ada", "bo", facts=("law",)).says("ada", "toll").says("bo", "toll")

    assert BriefPart.UNSPOKEN not in brief(debate.says("bo", "park", when="law"))


def test_what_each_says_of_something_else_in_an_open_issue_is_shared_by_nobody() -> None:
    debate = Debate("ada", "bo", "cy", facts=("hand", "time", "morale"))
    debate.says("ada", "hand").says("bo", "time").says("cy", "morale")
    debate.map = replace(
        debate.map,
        issues=(IssueName("strength", "How strong?"),),
        claims=tuple(replace(claim, issues=("strength",)) for claim in debate.map.claims),
    )

    sentences = brief(debate)

    assert debate.analysis().issues[0].is_open
    assert BriefPart.SIDES not in sentences
    assert all("hand" not in x.sentence.lower() for x in sentences.values() if x.issues)


def test_a_map_without_issues_has_no_brief() -> None:
    assert Debate("ada", "bo").says("ada", "toll").analysis().brief == ()


@few
@given(debates())
def test_each_sentence_rests_on_issues_of_the_map(argument_map: ArgumentMap) -> None:
    analysis = analysed(argument_map)

    ids = {issue.id for issue in analysis.issues}
    parts = [x.part for x in analysis.brief if x.part is not BriefPart.UNREAD]

    assert {key for each in analysis.brief for key in each.issues} <= ids
    assert parts == sorted(parts, key=list(BriefPart).index)


@few
@given(debates())
def test_what_most_say_and_where_they_part_lead(argument_map: ArgumentMap) -> None:
    brief = analysed(argument_map).brief

    leading = [x.part for x in brief if x.leads]

    parts = {BriefPart.UNREAD, BriefPart.SHARED, BriefPart.DIFFERENCE}
    assert len(leading) == len(set(leading))
    assert set(leading) == parts & {x.part for x in brief}
