"""DuckDB is asked by name what Ibis compiles of the expressions, and without Ibis."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lengths import IS_LONG
from stance_rows import ROW

from counterpoint.analysis.stance_figures import KINDS, OF_PAIRS, AskedFigure
from counterpoint.formats.stance_table import render_tables, table_of
from counterpoint.pipeline.stance_tables.engines import statements
from counterpoint.pipeline.stance_tables.engines.compiling import render_statements
from counterpoint.pipeline.stance_tables.engines.statements import compiled, statement_of

ODD_TEXTS = ("o'brien", "{text}", "{TEXT}' OR ''='", 'Осей "ß" \\ İ %s $1', "a\nb", "", "987654321")
FIGURES = [
    *(AskedFigure(name) for name in ("unusable", "names", "size")),
    *(AskedFigure(name, text) for name in ("named", "size") for text in ODD_TEXTS),
    *(AskedFigure(kind, None, 51) for kind in KINDS),
    *(AskedFigure(kind, "e:o'brien", 51) for kind in OF_PAIRS),
    # What has no place in it is in the file as Ibis makes it, which another test holds for all.
    *(
        AskedFigure(kind, None, most)
        for kind in (KINDS if IS_LONG else ["changes"])
        for most in (None, 1)
    ),
    *(AskedFigure(kind, "e:o'brien") for kind in (OF_PAIRS if IS_LONG else ["pairs"])),
]


def test_the_texts_that_are_kept_are_those_that_ibis_makes() -> None:
    texts = Path(statements.__file__).with_name(statements.FILE).read_text(encoding="utf-8")

    anew = "make it anew: python -m counterpoint.pipeline.stance_tables.engines.compiling"
    assert texts == render_statements(), anew


@pytest.mark.parametrize("figure", FIGURES, ids=str)
def test_a_figure_by_name_is_asked_as_its_expression_is(figure: AskedFigure) -> None:
    assert statement_of(figure) == compiled(figure.express())


def test_figures_are_reckoned_here_without_ibis(tmp_path: Path) -> None:
    path = tmp_path / "stances.parquet"
    path.write_bytes(render_tables([table_of([ROW])], ".parquet"))
    program = (
        "import sys; from counterpoint.pipeline.stance_tables import reckon; "
        f"print([reckon(kind, [{str(path)!r}], most=5).rows.num_rows for kind in {KINDS!r}]); "
        "print([name for name in ('ibis', 'sqlglot') if name in sys.modules])"
    )

    process = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert process.stdout == "[0, 0, 1, 0, 0]\n[]\n"
