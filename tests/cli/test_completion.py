"""What a shell is told when somebody presses Tab, by the words of docs/automation.md."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class

from counterpoint.cli import main
from counterpoint.cli.table import HELP, NAMES, load_command

ROOT = Path(__file__).parents[2]
VARIABLE = "_COUNTERPOINT_COMPLETE"


def completions(*words: str) -> list[str]:
    completer = get_completion_class("bash")
    assert completer is not None
    *before, typed = words
    items = completer(main, {}, "counterpoint", VARIABLE).get_completions(list(before), typed)
    return [item.value for item in items]


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (("agr",), ["agreements"]),
        (("query", "pos"), ["positions"]),
        (("export", "--form"), ["--format"]),
        (("export", "--format", "graph"), ["graphml"]),
        (("tensions", "--language", ""), ["en", "uk", "de"]),
    ],
)
def test_commands_options_values_and_questions(
    words: tuple[str, ...], completed: list[str]
) -> None:
    assert completions(*words) == completed


@pytest.mark.parametrize("name", NAMES)
def test_what_a_list_of_commands_says_of_one_is_what_its_help_begins_with(name: str) -> None:
    assert load_command(name).get_short_help_str(limit=200) == HELP[name]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_that_the_docs_name_has_a_script(shell: str) -> None:
    text = (ROOT / "docs/automation.md").read_text("utf-8")
    assert f"{VARIABLE}={shell}_source counterpoint > " in text
    completer = get_completion_class(shell)
    assert completer is not None
    script = completer(main, {}, "counterpoint", VARIABLE).source_vars()
    assert script["complete_var"] == VARIABLE


def test_bash_reads_its_script() -> None:
    completer = get_completion_class("bash")
    assert completer is not None
    script = completer.source_template % completer(main, {}, "counterpoint", VARIABLE).source_vars()
    run = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert re.search(r"complete -o nosort -F \S+ counterpoint", script)
