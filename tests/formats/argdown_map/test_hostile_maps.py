"""The hostile YAML and Argdown lines, as a map's frontmatter and as files."""

from __future__ import annotations

from pathlib import Path

import pytest
from map_files import FRONT, errors, write_map

from counterpoint.errors import InputError
from counterpoint.formats import read

REFUSED = ("bomb", "merge-bomb", "cycle", "deep", "duplicate-key")


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_yaml_is_refused_as_frontmatter(
    shared_folder: Path, tmp_path: Path, name: str
) -> None:
    hostile = (shared_folder / "hostile" / f"yaml-{name}.yaml").read_text(encoding="utf-8")
    path = write_map(tmp_path, "[A]: One.", front=f"===\n{hostile}\n===\n\n")

    problems = errors(path)

    assert problems
    assert all(problem.place.line for problem in problems)


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_yaml_is_refused_as_metadata(
    shared_folder: Path, tmp_path: Path, name: str
) -> None:
    hostile = (shared_folder / "hostile" / f"yaml-{name}.yaml").read_text(encoding="utf-8")
    indented = hostile.replace("\n", "\n  ")

    assert errors(write_map(tmp_path, f"[A]: One. {{\n  {indented}\n}}"))


def test_words_that_yaml_would_change_are_kept(shared_folder: Path, tmp_path: Path) -> None:
    hostile = (shared_folder / "hostile" / "yaml-norway.yaml").read_text(encoding="utf-8")
    indented = hostile.replace("\n", "\n    ")
    front = (
        "===\ntitle: no\nquestion: 12:30:00\nbase: 'x:/'\nsources:\n  no:\n"
        f"    title: 1.10\n    {indented}\n===\n\n"
    )

    argument_map = read([write_map(tmp_path, "[A]: One.", front=front)]).map

    [source] = argument_map.sources
    assert (argument_map.title, argument_map.question) == ("no", "12:30:00")
    assert (source.id, source.title, source.date) == ("no", "1.10", "2024-01-01")


def test_relations_nested_too_deep_are_refused(shared_folder: Path) -> None:
    problems = errors(shared_folder / "hostile" / "argdown-deep-indent.argdown")

    assert "too-deep" in {problem.code for problem in problems}


def test_a_line_that_invites_backtracking_is_read(shared_folder: Path) -> None:
    argument_map = read([shared_folder / "hostile" / "argdown-redos.argdown"]).map

    assert [claim.title for claim in argument_map.claims] == ["A"]


def test_a_yaml_file_is_no_map(shared_folder: Path) -> None:
    with pytest.raises(InputError, match=r"\.yaml files are read as"):
        read([shared_folder / "hostile" / "yaml-norway.yaml"])


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "C:/secret.txt", "\\\\host\\share", "~/x", "https://example.org/x", "a\\x1bb"],
)
def test_a_source_is_never_read_from_such_a_path(tmp_path: Path, name: str) -> None:
    front = FRONT.replace(
        "file: panel.txt", f'file: "{name}"' if "x1b" in name else f"file: '{name}'"
    )

    [problem] = errors(write_map(tmp_path, "[A]: One.", front=front))

    assert (problem.code, problem.place.line, problem.place.column) == ("source-path", 17, 11)


def test_metadata_of_any_type_is_no_crash(tmp_path: Path) -> None:
    values = "{}", "[]", "[[]]", "[{}]", "{a: {b: c}}", "~", "true", "-1", '""', "{[a]: b}"
    keys = "quote", "mode", "if", "expert", "kind", "incompatible", "voice", "date", "shift"
    body = "\n\n".join(f"[T{i}]: x {{{k}: {v}}}" for i, k in enumerate(keys) for v in values)

    assert errors(write_map(tmp_path, body))


def test_a_long_chain_of_reasons_is_no_depth(tmp_path: Path) -> None:
    body = "\n\n".join(f"<A{i}>: t{i}\n  +> <A{i + 1}>" for i in range(3000)) + "\n\n<A3000>: end"

    argument_map = read([write_map(tmp_path, body)]).map

    assert len(argument_map.arguments) == 3001
    assert max(len(argument.id) for argument in argument_map.arguments) < 300
