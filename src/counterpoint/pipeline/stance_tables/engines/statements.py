"""The SQL in which DuckDB is asked: that of figures by name is compiled beforehand.

Ibis and what it compiles with take longer to load than most figures to reckon, so what it makes of
each figure stands in ``duckdb.json``; a test holds that it would make the same today. What is no
figure by name is compiled here. What belongs here: texts, and what stands in their places. What
does not: running them, and making the file
(`counterpoint.pipeline.stance_tables.engines.compiling`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from counterpoint.analysis.stance_figures import CHECKS, OF_PAIRS, AskedFigure

if TYPE_CHECKING:  # takes Ibis
    from counterpoint.analysis.stance_figures import Figure

FILE = "duckdb.json"
# What stands in a text for whom is asked about, in small letters too, and for how many rows.
TEXT, SMALL, MOST = "{TEXT}", "{text}", 987_654_321
_PLACES = re.compile(rf"'({re.escape(TEXT)}|{re.escape(SMALL)})'|\b{MOST}\b")


class Statement(NamedTuple):
    """A query, the types of its columns by their names, and queries of what it starts from.

    ``steps`` are by the names of the tables that hold their rows, in their order.
    """

    query: str
    columns: Mapping[str, str]
    steps: Mapping[str, str]


def statement_of(figure: Figure | AskedFigure) -> Statement:
    """What DuckDB is to be asked."""
    if not isinstance(figure, AskedFigure):
        return compiled(figure)
    shipped = _shipped()
    query, columns, steps = shipped["figures"][name_of(figure)]
    words = {TEXT: figure.text or "", SMALL: (figure.text or "").lower()}

    def at_place(match: re.Match[str]) -> str:
        place = match[1]
        return str(figure.most) if place is None else "'" + words[place].replace("'", "''") + "'"

    return Statement(_PLACES.sub(at_place, query), columns, {x: shipped["steps"][x] for x in steps})


def compiled(figure: Figure) -> Statement:
    """The same of an expression; loads Ibis."""
    steps = {name: _query(step) for name, step in figure.steps.items()}
    return Statement(_query(figure.expression), kinds_of(figure.expression), steps)


def kinds_of(expression: Any) -> dict[str, str]:
    """The types of the columns of an expression, as Ibis calls them, by their names."""
    return {name: str(kind).lstrip("!") for name, kind in expression.schema().items()}


def name_of(request: AskedFigure) -> str:
    """What the text of a figure is kept under."""
    of_one = request.text is not None and request.name in (*OF_PAIRS, *CHECKS)
    return request.name + " of one" * of_one + ", first" * (request.most is not None)


@cache
def _shipped() -> Mapping[str, Any]:
    text = files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    shipped: Mapping[str, Any] = json.loads(text)
    return shipped


def _query(expression: Any) -> str:
    import ibis  # noqa: PLC0415 - what is asked by name is compiled already

    return str(ibis.to_sql(expression, dialect="duckdb", pretty=False))
