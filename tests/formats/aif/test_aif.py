"""A map as AIF: which nodes there are, which way edges go, and what is said to be lost."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from generated_maps import argument_maps
from hypothesis import given, settings
from lengths import examples
from manners import word_of
from samples import city_map

from counterpoint.formats import read
from counterpoint.formats.aif import AifView, Key, render_aif, render_aif_map, view_as_aif
from counterpoint.formats.foreign import find_differences
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    Directness,
    Firmness,
    Polarity,
    Stance,
)

# AIF's rule: a scheme joins nodes and is joined to nodes; propositions never touch.
DIRECTIONS = {
    ("YA", "MA"),
    ("YA", "L"),  # what is reported is conveyed by another's locution
    *(("I", "RA"), ("I", "CA"), ("I", "MA"), ("L", "YA")),
    *(("RA", "I"), ("CA", "I"), ("MA", "I"), ("YA", "I")),
    *(("RA", "RA"), ("CA", "RA"), ("RA", "CA"), ("CA", "CA"), ("YA", "RA"), ("YA", "CA")),
}


def types_of(view: AifView) -> Counter[str]:
    return Counter(node.type for node in view.nodes)


def edges_from(view: AifView, key: Key) -> list[Key]:
    return [other for one, other in view.edges if one == key]


def speakers_of(view: AifView, claim: Key) -> set[str]:
    """Who speaks an I-node, as every reader of AIF finds it: I <- YA <- L."""
    nodes = {node.key: node for node in view.nodes}
    acts = {one for one, other in view.edges if other == claim and nodes[one].type == "YA"}
    return {nodes[one].speaker for one, other in view.edges if other in acts}


def test_each_record_has_its_node() -> None:
    city = city_map()

    types = types_of(view_as_aif(city))

    reported = [stance for stance in city.stances if not stance.is_own]
    assert types["I"] == len(city.claims) + 1  # the denial of one claim
    assert types["RA"] == len(city.arguments)
    assert types["CA"] == len(city.attacks) + 2 * 2  # the denial and the incompatibility, both ways
    assert types["MA"] == 1
    said_relations = [relation for relation in city.relations if relation.asserted_by]
    # What is reported is a locution that another conveys.
    assert types["L"] == types["YA"] == len(city.stances) + len(reported) + len(said_relations)


def test_linked_premises_lead_into_one_node() -> None:
    city = city_map()
    both = Argument("both", ("worked", "differ"), "ring")

    view = view_as_aif(replace(city, arguments=(both,), attacks=(), stances=()))

    into = [one for one, other in view.edges if other == ("argument", "both", "")]
    assert into == [("claim", "worked", ""), ("claim", "differ", "")]
    assert edges_from(view, ("argument", "both", "")) == [("claim", "ring", "")]


def test_an_undercut_leads_to_the_inference() -> None:
    view = view_as_aif(city_map())

    assert edges_from(view, ("claim", "differ", "")) == [("attack", "differ-worked", "")]
    assert edges_from(view, ("attack", "differ-worked", "")) == [("argument", "worked-charge", "")]


def test_the_speakers_of_a_claim_are_those_who_affirm_it() -> None:
    view = view_as_aif(city_map())

    assert speakers_of(view, ("claim", "charge", "")) == {"ruiz"}
    assert speakers_of(view, ("claim", "charge", "denial")) == {"osei"}
    # Lind only reports it, and nobody is named as the speaker of what is reported.
    assert speakers_of(view, ("claim", "poor", "")) == {"ruiz", ""}


def test_a_denial_is_in_conflict_with_the_claim_both_ways() -> None:
    view = view_as_aif(city_map())
    claim: Key = ("claim", "charge", "")
    denial: Key = ("claim", "charge", "denial")

    assert ("claim", "charge", "denial/conflict") in edges_from(view, denial)
    assert edges_from(view, ("claim", "charge", "denial/conflict")) == [claim]
    assert edges_from(view, ("claim", "charge", "denial/conflict/back")) == [denial]


def test_what_is_reported_is_said_by_who_reports_it() -> None:
    city = city_map()
    (report,) = (stance for stance in city.stances if not stance.is_own)

    view = view_as_aif(city)

    nodes = {node.key: node for node in view.nodes}
    [conveying] = edges_from(view, ("stance", report.id, ""))
    [reported] = edges_from(view, conveying)
    [illocution] = edges_from(view, reported)
    assert nodes["stance", report.id, ""].speaker == report.expert
    assert [nodes[x].type for x in (conveying, reported, illocution)] == ["YA", "L", "YA"]
    assert edges_from(view, illocution) == [("claim", report.target, "")]


def test_what_is_only_implied_or_conceded_is_not_asserted() -> None:
    city = city_map()
    nodes = {node.key: node.text for node in view_as_aif(city).nodes}

    by_mode = {
        word_of(x.directness, x.firmness): nodes.get(("stance", x.id, "illocution"))
        for x in city.stances
    }

    assert by_mode[Firmness.HEDGED] == "Asserting"
    assert by_mode[Firmness.CONCEDED] == "Conceding"
    assert by_mode[Directness.IMPLIED] == "Default Illocuting"


@pytest.mark.parametrize("firmness", [x for x in Firmness if x.takes_no_side])
def test_who_takes_no_side_is_no_speaker_of_the_claim(firmness: Firmness) -> None:
    city = city_map()
    stance = Stance("s", "ruiz", "charge", firmness=firmness)

    view = view_as_aif(replace(city, stances=(stance,)))

    assert speakers_of(view, ("claim", "charge", "")) == set()


def test_whoever_argues_or_attacks_is_anchored_to_that() -> None:
    view = view_as_aif(city_map())
    nodes = {node.key: node for node in view.nodes}

    acts = {
        (nodes[one].text, other[1])
        for one, other in view.edges
        if nodes[one].type == "YA" and other[0] != "claim"
    }

    assert ("Arguing", "worked-charge") in acts
    assert ("Disagreeing", "shops-charge") in acts


def test_what_aif_has_no_node_for_is_told() -> None:
    all_losses = render_aif_map(city_map()).conversion.losses

    losses = {loss.kind: loss.count for loss in all_losses}
    assert (losses["relations:narrower"], losses["relations:priority"]) == (1, 1)
    assert losses["topics"] == 2
    assert losses["experts:roles"] == 3
    quotations = sum(stance.quotation is not None for stance in city_map().stances)
    assert losses["stances:quotation"] == quotations
    assert not any("+" in kind for kind in losses)  # each kind is counted by itself
    assert not any("['" in x or "Role(" in x for loss in all_losses for x in loss.examples)


def test_reasons_that_lead_nowhere_are_left_out_with_all_that_hangs_on_them() -> None:
    claims = (Claim("a", "A", "A"), Claim("b", "B", "B"))
    argument_map = ArgumentMap(
        *("m", "https://example.org/", "", ""),
        claims=claims,
        arguments=(Argument("sketch", ("a",), None), Argument("backing", ("b",), "sketch")),
        attacks=(Attack("blow", ("a",), "backing", AttackKind.UNDERCUT),),
        stances=(Stance("s", "e", "blow"), Stance("d", "e", "b", polarity=Polarity.DENY)),
    )

    view = view_as_aif(argument_map)

    assert {node.key[1] for node in view.nodes} == {"a", "b", "d"}


@settings(max_examples=examples(36))
@given(argument_maps())
def test_what_is_written_is_well_formed_and_read_again_but_for_what_is_told(
    tmp_path_factory: pytest.TempPathFactory, argument_map: ArgumentMap
) -> None:
    path = tmp_path_factory.getbasetemp() / "map.json"

    rendered = render_aif_map(argument_map)
    path.write_text(rendered.text, encoding="utf-8")
    again = read([path])

    assert_is_well_formed(view_as_aif(argument_map))
    assert set(rendered.conversion.losses) == set(find_differences(argument_map, again.map))
    assert again.warnings == ()
    assert again.conversion is not None
    assert {loss.kind for loss in again.conversion.losses} <= {"text"}  # some titles are blank
    # What is carried over is equal after the way back.
    path.write_text(render_aif_map(again.map).text, encoding="utf-8")
    assert read([path]).map == again.map


def assert_is_well_formed(view: AifView) -> None:
    types = {node.key: node.type for node in view.nodes}
    assert {(types[one], types[other]) for one, other in view.edges} <= DIRECTIONS
    schemes = {key for key, kind in types.items() if kind not in {"I", "L"}}
    assert schemes <= {one for one, _ in view.edges} & {other for _, other in view.edges}


def test_edges_go_as_in_what_others_made(shared_folder: Path) -> None:
    pairs: set[tuple[str, str]] = set()
    for path in sorted((shared_folder / "corpora" / "aif-json").rglob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        types = {node["nodeID"]: node["type"] for node in read["nodes"]}
        pairs |= {(types[x["fromID"]], types[x["toID"]]) for x in read["edges"]}

    # TA-nodes say who answers whom, which a map does not.
    assert {pair for pair in pairs if "TA" not in pair} <= DIRECTIONS


def test_the_json_of_aifdb() -> None:
    view = view_as_aif(city_map())

    read = json.loads(render_aif(view))

    assert set(read) == {"nodes", "edges", "locutions", "participants", "counterpoint"}
    types = {node["nodeID"]: node["type"] for node in read["nodes"]}
    assert Counter(types.values()) == types_of(view)
    assert len(read["edges"]) == len(view.edges)
    assert {types[x["nodeID"]] for x in read["locutions"]} == {"L"}
    people = {x["participantID"]: x["firstname"] for x in read["participants"]}
    texts = {node["nodeID"]: node["text"] for node in read["nodes"]}
    for locution in read["locutions"]:
        assert texts[locution["nodeID"]].startswith(f"{people[locution['personID']]}: ")


def test_the_same_map_gives_the_same_json_and_no_time() -> None:
    once, again = (render_aif(view_as_aif(city_map())) for _ in range(2))

    assert once == again
    assert '"timestamp": ""' in once
