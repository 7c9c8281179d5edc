"""The hooks and the action's steps do their work in a repository, run as the shell runs them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from commands import counterpoint

PROJECT = Path(__file__).parents[1]
OTHER = "zweite karte.argdown"
Ended = subprocess.CompletedProcess[str]
INPUTS = {
    "maps": "",
    "sources": "",
    "strict": "false",
    "output": "built",
    "language": "uk",
    "base": "HEAD~1",
}


def read_yaml(name: str) -> Any:
    return yaml.safe_load((PROJECT / name).read_text(encoding="utf-8"))


def environment(folder: Path, commands: Path) -> dict[str, str]:
    """That of a run: the commands there first, and files for what the run tells."""
    files = {name: str(folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    return {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"} | files


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A map with one commit, and another commit in which it has changed and a map is new."""
    folder = tmp_path / "work tree"
    folder.mkdir()
    git(folder, "init", "--quiet")
    counterpoint("new", "debate.argdown", cwd=folder)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Begin")
    path = folder / "debate.argdown"
    text = path.read_text(encoding="utf-8")
    (folder / OTHER).write_text(text.replace("example.org/debate", "example.org/zwei"), "utf-8")
    text = text.replace(
        "The library should open on Sunday", "The library, @all, should open Sunday"
    )
    path.write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Change")
    return folder


class Action:
    """The steps of action.yml that are shell, with their expressions filled in."""

    def __init__(self, repository: Path, **inputs: str) -> None:
        self.repository, self.temporary = repository, repository.parent / "runner"
        self.temporary.mkdir(exist_ok=True)
        self._values = {f"inputs.{key}": value for key, value in {**INPUTS, **inputs}.items()}
        self._values["runner.temp"] = str(self.temporary)

    def run(self, name: str, commands: Path = Path(sys.executable).parent) -> Ended:
        """One step, as a runner starts it."""
        (step,) = (x for x in read_yaml("action.yml")["runs"]["steps"] if x.get("name") == name)
        assert "${{" not in step["run"]  # what others write must not become a part of the script
        values = {
            key: re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda match: self._values[match[1]], value)
            for key, value in step["env"].items()
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.repository,
            env=environment(self.temporary, commands) | values,
            capture_output=True,
            text=True,
            check=False,
        )

    def asked_of_us(self, name: str) -> list[list[str]]:
        """The words with which a step calls our command, call by call."""
        commands, calls = self.temporary / "bin", self.temporary / "calls"
        commands.mkdir(exist_ok=True)
        script = f"#!/usr/bin/env bash\nprintf '%s\\n' \"$@\" '' >> {shlex.quote(str(calls))}\n"
        (commands / "counterpoint").write_text(script, encoding="utf-8")
        (commands / "counterpoint").chmod(0o755)
        calls.write_text("", encoding="utf-8")
        assert self.run(name, commands).returncode == 0
        return [call.splitlines() for call in calls.read_text("utf-8").split("\n\n") if call]


def test_the_action_checks_and_builds_each_map(repository: Path) -> None:
    action = Action(repository)
    action.run("Find the maps")

    calls = [
        call for name in ("Check", "Look at the form", "Build") for call in action.asked_of_us(name)
    ]
    ended = [counterpoint(*call, cwd=repository) for call in calls]

    assert [call[0] for call in calls] == ["check", "format", "build", "build"]
    assert [each.returncode for each in ended] == [0, 0, 0, 0], ended
    assert f"{OTHER}: 0 errors" in ended[0].stdout
    pages_built = {
        path.relative_to(repository / "built").parts[0] for path in repository.rglob("*.html")
    }
    assert pages_built == {"debate", OTHER.removesuffix(".argdown")}


def test_the_action_tells_what_has_changed(repository: Path) -> None:
    action = Action(repository)
    action.run("Find the maps")

    ended = action.run("Tell what has changed")

    assert ended.returncode == 0, ended
    comment = action.temporary / "counterpoint-changes.md"
    text = comment.read_text(encoding="utf-8")
    assert re.findall(r"^## .*", text, re.MULTILINE) == [
        "## Що змінилося на мапі: Sunday at the library",
        f"## {OTHER}",
    ]
    assert "@\u2060all" in text
    assert (action.temporary / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8") == text
    assert (action.temporary / "GITHUB_OUTPUT").read_text("utf-8") == f"comment={comment}\n"
    assert not (action.temporary / "counterpoint-base").exists()


def test_maps_can_be_named_and_none_is_an_error(repository: Path) -> None:
    action = Action(repository, maps="\n  debate.argdown  \n\n", strict="true", sources="texts")
    action.run("Find the maps")
    words = action.asked_of_us("Check")
    git(repository, "rm", "--quiet", "--cached", "debate.argdown", OTHER)
    ended = Action(repository).run("Find the maps")

    assert words == [["check", "--each", "--sources", "texts", "--strict", "--", "debate.argdown"]]
    assert ended.returncode == 1
    assert "there is no map" in ended.stdout


def test_a_hook_fails_where_its_command_does(repository: Path) -> None:
    path = repository / "debate.argdown"
    wrong = path.read_text(encoding="utf-8").replace("expert: mbeki", "expert:   mbecki")
    path.write_text(wrong, encoding="utf-8")
    hooks = {hook["id"]: hook for hook in read_yaml(".pre-commit-hooks.yaml")}
    entries = {name: shlex.split(hook["entry"]) for name, hook in hooks.items()}

    ended = {
        name: counterpoint(*words, *options, path.name, cwd=repository)
        for name, options in (("counterpoint-check", []), ("counterpoint-format", ["--check"]))
        for program, *words in [entries[name]]
        if program == "counterpoint"
    }

    assert {name: each.returncode for name, each in ended.items()} == dict.fromkeys(hooks, 1)
    assert "did you mean mbeki?" in ended["counterpoint-check"].stderr
    for hook in hooks.values():
        staged = ("debate.argdown", "a/b.ad", "notes.md", "x.argdown.txt")
        assert [bool(re.search(hook["files"], name)) for name in staged] == [
            True,
            True,
            False,
            False,
        ]


def test_the_page_names_each_hook_and_each_input_with_its_default() -> None:
    page = (PROJECT / "docs" / "automation.md").read_text(encoding="utf-8")
    inputs = read_yaml("action.yml")["inputs"]

    rows = re.findall(r"^\| (`[^|]*?) \|([^|]*)\|", page, re.MULTILINE)
    values = {
        name: value.strip() for names, value in rows for name in re.findall(r"`([\w-]+)`", names)
    }
    defaults = {name: f"`{x['default']}`" if x["default"] else "" for name, x in inputs.items()}
    assert {name: values[name] for name in inputs} == defaults | {
        "maps": "all `.argdown` files",
        "base": "that of the pull request",
    }
    assert {hook["id"] for hook in read_yaml(".pre-commit-hooks.yaml")} <= values.keys()
