"""Questions in SPARQL: those that are shipped, and an assistant's own, under the same limits."""

from __future__ import annotations

import json
from typing import Any

from counterpoint.assistants.answers import ToolAnswer
from counterpoint.assistants.arguments import Arguments
from counterpoint.assistants.debates import Served, Shelf
from counterpoint.assistants.records import checked_sentence
from counterpoint.errors import UsageError
from counterpoint.model import id_called
from counterpoint.rdf.terms.names import iri
from counterpoint.store import QueryResult, list_questions, question
from counterpoint.store.queries.unknown_terms import say_unknown_terms
from counterpoint.store.query_result import Term

_LINES = "What is counted is lines of Turtle."
_KINDS = {"uri": "iri", "bnode": "blank", "literal": "literal", "triple": "triple"}


def questions(_: Served, __: Arguments) -> ToolAnswer:
    """The named questions, with the arguments that each takes."""
    items = [
        {"name": x.name, "answers": x.title, "arguments": list(x.parameters)}
        for x in list_questions()
    ]
    return ToolAnswer(items, notes=("Ask one with `ask`.",), is_own=True)


async def ask(shelf: Shelf, served: Served, arguments: Arguments) -> ToolAnswer:
    """The answer to a named question, of one expert, claim or topic where it takes one."""
    shipped = question(arguments.text("question"))
    values = {
        name: str(iri(served.debate.map.base, name, _id_of(served, name, arguments.text(name))))
        for name in ("expert", "claim", "topic")
        if arguments.text(name)
    }
    wrong = [name for name in values if name not in shipped.parameters]
    if wrong:
        names = " and ".join(f"`{x}`" for x in shipped.parameters) or "no argument"
        raise UsageError(f"the question {shipped.name} takes {names}, and not `{wrong[0]}`")
    return await _rows(shelf, served, shipped.bound(values))


async def sparql(shelf: Shelf, served: Served, arguments: Arguments) -> ToolAnswer:
    """The answer to a SPARQL query over the map and its findings."""
    return await _rows(shelf, served, arguments.text("query"))


async def _rows(shelf: Shelf, served: Served, text: str) -> ToolAnswer:
    answer = await shelf.query(served, text)
    notes: tuple[str, ...] = (f"The answer was {answer.notice}.",) if answer.notice else ()
    checked = checked_sentence(served)
    if answer.kind == "graph":
        lines = [x for x in answer.body.decode("utf-8").splitlines() if x]
        prefixes = [x for x in lines if x.startswith("@prefix ")]
        items = [{"turtle": x} for x in lines if not x.startswith("@prefix ")]
        notes += (_LINES,) if items else ("No triple fits.", *say_unknown_terms(text))
        return ToolAnswer(items, {"prefixes": prefixes} if items else {}, notes, checked)
    data = json.loads(answer.body)
    if answer.kind == "ask":
        notes += () if data["boolean"] else say_unknown_terms(text)
        return ToolAnswer((), {"answer": data["boolean"]}, notes, checked)
    records = _records(served, data)
    notes += () if records else ("No row fits.", *say_unknown_terms(text))
    return ToolAnswer(records, {"columns": data["head"]["vars"]}, notes, checked)


def _records(served: Served, data: dict[str, Any]) -> list[dict[str, str]]:
    """Each row by column, names shortened as a query may use them; what is unbound is left out."""
    variables = tuple(data["head"]["vars"])
    rows = tuple(
        tuple(_term(row[name]) if name in row else None for name in variables)
        for row in data["results"]["bindings"]
    )
    result = QueryResult("select", variables, rows, base=served.debate.map.base)
    return [
        {name: cell for name, cell in zip(variables, cells, strict=True) if cell}
        for cells in result.table()
    ]


def _term(cell: dict[str, Any]) -> Term:
    value = cell["value"] if isinstance(cell["value"], str) else json.dumps(cell["value"])
    kind: Any = _KINDS[cell["type"]]
    return Term(kind, value, cell.get("xml:lang", ""), cell.get("datatype", ""))


def _id_of(served: Served, kind: str, name: str) -> str:
    argument_map = served.debate.map
    if kind == "expert":
        return argument_map.expert(name).id
    if kind == "claim":
        return argument_map.claim(name).id
    return id_called(name, {x.id: (x.label,) for x in argument_map.topics}, "topic")
