"""Several maps as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from generated_maps import argument_maps
from hypothesis import assume, given, settings
from lengths import examples

from counterpoint.errors import InputError, UsageError
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Claim,
    ClaimKind,
    Expert,
    Relation,
    RelationKind,
    Role,
    Source,
    Stance,
    Topic,
)
from counterpoint.pipeline.joining import JoinedMap, join_maps

ORCID = "https://orcid.org/0000-0002-1825-0097"


def a_map(name: str, *people: str, claim: str = "Free buses", text: str = "") -> ArgumentMap:
    """A map in which each of ``people`` (ids are their names) affirms a claim."""
    return ArgumentMap(
        name,
        f"https://example.org/{name}/",
        name.title(),
        "",
        experts=tuple(Expert(person.lower().replace(" ", "-"), person) for person in people),
        claims=(Claim(claim.lower().replace(" ", "-"), claim, text or claim),),
        stances=tuple(
            Stance(f"s-{i}", person.lower().replace(" ", "-"), claim.lower().replace(" ", "-"))
            for i, person in enumerate(people)
        ),
    )


def joined(*maps: ArgumentMap, same: tuple[str, ...] = ()) -> JoinedMap:
    return join_maps([(f"{each.id}.argdown", each) for each in maps], same)


def test_nobody_is_joined_by_the_name_alone_and_that_is_told() -> None:
    result = joined(a_map("one", "Ana Ruiz"), a_map("two", "Ana Ruiz"))

    assert [x.id for x in result.map.experts] == ["ana-ruiz", "ana-ruiz-two"]
    assert {x.expert for x in result.map.stances} == {"ana-ruiz", "ana-ruiz-two"}
    [warning] = result.warnings
    assert warning.advice == 'if it is one, say --same "Ana Ruiz"'


@pytest.mark.parametrize("same", ["J. Ruiz=Ana Ruiz", "j.-ruiz = ana-ruiz"])
def test_who_is_told_to_be_one_is_one_under_the_second_name(same: str) -> None:
    one = replace(
        a_map("one", "J. Ruiz"), experts=(Expert("j.-ruiz", "J. Ruiz", (Role("Mayor"),)),)
    )

    result = joined(one, a_map("two", "Ana Ruiz"), same=(same,))

    [expert] = result.map.experts
    assert (expert.id, expert.name, expert.roles) == ("ana-ruiz", "Ana Ruiz", (Role("Mayor"),))
    assert len({x.expert for x in result.map.stances}) == 1
    assert result.warnings == ()


def test_an_identifier_joins_by_itself_and_two_different_ones_are_never_one() -> None:
    one, two = a_map("one", "J. Ruiz"), a_map("two", "Ana Ruiz")
    one = replace(one, experts=(replace(one.experts[0], identifiers=(ORCID,)),))
    other = replace(two, experts=(replace(two.experts[0], identifiers=(ORCID,)),))
    third = replace(
        two,
        experts=(replace(two.experts[0], identifiers=("https://orcid.org/0000-0001-5109-3700",)),),
    )

    assert [x.identifiers for x in joined(one, other).map.experts] == [(ORCID,)]
    with pytest.raises(InputError, match="would be one person with"):
        joined(one, third, same=("J. Ruiz=Ana Ruiz",))


@pytest.mark.parametrize("same", ["Ana Riuz", "Ana Ruiz=", "Ana Ruiz", "A=B=C"])
def test_a_wrong_same_is_a_wrong_call(same: str) -> None:
    with pytest.raises(UsageError):
        joined(a_map("one", "Ana Ruiz"), a_map("two", "Kofi Osei"), same=(same,))


def test_an_initial_may_be_somebody_and_that_is_told() -> None:
    result = joined(a_map("one", "Ana Ruiz"), a_map("two", "A. Ruiz", "B. Ruiz"))

    assert [x.advice for x in result.warnings] == ['if it is one, say --same "A. Ruiz=Ana Ruiz"']


def test_claims_of_equal_titles_are_one_and_another_text_is_told_and_kept_as_wording() -> None:
    result = joined(
        a_map("one", "Ana Ruiz", text="Buses should be free."),
        a_map("two", "Kofi Osei", claim="free Buses.", text="No fares on any bus."),
    )

    [claim] = result.map.claims
    assert (claim.title, claim.text) == ("Free buses", "Buses should be free.")
    assert {x.expert: x.wording for x in result.map.stances} == {
        "ana-ruiz": "",
        "kofi-osei": "No fares on any bus.",
    }
    assert [x.code for x in result.warnings] == ["joined-texts"]
    assert result.counts == (("claims joined by their titles", 1),)


def test_maps_that_ask_different_things_are_told_with_both_questions() -> None:
    one = replace(a_map("one", "Ana Ruiz"), question="Free buses?")
    two = replace(a_map("two", "Bo Lind"), question="A tunnel?")

    [warning] = joined(one, two).warnings
    assert (warning.place.file, warning.code) == ("two.argdown", "joined-questions")
    assert warning.message == 'asks "A tunnel?", and the joined map asks "Free buses?"'
    assert "store" in warning.advice
    assert joined(one, replace(two, question="free buses")).warnings == ()


def test_a_title_is_no_other_text() -> None:
    result = joined(a_map("one", "Ana Ruiz"), a_map("two", "Kofi Osei", text="No fares at all."))

    assert (result.map.claims[0].text, result.warnings) == ("No fares at all.", ())


def test_one_id_for_two_things_gets_a_second_name_or_is_an_error_under_one_base() -> None:
    one = replace(a_map("one"), claims=(Claim("c1", "Free buses", ""),))
    two = replace(a_map("two"), claims=(Claim("c1", "Night trams", ""),))

    assert [x.id for x in joined(one, two).map.claims] == ["c1", "c1-two"]
    with pytest.raises(InputError, match="the claim c1 is something else"):
        joined(one, replace(two, base=one.base))


def test_reasons_topics_and_sources_that_say_the_same_are_one() -> None:
    claims = (Claim("a", "A", "", ClaimKind.VALUE, ("fares",)), Claim("b", "B", ""))
    one = replace(
        a_map("one"),
        claims=claims,
        topics=(Topic("fares", "Fares"),),
        sources=(Source("talk", "The talk", url="https://example.org/talk"),),
        arguments=(Argument("r", ("a",), "b"),),
    )
    two = replace(
        one,
        id="two",
        base="https://example.org/two/",
        topics=(Topic("t", "fares"),),
        claims=(replace(claims[0], topics=("t",)), claims[1]),
        sources=(Source("s", "The talk", url="https://example.org/talk"),),
        arguments=(
            Argument("r", ("b",), "a", title="Back"),
            Argument("q", ("a",), "b", scheme="Sign"),
            Argument("u", ("a",), "r"),
        ),
    )

    result = joined(one, two).map

    assert (result.topics, result.sources) == (one.topics, one.sources)
    assert [(x.id, x.premises, x.conclusion, x.scheme) for x in result.arguments] == [
        ("r", ("a",), "b", "Sign"),
        ("r-two", ("b",), "a", ""),
        ("u", ("a",), "r-two", ""),
    ]


def test_what_would_tie_a_claim_to_itself_is_told() -> None:
    relations = (Relation("x", RelationKind.EQUIVALENT, "c", "d"),)
    one = replace(
        a_map("one"), claims=(Claim("c", "C", ""), Claim("d", "D", "")), relations=relations
    )

    result = joined(one, a_map("two", claim="D"), one)

    assert result.map.relations == relations
    assert result.warnings == ()


@settings(max_examples=examples(24))
@given(argument_maps())
def test_a_map_joined_with_itself_is_itself(argument_map: ArgumentMap) -> None:
    map_alone = replace(
        argument_map,
        experts=tuple(replace(x, identifiers=()) for x in argument_map.experts),
        relations=tuple(x for x in argument_map.relations if x.source != x.target),
        judged=tuple(x for x in argument_map.judged if len(set(x.claims)) > 1),
    )

    is_itself = joined(map_alone, map_alone).map == map_alone

    assert is_itself  # and no more: the difference of two such maps takes minutes to print


@settings(max_examples=examples(15))
@given(argument_maps(), argument_maps())
def test_nothing_hangs_in_the_air_and_no_one_says_less(one: ArgumentMap, two: ArgumentMap) -> None:
    two = replace(two, id="two", base="https://example.org/two/")

    try:
        result = joined(one, two).map
    except InputError:  # both have an address of the web for different things
        assume(condition=False)

    there = set(ids_of(result))
    assert {x for stance in result.stances for x in (stance.expert, stance.target)} <= there
    assert {x for reason in result.arguments for x in reason.premises} <= there
    assert len(result.stances) >= max(len(one.stances), len(two.stances))
    assert {x.title for x in (*one.claims, *two.claims)} >= {x.title for x in result.claims}


def ids_of(argument_map: ArgumentMap) -> Iterator[str]:
    groups = (
        *(argument_map.experts, argument_map.claims),
        *(argument_map.arguments, argument_map.attacks),
    )
    yield from (record.id for group in groups for record in group)


def test_the_question_is_the_first_that_is_asked_and_an_abstract_is_of_the_first_map() -> None:
    one = replace(a_map("one"), title="one", question="")
    two = replace(a_map("two"), question="Should buses be free?", abstract="Of the second.")

    result = joined(one, two).map

    assert (result.title, result.question, result.abstract) == ("one", "Should buses be free?", "")
    assert not [x for x in joined(one, two).warnings if x.code == "joined-questions"]
