"""What small formats carry of any map is the same after a further way there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from generated_maps import argument_maps
from hypothesis import assume, given, settings

from counterpoint.formats.table import BY_NAME
from counterpoint.model import Argument, ArgumentMap, Attack

WRITTEN = ["arguebuf", "sadface", "tgf", "apx", "iccma"]


@settings(max_examples=20)  # a map takes a tenth of a second to draw, and is put to five formats
@given(argument_map=argument_maps())
def test_a_second_way_there_and_back_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, argument_map: ArgumentMap
) -> None:
    folder = tmp_path_factory.getbasetemp()

    for name in WRITTEN:
        once = _there_and_back(name, argument_map, folder)
        # Of an objection that shares its premises with another no step can be told: that is said.
        assume("loose-reasons" not in _losses(name, once))

        assert _said_in(_there_and_back(name, once, folder)) == _said_in(once)
        assert len(once.claims) == len(argument_map.claims)


def _there_and_back(name: str, argument_map: ArgumentMap, folder: Path) -> ArgumentMap:
    map_format = BY_NAME[name]
    assert map_format.write is not None
    path = folder / f"trip-{name}{map_format.endings[0]}"
    path.write_text(map_format.write(argument_map).text, encoding="utf-8", newline="")
    return map_format.read([path]).map


def _losses(name: str, argument_map: ArgumentMap) -> set[str]:
    write = BY_NAME[name].write
    assert write is not None
    return {loss.kind for loss in write(argument_map).conversion.losses}


def _said_in(argument_map: ArgumentMap) -> list[str]:
    """What a map says, without ids: those of two things of one name are made of foreign keys."""
    claims = {claim.id: claim.title for claim in argument_map.claims}
    names = {expert.id: expert.name for expert in argument_map.experts}
    reasons: dict[str, Argument | Attack] = {x.id: x for x in argument_map.attacks}
    reasons |= {x.id: x for x in argument_map.arguments}

    def end_of(name: str | None) -> str:
        if name is None or name in claims:
            return claims.get(name or "", "nothing")
        return f"the step from {_premises(reasons[name])}"

    def _premises(reason: Argument | Attack) -> str:
        return ", ".join(sorted(claims[premise] for premise in reason.premises))

    lines = [f"{x.title}: {x.text or x.title} {x.topics}" for x in argument_map.claims]
    lines += [
        f"for {end_of(x.conclusion)}: {_premises(x)} {x.scheme}" for x in argument_map.arguments
    ]
    lines += [f"{x.kind} {end_of(x.target)}: {_premises(x)}" for x in argument_map.attacks]
    lines += [f"{x.kind}: {claims[x.source]}, {claims[x.target]}" for x in argument_map.relations]
    lines += [
        f"{names[x.expert]} on {claims[x.target]}: {x.quotation and x.quotation.exact}"
        for x in argument_map.stances
    ]
    lines += [f"{x.name}, {x.roles}, {x.standing}" for x in argument_map.experts]
    lines += [f"{x.title}, {x.url}, {x.date}" for x in argument_map.sources]
    return sorted([*lines, argument_map.title, argument_map.question, argument_map.abstract])
