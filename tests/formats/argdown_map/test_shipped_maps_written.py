from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.formats import read
from counterpoint.formats.argdown_map.writing import render_argdown_map

PROJECT = Path(__file__).parent.parent.parent.parent


@pytest.mark.parametrize(
    "name",
    [
        "seeds/negotiating-with-putin.argdown",
        "seeds/examples/moving-dunmarrow.argdown",
        "tests/data/city/city.argdown",
    ],
)
def test_a_map_read_from_a_file_is_read_again_from_what_is_written(
    name: str, tmp_path: Path
) -> None:
    argument_map = read([PROJECT / name], sources=[PROJECT.parent / "shared" / "sources"]).map

    rendered_map = render_argdown_map(argument_map)

    again = tmp_path / f"{argument_map.id}.argdown"
    again.write_text(rendered_map.text, encoding="utf-8")
    folders = [(PROJECT / name).parent, PROJECT.parent / "shared" / "sources"]
    assert rendered_map.conversion.losses == ()
    assert read([again], sources=folders).map == argument_map
