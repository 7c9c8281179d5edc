"""Graphs of claims and schemes as reasons of a map."""

from __future__ import annotations

from counterpoint.errors import Place, Problems
from counterpoint.formats.foreign import MapBuilder
from counterpoint.formats.foreign.scheme_graph import SchemeGraph, SchemeKind, SchemeNode
from counterpoint.formats.losses import Losses
from counterpoint.model import ArgumentMap, AttackKind, Claim, RelationKind

SUPPORT, ATTACK = SchemeNode(SchemeKind.SUPPORT), SchemeNode(SchemeKind.ATTACK)
REPHRASE = SchemeNode(SchemeKind.REPHRASE)


def _read(edges: str, **schemes: SchemeNode) -> tuple[ArgumentMap, Problems, dict[str, int]]:
    """The map of edges such as ``a-s s-b`` between claims of one letter and named schemes."""
    pairs = tuple((edge.split("-")[0], edge.split("-")[1]) for edge in edges.split())
    claims = frozenset("abcd")
    builder, problems, losses = MapBuilder("m", "M"), Problems(), Losses()
    builder.add(*(Claim(name, name.upper(), "") for name in claims))
    SchemeGraph(claims, schemes, pairs, lambda *_: Place("m.json")).add_to(
        builder, problems, losses
    )
    return builder.build(), problems, {loss.kind: loss.count for loss in losses}


def test_premises_of_one_scheme_are_linked_and_two_schemes_converge() -> None:
    argument_map, _, losses = _read("a-s b-s s-c d-t t-c", s=SUPPORT, t=SUPPORT)

    assert {(x.premises, x.conclusion) for x in argument_map.arguments} == {
        (("a", "b"), "c"),
        (("d",), "c"),
    }
    assert losses == {}


def test_an_attack_on_a_scheme_undercuts_it_and_a_support_of_one_backs_it() -> None:
    argument_map, _, _ = _read("a-s s-b c-t t-s d-u u-s", s=SUPPORT, t=ATTACK, u=SUPPORT)

    step = next(x.id for x in argument_map.arguments if x.conclusion == "b")
    [undercut] = argument_map.attacks
    assert (undercut.kind, undercut.premises, undercut.target) == (
        AttackKind.UNDERCUT,
        ("c",),
        step,
    )
    assert [x.conclusion for x in argument_map.arguments if x.premises == ("d",)] == [step]


def test_an_undercut_of_an_objection_is_about_a_sketch_of_its_step() -> None:
    argument_map, _, _ = _read("a-s s-b c-t t-s", s=ATTACK, t=ATTACK)

    [sketch] = argument_map.arguments
    assert (sketch.premises, sketch.conclusion) == (("a",), None)
    assert {(x.kind, x.target) for x in argument_map.attacks} == {
        (AttackKind.REBUT, "b"),
        (AttackKind.UNDERCUT, sketch.id),
    }


def test_a_scheme_for_two_claims_is_a_reason_for_each() -> None:
    argument_map, _, _ = _read("a-s s-b s-c d-t t-s", s=SUPPORT, t=ATTACK)

    steps = {x.id for x in argument_map.arguments}
    assert {x.conclusion for x in argument_map.arguments} == {"b", "c"}
    assert {x.target for x in argument_map.attacks} == steps


def test_a_rephrasing_is_an_equivalence() -> None:
    argument_map, _, _ = _read("a-s s-b", s=REPHRASE)

    [relation] = argument_map.relations
    assert (relation.kind, relation.source, relation.target) == (RelationKind.EQUIVALENT, "a", "b")


def test_what_is_no_reason_is_counted_with_what_hangs_on_it() -> None:
    argument_map, problems, losses = _read(
        "s-a b-t c-u u-t a-b d-v v-a",
        s=SUPPORT,
        t=SUPPORT,
        u=ATTACK,
        v=SchemeNode(SchemeKind.PREFERENCE),
    )

    assert (argument_map.arguments, argument_map.attacks) == ((), ())
    assert losses == {
        "edge:claim-claim": 1,
        "scheme:no-conclusion": 2,
        "scheme:no-premise": 1,
        "scheme:preference": 1,
    }
    assert not problems.has_errors


def test_an_edge_to_no_node_or_to_its_own_beginning_is_left_out_and_told() -> None:
    argument_map, problems, losses = _read("a-s s-x s-s s-b", s=SUPPORT)

    assert not problems.has_errors
    assert {x.code for x in problems.warnings} == {"dangling-edge", "self-loop"}
    assert losses == {"edge:dangling": 1, "edge:loop": 1}
    assert [(x.premises, x.conclusion) for x in argument_map.arguments] == [(("a",), "b")]


def test_a_claim_on_both_sides_of_a_scheme_is_kept_with_a_warning() -> None:
    argument_map, problems, _ = _read("a-s s-a", s=ATTACK)

    assert [(x.premises, x.target) for x in argument_map.attacks] == [(("a",), "a")]
    assert [x.code for x in problems.warnings] == ["self-loop"]
