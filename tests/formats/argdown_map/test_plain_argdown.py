"""Argdown by others, who know nothing of our frontmatter: claims and reasons, no voices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from map_files import write_map

from counterpoint.errors import InputError, Problem, Severity
from counterpoint.formats import argdown, read
from counterpoint.formats.argdown_map import read_argdown_map
from counterpoint.model import ArgumentMap


def test_a_plain_file_is_named_by_itself(tmp_path: Path) -> None:
    argument_map = read([write_map(tmp_path, "[A]: One.", front="", name="Soft drugs.argdown")]).map

    assert (argument_map.id, argument_map.title, argument_map.question) == (
        "soft-drugs",
        "Soft drugs",
        "",
    )
    assert argument_map.base == "https://w3id.org/counterpoint/maps/soft-drugs/"


def test_its_title_is_that_of_its_frontmatter(tmp_path: Path) -> None:
    front = "===\ntitle: Soft drugs\nauthor: Somebody\n===\n\n"

    assert read([write_map(tmp_path, "[A]: One.", front=front)]).map.title == "Soft drugs"


def test_its_metadata_is_left_alone(tmp_path: Path) -> None:
    body = '# H {source: a book}\n\n[A]: One. {kind: odd, quote: x}\n  + <B>: Two. {source: "p. 3"}'

    result = read([write_map(tmp_path, body, front="")])

    assert result.warnings == ()
    assert [claim.kind for claim in result.map.claims] == [None, None]
    assert (result.map.experts, result.map.stances, result.map.sources) == ((), (), ())


def test_voices_in_a_file_without_frontmatter_are_a_warning(tmp_path: Path) -> None:
    path = write_map(tmp_path, "# H {expert: ruiz}\n\n[A]: One.\n\n# I {expert: osei}", front="")

    [warning] = read([path]).warnings

    assert (warning.code, warning.place.line, warning.place.column) == ("no-frontmatter", 1, 6)


def test_what_is_never_defined_stands_by_its_title(tmp_path: Path) -> None:
    result = read([write_map(tmp_path, "[A]\n  + <B>\n  - [C]", front="")])

    assert [(x.id, x.text) for x in result.map.claims] == [("a", "A"), ("b", "B"), ("c", "C")]
    assert {warning.code for warning in result.warnings} == {"undefined-reference"}


def test_an_undercut_of_a_bare_claim_is_taken_as_a_rebuttal(tmp_path: Path) -> None:
    result = read([write_map(tmp_path, "[A]: One.\n  _ <B>: Two.", front="")])

    assert [(x.target, x.kind.value) for x in result.map.attacks] == [("a", "rebut")]
    assert [warning.code for warning in result.warnings] == ["undercut-of-claim"]


# Files of the corpus that the reference reads and we refuse, and the first mistake in each.
REFUSED = {
    "argdown-docs-blocks/guide__adding-images__02.argdown": "missing-empty-line",
    "argdown-repo/packages__ArgVu__demo.argdown": "contradicts-argument",
    "argdown-repo/packages__argdown-cli__test___partial1.argdown": "include",
    "argdown-repo/packages__argdown-cli__test___partial2.argdown": "include",
    "argdown-repo/packages__argdown-cli__test__include-test.argdown": "include",
    "argdown-repo/packages__argdown-core__test__lexer-argument.argdown": "yaml",
    "argdown-repo/packages__argdown-core__test__lexer-definitions-references.argdown": (
        "missing-empty-line"
    ),
    "argdown-repo/packages__argdown-core__test__lexer-lists.argdown": "nested-list",
    "argdown-repo/packages__argdown-core__test__lexer-statements-by-number.argdown": (
        "missing-colon"
    ),
}
# Those for which the corpus has nothing by the reference.
BROKEN = {
    "argdown-docs-blocks/guide__adding-images__00.argdown",
    "argdown-mcp/tests__fixtures__invalid.argdown",
    "argdown-mcp/tests__fixtures__large.argdown",
    "argdown-repo/packages__argdown-core__test__lexer-relation-after-emptyline.argdown",
    "argdown-repo/packages__argdown-core__test__lexer-relations.argdown",
}


def errors_of(problems: tuple[Problem, ...]) -> set[Problem]:
    return {problem for problem in problems if problem.severity is Severity.ERROR}


def test_each_file_of_the_corpus_is_read_unless_the_parser_refuses_it(shared_folder: Path) -> None:
    corpus = shared_folder / "corpora" / "argdown"
    documents = {
        path.relative_to(corpus).as_posix(): argdown.read_document(path)
        for path in sorted(corpus.rglob("*.a*d*"))
    }
    refused = {name: x for name, x in documents.items() if errors_of(x.problems)}

    assert refused.keys() == REFUSED.keys() | BROKEN
    for document in (documents[name] for name in documents.keys() - refused.keys()):
        titles = {claim.title for claim in read_argdown_map(document).map.claims}
        assert {x for x in document.statements if not x.startswith("Untitled")} <= titles
    for document in refused.values():
        with pytest.raises(InputError) as error:
            read_argdown_map(document)
        assert errors_of(error.value.problems) == errors_of(document.problems)


def reasons_for_and_against(argument_map: ArgumentMap) -> set[tuple[str, str, str]]:
    """Every reason for or against a claim: its word, and the titles of both claims."""
    titles = {claim.id: claim.title for claim in argument_map.claims}
    ends = [("support", x.premises, x.conclusion) for x in argument_map.arguments]
    ends += [("attack", x.premises, x.target) for x in argument_map.attacks]
    return {
        (word, titles[premise], titles[end])
        for word, premises, end in ends
        for premise in premises
        if end in titles
    }


def test_each_reason_that_the_reference_finds_in_the_corpus_is_in_the_map(
    shared_folder: Path,
) -> None:
    corpus = shared_folder / "corpora" / "argdown"
    exports = shared_folder / "corpora" / "expected" / "argdown-json"
    names = {
        export.relative_to(exports).as_posix().removesuffix(".json")
        for export in exports.rglob("*.json")
    }
    missing = set()
    for name in sorted(names - {*REFUSED}):
        expected = json.loads((exports / f"{name}.json").read_text(encoding="utf-8"))
        relations = {
            (x["relationType"], x["from"], x["to"])
            for x in expected["relations"]
            if x["relationType"] in {"support", "attack"} and x["toType"] == "equivalence-class"
            # Names such as "Untitled 3" are the reference's own; structures have other tests.
            if "Untitled" not in x["from"] + x["to"]
            if not expected["arguments"].get(x["from"], {}).get("pcs")
        }
        argument_map = read([corpus / name]).map
        missing |= {(name, *pair) for pair in relations - reasons_for_and_against(argument_map)}

    assert missing == set()
    assert {*REFUSED} <= names


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_what_only_the_reference_reads_of_the_corpus_is_refused_by_name(
    shared_folder: Path, name: str, code: str
) -> None:
    with pytest.raises(InputError) as error:
        read([shared_folder / "corpora" / "argdown" / name])

    mistakes = [x.code for x in error.value.problems if x.severity is Severity.ERROR]
    assert mistakes[0] == code


@pytest.mark.parametrize("name", ["cycle", "crlf-mixed"])
def test_hostile_files_that_are_valid_are_read(shared_folder: Path, name: str) -> None:
    argument_map = read([shared_folder / "hostile" / f"argdown-{name}.argdown"]).map

    assert "a" in {claim.id for claim in argument_map.claims}


def test_what_the_steps_of_a_structure_leave_out_is_told() -> None:
    body = (
        "<K>\n\n(1) [A]: One.\n(2) [B]: Two.\n-- Modus Ponens, Expert Opinion {uses: [1]} --\n"
        "(3) [C]: Three.\n\n[C]\n\n(1) Same.\n(2) Other.\n----\n(3) Same."
    )

    result = read_argdown_map(argdown.parse(body, "k.argdown"))

    assert [(x.code, x.place.line) for x in result.warnings] == [
        ("unused-premise", 4),
        ("reason-for-itself", 12),
    ]
    assert result.conversion is not None
    losses = {loss.kind: (loss.count, loss.examples) for loss in result.conversion.losses}
    assert losses == {
        "inference-rule": (2, ("k.argdown:5:1: Modus Ponens", "k.argdown:5:1: Expert Opinion")),
        "unused-premise": (1, ("k.argdown:4:5: (2)",)),
    }
