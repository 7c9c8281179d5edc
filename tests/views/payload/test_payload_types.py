"""What Python hands over to the page has the types that the page's programs rely on."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from crowds import crowd_csv
from samples import city_map
from test_house_rules import page_tool
from views.conftest import DATASET
from views.hostile import hostile_map
from views.page.test_page import data_of

from counterpoint import pipeline
from counterpoint.analysis import analyse
from counterpoint.model import ArgumentMap
from counterpoint.network import build_network
from counterpoint.views import render_page
from counterpoint.views.payload.vocabulary import vocabulary_module

JS = Path("src/counterpoint/views/js")
SETTINGS = {
    "allowJs": True,
    "checkJs": True,
    "noEmit": True,
    "strict": True,
    "target": "es2024",
    "module": "esnext",
    "moduleResolution": "bundler",
    "types": [],
}


def asking_page(argument_map: ArgumentMap) -> str:
    return render_page(argument_map, analyse(build_network(argument_map)), dataset=DATASET)


def seed_page(project: Path, _: Path) -> str:
    debate = pipeline.load([project / "seeds" / "negotiating-with-putin.argdown"])
    return render_page(debate.map, debate.analysis)


def crowd_page(_: Path, folder: Path) -> str:
    file = folder / "votes.csv"
    file.write_text(crowd_csv(80, 6, grouped=True), encoding="utf-8")
    debate = pipeline.load([file])
    return render_page(debate.map, debate.analysis, votes=debate.votes)


PAGES: dict[str, Callable[[Path, Path], str]] = {
    "shipped": seed_page,
    "city": lambda *_: asking_page(city_map()),
    "hostile": lambda *_: asking_page(hostile_map()),
    "empty": lambda *_: asking_page(ArgumentMap("e", "https://example.org/", "Nothing", "What?")),
    "crowd": crowd_page,
}


def checked(project: Path, folder: Path, data: object) -> subprocess.CompletedProcess[str]:
    """What the type checker says of ``data`` written down as a constant of the page's types."""
    tool = page_tool(project, "tsc")
    types = (project / JS / "types" / "payload.js").as_posix()
    file = folder / "payload.ts"
    file.write_text(
        f'import type {{ Core, DrawnPart, SaidPart }} from "{types}";\n'
        f"export const data: Core & SaidPart & DrawnPart = {json.dumps(data)};\n",
        encoding="utf-8",
    )
    settings = folder / "tsconfig.json"
    settings.write_text(json.dumps({"compilerOptions": SETTINGS, "files": [str(file)]}))
    return subprocess.run([tool, "-p", str(settings)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", PAGES)
def test_what_python_hands_over_has_the_types_of_the_page(
    name: str, project_folder: Path, tmp_path: Path
) -> None:
    data = data_of(PAGES[name](project_folder, tmp_path))

    process = checked(project_folder, tmp_path, data)

    assert process.returncode == 0, process.stdout[:3000]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"claimCount": "3"}, "TS2322"),
        ({"unknown": 1}, "TS2353"),
        ({"strengths": [["strong"]]}, "TS2322"),
    ],
    ids=["another type", "a field too many", "a part too few"],
)
def test_a_payload_that_parts_from_the_types_is_found(
    change: dict[str, object], code: str, project_folder: Path, tmp_path: Path
) -> None:
    data = data_of(asking_page(city_map())) | change

    process = checked(project_folder, tmp_path, data)

    assert re.findall(r"error (TS\d+)", process.stdout) == [code]


def test_the_names_that_are_shared_are_those_of_python(project_folder: Path) -> None:
    module = project_folder / JS / "ground" / "vocabulary.js"

    assert module.read_text(encoding="utf-8") == vocabulary_module()
