"""What each format leaves out of a map: as its report says it, as it shows when it is read again.

`docs/formats.md` says the same of each (`tests/docs/test_formats_page.py`).
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import pytest
from map_parts import differing_parts, parts_of_map
from rich_map import rich_map
from samples import crowd_map

from counterpoint.formats import ReadingChoices, read
from counterpoint.formats.losses import Conversion
from counterpoint.formats.parts import PARTS, in_words, parts_named, parts_of
from counterpoint.formats.spreadsheets import render_stances
from counterpoint.formats.table import BY_NAME, WRITTEN
from counterpoint.model import ArgumentMap
from counterpoint.network.files import render_graphml
from counterpoint.pipeline.exports import EXPORTS, Export
from counterpoint.store import Store

# What is written and read again, with the name by which it is read and the ending of its file.
_BOTH_WAYS = {
    **{name: (write, name, BY_NAME[name].endings[0]) for name, write in WRITTEN.items()},
    "stances": (render_stances, "table", ".csv"),
}
_DRAWN = {"graphml": (render_graphml, "graphml", ".graphml")}  # read back as what yEd draws
_OF_MAPS = [each for each in EXPORTS if each.name != "findings"]
_VOTES = "counted votes"
# Of what a record is: no format writes the record and leaves these out.
_WITH_THE_RECORD = {
    *("arguments:premises", "arguments:conclusion", "attacks:premises", "attacks:target"),
    *("relations:kind", "relations:source", "relations:target", "issues:question"),
    *("stances:expert", "stances:target", "stances:polarity", "judged:claims", "judged:note"),
    *("sources:title", "sources:url"),
}


def _lost(conversion: Conversion | None) -> set[str]:
    losses = () if conversion is None else conversion.losses
    return {part for loss in losses for part in parts_of(loss.kind)}


@cache
def _store() -> Store:
    return Store.from_map(rich_map())


def _there_and_back(
    name: str, argument_map: ArgumentMap, folder: Path
) -> tuple[Conversion, ArgumentMap]:
    write, read_as, ending = (_BOTH_WAYS | _DRAWN)[name]
    path = folder / f"{argument_map.id}{ending}"
    rendered = write(argument_map)
    path.write_text(rendered.text, encoding="utf-8", newline="")
    return rendered.conversion, read([path], choices=ReadingChoices(read_as)).map


def test_the_rich_map_has_something_of_each_part() -> None:
    assert {*PARTS} - parts_of_map(rich_map()) == {_VOTES}
    assert _store().read_map() == rich_map()


def test_a_format_that_leaves_out_a_field_of_a_record_says_so_in_a_word() -> None:
    hints = get_type_hints(ArgumentMap).items()
    records = {name: get_args(hint)[0] for name, hint in hints if get_origin(hint) is tuple}

    kinds = {
        f"{name}:{item.name}"
        for name, record in records.items()
        for item in fields(record)
        if item.name not in {"id", "place"}
    }

    assert {kind for kind in kinds if not parts_of(kind)} == _WITH_THE_RECORD


@pytest.mark.parametrize("export", _OF_MAPS, ids=[each.name for each in _OF_MAPS])
def test_what_is_said_to_be_left_out_is_what_its_report_tells(export: Export) -> None:
    conversion = export.write(_store()).conversion

    votes = {_VOTES} & parts_named(export.loses)
    assert export.loses == in_words(_lost(conversion) | votes)
    assert votes or conversion is None


@pytest.mark.parametrize("name", _BOTH_WAYS)
def test_what_is_left_out_is_what_is_missing_when_it_is_read_again(
    name: str, tmp_path: Path
) -> None:
    conversion, again = _there_and_back(name, rich_map(), tmp_path)

    assert differing_parts(rich_map(), again) == _lost(conversion)


def test_from_any_format_into_any_what_no_report_names_is_equal(tmp_path: Path) -> None:
    untold: dict[tuple[str, str], set[str]] = {}
    for first in (*_BOTH_WAYS, *_DRAWN):
        _, argument_map = _there_and_back(first, rich_map(), tmp_path)
        for second in _BOTH_WAYS:
            conversion, again = _there_and_back(second, argument_map, tmp_path)
            untold[first, second] = differing_parts(argument_map, again) - _lost(conversion)

    assert len(untold) == 90
    assert {pair: parts for pair, parts in untold.items() if parts} == {}


def test_the_votes_of_a_crowd_are_told_wherever_they_are_not_written() -> None:
    store = Store.from_map(crowd_map())

    silent = [x.name for x in EXPORTS if _VOTES not in _lost(x.write(store).conversion)]

    assert silent == ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"]
