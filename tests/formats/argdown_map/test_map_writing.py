"""Maps as Argdown: what is read again, and the report of what is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from generated_maps import argument_maps
from hypothesis import given, settings
from hypothesis import strategies as st
from lengths import IS_LONG, examples
from map_files import MapReader
from samples import city_map

from counterpoint.errors import InputError
from counterpoint.formats import argdown, read
from counterpoint.formats.argdown_map import read_argdown_map, render_argdown_map
from counterpoint.formats.argdown_map.writing.scalars import (
    Value,
    argdown_text,
    flow,
    opening_text,
)
from counterpoint.model import Argument, ArgumentMap, Attack, AttackKind, Claim, Standing

BODIES = {
    "agreement": "# R {expert: ruiz, source: panel}\n\n"
    '[A]: One. #pricing {kind: recommendation, quote: "a charge at the ring"}\n\n'
    "# O {expert: osei, source: panel}\n\n[A]: Another. {stance: deny, mode: hedged, note: Why}",
    "two passages": "[A]: One. {expert: ruiz, source: panel, "
    'quote: ["a charge at the ring", "look for another way"]}',
    "condition and report": "[A]: One.\n\n[B]: Two.\n\n# R {expert: ruiz}\n\n"
    '[A] {if: "[B]"}\n\n[B] {mode: conditional, if: ["[A]", "[B]"], date: 2026-03}\n\n'
    "[B]: They say two. {voice: mayor}",
    "a reason put forward": "[A]: One.\n\n# R {expert: ruiz, source: panel}\n\n"
    '[A]\n  + [B]: Two. {mode: hedged, inference: implied, quote: "look for another way"}\n'
    "  - <C>: Three.",
    "a reason that is only named": "[A]: One.\n  + [B]: Two.\n\n# R {expert: ruiz}\n\n"
    "[A]\n  + [B] {inference: explicit}",
    "schemes": "[A]: One.\n  + <B>: Two. {scheme: from analogy}\n"
    "  + [C]: Three. {scheme: from sign}",
    "undercuts": "[A]: One.\n  + [B]: Two.\n    _ [C]: Three.\n  - [D]: Four.\n    _ <E>: Five.\n\n"
    "# R {expert: ruiz}\n\n[A]\n  + [B]\n    _ [C]: My three.",
    "undercuts of undercuts": "[A]: One.\n  + [B]: Two.\n    _ [C]: Three.\n      _ [D]: Four.\n"
    "        _ [E]: Five.\n\n<Case>\n  _ [F]: Six.\n    _ [G]: Seven.\n\n(1) [B]\n(2) [C]\n----\n"
    "(3) [A]",
    "backing and sketch": "[A]: One.\n  + <B>: Two.\n\n<B>\n  + [C]: Three.\n\n<D>: Four.",
    "structure": "<Case>: In short. {scheme: from sign}\n\n(1) [A]: One.\n(2) [B]: Two.\n----\n"
    "(3) [C]: Three.\n(4) [D]: Four.\n-- {uses: [4, 1]} --\n(5) [E]: Five.\n\n"
    "[F]: Six.\n  + [E]\n\n<Case>\n  - [G]: Seven.\n  _ [H]: Eight.\n\n"
    "# R {expert: ruiz}\n\n<Case> {inference: implied}\n\n"
    "# O {expert: osei}\n\n<Case> {stance: deny}",
    "undercut of the first step": "<Case>\n\n(1) [A]: One.\n----\n  _ [X]: No.\n(2) [B]: Two.\n"
    "----\n(3) [C]: Three.",
    "structure without a title": "# R {expert: ruiz, source: panel}\n\n"
    '(1) [A]: One. {quote: "a charge at the ring"}\n(2) [B]: Two.\n-- {inference: implied} --\n'
    "(3) [C]: Three.",
    "statements without a title": "The first.\n  + The second.\n\n(1) A third, @[B]\\*.\n----\n"
    "(2) [B]: A fourth.",
    "relations": '[A]: One. {incompatible: {"[B]": 0.5, "[C]": {note: why}}, narrower: [B, C]}\n\n'
    "[B]: Two. {equivalent: C}\n\n[C]: Three.\n\n# R {expert: ruiz, source: panel}\n\n"
    '[A] {unless: {"[B]": {by: ruiz, quote: "look for another way"}}}\n\n'
    '[A] {unless: {"[B]": {by: osei, degree: 0.25}}}',
    "editor": "[A]: One.\n\n# D {expert: desk, source: panel}\n\n"
    '[B]: Two. {quote: "Both want free buses", shift: broader, summarises: "[A]"}',
    "topics": "[A]: One. #pricing #(public transport) #Été\n\n[B]: Two. #été-2",
    "signs": "[A \\ * b]: 1 \\* 2 \\< 3\\_4 \\{a: b} https\\:\\//x.y/ .A. \\.A. "
    '{note: "\\x7d b {", expert: ruiz}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_map_is_read_again_from_its_text(map_of: MapReader, tmp_path: Path, body: str) -> None:
    argument_map = map_of(body)

    rendered = render_argdown_map(argument_map)

    (tmp_path / "city.argdown").write_text(rendered.text, encoding="utf-8")
    assert read([tmp_path / "city.argdown"]).map == argument_map
    assert rendered.conversion.losses == ()


def test_the_text_has_its_form_and_says_the_same_every_time(map_of: MapReader) -> None:
    argument_map = map_of(BODIES["undercuts"])

    text = render_argdown_map(argument_map).text

    assert argdown.format_text(text) == text
    assert render_argdown_map(argument_map).text == text


@pytest.mark.parametrize("name", ["negotiating-with-putin"])
def test_a_shipped_map_is_read_again_from_its_text(
    name: str, project_folder: Path, shared_folder: Path, tmp_path: Path
) -> None:
    argument_map = read([project_folder / "seeds" / f"{name}.argdown"]).map

    rendered = render_argdown_map(argument_map)

    file = tmp_path / f"{name}.argdown"
    file.write_text(rendered.text, encoding="utf-8")
    assert read([file], sources=[shared_folder / "sources"]).map == argument_map
    assert rendered.conversion.losses == ()


def test_a_plain_file_is_written_as_one() -> None:
    document = argdown.parse("[A]: One. #t\n  + <B>: Two.\n  >< [C]: Three.", "plain.argdown")
    argument_map = read_argdown_map(document).map

    rendered = render_argdown_map(argument_map)

    assert rendered.text == (
        "===\ntitle: plain\n===\n\n[A]: One. #t\n  + <B>\n  >< [C]\n\n<B>: Two.\n\n[C]: Three.\n"
    )
    assert rendered.conversion.losses == ()


def test_the_files_of_the_corpus_are_read_again(shared_folder: Path) -> None:
    by_name = {}
    paths = sorted((shared_folder / "corpora" / "argdown").rglob("*.argdown"))
    # That the large one is refused takes a second, and is held where all of them are read.
    for path in (x for x in paths if IS_LONG or not x.stem.endswith("large")):
        try:
            argument_map = read_argdown_map(argdown.parse(path.read_text("utf-8"), path.stem)).map
        except InputError:
            continue
        if losses := render_argdown_map(argument_map).conversion.losses:
            by_name[path.stem] = losses

    # A text without a title and an argument differ in capitals alone, so their ids are told
    # apart by hashes.
    assert {name: len(losses) for name, losses in by_name.items()} == {
        "packages__argdown-core__test__lexer-comment": 1
    }


def test_what_the_format_cannot_say_is_noted() -> None:
    """The sample has names of its own, phrases where no section is, and a source without a file."""
    rendered = render_argdown_map(city_map())

    assert [(loss.count, loss.sentence) for loss in rendered.conversion.losses] == [
        (35, "ids of records, which are made of what they say"),
        (1, "relations without or with other quotation"),
        (17, "places of key phrases, which are looked up no more, for no file is named"),
        (11, "stances without or with other quotation"),
    ]


def test_the_sample_is_read_again_but_for_what_is_noted() -> None:
    argument_map = city_map()

    again = read_argdown_map(argdown.parse(render_argdown_map(argument_map).text, "city")).map

    assert (again.experts, again.topics, again.base) == (
        argument_map.experts,
        argument_map.topics,
        argument_map.base,
    )
    assert sorted((x.title, x.text, x.kind) for x in again.claims) == sorted(
        (x.title, x.text, x.kind) for x in argument_map.claims
    )
    groups = ("arguments", "attacks", "relations", "stances")
    assert [len(getattr(again, x)) for x in groups] == [
        len(getattr(argument_map, x)) for x in groups
    ]


@pytest.mark.parametrize(
    ("change", "loss"),
    [
        ({"date": "yesterday"}, "stances without or with other date: 1"),
        ({"expert": "nobody"}, "stances that are not written: 1"),
        ({"target": "nothing"}, "stances that are not written: 1"),
    ],
    ids=["date", "expert", "target"],
)
def test_a_stance_that_cannot_be_said_is_noted(
    map_of: MapReader, change: dict[str, str | float], loss: str
) -> None:
    argument_map = map_of("[A]: One. {expert: ruiz}")
    other_map = replace(argument_map, stances=(replace(argument_map.stances[0], **change),))  # type: ignore[arg-type]

    losses = render_argdown_map(other_map).conversion.losses

    assert loss in [str(each).split(" (")[0] for each in losses]


def test_ids_that_no_file_can_hold_are_mended(map_of: MapReader) -> None:
    argument_map = map_of("[A]: One. {expert: ruiz}")
    expert, stance = replace(argument_map.experts[-1], id="Ana Ruiz"), argument_map.stances[0]
    assert argument_map.experts[-1].standing is Standing.PANEL
    other_map = replace(
        argument_map, experts=(expert,), stances=(replace(stance, expert="Ana Ruiz"),)
    )

    again = read_argdown_map(argdown.parse(render_argdown_map(other_map).text, "city")).map

    assert [(x.expert, x.target) for x in again.stances] == [("ana-ruiz", "a")]


SIGNS = st.sampled_from([*"abc1.:#*_[]<>{}()/\\@=+-,!~'\"|&%?é和", " "])
PIECES = st.sampled_from(
    [
        "  ",
        "//",
        ".v.",
        ":+1:",
        "@[A]",
        "----",
        "http://a.b/c_d",
        "1. ",
        "(1)",
        "{a: 1}",
        "<!-- -->",
    ]
)
TEXTS = st.lists(SIGNS | PIECES, min_size=1, max_size=12).map("".join).map(str.strip).filter(bool)


@given(TEXTS, st.sampled_from(["[T]: ", ""]))
@settings(max_examples=examples(400))
def test_any_text_is_read_as_it_was(text: str, title: str) -> None:
    text_in_file = title + (argdown_text(text) if title else opening_text(text))

    document = argdown.parse(f'{text_in_file} #tag {{note: "a > b ] *"}}\n\nnext {{a: "]"}}\n')

    [statement, _] = document.statements.values()
    assert (statement.members[0].text, statement.members[0].tags) == (text, ("tag",))


@given(st.lists(TEXTS | st.text(st.characters(exclude_categories=["Cs"])), max_size=3))
@settings(max_examples=examples(200))
def test_any_data_is_read_as_it_was(texts: list[str]) -> None:
    more: dict[str, Value] = {f"k{i}": text for i, text in enumerate(texts)}
    data: dict[str, Value] = {"texts": texts, "more": more, "n": 0.25}

    document = argdown.parse(f"[T]: t {flow(data)}\n\nnext }} b {{c: d}}\n")

    member = document.statements["T"].members[0]
    assert member.data is not None
    assert member.data.plain() == data


@given(argument_maps())
@settings(max_examples=examples(40))
def test_any_map_gives_a_text_that_is_read(argument_map: ArgumentMap) -> None:
    rendered = render_argdown_map(argument_map)

    again = read_argdown_map(argdown.parse(rendered.text, argument_map.id)).map

    assert [x for x in rendered.conversion.losses if x.kind.startswith("unreadable")] == []
    assert len(again.claims) == len(argument_map.claims)


@pytest.mark.parametrize("kind", [AttackKind.REBUT, AttackKind.UNDERCUT])
def test_an_attack_of_several_premises_is_told(kind: AttackKind) -> None:
    claims = tuple(Claim(name, name.upper(), f"{name}.") for name in "abcd")
    reason = Argument("d--c", ("d",), "c")
    attack = Attack("x", ("a", "b"), "c" if kind is AttackKind.REBUT else reason.id, kind)
    argument_map = ArgumentMap(
        *("m", "https://w3id.org/counterpoint/maps/m/", "M", ""),
        claims=claims,
        arguments=(reason,),
        attacks=(attack,),
    )

    conversion = render_argdown_map(argument_map).conversion

    assert [(x.kind, x.count) for x in conversion.losses if x.kind != "ids"] == [("attacks", 1)]
    assert dict(conversion.carried) == {"claims": 4, "reasons": 1}


def test_a_reason_for_nothing_concludes_no_claim_whatever_that_is_called() -> None:
    maps = [
        ArgumentMap(
            "trams",
            "https://example.org/trams/",
            "Trams",
            "What first?",
            claims=(Claim(fair, "Fair", ""), *(Claim(x, x.title(), "") for x in ("poor", "trams"))),
            arguments=(
                Argument("a1", (fair,), "trams", "Fairness"),
                Argument("a2", ("poor",), None),
            ),
            attacks=(Attack("x1", ("poor",), fair, AttackKind.UNDERMINE),),
        )
        for fair in ("Mild", "None")
    ]

    texts = [render_argdown_map(argument_map).text for argument_map in maps]

    assert texts[0] == texts[1]


def test_an_argument_without_a_title_gets_one_to_be_pointed_at(map_of: MapReader) -> None:
    """Each of three needs one for another reason; the fourth needs none, and no title is taken."""
    body = (
        "[Argument 1]: One.\n\n[B]: Two.\n\n[C]: Three.\n\n<a>\n  _ [U]: No.\n\n"
        "(1) [B]\n(2) [C]\n----\n(3) [Argument 1]\n\n<b>\n  + [V]: Yes.\n\n"
        "(1) [B]\n(2) [C]\n----\n(3) [D]: Four.\n\n"
        "<c> {scheme: from sign}\n\n(1) [B]\n(2) [D]\n----\n(3) [C]\n\n"
        "<d>\n\n(1) [D]\n(2) [C]\n----\n(3) [B]\n"
    )
    titled_map = map_of(body)
    arguments = tuple(
        replace(x, title="") if len(x.premises) > 1 else x for x in titled_map.arguments
    )
    untitled_map = replace(titled_map, arguments=arguments)

    rendered = render_argdown_map(untitled_map)

    again = read_argdown_map(argdown.parse(rendered.text, "city")).map
    assert {x.title for x in again.arguments if len(x.premises) > 1} == {
        "",
        "Argument 2",
        "Argument 3",
        "Argument 4",
    }
    assert [len(x.premises) for x in again.attacks] == [1]
    assert [x.scheme for x in again.arguments if x.scheme] == ["from sign"]
    losses = {x.kind: x.count for x in rendered.conversion.losses if x.kind != "ids"}
    assert losses == {"arguments:handle": 3}


def test_a_title_that_cannot_be_written_is_told_as_a_title(map_of: MapReader) -> None:
    """The claim, the argument that it speaks as and what is said of it are all there."""
    argument_map = map_of("[A]: One.\n  + <B>: Two. {expert: ruiz}\n  - [C]: Three.")
    titles = {"a": "A [one]", "b": "B [two]"}
    bracketed_map = replace(
        argument_map,
        claims=tuple(replace(x, title=titles.get(x.id, x.title)) for x in argument_map.claims),
        arguments=tuple(replace(x, title="B [two]") for x in argument_map.arguments),
    )

    losses = render_argdown_map(bracketed_map).conversion.losses

    assert {(x.kind, x.count, x.examples) for x in losses if x.kind != "ids"} == {
        ("claims:title", 2, ("[A (one)]", "[B (two)]"))
    }


def test_a_map_without_a_claim_can_be_read_again(tmp_path: Path) -> None:
    rendered = render_argdown_map(
        ArgumentMap("e", "https://example.org/e/", "Nothing yet", "What?")
    )
    path = tmp_path / "e.argdown"
    path.write_text(rendered.text, encoding="utf-8")

    argument_map = read([path]).map

    assert (argument_map.title, argument_map.question, argument_map.claims) == (
        *("Nothing yet", "What?"),
        (),
    )
