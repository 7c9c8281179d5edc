"""What stands at the top of the tree for other programs: how to cite, how to make an image."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

from counterpoint import __version__

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    required = {"cff-version", "message", "title", "authors"}
    assert required <= citation.keys()
    assert citation["version"] == __version__
    assert citation["license"] == PROJECT["license"]
    assert [x["name"] for x in citation["authors"]] == [x["name"] for x in PROJECT["authors"]]


def test_the_image_is_made_of_what_is_there_and_runs_without_rights() -> None:
    text = (ROOT / "Containerfile").read_text("utf-8")
    copied = [
        path
        for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE)
        for path in line.split()[:-1]
    ]
    assert copied
    assert all((ROOT / path).exists() for path in copied)
    extras = re.search(r"'\.\[(.+)\]'", text)
    assert extras
    assert set(extras[1].split(",")) <= PROJECT["optional-dependencies"].keys()
    final_stage = text.rsplit("\nFROM ", 1)[1]
    assert re.search(r"^USER [1-9]\d*$", final_stage, re.MULTILINE)
    # Each base names its version, and no registry.
    bases = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    assert all(re.fullmatch(r"[a-z]+:\d[\w.-]*", base) for base in bases)
