"""Maps as one table of their stances."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from counterpoint.formats.stance_table import table_of
from counterpoint.network import ArgumentNetwork
from counterpoint.pipeline.stance_rows.rows import find_rows


def stance_table(
    network: ArgumentNetwork,
    persons: Mapping[str, str] | None = None,
    classes: Mapping[str, str] | None = None,
) -> pa.Table:
    """The stances of one map (`build_network` of it, or `Debate.network`), a row each. Linear.

    ``persons`` says by expert who somebody is over maps (`rows.person_of` where it does not),
    ``classes`` by class what it is over maps (its IRI in this one where it does not).
    """
    return table_of(find_rows(network, persons, classes))
