"""What of a build is whole is told, whatever became of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterpoint.cli import main
from counterpoint.errors import InputError
from counterpoint.pipeline import build, check_built, load

CITY = Path(__file__).parents[2] / "data" / "city" / "city.argdown"


@pytest.fixture(scope="module")
def build_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(load([CITY]), folder, with_sparql=False)
    return folder


@pytest.fixture
def folder(build_folder: Path, tmp_path: Path) -> Path:
    """A folder with a build of the city map in it."""
    shutil.copytree(build_folder, tmp_path / "output")
    return tmp_path / "output"


def wrong_in(folder: Path) -> dict[str, str]:
    return {each.name: each.wrong for each in check_built(folder) if each.wrong}


def test_what_was_built_is_whole_and_nothing_else_is_asked(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")

    assert [each.name for each in check_built(folder)] == [
        f"city{ending}" for ending in (".html", ".ttl", ".trig", ".md")
    ]
    assert wrong_in(folder) == {}


def test_the_list_is_one_that_sha256sum_checks(folder: Path) -> None:
    program = shutil.which("sha256sum") or shutil.which("shasum")
    assert program is not None

    result = subprocess.run(
        [program, "-c", "city.sha256"], cwd=folder, capture_output=True, text=True, check=False
    )

    assert result.returncode == 0
    assert result.stdout.splitlines()[0] == "city.html: OK"


def test_what_is_changed_gone_or_stopped_is_told(folder: Path) -> None:
    content = bytearray((folder / "city.ttl").read_bytes())
    content[7] ^= 1
    (folder / "city.ttl").write_bytes(content)
    (folder / "city.md").unlink()
    (folder / "city.trig").unlink()
    (folder / "city.trig").mkdir()
    (folder / ".counterpoint-swap-00000000").mkdir()

    assert wrong_in(folder) == {
        "city.ttl": "is not what was built",
        "city.md": "is gone",
        "city.trig": "is no file",
        ".counterpoint-swap-00000000": (
            "a build was stopped here; build again to bring it to its end"
        ),
    }


HASH = "0" * 64
LISTS = {
    "outside": f"{HASH}  ../city.ttl\n".encode(),
    "absolute": f"{HASH}  /etc/passwd\n".encode(),
    "no checksum": b"city.ttl\n",
}


@pytest.mark.parametrize("content", LISTS.values(), ids=LISTS)
def test_a_list_that_is_none_of_ours_is_told_and_leads_nowhere(
    folder: Path, content: bytes
) -> None:
    (folder / "city.sha256").write_bytes(content)

    assert wrong_in(folder) == {"city.sha256": "line 1 is no checksum and name"}


def test_a_list_that_is_empty_or_no_text_is_told(folder: Path) -> None:
    (folder / "city.sha256").write_bytes(b"")
    (folder / "other.sha256").write_bytes(b"\xff\xfe")

    assert wrong_in(folder) == {"city.sha256": "is empty", "other.sha256": "cannot be read"}


def test_a_list_that_is_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "city.sha256").unlink()
    os.mkfifo(folder / "city.sha256")

    assert wrong_in(folder) == {"city.sha256": "is no file"}


def test_a_folder_without_a_build_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no list of checksums"):
        check_built(tmp_path)


def test_the_command_gives_its_answer_and_its_status(folder: Path) -> None:
    whole = CliRunner().invoke(main, ["verify", str(folder), "--json"])
    (folder / "city.md").write_text("")
    damaged = CliRunner().invoke(main, ["verify", str(folder), "--json"])

    assert (whole.exit_code, json.loads(whole.stdout)["whole"]) == (0, True)
    assert (damaged.exit_code, json.loads(damaged.stdout)["whole"]) == (1, False)
