from __future__ import annotations

from dataclasses import replace

from samples import city_map

from counterpoint.model import ArgumentMap, Firmness, Stance
from counterpoint.model.stance_rows import StanceRow
from counterpoint.network import build_network
from counterpoint.pipeline.stance_tables import find_rows


def rows_of(argument_map: ArgumentMap) -> dict[str, StanceRow]:
    return {row.stance: row for row in find_rows(build_network(argument_map))}


def changed(argument_map: ArgumentMap, stance_id: str, **fields: object) -> ArgumentMap:
    def change(stance: Stance) -> Stance:
        return replace(stance, **fields) if stance.id == stance_id else stance  # type: ignore[arg-type]

    return replace(argument_map, stances=tuple(map(change, argument_map.stances)))


def test_each_stance_is_a_row() -> None:
    argument_map = city_map()

    rows = rows_of(argument_map)

    assert list(rows) == [stance.id for stance in argument_map.stances]
    assert {row.map for row in rows.values()} == {argument_map.base}


def test_who_takes_no_side_has_no_polarity() -> None:
    argument_map = city_map()
    stance = argument_map.stances[0]

    row = rows_of(changed(argument_map, stance.id, firmness=Firmness.UNDECIDED))[stance.id]

    assert (row.polarity, row.weight, row.firmness) == (None, 0.0, "undecided")


def test_a_person_is_the_first_identifier_where_there_is_one() -> None:
    argument_map = city_map()
    first, *others = argument_map.experts
    orcid = "https://orcid.org/0000-0002-1825-0097"
    identified = replace(first, identifiers=(orcid, "https://www.wikidata.org/entity/Q1"))

    rows = rows_of(replace(argument_map, experts=(identified, *others))).values()

    assert {row.person for row in rows if row.expert == first.id} == {orcid}
    assert {row.person for row in rows if row.expert == others[0].id} == {
        f"{argument_map.base}expert/{others[0].id}"
    }


def test_a_stance_without_a_date_has_that_of_its_source() -> None:
    argument_map = city_map()
    stance = next(stance for stance in argument_map.stances if stance.source)
    sources = tuple(replace(source, date="2019-05") for source in argument_map.sources)
    dated = replace(changed(argument_map, stance.id, date=""), sources=sources)

    assert rows_of(dated)[stance.id].date == "2019-05"
    assert rows_of(changed(dated, stance.id, date="2020"))[stance.id].date == "2020"
    assert rows_of(changed(dated, stance.id, date="lately"))[stance.id].date is None
