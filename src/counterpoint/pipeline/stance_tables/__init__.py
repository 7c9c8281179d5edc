"""Tables of the stances of many maps: made of maps, and turned to figures.

What belongs here: the way from maps to a table, and from a table through an engine to figures.
What does not: the columns (`counterpoint.formats.stance_table`), or how figures are reckoned
(`counterpoint.analysis.stance_figures`). Needs what the extra ``tables`` installs.

Each name is looked up when it is first used, so that a command loads what it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.pipeline.stance_rows.rows import find_rows, person_of
    from counterpoint.pipeline.stance_rows.tables import stance_table
    from counterpoint.pipeline.stance_tables.collecting import (
        CollectedStances,
        collect_files,
    )
    from counterpoint.pipeline.stance_tables.engines import EngineChoice
    from counterpoint.pipeline.stance_tables.reckoning import Reckoned, reckon
    from counterpoint.pipeline.stance_tables.stored import collect_store

__all__ = [
    "CollectedStances",
    "EngineChoice",
    "Reckoned",
    "collect_files",
    "collect_store",
    "find_rows",
    "person_of",
    "reckon",
    "stance_table",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".collecting": "CollectedStances collect_files",
            ".engines": "EngineChoice",
            ".reckoning": "Reckoned reckon",
            ".stored": "collect_store",
            "counterpoint.pipeline.stance_rows.rows": "find_rows person_of",
            "counterpoint.pipeline.stance_rows.tables": "stance_table",
        },
    )
