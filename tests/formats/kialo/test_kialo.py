"""Discussions exported from Kialo: read, and written so that reading gives the same map."""

from __future__ import annotations

from pathlib import Path

import pytest
from generated_maps import argument_maps
from hypothesis import given, settings
from hypothesis import strategies as st
from lengths import examples

from counterpoint.errors import InputError, Severity
from counterpoint.formats import format_of, read
from counterpoint.formats.foreign import find_differences
from counterpoint.formats.kialo import count_kialo, read_kialo_files, render_kialo
from counterpoint.formats.kialo.reading import map_of_text
from counterpoint.formats.result import ReadResult
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    Expert,
    Stance,
)

TOLLS = r"""Discussion Title: Should the city charge a toll?

1. The city should charge a toll.
1.1. Pro: It worked \(twice\), see [a study](https://example.org/t_(2)).
1.1.1. Con: -> See 1.2.1.
1.2. Con: Shops lose customers.
1.2.1. Con: Shops gained them in the end.
"""


def read_text(folder: Path, text: str) -> ReadResult:
    path = folder / "tolls.txt"
    path.write_bytes(text.encode())
    return read([path])


def ties(argument_map: ArgumentMap) -> set[tuple[str, str, str]]:
    """Each pro and con, by the ids of both claims."""
    pros = {("pro", x.premises[0], x.conclusion or "") for x in argument_map.arguments}
    return pros | {("con", x.premises[0], x.target) for x in argument_map.attacks}


def test_a_discussion_is_claims_with_reasons_and_objections(tmp_path: Path) -> None:
    result = read_text(tmp_path, TOLLS)

    worked = "it-worked-twice-see-a-study-https-example-org-t-2"
    assert {x.id: x.text for x in result.map.claims}[worked] == (
        "It worked (twice), see a study (https://example.org/t_(2))."
    )
    assert ties(result.map) == {
        ("pro", worked, "the-city-should-charge-a-toll"),
        ("con", "shops-gained-them-in-the-end", worked),
        ("con", "shops-lose-customers", "the-city-should-charge-a-toll"),
        ("con", "shops-gained-them-in-the-end", "shops-lose-customers"),
    }
    assert (result.map.title, result.map.question) == ("Should the city charge a toll?",) * 2
    assert (result.map.experts, result.map.stances, result.warnings) == ((), (), ())
    assert result.conversion is not None
    assert result.conversion.losses == ()
    assert [(x.kind, x.count) for x in result.conversion.changes] == [("numbers", 4)]


def test_lines_of_windows_and_names_of_either_word_are_read(tmp_path: Path) -> None:
    text = "\ufeff" + TOLLS.replace("Title", "Name").replace("Pro", "PRO").replace("\n", "\r\n")

    assert read_text(tmp_path, text).map == read_text(tmp_path, TOLLS).map


def test_of_theses_below_a_first_claim_that_is_the_question(tmp_path: Path) -> None:
    text = (
        "Discussion Title: Tolls\n\n1. What to do?\n1.1. Charge.\n1.1.1. Pro: Jams.\n1.2. Wait.\n"
    )

    argument_map = read_text(tmp_path, text).map

    assert (argument_map.title, argument_map.question) == ("Tolls", "What to do?")
    assert [x.title for x in argument_map.claims] == ["Charge.", "Jams.", "Wait."]
    assert ties(argument_map) == {("pro", "jams", "charge")}
    assert render_kialo(argument_map).text == text


def test_of_claims_in_the_same_words_each_keeps_what_is_said_of_it(tmp_path: Path) -> None:
    text = "1. A.\n1.1. Pro: No.\n1.1.1. Con: B.\n1.2. Con: C.\n1.2.1. Con: No.\n"

    first = read_text(tmp_path, text).map

    assert [x.title for x in first.claims if x.text == "No."] == ["No.", "No. (2)"]
    assert map_of_text(render_kialo(first).text, "tolls") == first


NEWER = """Discussion Name:
Should the city charge a toll?

1. Question:
What should the city do?

  1.1. Thesis:
  The city should charge a toll.

    1.1.1. Pro:
    It worked (twice),
    see a study [1].

      1.1.1.1. Con:
      -> See 1.2.

  1.2. Thesis:
  The city should wait [3].

Sources:
[1] https://example.org/t_(2)
"They asked.

1. And again."
[2] https://example.org/u
"""


def test_a_newer_export_is_read_with_the_addresses_of_its_sources(tmp_path: Path) -> None:
    result = read_text(tmp_path, NEWER)

    assert [claim.text for claim in result.map.claims] == [
        "It worked (twice), see a study (https://example.org/t_(2)).",
        "The city should charge a toll.",
        "The city should wait [3].",
    ]
    assert (result.map.title, result.map.question) == (
        "Should the city charge a toll?",
        "What should the city do?",
    )
    assert {side for side, _, _ in ties(result.map)} == {"pro", "con"}
    assert result.warnings == ()
    assert result.conversion is not None
    assert [(x.kind, x.count) for x in result.conversion.losses] == [("sources", 2)]
    assert map_of_text(render_kialo(result.map).text, "tolls") == result.map


def test_several_theses_are_several_trees(tmp_path: Path) -> None:
    result = read_text(tmp_path, "1. Charge.\n1.1. Con: Shops.\n2. Wait.\n2.1. Pro: -> See 1.1.\n")

    assert ties(result.map) == {("con", "shops", "charge"), ("pro", "shops", "wait")}
    assert result.map.title == "tolls"


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("1. A.\n1.1. Pro: B.\n1.1. Con: C.\n", ["duplicate-number 3"]),
        ("Discussion Title: A\n\nB\n", ["empty 0"]),
        ("1. A.\n" + "1." * 600 + " Pro: deep\n", ["too-deep 2"]),
    ],
)
def test_a_line_that_says_nothing_is_an_error_at_its_place(
    tmp_path: Path, lines: str, codes: list[str]
) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(lines, encoding="utf-8")

    with pytest.raises(InputError) as error:
        read_kialo_files([path])

    problems = [x for x in error.value.problems if x.severity is Severity.ERROR]
    assert [f"{x.code} {x.place.line or 0}" for x in problems][:1] == codes
    assert all(x.advice for x in problems)


def test_what_can_be_kept_is_kept_with_a_warning_or_a_loss(tmp_path: Path) -> None:
    text = "Owner: me\n1. A.\n1.1. Pro: B\nand on. -> See 1.\n1.2. Con: -> See 1.\n1.3. C.\n"

    result = read_text(tmp_path, text)

    assert {x.title for x in result.map.claims} == {"A.", "B and on.", "C."}
    assert [(x.code, x.place.line) for x in result.warnings] == [
        ("unread-line", 1),
        ("run-on-line", 4),
        ("cycle", 5),
    ]
    assert result.conversion is not None
    assert [(x.kind, x.count) for x in result.conversion.losses] == [("no-side", 1), ("pointer", 1)]


def test_its_lines_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "tolls.txt"
    path.write_text(TOLLS, encoding="utf-8")

    assert count_kialo([path]) == {
        "claims": 4,
        "theses": 1,
        "questions": 0,
        "pros": 1,
        "cons": 3,
        "links": 1,
    }


def test_an_article_with_numbers_is_no_discussion(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("1. Introduction\n\nTolls are old.\n\n1.1. Pros and cons\n", encoding="utf-8")

    assert format_of(path) is None


pieces = st.sampled_from([*"ab 1.:()[]\\->*é\u00a0", "Pro:", "-> See 1.", "https://x"])
words = st.lists(pieces, min_size=1, max_size=5).map("".join).filter(lambda x: x.strip(" "))


@st.composite
def discussions(draw: st.DrawFn) -> ArgumentMap:
    """Maps of claims with single premises, in trees, shared branches and circles."""
    texts = draw(st.lists(words, min_size=1, max_size=7, unique_by=lambda x: tuple(x.split())))
    claims = [Claim(f"c{at}", "", text) for at, text in enumerate(texts)]
    ends = st.sampled_from([claim.id for claim in claims])
    pairs = st.lists(st.tuples(st.booleans(), ends, ends), unique=True, max_size=10)
    arguments, attacks = [], []
    for is_pro, source, target in draw(pairs):
        if is_pro:
            arguments.append(Argument(f"{source}--{target}", (source,), target))
        else:
            attacks.append(Attack(f"{source}-x{target}", (source,), target, AttackKind.REBUT))
    title = draw(st.sampled_from(["Tolls", "Tolls?"]))
    question = draw(st.sampled_from(["", "Tolls?", "What (now)?"]))
    return ArgumentMap(
        "tolls",
        "https://w3id.org/counterpoint/maps/tolls/",
        title,
        question,
        claims=tuple(claims),
        arguments=tuple(arguments),
        attacks=tuple(attacks),
    )


@settings(max_examples=examples(40))
@given(discussions())
def test_what_was_read_is_written_and_read_again_the_same(argument_map: ArgumentMap) -> None:
    first = map_of_text(render_kialo(argument_map).text, "tolls")

    rendered = render_kialo(first)

    assert map_of_text(rendered.text, "tolls") == first
    assert rendered.conversion.losses == ()
    assert len(first.claims) == len(argument_map.claims)
    assert len(first.attacks) == len(argument_map.attacks)


@settings(max_examples=20)
@given(argument_maps())
def test_any_map_is_written_and_what_is_not_carried_is_told(argument_map: ArgumentMap) -> None:
    rendered = render_kialo(argument_map)
    again = map_of_text(rendered.text, argument_map.id)

    is_equal = not any(find_differences(argument_map, again))
    assert is_equal == (not rendered.conversion.losses)
    kinds = {loss.kind for loss in rendered.conversion.losses}
    assert ("stances" in kinds) == bool(argument_map.stances)


def test_a_deep_map_is_written_in_trees_of_some_depth() -> None:
    claims = tuple(Claim(f"c{at}", "", f"c {at}") for at in range(1000))
    arguments = tuple(Argument(f"a{at}", (f"c{at + 1}",), f"c{at}") for at in range(999))
    argument_map = ArgumentMap(
        "deep", "https://example.org/", "Deep", "", claims=claims, arguments=arguments
    )

    again = map_of_text(render_kialo(argument_map).text, "deep")

    assert len(ties(again)) == 999


def test_what_a_discussion_cannot_say_is_counted(tmp_path: Path) -> None:
    base = read_text(tmp_path, TOLLS).map
    shops, city = "shops-lose-customers", "the-city-should-charge-a-toll"
    worked, gained = base.arguments[0].premises[0], "shops-gained-them-in-the-end"
    more = ArgumentMap(
        base.id,
        base.base,
        base.title,
        base.question,
        experts=(Expert("ann", "Ann Ash"),),
        claims=base.claims,
        arguments=(*base.arguments, Argument("linked", (worked, gained), city)),
        attacks=(*base.attacks, Attack("cut", (shops,), "linked", AttackKind.UNDERCUT)),
        stances=(Stance("s", "ann", city),),
    )

    losses = {x.kind: x.count for x in render_kialo(more).conversion.losses}

    assert losses == {
        "arguments:joint": 1,
        "attacks:undercuts": 1,
        "experts": 1,
        "ids": 1,
        "stances": 1,
    }


def test_real_discussions_come_back_equal(shared_folder: Path) -> None:
    path = shared_folder / "cases" / "formats" / "r07-kialo.txt"

    result = read([path])

    rendered = render_kialo(result.map)
    assert (len(result.map.claims), len(ties(result.map))) == (5, 4)
    assert map_of_text(rendered.text, path.stem) == result.map
