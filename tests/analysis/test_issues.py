"""Which matters are found in a debate, who stands where on them, and what they differ on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from analysis.debates import Debate
from analysis.generated import CLAIMS, EXPERTS, analysed, debates, renamed
from hypothesis import given, settings
from hypothesis import strategies as st
from lengths import examples
from manners import Manner

from counterpoint.model import (
    Analysis,
    ArgumentMap,
    AttackKind,
    ClaimKind,
    Difference,
    Directness,
    Expert,
    Firmness,
    Issue,
    IssueName,
    JudgedPair,
    Mark,
    RelationKind,
)
from counterpoint.network import build_network

few = settings(max_examples=examples(75), deadline=None)


def issue(debate: Debate) -> Issue:
    """The one issue of a debate."""
    (only,) = debate.analysis().issues
    return only


def marks(matter: Issue) -> dict[str, str]:
    return {position.expert: position.mark.value for position in matter.positions}


@pytest.mark.parametrize(("claim", "other"), [("rails", "wheels"), ("wheels", "rails")])
def test_a_claim_with_reasons_is_asked_before_one_that_excludes_it_whatever_their_names(
    claim: str, other: str
) -> None:
    debate = Debate("ada", "bo", facts=("rails", "wheels", "tests"))
    debate.argues("ada", "tests", claim).argues("bo", "tests", claim)
    debate.relates(claim, RelationKind.CONTRADICTS, other)

    matter = issue(debate)

    assert matter.claims == (claim, other)
    assert marks(matter) == {"ada": "follows", "bo": "follows"}


def test_special_cases_belong_to_the_matter_of_the_general_claim() -> None:
    debate = (
        Debate("ada", "bo", "cy").says("ada", "charge").says("bo", "lorries").says("cy", "cars")
    )
    debate.relates("lorries", RelationKind.NARROWER, "charge")
    debate.relates("cars", RelationKind.NARROWER, "charge")

    matter = issue(debate)

    assert matter.question == "Is this to be done: “Charge”?"
    assert set(matter.claims) == {"charge", "lorries", "cars"}
    assert marks(matter) == {"ada": "says", "bo": "follows", "cy": "follows"}
    assert matter.floor == "charge"


def test_who_only_understands_a_claim_takes_no_side_and_is_told_so() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll")

    matter = issue(debate.says("cy", "toll", Firmness.UNDERSTOOD))

    assert matter.silent == ("cy",)
    assert matter.understood == ("Cy finds “Toll” understandable.",)


def test_of_two_that_exclude_each_other_it_is_asked_which() -> None:
    debate = Debate("ada", "bo").says("ada", "free").says("bo", "toll", Firmness.HEDGED)
    debate.relates("toll", RelationKind.INCOMPATIBLE, "free")

    matter = issue(debate)

    assert matter.question == "“Free” or “Toll”?"
    assert marks(matter) == {"ada": "says", "bo": "tells-against"}
    assert (matter.floor, matter.difference) == (None, Difference.MEANS)


def test_a_claim_of_one_voice_is_no_issue() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "bus")

    assert debate.analysis().issues == ()


def test_who_puts_an_objection_speaks_against_and_who_only_affirms_it_is_silent() -> None:
    debate = Debate("ada", "bo", "cy", facts=("jams", "shops")).says("ada", "jams")
    debate.says("bo", "shops").attacks("bo", "shops", "jams").says("cy", "shops")

    (matter,) = (x for x in debate.analysis().issues if x.claims[0] == "jams")

    assert marks(matter) == {"ada": "says", "bo": "against"}
    assert matter.silent == ("cy",)
    assert matter.difference is Difference.FACT


def test_an_objection_to_advice_is_a_difference_on_what_to_do() -> None:
    debate = (
        Debate("ada", "bo", facts=("shops",)).says("ada", "toll").attacks("bo", "shops", "toll")
    )

    assert issue(debate).difference is Difference.MEANS


def test_an_implied_objection_only_tells_against() -> None:
    debate = Debate("ada", "bo", facts=("jams", "shops")).says("ada", "jams").says("bo", "shops")
    debate.attacks("bo", "shops", "jams", manner=Directness.IMPLIED)

    assert marks(issue(debate)) == {"ada": "says", "bo": "tells-against"}


def test_what_all_affirm_only_as_a_reason_is_told_with_its_conclusion() -> None:
    debate = Debate("ada", "bo", "cy", facts=("jams",)).says("ada", "jams").says("bo", "jams")
    debate.argues("ada", "jams", "toll").argues("bo", "jams", "lorries").says("cy", "toll")
    debate.says("ada", "toll").says("bo", "lorries")
    debate.relates("lorries", RelationKind.NARROWER, "toll")

    matter = issue(debate)

    assert (matter.claims, matter.grounds) == (("toll", "lorries"), ("jams",))
    assert matter.positions[0].reasons == ("jams",)


@pytest.mark.parametrize(
    ("manner", "when", "difference"),
    [
        (Directness.EXPLICIT, "", Difference.NONE),
        (Firmness.HEDGED, "", Difference.CONFIDENCE),
        (Firmness.CONDITIONAL, "bus", Difference.CONDITION),
    ],
    ids=["as-sure", "less-sure", "on-a-condition"],
)
def test_a_reserve_of_one_is_a_difference_between_those_who_agree(
    manner: Manner, when: str, difference: Difference
) -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll", manner, when=when)

    matter = issue(debate)

    assert matter.difference is difference
    assert matter.floor == "toll"


def test_whether_what_advice_requires_will_be_is_a_matter_of_feasibility() -> None:
    debate = Debate("ada", "bo", facts=("law",)).says("ada", "toll").says("ada", "law")
    debate.relates("toll", RelationKind.REQUIRES, "law").denies("bo", "law")

    (matter,) = (x for x in debate.analysis().issues if x.claims[0] == "law")

    assert matter.difference is Difference.FEASIBILITY


def test_a_stated_order_is_a_difference_of_order_and_makes_no_opponent() -> None:
    debate = Debate("ada", "bo").says("ada", "trams").says("ada", "toll").says("bo", "toll")
    debate.relates("trams", RelationKind.PRIORITY, "toll", by="ada")

    (matter,) = (x for x in debate.analysis().issues if "toll" in x.claims)

    assert matter.difference is Difference.ORDER
    assert not any(position.mark.is_against for position in matter.positions)


def test_two_objections_to_one_claim_are_both_told() -> None:
    debate = Debate("ada", "bo", "cy", facts=("jams", "shops", "law")).says("ada", "jams")
    debate.attacks("bo", "shops", "jams").attacks("cy", "law", "jams", AttackKind.REBUT)

    (matter,) = (x for x in debate.analysis().issues if x.claims[0] == "jams")

    assert {position.expert for position in matter.positions} == {"ada", "bo", "cy"}
    assert len(matter.findings) == 2


def test_more_than_nine_special_cases_stay_with_their_general_claim() -> None:
    debate = Debate("ada", "bo").says("ada", "charge")
    for number in range(12):
        debate.says("bo", f"case{number}").relates(f"case{number}", RelationKind.NARROWER, "charge")

    assert len(issue(debate).claims) == 13


def shapes(analysis: Analysis, back: dict[str, str]) -> Counter[tuple[object, ...]]:
    """What the issues come to, whatever the names of claims and experts in them."""
    return Counter(
        (
            round(matter.rank, 9),
            matter.difference,
            len(matter.claims),
            len(matter.grounds),
            len(matter.findings),
            tuple(sorted((back.get(x.expert, x.expert), x.mark.value) for x in matter.positions)),
        )
        for matter in analysis.issues
    )


@few
@given(debates(), st.permutations(CLAIMS), st.permutations(EXPERTS))
def test_other_names_change_no_issue(
    argument_map: ArgumentMap, claims: list[str], experts: list[str]
) -> None:
    to_claim = dict(zip(CLAIMS, claims, strict=True))
    to_expert = dict(zip(EXPERTS, experts, strict=True))
    # Nothing is said as surely as anything else: where two say the same of each other's claims, or
    # one says two on one condition, either may be asked about, and only the wording decides which.
    stances = [
        replace(stance, confidence=(97 - number) / 100)
        for number, stance in enumerate(argument_map.stances)
    ]
    uneven = replace(argument_map, stances=tuple(stances))
    other = renamed(uneven, lambda x: f"k{to_claim[x]}", to_expert.__getitem__)

    before, after = analysed(uneven), analysed(other)

    assert shapes(after, {new: old for old, new in to_expert.items()}) == shapes(before, {})


@few
@given(debates())
def test_each_sure_finding_between_experts_is_beneath_an_issue(argument_map: ArgumentMap) -> None:
    analysis = analysed(argument_map)

    beneath = {key for matter in analysis.issues for key in matter.findings}

    due = {
        finding.id
        for finding in (*analysis.agreements, *analysis.tensions)
        if len(finding.experts) > 1 and not finding.possible
    }
    assert due <= beneath


@few
@given(debates())
def test_the_proof_of_each_issue_is_beneath_it(argument_map: ArgumentMap) -> None:
    analysis = analysed(argument_map)
    findings = {finding.id: finding for finding in analysis.findings}
    said_by = {stance.id: stance.expert for stance in argument_map.stances}
    class_of = build_network(argument_map).class_of

    for matter in analysis.issues:
        within = {*matter.claims, *matter.grounds}
        for key in matter.findings:
            classes = {class_of[claim] for claim in findings[key].claims}
            assert classes & {class_of[claim] for claim in within}
        for position in matter.positions:
            assert position.claims
            assert within >= {*position.claims}
            assert {said_by[stance] for stance in position.stances} == {position.expert}


@few
@given(debates())
def test_an_expert_of_whom_nothing_is_on_record_is_not_silent_and_changes_nothing(
    argument_map: ArgumentMap,
) -> None:
    more = replace(argument_map, experts=(*argument_map.experts, Expert("zed", "Zed")))

    before, after = analysed(argument_map).issues, analysed(more).issues

    assert after == before


@few
@given(debates())
def test_each_expert_stands_once_on_each_issue(argument_map: ArgumentMap) -> None:
    for matter in analysed(argument_map).issues:
        speaking = [position.expert for position in matter.positions]

        on_record = {stance.expert for stance in argument_map.stances} & {*EXPERTS}
        assert sorted((*speaking, *matter.silent)) == sorted(on_record)
        assert len(speaking) > 1
        assert all(position.mark is not Mark.SILENT for position in matter.positions)


@few
@given(debates(), debates())
def test_two_maps_that_share_no_claim_keep_their_issues_when_merged(
    one: ArgumentMap, other: ArgumentMap
) -> None:
    second = renamed(other, lambda x: f"other-{x}", lambda x: x)
    merged = replace(
        one,
        claims=(*one.claims, *second.claims),
        arguments=(*one.arguments, *second.arguments),
        attacks=(*one.attacks, *second.attacks),
        relations=(*one.relations, *second.relations),
        stances=(*one.stances, *second.stances),
    )

    both = shapes(analysed(merged), {})

    assert both == shapes(analysed(one), {}) + shapes(analysed(second), {})


@few
@given(debates())
def test_a_floor_is_affirmed_by_all_who_speak(argument_map: ArgumentMap) -> None:
    for matter in analysed(argument_map).issues:
        if matter.floor is not None:
            assert not any(x.mark is Mark.AGAINST for x in matter.positions)
            assert matter.floor in matter.claims


def test_the_kind_of_the_centre_decides_how_it_is_asked() -> None:
    debate = Debate("ada", "bo", facts=("jams",)).says("ada", "jams").says("bo", "jams")

    assert issue(debate).question == "Is it so: “Jams”?"
    assert debate.map.claims[0].kind is ClaimKind.ASSESSMENT


def test_what_serves_an_argument_comes_after_what_it_serves() -> None:
    debate = Debate("ada", "bo", facts=("jams",)).says("ada", "jams").says("bo", "jams")
    debate.argues("ada", "jams", "ring")

    assert issue(debate).rank == 1.6


def test_at_a_tie_advice_comes_before_facts() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").says("bo", "air")
    debate.says("ada", "toll").says("bo", "toll")

    assert [x.claims for x in debate.analysis().issues] == [("toll",), ("air",)]


def named(debate: Debate, question: str, *claims: str) -> Debate:
    """The debate with an issue that the map names on some of its claims."""
    debate.map = replace(
        debate.map,
        issues=(IssueName("asked", question),),
        claims=tuple(
            replace(claim, issues=("asked",)) if claim.id in claims else claim
            for claim in debate.map.claims
        ),
    )
    return debate


def test_a_named_issue_keeps_its_question_and_its_claims() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "bus").says("cy", "rail")

    matter = issue(named(debate, "What about cars?", "toll", "bus"))

    assert (matter.id, matter.question, matter.is_named) == ("asked", "What about cars?", True)
    assert set(matter.claims) == {"toll", "bus"}
    assert set(marks(matter)) == {"ada", "bo"}


def test_what_excludes_the_first_of_a_named_issue_stands_on_the_other_side() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("cy", "toll").says("bo", "free")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "free")

    matter = issue(named(debate, "Who pays?", "toll", "free"))

    assert marks(matter) == {"ada": "says", "cy": "says", "bo": "tells-against"}


def test_a_named_issue_of_one_voice_is_told_with_the_others_silent() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "bus")
    alone = issue(named(debate, "Who pays?", "toll"))

    assert (list(marks(alone)), alone.silent) == (["ada"], ("bo",))


def test_what_one_voice_alone_speaks_to_is_told_behind_all_that_can_be_compared() -> None:
    debate = Debate("ada", "bo").says("ada", "toll")
    debate.says("ada", "bus", Directness.IMPLIED).says("bo", "bus", Directness.IMPLIED)

    issues = named(debate, "Who pays?", "toll").analysis().issues

    assert [(x.claims[0], x.is_compared) for x in issues] == [("bus", True), ("toll", False)]
    assert issues[1].difference_key == "difference.alone"


def test_where_no_tie_joins_what_is_said_each_is_told_by_the_own_word() -> None:
    facts = ("hand", "strain", "time", "morale")
    debate = Debate("ada", "bo", "cy", facts=facts).says("ada", "hand")
    debate.says("ada", "strain").argues("ada", "strain", "hand").says("bo", "time")
    debate.says("bo", "strain", Directness.IMPLIED).says("cy", "morale", Firmness.HEDGED)

    matter = issue(named(debate, "How strong?", "hand", "strain", "time", "morale"))

    assert matter.is_open
    assert {x.expert: (x.mark.value, x.claims[0]) for x in matter.positions} == {
        "ada": ("says", "hand"),
        "bo": ("says", "time"),
        "cy": ("says-with-reserve", "morale"),
    }
    assert matter.difference_key == "difference.apart"


def test_a_claim_is_told_with_the_turn_that_its_speaker_gives_it() -> None:
    debate = Debate("ada", "bo", facts=("now", "later", "aid")).says("ada", "now").says("bo", "now")
    debate.says("ada", "later", when="aid")

    debate.relates("later", RelationKind.CONTRARY, "now", by="ada")

    ada = next(x for x in issue(debate).positions if x.expert == "ada")
    assert ada.says == "Ada affirms “Now”, but affirms “Later”, if “Aid”."
    assert ada.mark is Mark.RESERVED


def test_further_advice_under_the_question_is_told_in_the_line() -> None:
    debate = Debate("ada", "bo").says("ada", "record").says("ada", "film").says("bo", "park")

    matter = issue(named(debate, "On the record?", "record", "film"))

    assert [x.says for x in matter.positions] == ["Ada urges “Film”; also “Record”."]


def test_what_only_the_mapper_sees_to_pull_silences_nobody() -> None:
    debate = Debate("ada", "bo").says("ada", "one").says("bo", "team")
    debate.relates("one", RelationKind.TRADE_OFF, "team")

    matter = issue(named(debate, "Who leads?", "one", "team"))

    assert marks(matter) == {"ada": "says", "bo": "says"}


def test_the_centre_of_a_named_issue_is_what_most_experts_stand_on() -> None:
    debate = Debate("ada", "bo").says("ada", "top").says("ada", "single").says("bo", "team")
    debate.relates("single", RelationKind.INCOMPATIBLE, "team")

    matter = issue(named(debate, "Who leads?", "top", "single", "team"))

    assert matter.claims[0] in {"single", "team"}
    assert not matter.is_open
    assert sorted(marks(matter).values()) == ["says", "tells-against"]


def test_what_a_tie_joins_comes_before_what_weighs_more_beside_it() -> None:
    debate = Debate("ada", "bo").says("ada", "circle").says("bo", "consult")
    debate.says("bo", "partners").relates("partners", RelationKind.NARROWER, "circle", degree=0.5)

    matter = issue(named(debate, "Who sits there?", "circle", "consult", "partners"))

    (place,) = (x for x in matter.positions if x.expert == "bo")
    assert (place.claims, place.in_part) == (("partners", "consult"), True)


def test_where_more_is_asked_than_one_claim_the_mark_is_of_what_each_says() -> None:
    debate = Debate("ada", "bo").says("ada", "circle").says("bo", "partners")
    debate.relates("partners", RelationKind.NARROWER, "circle", degree=0.5)
    claims = ("circle", "consult", "partners")

    narrow = named(debate.says("ada", "consult"), "Who sits there?", *claims)
    assert marks(issue(narrow)) == {"ada": "says", "bo": "follows"}

    wide = named(debate.says("bo", "consult"), "Who sits there?", *claims)
    assert marks(issue(wide)) == {"ada": "says", "bo": "says"}


def test_what_an_expert_says_is_needed_is_told_as_only_if() -> None:
    debate = Debate("ada", "bo", facts=("calm", "deal")).says("bo", "deal")
    debate.says("ada", "deal", when="calm")

    (place,) = (x for x in issue(debate).positions if x.expert == "ada")
    assert place.says == "Ada affirms “Deal”, if “Calm”."

    debate.relates("deal", RelationKind.REQUIRES, "calm", by="ada")

    (place,) = (x for x in issue(debate).positions if x.expert == "ada")
    assert place.says == "Ada affirms “Deal”, only if “Calm”."


def test_what_opposes_a_claim_only_in_part_is_told_so() -> None:
    debate = Debate("ada", "bo").says("ada", "single").says("bo", "team")
    debate.relates("single", RelationKind.INCOMPATIBLE, "team", degree=0.4)

    keys = {x.mark_key for x in issue(debate).positions}

    assert keys == {"mark.says", "mark.tells-against-in-part"}


@pytest.mark.parametrize(
    ("actors", "difference"),
    [(("council", "state"), Difference.ACTOR), (("state", "state"), Difference.MEANS)],
)
def test_who_is_to_do_one_thing_is_a_difference_of_actor(
    actors: tuple[str, str], difference: Difference
) -> None:
    debate = Debate("ada", "bo").says("ada", "council-buys").says("bo", "state-buys")
    debate.relates("council-buys", RelationKind.INCOMPATIBLE, "state-buys")
    for claim in ("council-buys", "state-buys"):
        debate.relates(claim, RelationKind.NARROWER, "buy")
    actor_of = dict(zip(("council-buys", "state-buys"), actors, strict=True))
    debate.map = replace(
        debate.map,
        claims=tuple(replace(x, actor=actor_of.get(x.id, "")) for x in debate.map.claims),
    )

    (matter,) = (x for x in debate.analysis().issues if "council-buys" in x.claims)

    assert matter.difference is difference


def test_a_dispute_adds_its_strength_to_the_rank_for_each_who_is_in_it() -> None:
    debate = Debate("ada", "bo", "cy", "di").says("ada", "toll").says("bo", "toll")
    debate.says("cy", "free").denies("di", "free")
    debate.says("ada", "bus", Directness.IMPLIED).says("bo", "bus").denies("cy", "bus")

    assert [(x.claims, x.rank) for x in debate.analysis().issues] == [
        (("bus",), 5.5),
        (("free",), 4.0),
        (("toll",), 2.0),
    ]


def lorries() -> Debate:
    """Two would charge, and lorries too, of which the map asks; both would do more for buses."""
    debate = Debate("ada", "bo", "cy").says("ada", "charge").says("bo", "charge")
    debate.says("ada", "lorries").says("bo", "lorries")
    debate.relates("lorries", RelationKind.NARROWER, "charge")
    debate.says("ada", "bus", Directness.IMPLIED).says("bo", "bus", Directness.IMPLIED)
    return named(debate, "Lorries?", "lorries")


def test_a_special_case_that_divides_nobody_is_told_behind_what_is_none() -> None:
    agreed, disputed = lorries().says("cy", "lorries"), lorries().denies("cy", "lorries")

    questions = [[x.question for x in each.analysis().issues] for each in (agreed, disputed)]

    assert questions[0][-1] == "Lorries?"
    assert questions[1][0] == "Lorries?"


def test_why_two_claims_do_not_clash_is_told_with_the_issue_that_holds_them() -> None:
    debate = named(Debate("ada", "bo").says("ada", "toll").says("bo", "bus"), "?", "toll", "bus")
    pair = JudgedPair("pair", ("bus", "toll"), note="at two times")
    silent_pair = JudgedPair("other", ("bus", "toll"))
    debate.map = replace(debate.map, judged=(silent_pair, pair))

    assert issue(debate).judged == (pair,)


def test_who_objects_to_what_they_stand_for_stands_for_it_with_a_reserve() -> None:
    debate = Debate("ada", "bo", facts=("works", "detours")).says("ada", "works")
    debate.says("bo", "works").attacks("bo", "detours", "works")

    (about,) = (x for x in debate.analysis().issues if x.claims[0] == "works")

    assert marks(about) == {"ada": "says", "bo": "says-with-reserve"}
    assert about.positions[1].says == (
        "Bo affirms “Works”, but also: Bo puts “Detours” against “Works”."
    )
    assert about.floor == "works"


def test_a_dispute_over_a_ground_does_not_hide_what_the_advice_is_disputed_for() -> None:
    debate = Debate("ada", "bo", facts=("jams",)).says("ada", "toll").says("bo", "free")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "free").argues("ada", "jams", "toll")
    debate.says("ada", "jams").denies("bo", "jams")

    (first, *_) = (x for x in debate.analysis().issues if "toll" in x.claims)

    assert first.difference is Difference.MEANS


def test_what_is_a_means_is_told_with_its_end_and_without_a_reserve() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "toll").says("ada", "calm")
    stances = tuple(
        replace(x, goals=("calm",)) if (x.expert, x.target) == ("ada", "toll") else x
        for x in debate.map.stances
    )
    debate.map = replace(debate.map, stances=stances)

    (matter,) = (x for x in debate.analysis().issues if x.claims[0] == "toll")

    assert matter.positions[0].says == "Ada urges “Toll”, to reach “Calm”."
    assert matter.positions[0].mark is Mark.SAYS


@pytest.mark.parametrize(
    ("texts", "general", "difference"),
    [
        (("The council buys it.", "The ministry buys it."), "", Difference.ACTOR),
        (("The council buys it.", "The ministry sells it."), "", Difference.MEANS),
        (("The council buys it.", "The ministry sells it."), "trade", Difference.ACTOR),
    ],
    ids=["worded-alike", "another-deed", "cases-of-one"],
)
def test_advice_that_differs_but_for_who_is_to_act_is_a_difference_of_actor(
    texts: tuple[str, str], general: str, difference: Difference
) -> None:
    debate = Debate("ada", "bo").says("ada", "council").says("bo", "ministry")
    debate.relates("council", RelationKind.INCOMPATIBLE, "ministry")
    for case in ("council", "ministry") if general else ():
        debate.relates(case, RelationKind.NARROWER, general)
    wording = dict(zip(("council", "ministry"), texts, strict=True))
    debate.map = replace(
        debate.map,
        claims=tuple(
            replace(
                x, text=wording.get(x.id, x.text), actor=f"the {x.id}" if x.id in wording else ""
            )
            for x in debate.map.claims
        ),
    )

    assert issue(debate).difference is difference


def test_a_tension_in_which_somebody_is_named_decides_the_kind_of_difference() -> None:
    debate = Debate("ada", "bo", facts=("dear",)).says("bo", "toll").says("ada", "free")
    debate.relates("free", RelationKind.INCOMPATIBLE, "toll").says("ada", "dear")
    debate.says("ada", "toll", Firmness.UNDERSTOOD).says("ada", "rail").says("bo", "toll")
    debate.relates("rail", RelationKind.PRIORITY, "toll", by="ada")
    stances = (replace(x, answers="bo") if x.target == "rail" else x for x in debate.map.stances)
    debate.map = replace(debate.map, stances=tuple(stances))

    assert issue(debate).difference is Difference.ORDER


@pytest.mark.parametrize(
    ("condition", "reason"),
    [("toll", ", because of “Clear”"), ("law", "")],
    ids=["the advice itself", "something else"],
)
def test_a_reason_that_hangs_on_the_own_advice_alone_is_told(condition: str, reason: str) -> None:
    debate = Debate("ada", "bo", facts=("clear", "law")).says("ada", "toll").says("bo", "toll")
    debate.says("ada", "clear", when=condition).argues("ada", "clear", "toll")

    says = {x.expert: x.says for x in issue(debate).positions}

    assert says["ada"] == f"Ada urges “Toll”{reason}."


def test_it_turns_on_what_is_open_and_not_on_what_who_sets_it_urges() -> None:
    debate = Debate("ada", "bo", "cy", facts=("works", "calm")).says("ada", "works", when="bus")
    debate.says("bo", "works", when="calm").denies("cy", "works").denies("cy", "calm")
    debate.says("ada", "bus").says("cy", "bus")

    analysis = debate.analysis()

    (matter,) = (x for x in analysis.issues if x.claims[0] == "works")
    assert matter.reconciles == ("calm",)
    assert "It may turn on “Calm”, a condition that Bo names." in [
        str(x.sentence) for x in analysis.brief
    ]
