"""A map that is split over several files is the same map."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint import pipeline
from counterpoint.model import Analysis, ArgumentMap

CITY = Path(__file__).parent.parent / "data" / "city" / "city.argdown"
HEAD, *SECTIONS = re.split(r"^(?=# )", CITY.read_text(encoding="utf-8"), flags=re.MULTILINE)


def read_parts(parts: list[str]) -> ArgumentMap:
    """The map that texts say together, each in a file of its own, beside the city's source."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "panel.txt").write_bytes((CITY.parent / "panel.txt").read_bytes())
        for number, part in enumerate(parts):
            (folder / f"{number}.argdown").write_text(part, encoding="utf-8")
        return pipeline.read(*sorted(folder.glob("*.argdown")))


BASE = "===\nbase: https://example.org/city/\n===\n\n"


@cache
def whole() -> tuple[ArgumentMap, Analysis]:
    argument_map = read_parts([HEAD + "".join(SECTIONS)])
    return argument_map, pipeline.analyse(argument_map)


@settings(max_examples=15)
@given(
    st.lists(st.integers(0, 3), min_size=len(SECTIONS), max_size=len(SECTIONS)),
    st.integers(0, len(SECTIONS) - 1),
)
def test_splitting_a_map_over_files_changes_nothing(files: list[int], head: int) -> None:
    parts = dict.fromkeys(files, BASE) | {files[head]: HEAD}
    argument_map, analysis = whole()
    for section, number in zip(SECTIONS, files, strict=True):
        parts[number] += section

    split = read_parts(list(parts.values()))

    assert replace(split, id=argument_map.id) == argument_map
    assert pipeline.analyse(split) == analysis
