"""Abstract argumentation frameworks in three formats, as maps and of maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import ReadResult, read
from counterpoint.formats.frameworks import render_apx, render_iccma, render_tgf
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    Expert,
    Relation,
    RelationKind,
    Stance,
)

MAP = ArgumentMap(
    "tolls",
    "https://example.org/",
    "Tolls",
    "Toll or not?",
    claims=(
        Claim("a-toll", "A toll!", "We need a toll."),
        Claim("no-toll", "No toll", ""),
        Claim("c3", "C3", ""),
    ),
    experts=(Expert("ana", "Ana"),),
    arguments=(Argument("r", ("c3",), "a-toll"),),
    attacks=(
        Attack("x", ("c3",), "no-toll", AttackKind.REBUT),
        Attack("y", ("c3", "no-toll"), "a-toll", AttackKind.REBUT),
        Attack("z", ("no-toll",), "r", AttackKind.UNDERCUT),
    ),
    relations=(
        Relation("k", RelationKind.CONTRARY, "a-toll", "no-toll"),
        Relation("n", RelationKind.NARROWER, "c3", "no-toll"),
    ),
    stances=(Stance("s", "ana", "a-toll"),),
)
LOST = {
    *("attacks:undercuts", "attacks:joint", "relations:as-attack", "relations:narrower"),
    *("arguments", "base", "claims:text", "experts", "ids", "question", "stances", "title"),
}


def _read(folder: Path, name: str, text: str) -> ReadResult:
    (folder / name).write_text(text, encoding="utf-8")
    return read([folder / name])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("af.tgf", "a A label\nb\n#\na b\nb b attack\nb a +\n"),
        ("af.apx", 'arg(a). % first\narg( b ).att(a,b).\natt("b", b).support(b,a).'),
        ("af.af", "# two\np af 2\n1 2\n2 2\n"),
    ],
)
def test_arguments_are_claims_and_attacks_objections(tmp_path: Path, name: str, text: str) -> None:
    result = _read(tmp_path, name, text)

    keys = {claim.id: index for index, claim in enumerate(result.map.claims)}
    assert {(keys[x.premises[0]], keys[x.target]) for x in result.map.attacks} == {(0, 1), (1, 1)}
    assert [x.code for x in result.warnings] == ["self-loop"]
    assert result.map.experts == ()


def test_a_label_is_the_title_and_a_labelled_edge_may_support(tmp_path: Path) -> None:
    argument_map = _read(tmp_path, "af.tgf", "1 Tolls work\n2 Try one\n#\n1 2 supports\n").map

    assert [claim.title for claim in argument_map.claims] == ["Tolls work", "Try one"]
    assert [(x.premises, x.conclusion) for x in argument_map.arguments] == [
        (("tolls-work",), "try-one")
    ]


def test_facts_and_labels_of_other_meanings_are_told(tmp_path: Path) -> None:
    apx = _read(tmp_path, "af.apx", "arg(a).\nval(a,1).\n?att(a,a).\n").conversion
    tgf = _read(tmp_path, "af.tgf", "a\n#\na a likes\n").conversion

    assert apx is not None
    assert tgf is not None
    assert {x.kind: x.count for x in apx.losses} == {"fact:?att": 1, "fact:val": 1}
    assert {x.kind: x.count for x in tgf.losses} == {"edge-label": 1}


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("af.tgf", "a\nb\na b\n", "af.tgf: no line # parts the nodes from the edges"),
        ("af.tgf", "a\n#\n#\n", "af.tgf:3:1: a second line #"),
        ("af.apx", "arg(a).\narg a.\n", "af.apx:2:1: 'arg a.' is no fact"),
        ("af.apx", "arg(a,b).\n", "af.apx:1:1: arg has one name between its brackets, not 2"),
        ("af.af", "1 2\n", "af.af:1:1: the first line is '1 2'"),
        ("af.af", "p aba 3\n", "af.af:1:1: this is an assumption-based framework"),
        ("af.af", "p af 2\n1 -2\n", "af.af:2:1: '1 -2' is no attack"),
        ("af.af", "p af 999999999\n", "af.af:1:1: 999,999,999 arguments are announced"),
        ("af.af", "# nothing\n", "af.af: the line p af"),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, name: str, text: str, problem: str) -> None:
    with pytest.raises(InputError) as error:
        _read(tmp_path, name, text)

    assert problem in str(error.value)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (
            "af.tgf",
            "alpha\nb\n#\nalpha alpa\nb alpha\n",
            "af.tgf:4:1: warning: alpa is no argument",
        ),
        ("af.apx", "arg(a). arg(c). att(a,b).\natt(c,a).\n", "af.apx:1:17: warning: b is no arg"),
        ("af.af", "p af 2\n1 3\n2 1\n", "af.af:2:1: warning: 3 is no argument of this file"),
    ],
)
def test_an_attack_on_what_is_not_there_is_left_out_and_told(
    tmp_path: Path, name: str, text: str, problem: str
) -> None:
    result = _read(tmp_path, name, text)

    [warning] = result.warnings
    assert problem in str(warning)
    assert len(result.map.attacks) == 1
    assert result.conversion is not None
    assert [(x.kind, x.count) for x in result.conversion.losses] == [("edge:dangling", 1)]


def test_only_attacks_of_single_claims_on_claims_are_written() -> None:
    rendered = render_tgf(MAP)

    assert rendered.text == (
        "a-toll A toll!\nc3 C3\nno-toll No toll\n#\na-toll no-toll\nc3 no-toll\nno-toll a-toll\n"
    )
    assert {loss.kind for loss in rendered.conversion.losses} == LOST


def test_names_are_constants_in_a_logic_program_and_numbers_in_the_competition() -> None:
    assert render_apx(MAP).text == (
        "arg(a_toll).\narg(c3).\narg(no_toll).\n"
        "att(a_toll,no_toll).\natt(c3,no_toll).\natt(no_toll,a_toll).\n"
    )
    assert render_iccma(MAP).text == "p af 3\n1 3\n2 3\n3 1\n"
    assert {x.kind for x in render_iccma(MAP).conversion.losses} == {*LOST, "claims:title"}


def test_several_files_keep_their_arguments_apart(tmp_path: Path) -> None:
    (tmp_path / "one.af").write_text("p af 1\n1 1\n", encoding="utf-8")
    (tmp_path / "two.af").write_text("p af 2\n1 2\n", encoding="utf-8")

    argument_map = read([tmp_path / "two.af", tmp_path / "one.af"]).map

    assert argument_map == read([tmp_path / "one.af", tmp_path / "two.af"]).map
    assert len(argument_map.claims) == 3
    assert len(argument_map.attacks) == 2
