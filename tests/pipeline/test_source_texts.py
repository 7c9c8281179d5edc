from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import counterpoint as cp
from counterpoint.pipeline.source_texts import find_source_texts
from counterpoint.resources import seeds_folder

MAP = """===
title: Toll
question: Is a toll good?
base: https://example.org/toll/
experts: {ruiz: {name: Ana Ruiz}}
sources: {panel: {title: Panel, file: panel.txt}}
===

# Ana Ruiz {expert: ruiz, source: panel}

[Toll]: A toll is good. {quote: "a toll is good"}
"""


def toll_map(folder: Path) -> cp.ArgumentMap:
    (folder / "toll.argdown").write_text(MAP)
    (folder / "panel.txt").write_text("I say a toll is good.")
    return cp.read(folder / "toll.argdown")


def test_a_text_beside_its_map_is_found(tmp_path: Path) -> None:
    assert find_source_texts(toll_map(tmp_path)) == {"panel": "I say a toll is good."}


def test_a_text_that_was_changed_since_is_not_the_one_quoted(tmp_path: Path) -> None:
    argument_map = toll_map(tmp_path)
    (tmp_path / "panel.txt").write_text("I never said that a toll is good.")

    assert find_source_texts(argument_map) == {}


def test_a_text_in_a_named_folder_is_found_by_its_file_name(tmp_path: Path) -> None:
    argument_map = toll_map(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "panel.txt").rename(tmp_path / "texts" / "panel.txt")

    assert find_source_texts(argument_map) == {}
    assert find_source_texts(argument_map, [tmp_path / "texts"]).keys() == {"panel"}


def test_a_map_that_names_no_file_has_no_text(tmp_path: Path) -> None:
    argument_map = toll_map(tmp_path)
    sources = tuple(replace(source, place=None) for source in argument_map.sources)

    assert find_source_texts(replace(argument_map, sources=sources)) == {}


def test_the_invented_panel_has_both_its_texts() -> None:
    argument_map = cp.read(seeds_folder() / "examples" / "moving-dunmarrow.argdown")

    assert find_source_texts(argument_map).keys() == {"panel", "session"}
