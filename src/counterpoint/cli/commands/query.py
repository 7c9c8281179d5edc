"""`counterpoint query`: SPARQL over a map and its findings."""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from counterpoint.cli.deadline import Deadline, bounded
from counterpoint.cli.escapes import visible_json
from counterpoint.cli.map_choice import maps_asked, maps_or_store, source_folders
from counterpoint.cli.options import as_json, keep_option, seconds_option
from counterpoint.cli.showing import (
    say,
    show,
    show_data,
    show_problems,
    show_table,
)
from counterpoint.errors import NetworkWarning, UsageError
from counterpoint.store import QueryResult, Store, StoredMaps, list_questions, question
from counterpoint.wording.escapes import visible

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


def _questions_like(
    _context: click.Context, _argument: click.Parameter, typed: str
) -> list[CompletionItem]:
    """The named questions that begin so, for a shell that completes the word."""
    return [CompletionItem(x.name) for x in list_questions() if x.name.startswith(typed)]


@click.command()
@click.argument("text", shell_complete=_questions_like)
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
    values = {name: value for name, value in parameters.items() if value is not None}
    with bounded(deadline) as limit, _network_warnings():
        store = maps_asked(maps, sources, is_map_enough=text in _names_of_map_alone())
        if isinstance(store, Store):
            show_problems(store.warnings)
        result = _answer(store, text, values, limit)
        format_name = (
            "json" if as_json else style or ("turtle" if result.kind == "graph" else "table")
        )
        if format_name == "table" and result.kind == "graph":
            raise UsageError("only SELECT and ASK give a table; take turtle")
        rendering = "" if format_name == "table" else _RENDERERS[format_name](result)
    # Whoever reads the output may take all the time there is.
    if format_name == "table":
        _show_result(result)
    else:
        show_data(rendering, visible_json if format_name == "json" else visible)
    _say_why_nothing(result, text)
    if result.truncated:
        say("counterpoint: the answer was cut at the limit of rows")


def _names_of_map_alone() -> set[str]:
    return {shipped.name for shipped in list_questions() if shipped.is_of_map_alone}


def _say_why_nothing(result: QueryResult, text: str) -> None:
    """Name the terms that the ontology has not, if nothing fits what was asked with them."""
    if result.rows or result.boolean or text in {shipped.name for shipped in list_questions()}:
        return
    # Most answers are not empty, and those that are have the ontology to read.
    from counterpoint.store.queries.query_file import read_query  # noqa: PLC0415
    from counterpoint.store.queries.unknown_terms import say_unknown_terms  # noqa: PLC0415 (as above)

    for sentence in say_unknown_terms(read_query(Path(text)) if text.endswith(".rq") else text):
        say(f"counterpoint: {sentence}", "yellow")


def _answer(
    store: Store | StoredMaps, text: str, parameters: dict[str, str], limit: Deadline
) -> QueryResult:
    if text in {shipped.name for shipped in list_questions()}:
        return store.ask(question(text), parameters, deadline=limit.remaining)
    if _WORD.fullmatch(text) and not text.endswith(".rq"):
        question(text)  # says which there are
    if parameters:
        raise UsageError(f"--{next(iter(parameters))} goes with a named question only")
    if text.endswith(".rq"):
        return store.query_file(Path(text), deadline=limit.remaining)
    return store.query(text, deadline=limit.remaining)


@contextlib.contextmanager
def _network_warnings() -> Iterator[None]:
    """Say once, if it is so, that a query ran where it could have called somebody."""
    with warnings.catch_warnings(record=True) as calls:
        warnings.simplefilter("always", NetworkWarning)
        try:
            yield
        finally:
            for message in dict.fromkeys(str(each.message) for each in calls):
                say(f"counterpoint: {message}", "yellow")


def _show_result(result: QueryResult) -> None:
    if result.kind == "ask":
        show("yes" if result.boolean else "no")
        return
    show_table(result.variables, result.table())
    count = len(result.rows)
    say(f"{count} row{'' if count == 1 else 's'}")
