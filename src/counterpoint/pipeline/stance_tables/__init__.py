"""Tables of the stances of many maps: made of maps, kept in folders, and turned to figures.

What belongs here: the way from maps to a table, and from a table through an engine to figures.
What does not: the columns (`counterpoint.formats.stance_table`), or how figures are reckoned
(`counterpoint.analysis.stance_figures`). Needs what the extra ``tables`` installs.
"""

from counterpoint.pipeline.stance_tables.collecting import (
    CollectedStances,
    collect_files,
    collect_store,
)
from counterpoint.pipeline.stance_tables.engines import EngineChoice
from counterpoint.pipeline.stance_tables.parts import (
    compact,
    find_parts,
    remove_part,
    write_part,
)
from counterpoint.pipeline.stance_tables.reckoning import Reckoned, reckon
from counterpoint.pipeline.stance_tables.rows import find_rows, person_of
from counterpoint.pipeline.stance_tables.tables import stance_table

__all__ = [
    "CollectedStances",
    "EngineChoice",
    "Reckoned",
    "collect_files",
    "collect_store",
    "compact",
    "find_parts",
    "find_rows",
    "person_of",
    "reckon",
    "remove_part",
    "stance_table",
    "write_part",
]
