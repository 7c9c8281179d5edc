"""What answers expressions over a table of stances: DuckDB in this process, or a Spark elsewhere.

What belongs here: connecting, handing a table over, running what an expression says, and telling
what went wrong. What does not: the expressions (`counterpoint.analysis.stance_figures`).
"""

from counterpoint.pipeline.stance_tables.engines.choice import EngineChoice, open_engine
from counterpoint.pipeline.stance_tables.engines.engine import Engine, StanceFiles

__all__ = ["Engine", "EngineChoice", "StanceFiles", "open_engine"]
