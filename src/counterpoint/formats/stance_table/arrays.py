"""Arrow's arrays made of what Python and numpy hold, and back, by their buffers.

Arrow's own way looks at each value for one of pandas', and loads pandas for it where it is
installed, which takes as long as most figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


def array_of_texts(texts: Sequence[str | None]) -> pa.StringArray:
    """Texts as an array, ``None`` as null. Linear.

    Raises:
        pyarrow.ArrowException: they are 2 GiB or more.
    """
    encoded = [b"" if text is None else text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int64)
    if ends[-1] > np.iinfo(np.int32).max:
        raise pa.ArrowCapacityError("texts of 2 GiB or more in one array")
    is_there = np.array([text is not None for text in texts], dtype=np.bool_)
    buffers = (ends.astype(np.int32), b"".join(encoded), np.packbits(is_there, bitorder="little"))
    first, content, valid = map(pa.py_buffer, buffers)
    return pa.StringArray.from_buffers(len(encoded), first, content, valid)


def array_of_numbers(numbers: NDArray[np.int64]) -> pa.Int64Array:
    """Numbers as an array without nulls."""
    content = pa.py_buffer(np.ascontiguousarray(numbers, np.int64))
    return pa.Int64Array.from_buffers(pa.int64(), len(numbers), [None, content])


def numbers_of(array: Any) -> NDArray[np.int32]:
    """The places in its dictionary of each row of a dictionary array without nulls."""
    places = np.frombuffer(array.indices.buffers()[1] or b"", dtype=np.int32)
    return places[array.indices.offset : array.indices.offset + len(array)]
