"""What an engine answers to each figure; run as a program where another Python must ask.

    python tests/engine_answers.py ADDRESS FILE

prints the rows of each figure as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterpoint.analysis import stance_figures as figures
from counterpoint.pipeline.stance_tables.engines import EngineChoice, StanceFiles, open_engine

if TYPE_CHECKING:
    from counterpoint.analysis.stance_figures import Figure

Rows = list[dict[str, Any]]
_RUIZ = "https://example.org/1/expert/e0"


@cache
def figures_by_name() -> dict[str, Figure]:
    """What is asked; made when it is, since who only lists the tests needs no Ibis."""
    return {
        "unusable": figures.unusable(),
        "meetings": figures.find_meetings(),
        "pairs": figures.find_pairs(),
        "pairs of one": figures.find_pairs(_RUIZ),
        "first pairs": figures.LISTINGS["pairs"].first(5),
        "size": figures.count_meetings(),
        "size of one": figures.count_meetings(_RUIZ),
        "classes": figures.find_classes(),
        "consensus": figures.find_consensus(),
        "changes": figures.LISTINGS["changes"].whole(),
    }


def answers(path: Path, address: str, names: Iterable[str] = ()) -> dict[str, Rows]:
    """The rows of figures, of all if none is named, sorted.

    Figures that are within 1e-12 are nearly always equal.
    """
    all_figures = figures_by_name()
    with open_engine(StanceFiles(path.name, (str(path),)), EngineChoice(address)) as engine:
        return {
            name: _in_order(engine.answer(all_figures[name]).to_pylist())
            for name in names or all_figures
        }


def _in_order(rows: Rows) -> Rows:
    rounded = [
        {name: round(x, 11) if isinstance(x, float) else x for name, x in row.items()}
        for row in rows
    ]
    return sorted(rounded, key=lambda row: [str(cell) for cell in row.values()])


if __name__ == "__main__":
    print(json.dumps(answers(Path(sys.argv[2]), sys.argv[1])))
