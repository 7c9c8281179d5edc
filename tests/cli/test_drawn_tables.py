"""A long table is what Rich would draw of all its rows."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lengths import examples
from rich.text import Text

from counterpoint.cli import drawn_tables
from counterpoint.cli.drawn_tables import drawn_table

WORDS = (
    *("a", "the", "Dunmarrow", "people's", "move", "w" * 40, "x" * 19, "y" * 20, "-", "1976-02"),
    *(
        "Осей",
        "громадсько-політичний",
        "ї",
        "🚲",
        "漢字",
        "漢字" * 15,
        "e\u0301" * 12,
        "👩‍👩‍👧",
        "ﬀ",
    ),
    *("\u200b", "\U000f0000", "\u00a0", "https://example.org/" + "z" * 50, "“quoted”"),
)


def by_rich(width: int, rows: list[list[str]], *, is_terminal: bool) -> str:
    texts = [[Text(cell) for cell in row] for row in rows]
    return "\n".join(drawn_tables._drawn_by_rich(width, texts, is_terminal)) + "\n"


def rows_of(seed: int, columns: int, count: int) -> list[list[str]]:
    chance = random.Random(seed)

    def text() -> str:
        words = chance.choices(WORDS, k=chance.choice((0, 1, 1, 2, 3, 9, 60)))
        return "".join(word + chance.choice((" ", " ", " ", "  ", "\n")) for word in words)

    def short() -> str:
        return " ".join(chance.choices(WORDS[:6], k=chance.randrange(7)))

    # Where one column alone is long, the others keep their width.
    # The longest text need not have the longest line.
    makers = (text, short, lambda: chance.choice(("a\n" * 30, "people's", "the move")))
    own = chance.choices(makers, k=columns)
    heads = [f"head {i}" for i in range(columns)]
    return [heads] + [[make() for make in own] for _ in range(count)]


@pytest.mark.parametrize("is_terminal", [False, True], ids=["pipe", "terminal"])
@settings(max_examples=examples(36))
@given(
    seed=st.integers(0, 10_000),
    columns=st.integers(1, 7),
    width=st.sampled_from((40, 79, 80, 110, 200)),
)
def test_a_long_table_is_drawn_as_a_short_one(
    seed: int, columns: int, width: int, *, is_terminal: bool
) -> None:
    rows = rows_of(seed, columns, 40)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawn_tables, "_FEW", 0)
        drawn = drawn_table(width, rows, is_terminal=is_terminal)

    assert drawn == by_rich(width, rows, is_terminal=is_terminal)
