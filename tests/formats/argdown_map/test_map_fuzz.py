"""Whatever stands in the metadata, only our own errors come out, with places in the file."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lengths import examples
from map_files import FRONT, PANEL

from counterpoint.errors import InputError, Problem
from counterpoint.formats import argdown
from counterpoint.formats.argdown_map import read_argdown_map
from counterpoint.formats.source_texts.source_files import SourceReading
from counterpoint.model import RelationKind, Source

KEYS = [
    *("kind", "expert", "source", "stance", "mode", "if", "voice", "quote", "date", "note"),
    *("shift", "inference", "scheme", "broader", "colour"),
    *(kind.value for kind in RelationKind),
]
WORDS = [
    *("ruiz", "osei", "mayor", "desk", "nobody", "panel", "[A]", "[B]", "<C>", "D", "[Gone]"),
    *("affirm", "deny", "none", "hedged", "reported", "conditional", "hedge", "implied", "value"),
    *("a charge at the ring", "nobody", "2026-03-01", "2026-02-31", "", "\u202e", "x" * 300),
]
scalars = st.one_of(st.sampled_from(WORDS), st.floats(allow_nan=False), st.booleans(), st.none())
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*WORDS, "degree", "by", "quote", "note"]), inner, max_size=3
        )
    ),
    max_leaves=5,
)
metadata = st.dictionaries(st.sampled_from(KEYS), values, max_size=5)
heads = st.sampled_from(
    ["[A]: One.", "[A]", "[B]: Two.", "<C>: Three.", "<C>", "Untitled.", "[D]: Four. #tag"]
)
symbols = st.sampled_from(["+", "-", "_", "><", "+>", "->", "_>"])
lines = st.tuples(heads, metadata, st.lists(st.tuples(symbols, heads, metadata), max_size=2))


def written(data: dict[str, Any]) -> str:
    return " " + json.dumps(data) if data else ""


def body_of(
    paragraphs: list[tuple[str, dict[str, Any], list[tuple[str, str, dict[str, Any]]]]],
) -> str:
    return "\n\n".join(
        head + written(data) + "".join(f"\n  {s} {h}{written(d)}" for s, h, d in below)
        for head, data, below in paragraphs
    )


def text_of_source(_: Source) -> SourceReading:
    return SourceReading(PANEL, "0" * 64)


@settings(max_examples=examples(150))
@given(st.lists(lines, min_size=1, max_size=4), metadata)
def test_random_metadata_raises_nothing_untyped(
    paragraphs: list[tuple[str, dict[str, Any], list[tuple[str, str, dict[str, Any]]]]],
    heading: dict[str, Any],
) -> None:
    text = f"{FRONT}# H {json.dumps(heading)}\n\n{body_of(paragraphs)}"
    document = argdown.parse(text, "fuzz.argdown")

    try:
        problems = read_argdown_map(document, text_of_source=text_of_source).warnings
    except InputError as error:
        problems = error.problems

    last = text.count("\n") + 1
    assert all(1 <= problem.place.line <= last for problem in problems)


frontmatters = st.dictionaries(
    st.sampled_from(
        [
            "title",
            "question",
            "base",
            "language",
            "experts",
            "voices",
            "sources",
            "topics",
            "abstract",
        ]
    ),
    st.one_of(
        values,
        st.dictionaries(
            st.sampled_from(["ruiz", "a b", "1.10", "http://x"]),
            st.one_of(
                values,
                st.dictionaries(
                    st.sampled_from(
                        ["name", "roles", "title", "file", "sha256", "sections", "date"]
                    ),
                    values,
                    max_size=4,
                ),
            ),
            max_size=2,
        ),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=examples(150))
@given(frontmatters)
def test_random_frontmatter_raises_nothing_untyped(front: dict[str, Any]) -> None:
    text = f"===\n{json.dumps(front, indent=1)}\n===\n\n[A]: One.\n  + [B]: Two."
    document = argdown.parse(text, "fuzz.argdown")

    claims = ["a", "b"]
    problems: tuple[Problem, ...] = ()
    try:
        argument_map = read_argdown_map(document, text_of_source=text_of_source).map
        claims = [claim.id for claim in argument_map.claims]
    except InputError as error:
        problems = error.problems

    assert claims == ["a", "b"]
    assert all(problem.place.line for problem in problems)
