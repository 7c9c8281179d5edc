"""What readers of foreign formats share: ids and titles for what has none, and maps of records.

What belongs here: the way from foreign ids to a map. What does not: any format's own terms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.formats.foreign.building import Key, MapBuilder, Record
    from counterpoint.formats.foreign.comparison import find_differences, in_plain_letters
    from counterpoint.formats.foreign.naming import (
        allot_ids,
        bounded,
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
    "bounded",
    "default_base",
    "find_differences",
    "ids_by_key",
    "in_plain_letters",
    "natural_order",
    "short_title",
    "unique_titles",
]

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".building": "Key MapBuilder Record",
            ".comparison": "find_differences in_plain_letters",
            ".naming": "allot_ids bounded default_base ids_by_key natural_order short_title "
            "unique_titles",
        },
    )
