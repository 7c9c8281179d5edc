"""A map that is read again and again: what is taken over is what reading it anew gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lengths import examples
from small_map import write_small_map

from counterpoint.errors import InputError
from counterpoint.formats.argdown_map.editing.map_text import read_map_text
from counterpoint.formats.argdown_map.memory import ReadingMemory
from counterpoint.formats.source_texts import SourceReading, read_source
from counterpoint.model import Source

Texts = Callable[[Source], SourceReading]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_map(tmp_path_factory.mktemp("mill"))


def texts_beside(path: Path) -> Texts:
    """The texts of sources, each read once, as a workbench has them."""
    readings: dict[str, SourceReading] = {}

    def text_of(source: Source) -> SourceReading:
        if source.file not in readings:
            readings[source.file] = read_source(source, str(path))
        return readings[source.file]

    return text_of


def outcome(path: Path, text: str, text_of: Texts, memory: ReadingMemory | None = None) -> str:
    """All that a reading gives, with its places."""
    try:
        reading = read_map_text([path], {str(path): text.encode()}, text_of, memory)
    except InputError as error:
        return repr(error.problems)
    data = [x.data for x in reading.blocks(reading.documents[0]).members]
    return repr((asdict(reading.map), reading.warnings, data, reading.documents[0].frontmatter))


LINES = (
    "",
    "// A remark.",
    "[Keep the mill]",
    '[The wheel turns]: It turns. {quote: "ground corn for ninety years"}',
    '  + [Keep the mill] {inference: implied, quote: "we should keep it"}',
    "# Ana Ruiz {expert: ruiz, source: talk}",
    "[Keep the mill]: It shall stay. {mode: hedged, quote: nowhere}",
    "    kind: value",
    "}",
    "[Sell the mill] {if: [Keep the mill], note: x}",
)


@settings(max_examples=examples(120), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_map_read_with_a_memory_is_the_map_read_without(path: Path, data: st.DataObject) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    memory, text_of = ReadingMemory(), texts_beside(path)
    outcome(path, "\n".join(lines), text_of, memory)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(lines) - 1))
        until = at + data.draw(st.sampled_from([0, 0, 0, 1, 2, 9]))
        block = lines[at : at + 3]
        put = data.draw(st.lists(st.sampled_from((*LINES, *block)), max_size=3))
        lines = [*lines[:at], *put, *lines[until:]]
        text = "\n".join(lines)

        remembered = outcome(path, text, text_of, memory)

        assert remembered == outcome(path, text, text_of)


@pytest.mark.parametrize("key", ["if", "to"])
def test_a_claim_that_is_gone_is_missed_where_it_is_named(path: Path, key: str) -> None:
    memory, text_of = ReadingMemory(), texts_beside(path)
    naming = f'{path.read_text(encoding="utf-8")}\n[Sell the mill] {{{key}: "[The weir]"}}\n'

    whole = outcome(path, f"{naming}\n[The weir]: There is a weir.\n", text_of, memory)
    missed = outcome(path, naming, text_of, memory)

    assert "the-weir" in whole
    assert "the-weir" not in missed
    assert missed == outcome(path, naming, text_of)


def test_another_head_or_another_text_is_read_anew(path: Path, tmp_path: Path) -> None:
    text, memory, text_of = path.read_text(encoding="utf-8"), ReadingMemory(), texts_beside(path)
    elsewhere = tmp_path / path.name
    shutil.copy(path.with_name("talk.txt"), tmp_path)
    talk = elsewhere.with_name("talk.txt")
    talk.write_text("A line more.\n\n" + talk.read_text(encoding="utf-8"), encoding="utf-8")
    other_head = text.replace("name: Ana Ruiz", "name: Ana Maria Ruiz").replace("sha256", "# no")

    first = outcome(path, text, text_of, memory)
    second = outcome(path, other_head, text_of, memory)
    third = outcome(path, other_head, texts_beside(elsewhere), memory)

    assert second == outcome(path, other_head, text_of)
    assert third == outcome(path, other_head, texts_beside(elsewhere))
    assert len({first, second, third}) == 3
