"""The commands as a user types them; a dozen in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from commands import counterpoint

from counterpoint.cli import main
from counterpoint.cli.commands import questions

DATA = Path(__file__).parent.parent / "data" / "city"


def started(*arguments: str, cwd: Path, columns: int = 100) -> subprocess.CompletedProcess[str]:
    """As ``counterpoint``, in a process of its own: its streams, its status, its order of sets."""
    return subprocess.run(
        [sys.executable, "-m", "counterpoint", *arguments],
        cwd=cwd,
        env=os.environ | {"COLUMNS": str(columns), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the city map and its source in it."""
    for path in DATA.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_build_writes_page_turtle_trig_and_report(folder: Path) -> None:
    result = counterpoint("build", "city.argdown", "-o", "site", cwd=folder)

    assert result.returncode == 0, result.stderr
    assert sorted(path.name for path in (folder / "site").iterdir()) == [
        "city.html",
        "city.md",
        "city.sha256",
        "city.trig",
        "city.ttl",
    ]


def test_build_twice_gives_the_same_bytes(folder: Path) -> None:
    counterpoint("build", "city.argdown", "-o", "one", cwd=folder)
    started("build", "city.argdown", "-o", "two", cwd=folder)

    one, two = (
        {path.name: path.read_bytes() for path in (folder / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two


def test_a_mistake_leaves_the_output_as_it_was(folder: Path) -> None:
    counterpoint("build", "city.argdown", "-o", "site", cwd=folder)
    before = {path.name: path.read_bytes() for path in (folder / "site").iterdir()}
    text = (folder / "city.argdown").read_text().replace("lind: {name", "lund: {name")
    (folder / "city.argdown").write_text(text)

    result = counterpoint("build", "city.argdown", "-o", "site", cwd=folder)

    assert result.returncode == 1
    assert "lund" in result.stderr
    assert {path.name: path.read_bytes() for path in (folder / "site").iterdir()} == before


def test_all_mistakes_are_told_at_once_with_place_and_caret(folder: Path) -> None:
    text = (folder / "city.argdown").read_text()
    text = text.replace('"cut it by a fifth"', '"cut it by a tenth part"')
    text = text.replace('if: "[Charge for the centre]"', 'if: "[Charge for the center]"')
    (folder / "city.argdown").write_text(text)

    result = counterpoint("check", "city.argdown", cwd=folder)

    assert result.returncode == 1
    assert "city.argdown:30:" in result.stderr
    assert 'did you mean "[Charge for the centre]"?' in result.stderr
    assert result.stderr.count("^") >= 2
    assert "Traceback" not in result.stderr


def test_tensions_as_json_have_the_promised_keys(folder: Path) -> None:
    result = counterpoint("tensions", "city.argdown", "--json", cwd=folder)

    document = json.loads(result.stdout)
    promised = {"id", "kind", "experts", "sides", "claims", "score", "witness"}
    assert all(promised <= set(finding) for finding in document)
    assert [(x["kind"], x["sides"], x["score"]) for x in document] == [
        ("rebuttal", [["osei"], ["ruiz"]], -0.9),
        ("undercut", [["lind"], ["ruiz"]], -0.8),
        ("incompatibility", [["osei"], ["ruiz"]], -0.63),
        ("pull", [["lind"], ["osei", "ruiz"]], -0.4),
    ]
    assert document[0]["witness"][0]["passages"][0]["verification"] == "exact"


def test_agreements_name_who_agrees_on_what(folder: Path) -> None:
    result = counterpoint("agreements", "city.argdown", cwd=folder)

    assert result.returncode == 0, result.stderr
    assert "Free buses" in result.stdout
    assert "Osei and Ruiz" in " ".join(result.stdout.split())


def test_explain_tells_the_steps_with_passages(folder: Path) -> None:
    document = json.loads(counterpoint("tensions", "city.argdown", "--json", cwd=folder).stdout)

    result = counterpoint("explain", document[0]["id"], "city.argdown", cwd=folder)

    assert "“shutters down along the high”" in result.stdout
    assert "  1. " in result.stdout


def test_compare_lists_what_two_experts_share(folder: Path) -> None:
    result = counterpoint("compare", "ruiz", "osei", "city.argdown", "--json", cwd=folder)

    assert {frozenset(x["experts"]) for x in json.loads(result.stdout)} >= {
        frozenset({"ruiz", "osei"})
    }


def test_compare_says_that_the_figures_are_those_of_the_two(folder: Path) -> None:
    result = counterpoint("compare", "ruiz", "osei", "city.argdown", cwd=folder)

    lines = result.stdout.splitlines()
    figures = "agreement 0.2 in 1 finding, tension 0.6 in 2 findings"
    assert lines[0] == f"Ana Ruiz and Kofi Osei: {figures}."
    assert lines[1].startswith("These figures and scores are those of the two")
    assert lines[3].split() == ["finding", "score", "what"]


NOBODY = """===
title: T
question: Q?
base: https://example.org/t/
experts: {a: {name: Ann}, b: {name: Ben}, c: {name: Cy}}
===

# Ann {expert: a}

[Toll]: Charge cars. {kind: recommendation}

# Ben {expert: b}

[Buses]: Run buses. {kind: recommendation}

# Cy {expert: c}

[Buses] {stance: deny}
"""


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (("a", "b"), "Nothing stands between Ann and Ben in this map.\n"),
        (("b", "c"), "Ben and Cy: no agreement, tension 0.5 in 1 finding.\n"),
    ],
    ids=["nothing", "one side"],
)
def test_compare_says_what_there_is_none_of(
    folder: Path, pair: tuple[str, str], sentence: str
) -> None:
    (folder / "t.argdown").write_text(NOBODY)

    result = counterpoint("compare", *pair, "t.argdown", cwd=folder)

    assert result.returncode == 0
    assert result.stdout.startswith(sentence)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?n WHERE { ?e a cp:Expert ; schema:name ?n } ORDER BY ?n", "Ana Ruiz"),
        ("ASK { ?s a cp:Stance }", "yes"),
        ("CONSTRUCT { ?c a cp:Claim } WHERE { ?c a cp:Claim }", "cp:Claim"),
        ("DESCRIBE <https://example.org/city/expert/ruiz>", "Ana Ruiz"),
    ],
    ids=["select", "ask", "construct", "describe"],
)
def test_query_answers_every_form(folder: Path, query: str, expected: str) -> None:
    of_text = counterpoint("query", query, "city.argdown", cwd=folder)
    (folder / "asked.rq").write_text(query)
    of_file = counterpoint("query", "asked.rq", "city.argdown", cwd=folder)

    assert expected in of_text.stdout, of_text.stderr
    assert of_file.stdout == of_text.stdout


def test_a_graph_is_no_table(folder: Path) -> None:
    query = "CONSTRUCT { ?c a cp:Claim } WHERE { ?c a cp:Claim }"

    result = counterpoint("query", query, "city.argdown", "-f", "table", cwd=folder)

    assert (result.returncode, result.stdout) == (2, "")
    assert "only SELECT and ASK give a table; take turtle" in result.stderr


def test_query_answers_a_question_by_name_about_one_expert(folder: Path) -> None:
    result = counterpoint("query", "positions", "city.argdown", "--expert", "lind", cwd=folder)

    assert "Charge lorries" in result.stdout, result.stderr
    assert "Keep the centre free" not in result.stdout


def test_a_syntax_error_in_a_query_shows_its_place(folder: Path) -> None:
    result = counterpoint("query", "SELECT ?n WHERE {\n  ?e a }", "city.argdown", cwd=folder)

    assert result.returncode == 1
    assert ":2:" in result.stderr
    assert "^" in result.stderr


def test_questions_are_listed_with_their_options(folder: Path) -> None:
    result = counterpoint("questions", cwd=folder)

    assert "positions" in result.stdout
    assert "--expert" in result.stdout


SYNTAXES = ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"]
EXPORT_EACH = """
import sys
from counterpoint.cli import main

source, *names = sys.argv[1:]
for name in names:
    main(["export", source, "--format", name, "-o", name], standalone_mode=False)
"""


@pytest.fixture(scope="module")
def second_exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each export, by its syntax, of a process with an order of sets of its own."""
    folder = tmp_path_factory.mktemp("exports")
    command = [sys.executable, "-c", EXPORT_EACH, str(DATA / "city.argdown"), *SYNTAXES]
    subprocess.run(command, cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("name", SYNTAXES)
def test_export_gives_the_same_bytes_twice(folder: Path, second_exports: Path, name: str) -> None:
    first = counterpoint("export", "city.argdown", "--format", name, cwd=folder)
    second = (second_exports / name).read_text(encoding="utf-8")

    assert first.returncode == 0, first.stderr
    assert len(first.stdout) > 1000
    assert first.stdout == second


@pytest.mark.parametrize("name", ["turtle", "json"])
def test_a_map_goes_to_aif_and_what_is_lost_is_told(folder: Path, name: str) -> None:
    result = counterpoint("export", "city.argdown", "--aif", "--format", name, cwd=folder)

    assert result.returncode == 0
    assert "not in AIF: topics that are not written: 2 (" in result.stderr
    assert {"turtle": "a aif:RA-node", "json": '"type": "RA"'}[name] in result.stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--aif", "-f", "argdown"], "--aif gives RDF or json"),
        (["--description", "-f", "argdown"], "--description gives RDF"),
        (["--aif", "--description"], "ask for one"),
        (["-f", "json"], "add --aif"),
    ],
)
def test_exports_that_do_not_go_together_are_told(
    folder: Path, options: list[str], sentence: str
) -> None:
    result = counterpoint("export", "city.argdown", *options, cwd=folder)

    assert result.returncode == 2
    assert sentence in result.stderr


def test_the_data_set_is_described(folder: Path) -> None:
    result = counterpoint("export", "city.argdown", "--description", cwd=folder)

    assert result.returncode == 0, result.stderr
    assert "a void:Dataset, dcat:Dataset" in result.stdout


def test_exported_turtle_is_read_back_as_the_same_map(folder: Path) -> None:
    counterpoint("export", "city.argdown", "-o", "map.ttl", cwd=folder)

    again = counterpoint("export", "map.ttl", cwd=folder)

    assert again.stdout == (folder / "map.ttl").read_text(encoding="utf-8")


def test_inspect_counts_in_both_terms(folder: Path) -> None:
    result = counterpoint("inspect", "city.argdown", "--json", cwd=folder)

    document = json.loads(result.stdout)
    assert document["own"]["sections"] == 4
    voices = [document["counterpoint"][x] for x in ("experts", "cited voices", "editors")]
    assert voices == [3, 1, 1]
    assert document["counterpoint"]["quotations: exact"] >= 10


def test_without_a_map_those_of_the_folder_are_taken_and_told(folder: Path) -> None:
    (folder / "city.draft.argdown").write_text("no map\n", encoding="utf-8")
    shipped = folder / "empty"
    shipped.mkdir()

    here, elsewhere = counterpoint("tensions", cwd=folder), counterpoint("tensions", cwd=shipped)

    assert here.stderr == "no map is named: taking city.argdown\n"
    assert here.stdout == counterpoint("tensions", "city.argdown", cwd=folder).stdout
    assert elsewhere.stderr.startswith("no map is named: taking negotiating-with-putin.argdown, ")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["biuld"], 2, "Did you mean 'build'?"),
        (["open"], 2, "No such command 'open'. Did you mean 'work'?"),
        (["work"], 2, "counterpoint work city.argdown"),
        (["build", "--colour"], 2, "--colour"),
        (["explain", "no-such"], 2, "no finding"),
        (["compare", "ruiz", "osie", "city.argdown"], 2, "did you mean osei?"),
        (["coalitions", "city.argdown", "--topic", "x"], 2, "'pricing', 'transit'"),
        (["diff", "city.argdown", "--from", "2026"], 2, "one map with --from and --to"),
        (["diff", "city.argdown", "--from", "soon", "--to", "2026"], 2, "'soon' is no date"),
        (["compare", "ruiz", "ruiz", "city.argdown"], 2, "named twice"),
        (["compare", "ruiz", "mayor", "city.argdown"], 2, "The mayor was not asked (cited)"),
        (["compare", "desk", "osei", "city.argdown"], 2, "The city desk was not asked (editor)"),
        (
            ["compare", "nobody", "osei", "city.argdown"],
            2,
            "there are: desk, lind, mayor",
        ),
        (["query", "positons", "--expert", "ruiz"], 2, "did you mean positions?"),
        (["build", "absent.argdown"], 1, "absent.argdown"),
        (["build", "absent"], 1, "absent: there is no such file"),
        (["export", "city.argdown", "-o", "map"], 2, "map tells no format; end it in one of .ttl"),
        (["export", "city.argdown", "-f", "turtle", "-o", "pipe"], 2, "pipe is there and no file"),
        (["build", "."], 1, "folder"),
        (["query", "SELECT * {}", "city.argdown", "--topic", "x"], 2, "named question"),
        (["query", "absent.rq", "city.argdown"], 1, "absent.rq"),
        (["export", "city.argdown", "-o", "x\u202e.ttl"], 1, "cannot be a file name"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_wrong_call_is_answered_clearly(
    folder: Path, arguments: list[str], status: int, sentence: str
) -> None:
    os.mkfifo(folder / "pipe")

    result = counterpoint(*arguments, cwd=folder)

    assert result.returncode == status, result.stderr
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_every_command_has_help_with_its_options_explained(folder: Path) -> None:
    help_text = counterpoint("--help", cwd=folder).stdout

    for name in ("build", "check", "query", "export", "explain"):
        assert name in help_text
        result = counterpoint(name, "--help", cwd=folder)
        assert result.returncode == 0
        assert "Usage: " in result.stdout


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    result = subprocess.run(
        f"{sys.executable} -m counterpoint export city.argdown | head -1",
        cwd=folder,
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Traceback" not in result.stderr
    assert result.stdout.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full here")
@pytest.mark.parametrize("command", ["questions", "questions --json"])
def test_output_on_a_full_disk_is_told(folder: Path, command: str) -> None:
    result = subprocess.run(
        f"{sys.executable} -m counterpoint {command} > /dev/full",
        cwd=folder,
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.stderr == "counterpoint: cannot write the output: No space left on device\n"
    assert result.returncode == 3


def test_ctrl_c_ends_a_command_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(questions, "list_questions", stop)

    result = CliRunner().invoke(main, ["questions"])

    assert (result.exit_code, result.output) == (130, "")


def test_no_colour_is_shown_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    result = CliRunner().invoke(main, ["query", "SELEKT"], color=True)

    assert "\x1b" not in result.stderr
    assert result.stderr.startswith("counterpoint: there is no question 'SELEKT'")


def test_the_version_is_said_without_loading_the_rest(folder: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "counterpoint", "--version"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.stdout.startswith("counterpoint ")
    assert "click" not in result.stderr
    assert "rdflib" not in result.stderr


def test_the_hash_is_that_of_the_data_and_not_of_the_syntax(folder: Path) -> None:
    files = ["map.ttl", "map.trig", "map.argdown"]
    for name in files:
        counterpoint("export", "city.argdown", "-o", name, cwd=folder)

    output = {counterpoint("hash", name, cwd=folder).stdout for name in ("city.argdown", *files)}

    assert len(output) == 1
    assert len(output.pop().strip()) == 64


def test_rdf_that_is_no_map_can_be_queried_all_the_same(folder: Path) -> None:
    (folder / "other.ttl").write_text('<http://e.org/a> <http://e.org/p> "\\u001B[31mred" .')

    result = counterpoint("query", "SELECT ?o { ?s ?p ?o }", "other.ttl", cwd=folder)

    assert result.returncode == 0, result.stderr
    assert "\x1b[31mred" in result.stdout


def test_rdf_keeps_what_it_holds_beside_the_map(folder: Path) -> None:
    counterpoint("export", "city.argdown", "-o", "map.ttl", cwd=folder)
    with (folder / "map.ttl").open("a", encoding="utf-8") as stream:
        stream.write('\n<http://e.org/a> <http://e.org/p> "more" .\n')

    result = counterpoint("export", "map.ttl", cwd=folder)

    assert '"more"' in result.stdout


def test_a_map_is_checked_against_shapes_of_others(folder: Path) -> None:
    (folder / "mine.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix cp: <https://w3id.org/counterpoint/ns#> .
        <http://e.org/s> a sh:NodeShape ; sh:targetClass cp:Claim ;
            sh:property [
                sh:path cp:reviewedBy ; sh:minCount 1 ; sh:message "nobody reviewed it"
            ] .
        """
    )

    result = counterpoint("check", "city.argdown", "--shapes", "mine.ttl", cwd=folder)

    assert result.returncode == 1
    assert result.stderr.count("nobody reviewed it") == 10


def test_explain_says_what_the_finding_rests_on(folder: Path) -> None:
    document = json.loads(counterpoint("tensions", "city.argdown", "--json", cwd=folder).stdout)
    clash = next(x["id"] for x in document if x["kind"] == "incompatibility")

    result = counterpoint("explain", clash, "city.argdown", "--json", cwd=folder)

    assert [x["kind"] for x in json.loads(result.stdout)["rests_on"]] == ["relation"]


def test_the_overview_holds_every_figure_over_the_whole(folder: Path) -> None:
    document = json.loads(counterpoint("overview", "city.argdown", "--json", cwd=folder).stdout)
    output = counterpoint("overview", "city.argdown", cwd=folder).stdout

    (pair,) = [x for x in document["matrix"] if x["experts"] == ["osei", "ruiz"]]
    assert (pair["shared"] > 0, pair["tension"] > 0) == (True, True)
    assert list(document) == [
        *("brief", "matrix", "cruxes", "consensus", "contested", "one_sided", "unsupported"),
        "coverage",
    ]
    assert [output.count(word) for word in ("weight", "(nothing)")] == [4, 1]
    assert f"{document['cruxes'][0]['weight']:.2f}" in output


def test_the_overview_shows_the_parts_that_are_asked_for(folder: Path) -> None:
    result = counterpoint(
        *("overview", "city.argdown", "--part", "coverage", "--part", "one-sided"), cwd=folder
    )

    headings = [line for line in result.stdout.splitlines() if line.startswith(("Who", "One"))]
    assert headings == ["Who is silent on which topic", "One voice only"]
    assert "Experts two by two" not in result.stdout


def test_camps_say_how_far_they_can_be_trusted(folder: Path) -> None:
    result = counterpoint("camps", "city.argdown", "--json", cwd=folder)

    document = json.loads(result.stdout)
    assert sorted(x for camp in document["camps"] for x in camp) == ["lind", "osei", "ruiz"]
    assert document["optimal"] is True
    assert "3 experts" in document["caution"]


@pytest.mark.parametrize("lens", ["grounded", "preferred", "df-quad", "quadratic-energy"])
def test_strengths_go_through_the_lens_that_is_named(folder: Path, lens: str) -> None:
    result = counterpoint("strengths", "city.argdown", "--lens", lens, "--json", cwd=folder)

    by_claim = {x["claim"]: x for x in json.loads(result.stdout)}
    assert "fares-hurt-the-poor" not in by_claim  # only reported: nobody holds it
    is_gradual = lens in {"df-quad", "quadratic-energy"}
    assert (by_claim["charge-for-the-centre"]["value"] is not None) is is_gradual


def test_diff_shows_changed_positions_and_what_follows(folder: Path) -> None:
    text = (folder / "city.argdown").read_text(encoding="utf-8")
    text = text.replace("    incompatible: {", "    note: {").replace(
        'note: {"[Charge for the centre]": {degree: 0.9, note: a toll is a price}}', "note: none"
    )
    text = text.replace('mode: hedged, quote: "not rule', 'quote: "not rule')
    (folder / "new.argdown").write_text(text, encoding="utf-8")

    result = counterpoint("diff", "city.argdown", "new.argdown", "--json", cwd=folder)

    document = json.loads(result.stdout)
    assert document["positions"] == [
        {
            "expert": "osei",
            "claim": "ring-road-first",
            "before": ["affirms (hedged)"],
            "after": ["affirms (explicit)"],
        }
    ]
    assert [x["kind"] for x in document["gone_tensions"]] == ["incompatibility"]
    assert document["new_tensions"] == []


def test_diff_of_a_map_with_itself_says_so(folder: Path) -> None:
    result = counterpoint("diff", "city.argdown", "city.argdown", cwd=folder)

    assert result.stdout == "The two say the same.\n"


@pytest.mark.parametrize(
    ("ending", "text"),
    [("csv", "expert,claim,stance\nAna,A toll,agree\n"), ("argdown", "[A toll]: Cars pay.\n")],
)
def test_two_files_of_one_debate_may_be_called_otherwise(
    tmp_path: Path, ending: str, text: str
) -> None:
    for name in ("first-one", "second"):
        (tmp_path / f"{name}.{ending}").write_text(text, encoding="utf-8")

    result = counterpoint("diff", f"first-one.{ending}", f"second.{ending}", cwd=tmp_path)

    assert result.stdout == "The two say the same.\n"


def test_diff_is_a_comment_for_a_pull_request_in_a_language(folder: Path) -> None:
    text = (folder / "city.argdown").read_text(encoding="utf-8")
    text = text.replace('mode: hedged, quote: "not rule', 'quote: "not rule')
    (folder / "new.argdown").write_text(text, encoding="utf-8")

    result = counterpoint(
        *("diff", "city.argdown", "new.argdown", "-f", "markdown", "--language", "de"), cwd=folder
    )

    assert result.stdout.startswith("## Was sich auf der Karte geändert hat: ")
    assert "| bejaht (vorsichtig) | bejaht (ausdrücklich) |" in result.stdout


def test_diff_tells_claims_and_reasons(folder: Path) -> None:
    text = (folder / "city.argdown").read_text(encoding="utf-8")
    more = "\n\n[Build trams]: Trams should be built.\n  + [Trams are quick]: They are quick.\n"
    (folder / "new.argdown").write_text(text + more, encoding="utf-8")

    result = counterpoint("diff", "city.argdown", "new.argdown", "--json", cwd=folder)
    text_printed = counterpoint("diff", "city.argdown", "new.argdown", cwd=folder).stdout

    document = json.loads(result.stdout)
    assert [(x["before"], x["after"]["title"]) for x in document["claims"]] == [
        (None, "Build trams"),
        (None, "Trams are quick"),
    ]
    assert [x["kind"] for x in document["new_ties"]] == ["reason"]
    assert "new claim: “Build trams”: Trams should be built.\n" in text_printed
    assert "new reason: " in text_printed


def test_diff_of_one_map_is_between_two_dates(folder: Path) -> None:
    text = (folder / "city.argdown").read_text(encoding="utf-8")
    text = text.replace('quote: "let people ride', 'date: 2026-05, quote: "let people ride')
    (folder / "city.argdown").write_text(text, encoding="utf-8")

    dates = ("--from", "2026-04", "--to", "2026-05-31")
    result = counterpoint("diff", "city.argdown", *dates, "--json", cwd=folder)

    document = json.loads(result.stdout)
    assert [(x["expert"], x["after"]) for x in document["positions"]] == [
        ("osei", ["affirms (explicit), 2026-05"])
    ]
    assert [x["kind"] for x in document["new_agreements"]] == ["conditional"]


def test_candidates_are_told_with_their_reason(folder: Path) -> None:
    result = counterpoint("candidates", "city.argdown", "--least", "0.05", "--json", cwd=folder)

    document = json.loads(result.stdout)
    assert document
    assert all(set(x) == {"claims", "likeness", "reason"} for x in document)
    assert ["charge-for-the-centre", "keep-the-centre-free"] not in [x["claims"] for x in document]


def test_a_map_goes_to_rdf_and_back_to_a_map_file(folder: Path) -> None:
    counterpoint("export", "city.argdown", "-o", "map.ttl", cwd=folder)
    result = counterpoint("export", "map.ttl", "-f", "argdown", "-o", "again.argdown", cwd=folder)

    again = counterpoint("export", "again.argdown", cwd=folder)

    assert result.returncode == 0, result.stderr
    assert again.stdout == (folder / "map.ttl").read_text(encoding="utf-8")


def test_coalitions_say_what_is_shared_and_by_whom(folder: Path) -> None:
    least = ("--least-claims", "1", "--json")
    result = counterpoint("coalitions", "city.argdown", *least, cwd=folder)

    document = json.loads(result.stdout)
    by_case = [{"expert": "lind", "claim": "charge-for-the-centre"}]
    assert [(x["experts"], x["affirmed"], x["by_case"]) for x in document["coalitions"]] == [
        (["lind", "osei"], ["ring-road-first"], []),
        (["lind", "ruiz"], ["charge-for-the-centre"], by_case),
        (["osei", "ruiz"], ["free-buses"], []),
    ]
    assert document["complete"] is True
