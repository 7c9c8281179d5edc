"""The files that travel with the package are where the package looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint import resources
from counterpoint.resources import ontology_folder, questions_folder, seeds_folder


def test_the_ontology_has_vocabulary_shapes_and_context() -> None:
    names = {path.name for path in ontology_folder().iterdir()}

    assert {"counterpoint.ttl", "shapes.ttl", "context.jsonld"} <= names


def test_every_question_is_a_query() -> None:
    assert {path.suffix for path in questions_folder().iterdir()} == {".rq"}


def test_the_seeds_are_maps() -> None:
    assert "negotiating-with-putin.argdown" in {path.name for path in seeds_folder().iterdir()}


def test_the_package_is_looked_at_before_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ontology").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)

    assert ontology_folder() == tmp_path / "ontology"
    assert seeds_folder() == resources._CHECKOUT / "seeds"
