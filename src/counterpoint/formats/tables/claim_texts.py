"""What the claims of a wide table say, where its headers only number them ("Question A").

What belongs here: texts for such names. What does not: which columns are answers
(`counterpoint.formats.tables.layout`), and what stands over the header (`heading`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from counterpoint.errors import Problems, did_you_mean, nearest_name
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.heading import is_numbered
from counterpoint.formats.tables.layout_blocks import Layout
from counterpoint.formats.tables.roles import plain_header

_MOST_SHOWN = 3  # enough to see what is meant; how many more there are is told


def with_claim_texts(
    layout: Layout,
    grid: Grid,
    texts: Mapping[str, str],
    heading_texts: Mapping[str, str],
    problems: Problems,
) -> Layout:
    """The layout with what its claims say by ``texts``, else by ``heading_texts``, else by name.

    Noted are names of which a text is said and which no claim has, and claims that are called by
    a number only. Linear in the columns.
    """
    is_wide = layout.kind == "wide"
    names = {plain_header(block.claim): block.claim for block in layout.blocks if is_wide}
    _note_unknown(grid, texts, names, problems)
    for name, text in heading_texts.items():
        if plain_header(name) not in names:
            message = f"{in_quotes(f'{name}: {text}')} over the header is not read"
            problems.warn(grid.header_place(), message, "", "over-header")
    if not is_wide:
        return layout
    by_name = {plain_header(name): text for name, text in {**heading_texts, **texts}.items()}
    claims = [by_name.get(plain_header(block.claim), block.claim) for block in layout.blocks]
    _note_numbered(grid, list(dict.fromkeys(filter(is_numbered, claims))), problems)
    pairs = zip(layout.blocks, claims, strict=True)
    return replace(layout, blocks=tuple(replace(block, claim=claim) for block, claim in pairs))


def _note_numbered(grid: Grid, names: list[str], problems: Problems) -> None:
    if names:
        examples = ", ".join(map(in_quotes, names[:_MOST_SHOWN]))
        further = len(names) - _MOST_SHOWN
        more = f" and {further:,} more" if further > 0 else ""
        message = f"claims are called as their columns are: {examples}{more}"
        advice = f'say what each says: --claim "{names[0]}=..."'
        problems.warn(grid.header_place(), message, advice, "claim-names")


def _note_unknown(
    grid: Grid, texts: Mapping[str, str], names: Mapping[str, str], problems: Problems
) -> None:
    for name in texts:
        if plain_header(name) not in names:
            choices = ", ".join(map(in_quotes, names.values()))
            advice = f"claims are called {choices}" if choices else "the claims stand in a column"
            near = names.get(nearest_name(plain_header(name), names), "")
            message = f"no claim is called {in_quotes(name)}, of which a text is said"
            advice = did_you_mean(near, advice, pattern='"{}"')
            problems.error(grid.header_place(), message, advice, "claim")
