"""What Python hands over to the page has the types that the page's programs rely on."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from crowds import crowd_csv
from samples import city_map
from test_house_rules import TSC_SPARINGLY, page_tool
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


def complaints_of(project: Path, folder: Path, payloads: Mapping[str, object]) -> str:
    """What the type checker says of payloads, each a constant in a file that has its name.

    It reads the page's types once for all of them, which is most of its time.
    """
    tool = page_tool(project, "tsc")
    types = (project / JS / "types" / "payload.js").as_posix()
    for name, data in payloads.items():
        (folder / f"{name}.ts").write_text(
            f'import type {{ Core, DrawnPart, SaidPart }} from "{types}";\n'
            f"export const data: Core & SaidPart & DrawnPart = {json.dumps(data)};\n",
            encoding="utf-8",
        )
    settings = folder / "tsconfig.json"
    files = [f"{name}.ts" for name in payloads]
    settings.write_text(json.dumps({"compilerOptions": SETTINGS, "files": files}))
    process = subprocess.run(
        [tool, "-p", str(settings), *TSC_SPARINGLY],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert bool(process.returncode) == bool(process.stdout), process.stderr
    return process.stdout


def test_what_python_hands_over_has_the_types_of_the_page(
    project_folder: Path, tmp_path: Path
) -> None:
    payloads = {name: data_of(page(project_folder, tmp_path)) for name, page in PAGES.items()}

    assert complaints_of(project_folder, tmp_path, payloads)[:3000] == ""


CHANGES: dict[str, tuple[dict[str, object], str]] = {
    "another-type": ({"claimCount": "3"}, "TS2322"),
    "too-many-fields": ({"unknown": 1}, "TS2353"),
    "too-few-parts": ({"strengths": [["strong"]]}, "TS2322"),
}


def test_a_payload_that_parts_from_the_types_is_found(project_folder: Path, tmp_path: Path) -> None:
    data = data_of(asking_page(city_map()))

    complaints = complaints_of(
        project_folder, tmp_path, {name: data | change for name, (change, _) in CHANGES.items()}
    )

    codes = dict(re.findall(r"^([\w-]+)\.ts.*error (TS\d+)", complaints, re.MULTILINE))
    assert len(re.findall(r"error TS", complaints)) == len(CHANGES)
    assert codes == {name: code for name, (_, code) in CHANGES.items()}


def test_the_names_that_are_shared_are_those_of_python(project_folder: Path) -> None:
    module = project_folder / JS / "ground" / "vocabulary.js"

    assert module.read_text(encoding="utf-8") == vocabulary_module()
