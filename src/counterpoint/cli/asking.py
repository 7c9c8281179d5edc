"""The commands that answer: agreements, tensions, compare, explain, query, questions."""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.analysis import what_remains
from counterpoint.cli.deadline import Deadline, bounded
from counterpoint.cli.held import keep_option, load, maps_asked, maps_or_store
from counterpoint.cli.options import as_json, seconds_option, source_folders
from counterpoint.cli.showing import (
    say,
    show,
    show_data,
    show_json,
    show_problems,
    show_table,
    visible,
    visible_json,
)
from counterpoint.errors import NetworkWarning, UsageError, did_you_mean, nearest_name, some_of
from counterpoint.model import (
    Alignment,
    ArgumentMap,
    Between,
    Citations,
    Finding,
    Quotation,
    Standing,
    Tie,
    figure,
)
from counterpoint.store import HeldMaps, QueryResult, Store, list_questions, question

__all__ = ["agreements", "compare", "explain", "query", "questions", "tensions"]

# What `query --format` offers beside the table: for rows and truth values, and for graphs.
_RENDERERS: dict[str, Callable[[QueryResult], str]] = {
    "json": QueryResult.to_json,
    "csv": QueryResult.to_csv,
    "tsv": QueryResult.to_tsv,
    "xml": QueryResult.to_xml,
    "turtle": QueryResult.to_turtle,
}


# What can only be meant for the name of a question: no query of SPARQL is one word.
_WORD = re.compile(r"[\w.-]+")

# Why whom the map names has nothing to be compared.
_NOT_ASKED = {
    Standing.CITED: "is only cited in this map and takes part in no agreement or tension",
    Standing.EDITOR: "sums up others in this map as its editor",
}


@click.command()
@maps_or_store
@source_folders
@as_json
def agreements(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """List who agrees with whom on what, and for the same reasons or not; strongest first."""
    debate = load(maps, sources)
    _show_findings(debate, debate.analysis.agreements, as_json=as_json)


@click.command()
@maps_or_store
@source_folders
@as_json
def tensions(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """List who clashes with whom, and on what the clash turns; strongest first."""
    debate = load(maps, sources)
    _show_findings(debate, debate.analysis.tensions, as_json=as_json)


@click.command()
@click.argument("first")
@click.argument("second")
@maps_or_store
@source_folders
@as_json
def compare(
    first: str, second: str, maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool
) -> None:
    """List everything that two experts share and everything that sets them apart.

    FIRST and SECOND are the ids of two experts of the panel. Figures are those of the two: a
    finding of a group counts here as it does between them. Defences, and what is only possible,
    are listed apart.
    """
    if first == second:
        raise UsageError(f"{first!r} is named twice; name two experts")
    debate = load(maps, sources)
    for expert in (first, second):
        _asked(expert, debate.map)
    pair = pipeline.alignment_of(debate, first, second)
    by_id = {x.id: x for x in debate.analysis.findings}
    if as_json:
        citations = Citations(debate.map)
        show_json([_tie_as_json(tie, by_id[tie.finding], citations) for tie in pair.ties])
        return
    names = {x.id: x.name for x in debate.map.panel}
    between = Between.of(pair, debate.analysis.kinds)
    show(_in_short(pair, between, f"{names[first]} and {names[second]}"))
    sure = {*between.agreements, *between.tensions}
    listed = [(tie, by_id[tie.finding]) for tie in pair.ties if tie in sure]
    apart = [(tie, by_id[tie.finding]) for tie in pair.ties if tie not in sure]
    if listed:
        show("")
        _show_ties(listed)
    if apart:
        show("\nCounted for nothing: defences, and what is only possible")
        _show_ties(apart)


@click.command()
@click.argument("finding")
@maps_or_store
@source_folders
@as_json
def explain(finding: str, maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """Explain one FINDING, step by step with the passages, and say what it rests on.

    FINDING is an id as `agreements` and `tensions` print it.
    """
    debate = load(maps, sources)
    by_id = {x.id: x for x in debate.analysis.findings}
    _known(finding, list(by_id), "finding")
    rests_on = what_remains(debate.network, finding)
    citations = Citations(debate.map)
    if as_json:
        rests = [
            {"without": x.step.id, "kind": x.step.kind.value, "then": x.sentence} for x in rests_on
        ]
        show_json(_finding_as_json(by_id[finding], citations) | {"rests_on": rests})
        return
    _show_witness(by_id[finding], citations)
    number_of = {(x.kind, x.id): i for i, x in enumerate(by_id[finding].witness, start=1)}
    for remainder in rests_on:
        number = number_of[remainder.step.kind, remainder.step.id]
        show(f"Step {number}: {remainder.sentence}")


@click.command()
@click.argument("text")
@maps_or_store
@click.option("--expert", metavar="ID", help="For a named question: about this expert only.")
@click.option("--topic", metavar="ID", help="For a named question: on this topic only.")
@click.option("--claim", metavar="ID", help="For a named question: about this claim only.")
@click.option(
    "-f",
    "--format",
    "style",
    type=click.Choice(["table", *_RENDERERS]),
    help="Default: a table, or Turtle for CONSTRUCT and DESCRIBE.",
)
@seconds_option(
    "--deadline",
    30.0,
    "Stop the command after so long, remote stores included (exit status 3).",
    callback=keep_option,
)
@source_folders
@as_json
def query(
    text: str,
    maps: Sequence[Path],
    style: str | None,
    deadline: float,
    sources: Sequence[Path],
    *,
    as_json: bool,
    **parameters: str | None,
) -> None:
    """Answer a SPARQL query over the map and its findings, or over any one RDF file.

    TEXT is the name of a shipped question (see `counterpoint questions`), a file ending in .rq,
    or the query itself. The prefixes of the vocabularies in docs/rdf.md need no declaration.

    \b
    counterpoint query positions --expert pifer
    counterpoint query mine.rq debate.argdown
    counterpoint query "SELECT ?name WHERE { ?e a cp:Expert ; schema:name ?name }"
    """
    given = {name: value for name, value in parameters.items() if value is not None}
    with bounded(deadline) as allowed, _network_told():
        store = maps_asked(maps, sources)
        if isinstance(store, Store):
            show_problems(store.warnings)
        result = _answer(store, text, given, allowed)
        chosen = "json" if as_json else style or ("turtle" if result.kind == "graph" else "table")
        rendered = "" if chosen == "table" else _RENDERERS[chosen](result)
    # Whoever reads the output may take all the time there is.
    if chosen == "table":
        _show_result(result)
    else:
        show_data(rendered, visible_json if chosen == "json" else visible)
    if result.truncated:
        say("counterpoint: the answer was cut at the limit of rows")


@click.command()
@as_json
def questions(*, as_json: bool) -> None:
    """List the named questions that `query` answers."""
    shipped = list_questions()
    if as_json:
        show_json(
            [{"name": x.name, "title": x.title, "parameters": list(x.parameters)} for x in shipped]
        )
        return
    show_table(
        ("name", "question", "options"),
        [(x.name, x.title, " ".join(f"--{name}" for name in x.parameters)) for x in shipped],
    )


def _answer(
    store: Store | HeldMaps, text: str, parameters: dict[str, str], allowed: Deadline
) -> QueryResult:
    if text in {shipped.name for shipped in list_questions()}:
        return store.ask(question(text), parameters, deadline=allowed.remaining)
    if _WORD.fullmatch(text) and not text.endswith(".rq"):
        question(text)  # says which there are
    if parameters:
        raise UsageError(f"--{next(iter(parameters))} goes with a named question only")
    if text.endswith(".rq"):
        return store.query_file(Path(text), deadline=allowed.remaining)
    return store.query(text, deadline=allowed.remaining)


@contextlib.contextmanager
def _network_told() -> Iterator[None]:
    """Say once, if it is so, that a query ran where it could have called somebody."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", NetworkWarning)
        try:
            yield
        finally:
            for message in dict.fromkeys(str(each.message) for each in told):
                say(f"counterpoint: {message}", "yellow")


def _show_result(result: QueryResult) -> None:
    if result.kind == "ask":
        show("yes" if result.boolean else "no")
        return
    show_table(result.variables, result.table())
    count = len(result.rows)
    say(f"{count} row{'' if count == 1 else 's'}")


def _show_findings(debate: pipeline.Debate, found: Sequence[Finding], *, as_json: bool) -> None:
    if as_json:
        citations = Citations(debate.map)
        show_json([_finding_as_json(finding, citations) for finding in found])
        return
    show_table(
        ("finding", "score", "what"),
        [
            (x.id, figure(x.score, sign=True), f"{'Possibly: ' if x.possible else ''}{x.summary}")
            for x in found
        ],
    )


def _in_short(pair: Alignment, between: Between, who: str) -> str:
    """Both figures of two experts in words, with how many findings are listed under each."""
    if not pair.ties:
        both = f", though both speak to {_counted(pair.shared, 'claim')}" if pair.shared else ""
        return f"Nothing stands between {who} in this map{both}."
    sides = (
        ("agreement", pair.agreement, len(between.agreements)),
        ("tension", pair.tension, len(between.tensions)),
    )
    figures = ", ".join(
        f"{word} {figure(value or 0)} in {_counted(count, 'finding')}" if count else f"no {word}"
        for word, value, count in sides
    )
    return (
        f"{who}: {figures}.\n"
        "These figures and scores are those of the two, also where a finding names more experts."
    )


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _show_ties(between: Sequence[tuple[Tie, Finding]]) -> None:
    show_table(
        ("finding", "score", "what"),
        [
            (
                x.id,
                figure(tie.score, sign=True),
                f"{'Possibly: ' if tie.possible else ''}{x.summary}",
            )
            for tie, x in between
        ],
    )


def _tie_as_json(tie: Tie, finding: Finding, citations: Citations) -> dict[str, Any]:
    """The finding with the pair's own figures; those of the whole group stand beside them."""
    factors = [{"name": x.name, "value": round(x.value, 3)} for x in tie.factors]
    own = {"score": round(tie.score, 3), "factors": factors, "counts": tie.counts}
    return _finding_as_json(finding, citations) | own | {"group_score": round(finding.score, 3)}


def _show_witness(finding: Finding, citations: Citations) -> None:
    show(finding.summary)
    factors = " x ".join(f"{x.name} {x.value:g}" for x in finding.factors)
    score = figure(finding.score, sign=True)
    show(f"{finding.kind.value}, score {score} = {factors or 'not scored'}")
    if finding.note:
        show(finding.note)
    for number, step in enumerate(finding.witness, start=1):
        show(f"{number:3}. {step.sentence}")
        for quotation in citations.of(step):
            show(f"     “{quotation.exact}” ({_where(quotation)})")


def _where(quotation: Quotation) -> str:
    if quotation.start is None:
        return f"{quotation.source}, {quotation.verification.value}"
    return (
        f"{quotation.source}, characters {quotation.start} to {quotation.end}, "
        f"{quotation.verification.value}"
    )


def _finding_as_json(finding: Finding, citations: Citations) -> dict[str, Any]:
    witness: list[dict[str, Any]] = []
    for step in finding.witness:
        entry: dict[str, Any] = {
            "kind": step.kind.value,
            "id": step.id,
            "sentence": step.sentence,
        }
        passages = [
            {
                "source": quotation.source,
                "exact": quotation.exact,
                "start": quotation.start,
                "end": quotation.end,
                "verification": quotation.verification.value,
            }
            for quotation in citations.of(step)
        ]
        witness.append(entry | ({"passages": passages} if passages else {}))
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "summary": finding.summary,
        "experts": list(finding.experts),
        "sides": [list(side) for side in finding.sides],
        "claims": list(finding.claims),
        "score": round(finding.score, 3),
        "factors": [{"name": x.name, "value": round(x.value, 3)} for x in finding.factors],
        "reasons": finding.reasons,
        "conditions": list(finding.conditions),
        "possible": finding.possible,
        "note": finding.note,
        "witness": witness,
    }


def _asked(name: str, debate: ArgumentMap) -> None:
    """Refuse who is not of the panel, and say whether the map knows them otherwise."""
    standing = next((x.standing for x in debate.experts if x.id == name), None)
    if standing not in (None, Standing.PANEL):
        raise UsageError(f"{name!r} {_NOT_ASKED[standing]}; compare two experts of the panel")
    _known(name, [x.id for x in debate.panel], "expert")


def _known(name: str, names: Sequence[str], what: str) -> None:
    if name in names:
        return
    advice = did_you_mean(nearest_name(name, names), f"there are: {some_of(names)}")
    raise UsageError(f"there is no {what} {name!r}; {advice}")
