"""What readers of foreign formats share: ids and titles for what has none, and maps of records.

What belongs here: the way from foreign ids to a map. What does not: any format's own terms.
"""

from counterpoint.formats.foreign.building import Key, MapBuilder, Record
from counterpoint.formats.foreign.naming import (
    allot_ids,
    default_base,
    ids_by_key,
    natural_order,
    short_title,
    unique_titles,
)

__all__ = [
    "Key",
    "MapBuilder",
    "Record",
    "allot_ids",
    "default_base",
    "ids_by_key",
    "natural_order",
    "short_title",
    "unique_titles",
]
