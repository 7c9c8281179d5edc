"""A figure as an engine is to reckon it: an expression, and what is worth reckoning first.

What belongs here: the record, and the tables that expressions are written over. What does not:
any figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import ibis

from counterpoint.analysis.stance_figures.asked import COLUMNS, TABLE

Expression = Any  # Ibis is published without types


@dataclass(frozen=True, slots=True)
class Figure:
    """An expression over a table of stances.

    ``steps`` are expressions by the name of the table that holds their rows: what several parts
    of the figure start from, in the order in which they are to be reckoned. An engine that did it
    anew for each part would spend most of its time so.
    """

    expression: Expression
    steps: Mapping[str, Expression] = field(default_factory=dict)


STANCES = ibis.table(dict(COLUMNS), name=TABLE)
