"""What runs in the worker: one query, its terms taken apart so that they travel cheaply.

What belongs here: Oxigraph's answer as plain tuples, cut at the limits. What does not: judging
the query, or starting the worker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pyoxigraph as px

from counterpoint.errors import InputError, Place, Problem
from counterpoint.rdf.terms.names import is_absolute_iri
from counterpoint.store.queries.calls import has_call_word, without_call_words
from counterpoint.store.queries.mistakes import find_mistake
from counterpoint.store.queries.ontology_graph import ONTOLOGY_GRAPH, beside, is_held
from counterpoint.store.queries.sparql import call_refused, line_at
from counterpoint.vocab import PREFIXES

# Letters: an answer is copied from its process, made into terms and rendered, all in memory.
MOST_TEXT = 50 << 20
# In letters: "service", and as much again.
_NEAR = 14

Cell = tuple[str, str, str, str]
_SENTENCE = re.compile(r"[A-Z]\w* \w+ \w+")
_SYNTAX = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """An answer before its terms are made; a cell is kind, value, language, datatype."""

    kind: Literal["select", "ask", "graph"]
    variables: tuple[str, ...]
    rows: list[tuple[Cell | None, ...]]
    boolean: bool
    truncated: bool


@dataclass(frozen=True, slots=True)
class QueryTask:
    """A query and how it is to be answered; ``file`` is named in messages.

    ``default_graphs`` and ``named_graphs``, where given, replace what the query names: the IRIs
    whose union is the default graph, and those that GRAPH can reach. ``ontology`` is its
    ontology's Turtle where the query may ask its graph.
    """

    text: str
    file: str
    base: str
    is_union: bool
    max_rows: int
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    ontology: bytes = b""


def answer(quads: px.Store, task: QueryTask) -> RawAnswer:
    """What the query gives on ``quads``, within its ``max_rows`` and `MOST_TEXT` characters.

    Raises:
        InputError: the query has a mistake, or the engine could read a call in it.
    """
    require_read_without_call(task)
    if not task.ontology or is_held(quads):
        return _answer(quads, task, _graphs_asked(task))
    with beside(quads, task.ontology) as graphs:
        return _answer(quads, task, _graphs_beside(task, graphs))


class _GraphsAsked(NamedTuple):
    """What the engine is told of the graphs; ``None`` leaves it to the query."""

    is_union: bool
    default: list[px.NamedNode | px.BlankNode | px.DefaultGraph] | None
    by_name: list[px.NamedNode | px.BlankNode] | None


def _graphs_asked(task: QueryTask) -> _GraphsAsked:
    return _GraphsAsked(
        is_union=task.is_union and task.default_graphs is None,
        default=None if task.default_graphs is None else [*_names(task.default_graphs)],
        by_name=None if task.named_graphs is None else [*_names(task.named_graphs)],
    )


def _graphs_beside(task: QueryTask, graphs: tuple[px.NamedNode, ...]) -> _GraphsAsked:
    """The same where the ontology stands beside ``graphs``: it can be named and is no data."""
    if task.default_graphs is not None or not task.is_union:
        return _graphs_asked(task)
    ontology = px.NamedNode(ONTOLOGY_GRAPH)
    return _GraphsAsked(
        is_union=False, default=[px.DefaultGraph(), *graphs], by_name=[*graphs, ontology]
    )


def _answer(quads: px.Store, task: QueryTask, graphs: _GraphsAsked) -> RawAnswer:
    try:
        result = quads.query(
            task.text,
            base_iri=task.base if is_absolute_iri(task.base) else None,
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=graphs.is_union,
            default_graph=graphs.default,
            named_graphs=graphs.by_name,
        )
        if isinstance(result, px.QueryBoolean):
            return RawAnswer("ask", (), [], bool(result), truncated=False)
        if isinstance(result, px.QuerySolutions):
            variables = tuple(variable.value for variable in result.variables)
            rows, truncated = _rows_within((tuple(row) for row in result), task.max_rows)
            return RawAnswer("select", variables, rows, boolean=False, truncated=truncated)
        triples = ((t.subject, t.predicate, t.object) for t in result)
        rows, truncated = _rows_within(triples, task.max_rows)
        return RawAnswer("graph", (), rows, boolean=False, truncated=truncated)
    except SyntaxError as error:
        raise InputError(_problem(str(error), task)) from None


def require_read_without_call(task: QueryTask) -> None:
    """Nothing, if the engine itself finds no call to another server in the query.

    Put another word for each "service", upper and lower case alike, and let the engine read
    that on no data: it can call nobody, as the word is nowhere left. Had it read one of them as
    the keyword, it cannot read the other word there. A word that is no keyword can only begin a
    prefixed name, and where a call may begin (behind a whole triple or group) none can stand
    that is followed by a brace. The other word is one that the text did not hold, so that no
    prefix can be declared to make it right. Whatever else the engine reads, it reads as before,
    as a name, an IRI or a text is right with either word.

    So this asks the engine that will answer, whatever its version takes for a token.

    Raises:
        InputError: it finds one, or a mistake.
    """
    if not has_call_word(task.text):
        return
    try:
        _parse_without_calls(task.text, task)
    except SyntaxError as error:
        problem = _problem(str(error), task)
        mistake = find_mistake(task.text, lambda text: _parse_without_calls(text, task))
        offset = mistake.offset if mistake else 0
        # What follows the word, and not the word itself, may be what cannot stand there.
        if mistake is None or has_call_word(task.text[max(0, offset - _NEAR) : offset + _NEAR]):
            raise call_refused(task.text, Place(task.file), offset) from None
        raise InputError(problem) from None
    except (OSError, RuntimeError, ValueError):
        return  # it could be read; what goes wrong then is told when it is answered


def _parse_without_calls(text: str, task: QueryTask) -> None:
    """Let the engine read ``text``, with nobody to call in it whatever it is.

    Raises:
        SyntaxError: it has a mistake.
    """
    base = task.base if is_absolute_iri(task.base) else None
    px.Store().query(without_call_words(text), base_iri=base, prefixes=dict(PREFIXES))


def _names(graphs: tuple[str, ...]) -> Iterable[px.NamedNode]:
    return map(px.NamedNode, graphs)


def _rows_within(
    rows: Iterable[tuple[object, ...]], max_rows: int
) -> tuple[list[tuple[Cell | None, ...]], bool]:
    """The rows within the limits, and whether there were more."""
    rows_taken: list[tuple[Cell | None, ...]] = []
    length = 0
    for row in rows:
        if len(rows_taken) >= max_rows or length > MOST_TEXT:
            return rows_taken, True
        cells = tuple(None if term is None else cell_of(term) for term in row)
        length += sum(len(cell[1]) for cell in cells if cell)
        rows_taken.append(cells)
    return rows_taken, False


def cell_of(term: object) -> Cell:
    """A term of pyoxigraph, taken apart."""
    if isinstance(term, px.NamedNode):
        return ("iri", term.value, "", "")
    if isinstance(term, px.BlankNode):
        return ("blank", term.value, "", "")
    if isinstance(term, px.Literal):
        if term.language:
            return ("literal", term.value, term.language, "")
        return ("literal", term.value, "", term.datatype.value)
    return ("triple", str(term), "", "")


def _problem(message: str, task: QueryTask) -> Problem:
    mistake = find_mistake(task.text, lambda text: _parse_without_calls(text, task))
    if mistake is not None:
        line, column, line_text = line_at(task.text, mistake.offset)
        message, advice = f"the query {mistake.message}", mistake.advice
        place = Place(task.file, line, column)
        return Problem(place, message, advice, code="syntax", line_text=line_text[:200])
    match = _SYNTAX.search(message)
    if not match:
        return Problem(Place(task.file), f"the query is wrong: {message}", code="syntax")
    line, column = int(match[1]), int(match[2])
    # Among what the parser expected stands what the query breaks, if it is a rule.
    rules = [each for each in match[3].split(", ") if _SENTENCE.match(each)]
    lines = task.text.split("\n")
    return Problem(
        Place(task.file, line, column),
        f"the query goes wrong here: {rules[0] if rules else match[3]}",
        "correct it there or just before",
        code="syntax",
        line_text=lines[line - 1][:200] if line <= len(lines) else "",
    )
