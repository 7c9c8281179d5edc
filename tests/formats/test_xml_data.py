"""XML as data only."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.errors import InputError, LimitError
from counterpoint.formats import xml_data
from counterpoint.formats.xml_data import MAX_DEPTH, parse_xml


def test_an_element_has_its_text_its_children_and_its_place() -> None:
    root = parse_xml(
        b'<?xml version="1.0"?>\n<a x="1">b<c/>d\n <y:e xmlns:y="urn:y" y:z="2"/></a>', "f"
    )

    assert (root.name, root.attributes, root.text) == ("a", {"x": "1"}, "bd\n ")
    assert [(child.name, str(child.place)) for child in root.children] == [
        ("c", "f:2:11"),
        ("e", "f:3:2"),
    ]
    last = root.first("e")
    assert last is not None
    assert (last.namespace, last.attributes) == ("urn:y", {"z": "2"})
    assert [each.name for each in root.descendants()] == ["a", "c", "e"]


def test_a_doctype_that_names_a_file_is_passed_over() -> None:
    root = parse_xml(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>b &amp; c</a>', "f")

    assert root.text == "b & c"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (b'<!DOCTYPE a [\n<!ENTITY x "y">]><a>&x;</a>', 2, "entity"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a/>', 1, "entity"),
        (b'<!DOCTYPE a [<!ENTITY % x "y">]><a/>', 1, "entity"),
        (b'<!DOCTYPE a SYSTEM "a.dtd"><a>&x;</a>', 1, "entity"),
        (b"<a>&x;</a>", 1, "xml"),
        (b"<a>" * (MAX_DEPTH + 1), 1, "too-deep"),
        (b"<a><b></a>", 1, "xml"),
        (b" \n", 0, "empty"),
        (b"<a>\xff</a>", 1, "xml"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', 1, "xml"),
    ],
    ids=[
        "bomb",
        "file",
        "parameter",
        "skipped",
        "undeclared",
        "deep",
        "tags",
        "empty",
        "bytes",
        "encoding",
    ],
)
def test_what_is_refused_is_refused_with_its_line(text: bytes, line: int, code: str) -> None:
    with pytest.raises(InputError) as error:
        parse_xml(text, "f")

    [problem] = error.value.problems
    assert (problem.place.line, problem.code) == (line, code)


def test_too_many_elements_are_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_data, "MAX_ELEMENTS", 3)

    with pytest.raises(LimitError):
        parse_xml(b"<a><b/><b/><b/></a>", "f")


@given(
    st.binary(max_size=20) | st.text(st.sampled_from("<>/a&;!'[ \""), max_size=20).map(str.encode)
)
def test_any_bytes_are_xml_or_an_error_of_ours(data: bytes) -> None:
    with contextlib.suppress(InputError):
        parse_xml(data, "f")
