"""Agreement with the reference on the files that people have written, and hostile ones."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from counterpoint.errors import Severity
from counterpoint.formats import argdown
from counterpoint.formats.argdown import Document

SHARED = Path(__file__).parents[4] / "shared"
CORPUS = SHARED / "corpora" / "argdown"
EXPECTED = SHARED / "corpora" / "expected" / "argdown-json"
# Three megabytes, so that one test asks for all that is to be known of it.
LARGE = "argdown-mcp/tests__fixtures__large.argdown"
REJECTED = {
    # Where the reference tells its first error: line only, for we may point at a better column.
    "argdown-docs-blocks/guide__adding-images__00.argdown": 5,
    "argdown-docs-blocks/guide__adding-images__02.argdown": 5,
    "argdown-mcp/tests__fixtures__invalid.argdown": 4,
    LARGE: 2,
    "argdown-repo/packages__ArgVu__demo.argdown": 10,
    "argdown-repo/packages__argdown-cli__test___partial1.argdown": 3,
    "argdown-repo/packages__argdown-cli__test___partial2.argdown": 3,
    "argdown-repo/packages__argdown-cli__test__include-test.argdown": 3,
    "argdown-repo/packages__argdown-core__test__lexer-definitions-references.argdown": 2,
    "argdown-repo/packages__argdown-core__test__lexer-lists.argdown": 2,
    "argdown-repo/packages__argdown-core__test__lexer-relation-after-emptyline.argdown": 3,
    "argdown-repo/packages__argdown-core__test__lexer-relations.argdown": 1,
    "argdown-repo/packages__argdown-core__test__lexer-statements-by-number.argdown": 1,
}
# The reference stops silently at data that is no YAML; we tell it (docs/argdown.md, 3).
UNREADABLE_DATA = {
    "argdown-repo/packages__argdown-core__test__lexer-argument.argdown": "3:57",
}
FILES = sorted(
    str(path.relative_to(CORPUS)) for path in CORPUS.rglob("*.arg*") if path.is_file()
) + sorted(str(path.relative_to(CORPUS)) for path in CORPUS.rglob("*.ad"))
ACCEPTED = [name for name in FILES if name not in REJECTED and name not in UNREADABLE_DATA]


def read(name: str) -> Document:
    return argdown.parse((CORPUS / name).read_text(encoding="utf-8"), name)


def errors(document: Document) -> list[str]:
    return [str(problem) for problem in document.problems if problem.severity is Severity.ERROR]


def facts(exported: dict[str, Any]) -> dict[str, Any]:
    """What must agree, of an export; titles of untitled ones only counted in relations."""
    return {
        "statements": [_owner(item) for item in exported["statements"].values()],
        "arguments": [_owner(item) for item in exported["arguments"].values()],
        "relations": Counter(_relation(item) for item in exported["relations"]),
        "sections": [_section(item) for item in exported.get("sections", [])],
        "tags": exported.get("tags") or {},
    }


def _owner(item: dict[str, Any]) -> list[Any]:
    uses = sorted(key for key, value in item.items() if key.startswith("isUsed") and value)
    steps = [
        [_member(step), step.get("inference", {}).get("inferenceRules")]
        for step in item.get("pcs", [])
    ]
    members = [_member(member) for member in item["members"]]
    plain = [item["title"], item.get("tags") or [], item.get("data") or {}, item.get("section")]
    return [*plain, uses, members, steps]


def _member(item: dict[str, Any]) -> list[Any]:
    keys = ("title", "role", "isReference", "tags", "data", "section")
    return [item.get("text", "").strip(), *(item.get(key) or None for key in keys)]


def _relation(item: dict[str, Any]) -> tuple[Any, ...]:
    keys = ("relationType", "from", "fromType", "to", "toType", "conclusionIndex")
    return tuple(item.get(key) for key in keys)


def _section(item: dict[str, Any]) -> list[Any]:
    keys = ("id", "title", "level", "data", "tags", "parent", "startLine", "startColumn")
    return [*(item.get(key) for key in keys), [_section(child) for child in item["children"]]]


@pytest.mark.usefixtures("shared_folder")
def test_the_corpus_is_whole() -> None:
    assert (len(FILES), len(ACCEPTED)) == (118, 104)


@pytest.mark.usefixtures("shared_folder")
@pytest.mark.parametrize("name", ACCEPTED)
def test_what_the_reference_accepts_reads_the_same(name: str) -> None:
    expected = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))

    document = read(name)

    assert errors(document) == []
    assert facts(json.loads(json.dumps(argdown.document_to_json(document)))) == facts(expected)


@pytest.mark.usefixtures("shared_folder")
@pytest.mark.parametrize("name", [name for name in REJECTED if name != LARGE])
def test_what_the_reference_rejects_is_rejected_at_its_line(name: str) -> None:
    require_rejected(name, read(name))


def require_rejected(name: str, document: Document) -> None:
    first = next(p for p in document.problems if p.severity is Severity.ERROR)

    assert first.place.line == REJECTED[name]
    assert first.place.column >= 1


@pytest.mark.usefixtures("shared_folder")
@pytest.mark.parametrize(("name", "place"), UNREADABLE_DATA.items())
def test_data_that_the_reference_drops_is_noted(name: str, place: str) -> None:
    assert [text.split(": ")[0] for text in errors(read(name))] == [f"{name}:{place}"]


@pytest.mark.usefixtures("shared_folder")
def test_each_error_of_the_large_file_is_noted() -> None:
    document = read(LARGE)

    require_rejected(LARGE, document)
    assert (len(document.arguments), len(document.relations)) == (500, 13057)
    assert {problem.code for problem in document.problems} == {"missing-empty-line"}
    # Its 38 errors by the reference, and one more heading that the reference passes over.
    assert len(document.problems) == 39
    assert [p.place.line for p in document.problems[:4]] == [2, 3, 25627, 27126]


def test_the_include_files_read_as_one(shared_folder: Path) -> None:
    folder = shared_folder / "corpora" / "argdown-includes" / "argdown-cli-test"

    document = argdown.read_document(folder / "include-test.argdown")

    assert errors(document) == []
    assert [re.sub(r"\W+", " ", item.text) for item in document.statements.values()] == [
        "First line of main file",
        "First line of partial1",
        "First line of partial2",
        "Second line pof partial2",
        "Second line of partial1",
        "Second line of main file",
    ]


def test_the_deep_file_is_refused(shared_folder: Path) -> None:
    document = argdown.read_document(shared_folder / "hostile" / "argdown-deep-indent.argdown")

    assert [problem.code for problem in document.problems] == ["orphan-relation", "too-deep"]


def test_the_cyclic_file_is_accepted_with_warnings(shared_folder: Path) -> None:
    document = argdown.read_document(shared_folder / "hostile" / "argdown-cycle.argdown")

    assert errors(document) == []
    assert [problem.message for problem in document.problems if problem.code == "cycle"] == [
        "these go round in a circle: [B] > [A] > [B]",
        "[C] supports itself",
    ]


def test_mixed_line_ends_read_like_plain_ones(shared_folder: Path) -> None:
    path = shared_folder / "hostile" / "argdown-crlf-mixed.argdown"
    text = path.read_bytes().decode()

    document = argdown.read_document(path)
    plain = argdown.parse(text.replace("\r\n", "\n").replace("\r", "\n"), str(path))

    assert errors(document) == []
    assert argdown.document_to_json(document) == argdown.document_to_json(plain)
    assert list(document.statements) == ["A", "B", "C"]
