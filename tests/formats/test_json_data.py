"""JSON as data only."""

from __future__ import annotations

import contextlib
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.errors import InputError, Problems
from counterpoint.formats.json_data import MAX_DEPTH, parse_json, read_json


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ('{"a": NaN}', "f:1:7", "json"),
        ('{"x": "NaN",\n "b": -Infinity}', "f:2:7", "json"),
        ('{"a": 1, "b": {"a": 1},\n"a": 2}', "f:2:1", "duplicate-key"),
        ('{"a": 1, "\\u0061": 2}', "f:1:10", "duplicate-key"),
        ("[" * (MAX_DEPTH + 1), f"f:1:{MAX_DEPTH + 1}", "too-deep"),
        ('{"a": 1\n"b"}', "f:2:1", "json"),
        ('{"a": "\x01', "f:1:7", "json"),
        ("1" * 5000, "f", "json"),
    ],
    ids=["nan", "infinity", "key", "escaped-key", "deep", "comma", "unclosed", "digits"],
)
def test_what_is_refused_is_refused_where_it_stands(text: str, place: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        parse_json(text, "f", Problems())

    [problem] = error.value.problems
    assert (str(problem.place), problem.code) == (place, code)


def test_brackets_in_strings_are_no_depth() -> None:
    text = '["' + "[" * 500 + '\\\\", "\\"[[", ' + "[" * 90 + "]" * 91

    assert parse_json(text, "f", Problems()) is not None


def test_control_characters_are_kept_and_told() -> None:
    problems = Problems()

    assert parse_json('{"a": "x\ty\n"}', "f", problems) == {"a": "x\ty\n"}
    [problem] = problems.warnings
    assert str(problem.place) == "f:1:9"
    assert "U+0009 stands in a string (and 1 more)" in problem.message


def test_half_a_character_is_replaced_and_told() -> None:
    problems = Problems()

    assert parse_json(r'["\ud800", "\ud83d\ude00"]', "f", problems) == ["\ufffd", "😀"]
    assert [problem.code for problem in problems] == ["half-character"]


def test_bad_utf_8_is_refused_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'{"a":\n "\xe9"}')

    with pytest.raises(InputError) as error:
        read_json(path, Problems())

    assert (error.value.problems[0].place.line, error.value.problems[0].code) == (2, "encoding")


def test_a_node_is_found_in_its_list(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '{"nodes": [{"id": "7"}],\n "edges": [{"to": 17},\n {"to": 7}]}', encoding="utf-8"
    )

    file = read_json(path, Problems())

    assert [file.place_of("edges", word).line for word in ("7", "17")] == [3, 2]
    assert file.place_of("nothing").line == 0


@given(st.text(st.sampled_from('{}[]":,\\ntru1e-\x01 "a\ud800'), max_size=30))
def test_any_text_is_a_value_or_an_error_of_ours(text: str) -> None:
    with contextlib.suppress(InputError):
        parse_json(text, "f", Problems())


def test_a_string_that_is_never_closed_is_gone_through_once() -> None:
    """Else each mark behind a backslash begins it anew, and some kilobytes take minutes."""
    text = '{"a": ["\n", "' + '\\"' * 200_000

    with pytest.raises(InputError, match="never closed"):
        parse_json(text, "f", Problems())


def test_control_characters_by_the_million_take_a_few_times_the_memory_of_the_text() -> None:
    text = '["' + "ab\n" * 100_000 + '"]'

    tracemalloc.start()
    try:
        parse_json(text, "f", Problems())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 10 * len(text)


def test_a_byte_that_is_no_utf8_is_told_at_its_column_behind_a_mark_too(tmp_path: Path) -> None:
    path = tmp_path / "marked.json"
    path.write_bytes(b'\xef\xbb\xbf{"a":\n "b\xff"}')

    with pytest.raises(InputError) as error:
        read_json(path, Problems())

    [problem] = error.value.problems
    assert (problem.place.line, problem.place.column) == (2, 4)
