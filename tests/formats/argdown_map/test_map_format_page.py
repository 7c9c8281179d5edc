"""The examples of docs/map-format.md are maps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from map_files import errors

from counterpoint.formats import read
from counterpoint.formats.argdown_map.head.frontmatter import MAP_KEYS
from counterpoint.formats.argdown_map.metadata.keys import MEMBER_KEYS


@pytest.fixture(scope="module")
def page(project_folder: Path) -> str:
    """The page that tells the conventions."""
    return (project_folder / "docs" / "map-format.md").read_text(encoding="utf-8")


def test_the_examples_read_together(page: str, tmp_path: Path) -> None:
    blocks = re.findall(r"```argdown\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "city.argdown"
    path.write_text("\n".join(blocks), encoding="utf-8")

    assert errors(path) == []
    argument_map = read([path]).map
    assert [expert.id for expert in argument_map.panel] == ["osei", "ruiz"]
    assert {argument.id for argument in argument_map.arguments} == {
        "drivers-change-habits--charge-for-the-centre",
        "elsewhere-it-worked--charge-for-the-centre",
    }
    assert {relation.id: relation.degree for relation in argument_map.relations} == {
        "incompatible--charge-for-the-centre--keep-the-centre-free": 1.0,
        "incompatible--free-buses--ring-road": 0.5,
    }


def test_every_key_is_on_the_page(page: str) -> None:
    names = set(re.findall(r"`([\w-]+)`", page))

    assert set(MAP_KEYS) | set(MEMBER_KEYS) <= names
