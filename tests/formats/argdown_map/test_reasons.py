from __future__ import annotations

import pytest
from map_files import MapReader

from counterpoint.model import ArgumentMap, AttackKind


def arguments(argument_map: ArgumentMap) -> dict[str, tuple[tuple[str, ...], str | None]]:
    return {x.id: (x.premises, x.conclusion) for x in argument_map.arguments}


def attacks(argument_map: ArgumentMap) -> dict[str, tuple[tuple[str, ...], str, str]]:
    return {x.id: (x.premises, x.target, x.kind.value) for x in argument_map.attacks}


@pytest.mark.parametrize(
    "body",
    [
        "[Toll]: Charge.\n  + [Jams]: There are jams.",
        "[Toll]: Charge.\n  <+ [Jams]: There are jams.",
        "[Jams]: There are jams.\n  +> [Toll]: Charge.",
    ],
    ids=["below", "arrow", "outward"],
)
def test_a_claim_that_supports_is_a_premise(map_of: MapReader, body: str) -> None:
    assert arguments(map_of(body)) == {"jams--toll": (("jams",), "toll")}


def test_a_described_argument_is_a_claim_and_a_step(map_of: MapReader) -> None:
    argument_map = map_of("[Toll]: Charge.\n  + <It worked>: Two cities did so. #abroad")

    [argument] = argument_map.arguments
    claim = next(claim for claim in argument_map.claims if claim.id == "it-worked")
    assert (argument.title, argument.premises) == ("It worked", ("it-worked",))
    assert (claim.title, claim.text, claim.topics) == (
        "It worked",
        "Two cities did so.",
        ("abroad",),
    )


def test_square_brackets_name_the_claim_of_a_described_argument(map_of: MapReader) -> None:
    argument_map = map_of(
        "[Toll]: Charge.\n  + <It worked>: Two did.\n\n[Rails]: Rails.\n  + [It worked]"
    )

    assert arguments(argument_map) == {
        "it-worked--rails": (("it-worked",), "rails"),
        "it-worked--toll": (("it-worked",), "toll"),
    }


def test_the_premises_of_a_structure_are_linked(map_of: MapReader) -> None:
    argument_map = map_of(
        "<Case>: In short.\n\n(1) [A]: One.\n(2) [B]: Two.\n----\n(3) [C]: Three."
    )

    [argument] = argument_map.arguments
    assert (argument.id, argument.premises, argument.conclusion) == ("case--c", ("a", "b"), "c")
    assert (argument.title, argument.text) == ("Case", "In short.")


def test_an_intermediary_conclusion_has_an_argument_of_its_own(map_of: MapReader) -> None:
    argument_map = map_of(
        "<Case>\n\n(1) [A]: One.\n(2) [B]: Two.\n----\n(3) [C]: Three.\n(4) [D]: Four.\n"
        "----\n(5) [E]: Five."
    )

    assert arguments(argument_map) == {"case--c": (("a", "b"), "c"), "case--e": (("c", "d"), "e")}


def test_an_inference_uses_what_it_names(map_of: MapReader) -> None:
    argument_map = map_of(
        "<Case>\n\n(1) [A]: One.\n(2) [B]: Two.\n----\n(3) [C]: Three.\n"
        "-- rule {uses: [1, 3]} --\n(4) [D]: Four."
    )

    assert arguments(argument_map)["case--d"] == (("a", "c"), "d")


def test_a_structure_without_a_title_is_an_argument_too(map_of: MapReader) -> None:
    argument_map = map_of("(1) [A]: One.\n----\n(2) [B]: Two.")

    assert arguments(argument_map) == {"a--b": (("a",), "b")}


def test_a_structure_below_its_own_conclusion_says_nothing_twice(map_of: MapReader) -> None:
    argument_map = map_of("[C]: Three.\n  + <Case>\n\n<Case>\n\n(1) [A]: One.\n----\n(2) [C]")

    assert arguments(argument_map) == {"case--c": (("a",), "c")}


def test_a_structure_supports_another_claim_by_its_conclusion(map_of: MapReader) -> None:
    argument_map = map_of(
        "[D]: Four.\n  + <Case>\n\n<Case>\n\n(1) [A]: One.\n----\n(2) [C]: Three."
    )

    assert arguments(argument_map) == {"case--c": (("a",), "c"), "c--d": (("c",), "d")}


@pytest.mark.parametrize("reason", ["[Shops]", "<Shops>"], ids=["claim", "argument"])
def test_an_attack_on_a_claim_is_a_rebuttal(map_of: MapReader, reason: str) -> None:
    argument_map = map_of(f"[Toll]: Charge.\n  - {reason}: Shops close.")

    assert attacks(argument_map) == {"shops--toll": (("shops",), "toll", "rebut")}


def test_an_attack_on_what_is_only_a_premise_undermines(map_of: MapReader) -> None:
    argument_map = map_of(
        "[Toll]: Charge.\n  + [Jams]: There are jams.\n    - [Free roads]: There are none."
    )

    assert attacks(argument_map) == {"free-roads--jams": (("free-roads",), "jams", "undermine")}


def test_an_attack_on_an_intermediary_conclusion_is_a_rebuttal(map_of: MapReader) -> None:
    argument_map = map_of(
        "[Toll]: Charge.\n  + [Jams]: There are jams.\n    + [Counts]: They were counted.\n"
        "    - [Free roads]: There are none."
    )

    assert attacks(argument_map)["free-roads--jams"][2] == "rebut"


def test_an_attack_on_an_argument_undermines_its_premise(map_of: MapReader) -> None:
    argument_map = map_of("[Toll]: Charge.\n  + <Worked>: Two did.\n    - <Trams>: They had trams.")

    assert attacks(argument_map) == {"trams--worked": (("trams",), "worked", "undermine")}


def test_an_attack_on_linked_premises_names_the_argument(map_of: MapReader) -> None:
    argument_map = map_of(
        "<Case>\n  - [X]: No.\n\n(1) [A]: One.\n(2) [B]: Two.\n----\n(3) [C]: Three."
    )

    assert [(x.premises, x.target, x.kind) for x in argument_map.attacks] == [
        (("x",), "case--c", AttackKind.UNDERMINE)
    ]


def test_an_undercut_tells_against_the_step(map_of: MapReader) -> None:
    argument_map = map_of("[Toll]: Charge.\n  + <Worked>: Two did.\n    _ <Trams>: They had trams.")

    assert attacks(argument_map) == {"trams--worked": (("trams",), "worked--toll", "undercut")}


def test_an_undercut_below_a_claim_tells_against_its_step_there(map_of: MapReader) -> None:
    argument_map = map_of(
        "[Toll]: Charge.\n  + [Jams]: Jams.\n    _ [Elsewhere]: Elsewhere.\n\n"
        "[Rails]: Rails.\n  + [Jams]"
    )

    assert attacks(argument_map) == {
        "elsewhere--jams--toll": (("elsewhere",), "jams--toll", "undercut")
    }


def test_an_undercut_of_an_inference_tells_against_that_step(map_of: MapReader) -> None:
    argument_map = map_of(
        "<Case>\n\n(1) [A]: One.\n----\n  <_ [X]: No.\n(2) [B]: Two.\n----\n(3) [C]: Three."
    )

    assert [x.target for x in argument_map.attacks] == ["case--b"]


def test_an_undercut_objection_is_kept_as_an_argument_too(map_of: MapReader) -> None:
    argument_map = map_of("[Toll]: Charge.\n  - <Shops>: Shops close.\n    _ <Few>: Few of them.")

    assert arguments(argument_map) == {"shops--sketch": (("shops",), None)}
    assert attacks(argument_map) == {
        "few--shops": (("few",), "shops--sketch", "undercut"),
        "shops--toll": (("shops",), "toll", "rebut"),
    }


def test_support_of_an_argument_backs_its_step(map_of: MapReader) -> None:
    argument_map = map_of(
        "[Toll]: Charge.\n  + <Worked>: Two did.\n    + <Alike>: They are like us."
    )

    assert arguments(argument_map) == {
        "alike--worked": (("alike",), "worked--toll"),
        "worked--toll": (("worked",), "toll"),
    }


def test_support_of_an_objection_supports_what_it_says(map_of: MapReader) -> None:
    argument_map = map_of(
        "[Toll]: Charge.\n  - <Shops>: Shops close.\n    + <Rents>: Rents are high."
    )

    assert arguments(argument_map) == {"rents--shops": (("rents",), "shops")}


def test_a_chain_of_backings_is_followed_whatever_its_order(map_of: MapReader) -> None:
    argument_map = map_of(
        "<A>: One.\n  +> <B>\n\n<B>: Two.\n  +> <C>\n\n<C>: Three.\n  +> [Toll]\n\n[Toll]: Charge."
    )

    assert arguments(argument_map) == {
        "a--b": (("a",), "b--c"),
        "b--c": (("b",), "c--toll"),
        "c--toll": (("c",), "toll"),
    }


def test_a_circle_of_backings_begins_somewhere(map_of: MapReader) -> None:
    argument_map = map_of("<A>: One.\n  +> <B>\n\n<B>: Two.\n  +> <A>")

    assert arguments(argument_map) == {
        "a--b": (("a",), "b--a"),
        "a--sketch": (("a",), None),
        "b--a": (("b",), "a--sketch"),
    }


def test_an_argument_for_nothing_is_a_sketch(map_of: MapReader) -> None:
    assert arguments(map_of("<A>: One.")) == {"a--sketch": (("a",), None)}


def test_a_reason_written_twice_is_one(map_of: MapReader) -> None:
    argument_map = map_of("[Toll]: Charge.\n  + [Jams]: Jams.\n\n[Jams]\n  +> [Toll]")

    assert list(arguments(argument_map)) == ["jams--toll"]


@pytest.mark.parametrize(
    "body",
    [
        "[Toll]: Charge.\n  + <Worked>: Two did. {scheme: argument from example}",
        "[Toll]: Charge.\n  + [Worked]: Two did. {scheme: argument from example}",
        "[Toll]: Charge.\n  + <Worked>: Two did.\n\n<Worked> {scheme: argument from example}",
    ],
    ids=["argument", "claim", "apart"],
)
def test_a_scheme_is_of_the_step(map_of: MapReader, body: str) -> None:
    assert [x.scheme for x in map_of(body).arguments] == ["argument from example"]


def test_support_that_a_shared_claim_says_already_adds_no_argument(map_of: MapReader) -> None:
    target = "<Target>\n\n(1) [Shade]: Trees give shade.\n----\n(2) [Plant]: Plant trees.\n\n"
    backing = "<Backing>\n\n(1) Leaves are wide.\n----\n(2) [Shade]\n"

    shared = map_of(target + backing)
    explicit = map_of(f"{target}{backing}  +> <Target>\n")
    premise = map_of(f"{target}[Shade]\n  +> <Target>\n")

    assert list(arguments(explicit)) == ["backing--shade", "target--plant"]
    assert arguments(explicit) == arguments(shared)
    assert list(arguments(premise)) == ["target--plant"]
