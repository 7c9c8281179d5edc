"""What each map answers to the named questions, as a store keeps it to ask many maps at once.

The engine looks up each triple of each map anew, which takes minutes for a thousand maps. The
shipped questions join nothing of one map with anything of another, as long as no map speaks of
what is another one's: so they are asked of a map as it is pushed, and its rows put together with
those of the others when all are asked. What is not kept, the engine answers.

What belongs here: the line that is kept, and rows of several. What does not: which maps are asked
(`counterpoint.store.stored_maps`).
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from counterpoint.errors import InputError, Place, Problem
from counterpoint.store.queries.answering import MOST_TEXT
from counterpoint.store.query_result import QueryResult, Row, Term
from counterpoint.store.questions import Question, list_questions
from counterpoint.store.store import Store
from counterpoint.vocab import PREFIXES, XSD

_VERSION = 1
# Rows of one question in one map: what has more is a crowd, of which the engine is asked.
_MOST_ROWS = 2_000
_MOST_BYTES = 64 << 20  # unpacked; a round number
_CELL_TYPES = {str, type(None)}
# What every map says in the same way: of the program, and of the measures of a crowd's votes.
_SHARED = (b"<https://w3id.org/counterpoint/release/", b"<https://w3id.org/counterpoint/ns#")
_VOCABULARIES = tuple(f"<{namespace}".encode() for namespace in PREFIXES.values())
_ORDER = re.compile(r"^ORDER BY (.*)$", re.MULTILINE)
_SORTED_BY = re.compile(r"(DESC|ASC)?\(?\?(\w+)\)?")
_SELECT = re.compile(r"^SELECT (DISTINCT )?(.*)$", re.MULTILINE)
_STRING = str(XSD.string)

# A cell of a row that is kept: a sign of its kind, and its text; null where nothing is bound.
_Cells = tuple[str | None, ...]


class KeptAnswers(NamedTuple):
    """The answers of the map of a base: the rows as text, by `name_of` a question.

    ``others`` are IRIs of which the map speaks and that are not its own.
    """

    base: str
    others: Sequence[str]
    rows: Mapping[str, str]


def render_answers(store: Store, base: str, graphs: Mapping[str, bytes], *, is_asked: bool) -> str:
    """What is to be kept of a map in ``store``, whose graphs are N-Triples, as one line.

    "" where its triples are of subjects that are not its own. With ``is_asked`` the line has the
    answers, else only whose IRIs the map speaks of. Linear in triples.
    """
    others = _others(base, graphs)
    if others is None:
        return ""
    parts = [json.dumps([_VERSION, base, others], separators=(",", ":"))]
    for question in list_questions() if is_asked else ():
        rows = store.query_here(_with_order(question), max_rows=_MOST_ROWS + 1).rows
        if len(rows) > _MOST_ROWS:
            return parts[0]
        parts.append(f"{name_of(question)}={_packed([_cells(row) for row in rows])}")
    return "\t".join(parts)


def read_answers(line: str) -> KeptAnswers | None:
    """What `render_answers` wrote; ``None`` if it is of another version, or nothing."""
    head, *parts = line.split("\t")
    try:
        version, base, others = json.loads(head)
    except (ValueError, TypeError, RecursionError):
        return None
    if version != _VERSION or not isinstance(base, str) or not isinstance(others, list):
        return None
    return KeptAnswers(base, others, dict(part.partition("=")[::2] for part in parts))


def are_apart(answers: Sequence[KeptAnswers]) -> bool:
    """Whether none of the maps speaks of what is another one's. O(n log n)."""
    bases = sorted(each.base for each in answers)
    if any(later.startswith(base) for base, later in pairwise(bases)):
        return False
    return not any(
        (place := bisect_right(bases, name)) and name.startswith(bases[place - 1])
        for each in answers
        for name in {*each.others}
    )


def unite_answers(
    question: Question,
    packed_rows: Iterable[str],
    answered: Iterable[QueryResult],
    *,
    max_rows: int,
) -> QueryResult:
    """The rows of several maps as the engine would order them; ``answered`` were asked just now.

    Rows that the question's order leaves open stand in the order of maps. O(n log n).
    """
    _, is_distinct, variables = _selected(question)
    names = (*_beside(question), *variables)
    rows: list[_Cells] = [row for text in packed_rows for row in _unpacked(text, len(names))]
    rows += [_cells(row) for result in answered for row in result.rows]
    if is_distinct:
        rows = list(dict.fromkeys(rows))
    for is_descending, name in reversed(_order(question)):
        rows.sort(key=_key_of_column(names.index(name)), reverse=is_descending)
    first = len(names) - len(variables)
    terms, is_cut = _within([row[first:] for row in rows], max_rows)
    return QueryResult("select", variables, terms, truncated=is_cut)


def _others(base: str, graphs: Mapping[str, bytes]) -> list[str] | None:
    """The IRIs that are neither the map's own nor of a vocabulary; ``None`` if one is a subject."""
    own = f"<{base}".encode()
    names: set[bytes] = set()
    for n_triples in graphs.values():
        for line in n_triples.split(b"\n"):
            if not line.startswith(own) and line and not line.startswith((b"_:", *_SHARED)):
                return None
            if line.endswith(b"> ."):
                name = line[line.rindex(b"<") : -3]
                if not name.startswith((own, *_VOCABULARIES, *_SHARED)):
                    names.add(name[1:])
    return sorted(name.decode() for name in names)


@cache
def name_of(question: Question) -> str:
    """What a question's rows are kept under: its name, and what it asks in this version."""
    return f"{question.name}:{sha256(question.text.encode()).hexdigest()[:8]}"


def _order(question: Question) -> list[tuple[bool, str]]:
    """By what the question's rows are sorted: whether from the largest, and the variable."""
    (order,) = _ORDER.findall(question.text)
    return [(way == "DESC", name) for way, name in _SORTED_BY.findall(order)]


def _selected(question: Question) -> tuple[str, bool, tuple[str, ...]]:
    """The line of what is selected, whether each row is wanted once, and the variables."""
    match = _SELECT.search(question.text)
    assert match is not None
    # Behind AS stands the name of what is counted.
    texts = re.sub(r"\(.*? AS (\?\w+)\)", r"\1", match[2])
    return match[0], match[1] is not None, tuple(re.findall(r"\?(\w+)", texts))


def _beside(question: Question) -> tuple[str, ...]:
    """The variables by which rows are sorted and that they do not show."""
    variables = _selected(question)[2]
    return tuple(name for _, name in _order(question) if name not in variables)


def _with_order(question: Question) -> str:
    """The question with what its rows are sorted by in front of what it selects."""
    beside = "".join(f"?{name} " for name in _beside(question))
    line = _selected(question)[0]
    return question.text.replace(line, line.replace("SELECT ", f"SELECT {beside}"), 1)


def ordered_text(question: Question) -> str:
    """The question as it is to be asked of maps of which nothing is kept."""
    return _with_order(question)


def _packed(rows: Sequence[_Cells]) -> str:
    content = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(zlib.compress(content, 1)).decode("ascii")


def _unpacked(text: str, width: int) -> list[_Cells]:
    """The rows of one map; a folder from elsewhere may hold anything in their place.

    Raises:
        InputError: they are none, or more than was kept here.
    """
    try:
        content = zlib.decompressobj().decompress(base64.b64decode(text), _MOST_BYTES)
        rows: list[_Cells] = [tuple(row) for row in json.loads(content)]
        is_whole = all(len(row) == width and {*map(type, row)} <= _CELL_TYPES for row in rows)
    except (ValueError, TypeError, zlib.error, RecursionError):
        is_whole = False
    if not is_whole:
        message, advice = "keeps answers of a map that cannot be read", "push its maps again"
        raise InputError(Problem(Place("the store"), message, advice, code="answers"))
    return rows


def _cells(row: Row) -> _Cells:
    return tuple(None if term is None else _cell(term) for term in row)


def _cell(term: Term) -> str:
    if term.kind == "iri":
        return f"<{term.value}"
    if term.kind == "blank":
        return f"_{term.value}"
    if term.language:
        return f"@{term.language} {term.value}"
    return f"={term.value}" if term.datatype == _STRING else f"^{term.datatype} {term.value}"


def _term(cell: str) -> Term:
    sign, text = cell[:1], cell[1:]
    if sign == "=":
        return Term("literal", text, "", _STRING)
    if sign in "<_":
        return Term("iri" if sign == "<" else "blank", text)
    mark, _, value = text.partition(" ")
    return Term("literal", value, mark) if sign == "@" else Term("literal", value, "", mark)


def _key_of_column(place: int) -> Callable[[_Cells], tuple[int, float, str]]:
    key_of = cache(_key)  # many rows have the same
    return lambda row: key_of(row[place])


def _key(cell: str | None) -> tuple[int, float, str]:
    """By what the engine sorts: what is unbound, blank nodes, IRIs, numbers, texts."""
    if cell is None:
        return 0, 0.0, ""
    term = _term(cell)
    if term.kind != "literal":
        return ("blank", "iri").index(term.kind) + 1, 0.0, term.value
    if term.datatype not in ("", _STRING):
        try:
            return 3, float(term.value), ""
        except ValueError:
            return 5, 0.0, term.value
    return 4, 0.0, term.value


def _within(rows: Sequence[_Cells], max_rows: int) -> tuple[tuple[Row, ...], bool]:
    """The rows that may be told, and whether there were more."""
    term_of: Callable[[str], Term] = cache(_term)
    terms: list[Row] = []
    length = 0
    for row in rows:
        if len(terms) >= max_rows or length > MOST_TEXT:
            return tuple(terms), True
        terms.append(tuple(None if cell is None else term_of(cell) for cell in row))
        length += sum(len(cell) for cell in row if cell)
    return tuple(terms), False
