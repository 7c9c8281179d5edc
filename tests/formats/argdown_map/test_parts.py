"""Several files that are parts of one map."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest
from map_files import FRONT, errors, write_map

from counterpoint.errors import InputError
from counterpoint.formats import read

PART = "===\nbase: https://example.org/city/\n===\n\n"


def test_a_part_needs_only_the_base(tmp_path: Path) -> None:
    first = write_map(tmp_path, "# R {expert: ruiz}\n\n[A]: One.", name="a.argdown")
    second = write_map(
        tmp_path, "# O {expert: osei}\n\n[A]: Uno.\n  + [B]: Two.", front=PART, name="b.argdown"
    )

    argument_map = read([first, second]).map

    assert [(x.id, x.text) for x in argument_map.claims] == [("a", "One."), ("b", "Two.")]
    assert {x.expert for x in argument_map.stances if x.target == "a"} == {"ruiz", "osei"}


def test_the_order_of_the_files_changes_nothing(tmp_path: Path) -> None:
    one = write_map(tmp_path, "# R {expert: ruiz}\n\n[A]: One.\n  + <C>", name="a.argdown")
    two = write_map(
        tmp_path, "[A]: Uno.\n  - <D>: Four.\n\n[a]: small", front=PART, name="b.argdown"
    )
    voices = PART.replace("===\n\n", "voices: {some: {name: Some}}\ntopics: {far: Far}\n===\n\n")
    three = write_map(tmp_path, "<C>: Three. #far\n\nno title", front=voices, name="c.argdown")

    maps = [read(order).map for order in permutations([one, two, three])]

    assert all(argument_map == maps[0] for argument_map in maps)
    assert {x.id for x in maps[0].claims} >= {"c", "d", "no-title"}
    assert next(claim.text for claim in maps[0].claims if claim.title == "A") == "One."


def test_a_map_says_the_same_in_one_file_and_in_one_for_each_heading(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[3] / "seeds/examples/moving-dunmarrow.argdown"
    front, first, *rest = re.split(r"(?m)^(?=# )", shipped.read_text(encoding="utf-8"))
    base = re.search(r"(?m)^base: .*$", front)
    assert base is not None
    parts = [front + first, *(f"===\n{base[0]}\n===\n\n{part}" for part in rest)]
    for number, part in enumerate(parts):
        (tmp_path / f"{number}.argdown").write_text(part, encoding="utf-8")

    argument_map = read([*tmp_path.iterdir()], sources=[shipped.parent]).map

    assert len(parts) > 4
    assert argument_map == read([shipped]).map


def test_a_structure_in_one_file_is_used_in_another(tmp_path: Path) -> None:
    one = write_map(tmp_path, "[A]: One.\n  + <Case>", name="a.argdown")
    two = write_map(
        tmp_path, "<Case>\n\n(1) [P]: Two.\n----\n(2) [Q]: Three.", front=PART, name="b.argdown"
    )

    argument_map = read([one, two]).map

    assert {x.id for x in argument_map.arguments} == {"case--q", "q--a"}


def test_the_same_definition_twice_is_no_conflict(tmp_path: Path) -> None:
    paths = [write_map(tmp_path, f"[{x}]: text {x}", name=f"{x}.argdown") for x in ("a", "b")]

    assert [claim.id for claim in read(paths).map.claims] == ["a", "b"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("name: Kofi Osei", "name: K. Osei", "9:3"),
        ("title: How", "title: Why", "2:8"),
        ("Panel on traffic", "Panel", "15:3"),
        ("pricing: Pricing", "pricing: Prices", "19:10"),
    ],
    ids=["expert", "title", "source", "topic"],
)
def test_a_conflict_names_both_places(tmp_path: Path, old: str, new: str, place: str) -> None:
    assert old in FRONT
    one = write_map(tmp_path, "[A]: One.", name="a.argdown")
    two = write_map(tmp_path, "[B]: Two.", front=FRONT.replace(old, new), name="b.argdown")

    [problem] = errors(two, one)

    assert str(problem.place) == f"{two}:{place}"
    assert f"differently, at {one}:{place}" in problem.message


def test_a_kind_in_another_file_may_not_differ(tmp_path: Path) -> None:
    one = write_map(tmp_path, "[A]: One. {kind: value}", name="a.argdown")
    two = write_map(tmp_path, "[A] {kind: warning}", front=PART, name="b.argdown")

    [problem] = errors(one, two)

    assert f"a value at {one}:22:18" in problem.message


def test_files_of_two_maps_are_read_one_by_one(tmp_path: Path) -> None:
    one = write_map(tmp_path, "[A]: One.", name="a.argdown")
    other = write_map(tmp_path, "[B]: Two.", front=PART.replace("city", "town"), name="b.argdown")

    [problem] = errors(one, other)

    assert (problem.code, str(problem.place)) == ("several-maps", f"{other}:2:7")
    assert "one at a time" in problem.advice


def test_a_plain_file_beside_a_map_is_told_how_to_join(tmp_path: Path) -> None:
    one = write_map(tmp_path, "[A]: One.", name="a.argdown")
    plain = write_map(tmp_path, "[B]: Two.", front="", name="b.argdown")

    [problem] = errors(one, plain)

    assert problem.advice == "add base: https://example.org/city/ to make it a part of that map"


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    path = write_map(tmp_path, "[A]: One.")

    assert read([path, tmp_path / "." / path.name]).map == read([path]).map


def test_errors_of_all_files_are_noted_at_once(tmp_path: Path) -> None:
    one = write_map(tmp_path, "[A]: One. {kind: x}", name="a.argdown")
    two = write_map(tmp_path, "[B]: Two. {kind: y}", front=PART, name="b.argdown")

    with pytest.raises(InputError) as error:
        read([two, one])

    assert [x.place.file for x in error.value.problems] == [str(one), str(two)]
