"""The file of SQL that DuckDB is asked with, made by Ibis of the figures' expressions.

    python -m counterpoint.pipeline.stance_tables.engines.compiling

writes it anew; whoever changes an expression, a weight or Ibis does so. Needs ibis-framework.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from counterpoint.analysis.stance_figures import KINDS, OF_PAIRS, AskedFigure
from counterpoint.pipeline.stance_tables.engines.statements import (
    FILE,
    MOST,
    TEXT,
    compiled,
    name_of,
)


def render_statements() -> str:
    """The text of the file: each figure by name that can be asked, a line each; loads Ibis."""
    requests = [AskedFigure(name) for name in ("unusable", "names", "size")]
    requests += [AskedFigure(name, TEXT) for name in ("named", "size")]
    requests += [
        AskedFigure(name, text, most)
        for name in KINDS
        for text in ((None, TEXT) if name in OF_PAIRS else (None,))
        for most in (None, MOST)
    ]
    statements = {name_of(each): compiled(each.express()) for each in requests}
    figures = {name: (x.query, x.columns, [*x.steps]) for name, x in statements.items()}
    steps = {name: step for x in statements.values() for name, step in x.steps.items()}
    return f'{{\n"figures": {_lines(figures)},\n"steps": {_lines(steps)}\n}}\n'


def _lines(rows: Mapping[str, object]) -> str:
    """An object of JSON with a line for each key, so that one shows what has changed."""
    return (
        "{\n" + ",\n".join(f"{json.dumps(x)}: {json.dumps(own)}" for x, own in rows.items()) + "\n}"
    )


if __name__ == "__main__":
    Path(__file__).with_name(FILE).write_text(render_statements(), encoding="utf-8")
