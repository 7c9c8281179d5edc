from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.pipeline.file_changes import (
    OtherFileError,
    change_of,
    made_again,
    taken_back,
)

LINES = st.lists(st.text("aä😀 €\r", max_size=4), max_size=8)


@given(LINES, LINES, st.integers(0, 400))
def test_what_became_of_a_file_is_taken_back_and_made_again(
    old: list[str], new: list[str], count: int
) -> None:
    # Lines that stay, around and between: enough of them make it worth telling line by line.
    rest = [f"line {number}" for number in range(count)]
    before = "\n".join([*old, *rest, *old, "end"]).encode()
    after = "\n".join([*new, *rest, *new, "end"]).encode()

    change = change_of("m.argdown", before, after)

    assert taken_back(change, after) == before
    assert made_again(change, before) == after
    assert sum(len(x.new) for x in change.stretches) <= 2000 + sum(map(len, new)) * 2 + 99


def test_another_file_is_never_changed() -> None:
    change = change_of("m.argdown", b"one two", b"one three")

    with pytest.raises(OtherFileError):
        taken_back(change, b"one three!")
    assert change.stretches[0].start == len("one t")
