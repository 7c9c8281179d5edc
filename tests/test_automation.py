"""The hooks and the action's steps do their work in a repository, run as the shell runs them."""

from __future__ import annotations

import json
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
NEW_MAP = "===\ntitle: Eine Brücke\n===\n\n[Bauen]: Man soll eine Brücke bauen.\n"
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


def git(folder: Path, *words: str) -> str:
    names = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    command = ["git", *names, *words]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three maps with one commit, and another in which one has changed, one is new, one is gone."""
    folder = tmp_path / "work tree"
    folder.mkdir()
    git(folder, "init", "--quiet")
    counterpoint("new", "debate.argdown", cwd=folder)
    counterpoint("new", "gone.argdown", cwd=folder)
    counterpoint("new", "same.adown", cwd=folder)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Begin")
    path = folder / "debate.argdown"
    text = path.read_text(encoding="utf-8")
    (folder / "gone.argdown").unlink()
    (folder / OTHER).write_text(NEW_MAP, "utf-8")
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
        self._values["github.action_path"] = str(PROJECT)

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

    assert [call[0] for call in calls] == ["check", "format", "build", "build", "build"]
    assert [each.returncode for each in ended] == [0, 0, 0, 0, 0], ended
    assert f"{OTHER}: 0 errors" in ended[0].stdout
    pages_built = {
        path.relative_to(repository / "built").parts[0] for path in repository.rglob("*.html")
    }
    assert pages_built == {"debate", "same", OTHER.removesuffix(".argdown")}


def test_the_action_tells_what_has_changed(repository: Path) -> None:
    action = Action(repository)
    action.run("Find the maps")

    ended = action.run("Tell what has changed")

    assert ended.returncode == 0, ended
    comment = action.temporary / "counterpoint-changes.md"
    text = comment.read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)\n\n(.*)", text, re.MULTILINE) == [
        ("Що змінилося на мапі: Sunday at the library", "debate.argdown"),
        ("Мапа, якої більше немає: Sunday at the library", "gone.argdown"),
        ("Нова мапа: Eine Brücke", OTHER),
    ]
    assert "@\u2060all" in text
    assert (action.temporary / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8") == text
    assert (action.temporary / "GITHUB_OUTPUT").read_text("utf-8") == f"comment={comment}\n"
    trees = git(repository, "worktree", "list", "--porcelain")
    assert trees.count("worktree ") == 1


def test_a_map_that_cannot_be_read_is_told_and_the_others_too(repository: Path) -> None:
    (repository / OTHER).write_text("===\ntitle: [\n===\n", "utf-8")

    ended = counterpoint("diff", "--since", "HEAD~1", "-f", "markdown", cwd=repository)
    as_data = counterpoint("diff", "--since", "HEAD~1", "--json", OTHER, cwd=repository)

    assert ended.returncode == as_data.returncode == 1
    assert [line for line in ended.stdout.splitlines() if line.startswith("## ")] == [
        "## What has changed in the map: Sunday at the library",
        "## A map that is gone: Sunday at the library",
        f"## {OTHER}",
    ]
    assert f"{OTHER}:" in ended.stderr
    (record,) = json.loads(as_data.stdout)
    assert (record["before"], record["after"], record["differences"]) == (None, OTHER, None)
    assert record["error"].startswith(f"{OTHER}:")


def test_a_renamed_map_and_a_folder_below_are_told_by_their_names(repository: Path) -> None:
    (repository / "below").mkdir()
    git(repository, "mv", "same.adown", "below/renamed.argdn")

    from_below = counterpoint("diff", "--since", "HEAD", cwd=repository / "below")
    whole = counterpoint("diff", "--since", "HEAD", cwd=repository)

    assert from_below.stdout == "renamed.argdn\nA new map: Sunday at the library\n"
    assert whole.stdout == "same.adown \u2192 below/renamed.argdn\nThe two say the same.\n"
    assert counterpoint("diff", "--since", "HEAD", "debate.argdown", cwd=repository).stdout == (
        "No map has changed.\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--since", "nowhere"), "git knows no commit nowhere"),
        (("--since", "--all"), "git knows no commit --all"),
        (("--since", "HEAD", "none.argdown"), "git knows no file none.argdown"),
        (("--since", "HEAD", "--from", "2026"), "a commit with --since"),
    ],
)
def test_what_git_does_not_know_is_told(
    repository: Path, words: tuple[str, ...], message: str
) -> None:
    ended = counterpoint("diff", *words, cwd=repository)

    assert (ended.returncode, message in ended.stderr) == (2, True)


def test_what_is_said_of_a_place_is_shown_there(repository: Path) -> None:
    (matcher,) = json.loads((PROJECT / ".ci/github-problems.json").read_text("utf-8"))[
        "problemMatcher"
    ]
    (pattern,) = matcher["pattern"]
    path = repository / "debate.argdown"
    text = path.read_text(encoding="utf-8").replace("expert: mbeki", "expert:   mbecki")
    path.write_text(f"{text}\n[A]: x\n", encoding="utf-8")

    lines = counterpoint("check", "debate.argdown", cwd=repository).stderr.splitlines()

    matches = [match for match in (re.match(pattern["regexp"], line) for line in lines) if match]
    assert [(x[1], x[4], x[5].split("; ")[-1]) for x in matches] == [
        ("debate.argdown", None, "did you mean mbeki?")
    ]
    assert matches[0][2].isdigit()


def test_maps_can_be_named_and_none_is_an_error(repository: Path) -> None:
    action = Action(repository, maps="\n  debate.argdown  \n\n", strict="true", sources="texts")
    action.run("Find the maps")
    words = action.asked_of_us("Check")
    git(repository, "rm", "--quiet", "--cached", "debate.argdown", "same.adown", OTHER)
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
        staged = ["debate.argdown", "a/b.ad", "c.argdn", "notes.md", "x.argdown.txt"]
        assert [name for name in staged if re.search(hook["files"], name)] == staged[:3]


def test_the_page_names_each_hook_and_each_input_with_its_default() -> None:
    page = (PROJECT / "docs" / "automation.md").read_text(encoding="utf-8")
    inputs = read_yaml("action.yml")["inputs"]

    rows = re.findall(r"^\| (`[^|]*?) \|([^|]*)\|", page, re.MULTILINE)
    values = {
        name: value.strip() for names, value in rows for name in re.findall(r"`([\w-]+)`", names)
    }
    defaults = {name: f"`{x['default']}`" if x["default"] else "" for name, x in inputs.items()}
    assert {name: values[name] for name in inputs} == defaults | {
        "maps": "all map files",
        "base": "that of the pull request",
    }
    assert {hook["id"] for hook in read_yaml(".pre-commit-hooks.yaml")} <= values.keys()
