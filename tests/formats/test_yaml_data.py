"""What the bounded YAML reader reads, keeps and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.errors import InputError, Place
from counterpoint.formats.yaml_data import (
    MAX_DEPTH,
    PlainYaml,
    YamlList,
    YamlMapping,
    YamlScalar,
    parse_yaml,
)

HERE = Place("map.argdown", 7, 5)


def mapping(text: str) -> YamlMapping:
    node = parse_yaml(text, HERE)
    assert isinstance(node, YamlMapping)
    return node


def refused(text: str) -> InputError:
    with pytest.raises(InputError) as error:
        parse_yaml(text, HERE)
    return error.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("12:30:00", "12:30:00"),
        ("2024-01-01", "2024-01-01"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("017", 17),
        ("0o17", 15),
        ("0xFF", 255),
        ("-3", -3),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        ("-.inf", float("-inf")),
        ("True", True),
        ("~", None),
        ("", None),
        ("'3'", "3"),
        ("9" * 2000, "9" * 2000),
    ],
)
def test_plain_scalars_have_the_value_of_the_core_schema(text: str, value: PlainYaml) -> None:
    node = mapping(f"key: {text}")

    assert node.plain() == {"key": value}


def test_a_scalar_keeps_what_was_written() -> None:
    node = mapping("{id: 1.10}").get("id")

    assert isinstance(node, YamlScalar)
    assert (node.text, node.value) == ("1.10", 1.1)


def test_every_node_knows_its_place() -> None:
    data = mapping("a: 1\nlist:\n  - x\n  - {deep: [y]}\n")
    items = data.get("list")
    assert isinstance(items, YamlList)
    inner = items.items[1]
    assert isinstance(inner, YamlMapping)
    deep = inner.get("deep")
    assert isinstance(deep, YamlList)

    places = [str(node.place) for node in (data, items, items.items[0], inner, deep.items[0])]

    assert places == [
        "map.argdown:7:5",
        "map.argdown:9:3",
        "map.argdown:9:5",
        "map.argdown:10:5",
        "map.argdown:10:13",
    ]


def test_the_first_line_counts_from_where_the_text_begins() -> None:
    data = mapping("{one: 1, two: 2}")

    assert str(data.key_place("two")) == "map.argdown:7:14"


def test_columns_count_code_points() -> None:
    data = mapping("{é: 😀😀, b: 2}")

    assert str(data.key_place("b")) == "map.argdown:7:13"


def test_a_mapping_is_looked_up_by_the_text_of_its_keys() -> None:
    data = mapping("{1: one, no: two}")

    assert data.keys() == ("1", "no")
    assert ("1" in data, "yes" in data, len(data), list(data)) == (True, False, 2, ["1", "no"])
    assert data.get("absent") is None
    assert data.key_place("absent") == data.place


@pytest.mark.parametrize("text", ["", "  \n", "# only a comment\n"])
def test_nothing_gives_none(text: str) -> None:
    assert parse_yaml(text, HERE) is None


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: &x 1", "7:8", "anchors"),
        ("a: 1\nb: *a", "8:4", "aliases"),
        ("a: 1\n<<: {b: 2}", "8:1", "merge keys"),
        ("a: !!python/name:os.system", "7:8", "tags"),
        ("a: ! x", "7:8", "tags"),
        ("a: 1\nb: 2\na: 3", "9:1", "second time"),
        ("{[a]: 1}", "7:6", "single word"),
        ("{{a: 1}: 1}", "7:6", "single word"),
        ("a: 1\n---\nb: 2", "8:1", "second YAML document"),
        ("a: [1, 2", "7:13", "cannot be read"),
        ("a: b: c", "7:9", "cannot be read"),
        ("a: \x07", "7:8", "U+0007"),
        ("a: \ud800", "7:8", "U+D800"),
    ],
)
def test_what_is_not_plain_data_is_refused_with_its_place(
    text: str, place: str, words: str
) -> None:
    problems = refused(text).problems

    assert any(words in problem.message for problem in problems)
    assert any(str(problem.place) == f"map.argdown:{place}" for problem in problems)


def test_a_quoted_merge_key_is_a_key() -> None:
    assert mapping('{"<<": 1}').plain() == {"<<": 1}


def test_all_refusals_are_noted_at_once() -> None:
    error = refused("a: &x 1\nb: *x\nb: 2\n")

    assert [str(problem.place) for problem in error.problems] == [
        "map.argdown:7:8",
        "map.argdown:8:4",
        "map.argdown:9:1",
    ]


def test_nesting_is_bounded() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH

    assert isinstance(parse_yaml(deepest, HERE), YamlList)
    assert refused(f"[{deepest}]").problems[0].code == "too-deep"


@pytest.mark.parametrize(
    "name", ["yaml-bomb", "yaml-merge-bomb", "yaml-cycle", "yaml-deep", "yaml-duplicate-key"]
)
def test_hostile_files_are_refused(shared_folder: Path, name: str) -> None:
    text = (shared_folder / "hostile" / f"{name}.yaml").read_text(encoding="utf-8")

    assert refused(text).problems[0].place.line >= HERE.line


def test_the_norway_file_keeps_its_words(shared_folder: Path) -> None:
    text = (shared_folder / "hostile" / "yaml-norway.yaml").read_text(encoding="utf-8")

    texts = {key.text: getattr(node, "text", None) for key, node in mapping(text).entries}

    assert texts == {"id": "no", "version": "1.10", "date": "2024-01-01", "sex": "12:30:00"}


def read_or_refused(text: str) -> list[Place]:
    """The place of what was read, or of each problem."""
    try:
        node = parse_yaml(text, Place("any.yaml", 1, 1))
    except InputError as error:
        return [problem.place for problem in error.problems]
    return [] if node is None else [node.place]


@given(st.text(max_size=60) | st.text(alphabet="ab:-[]{},&*!<>'\"#|%@ \n\t", max_size=60))
def test_any_text_is_read_or_refused_within_itself(text: str) -> None:
    lines = text.count("\n") + 1

    places = read_or_refused(text)

    assert all(1 <= place.line <= lines for place in places)
