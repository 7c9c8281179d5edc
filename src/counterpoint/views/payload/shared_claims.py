"""The claims that several maps have, as data: by whose word they are one, and who stood where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from counterpoint.analysis.archive import Archive
from counterpoint.analysis.archive.people import places_in_maps
from counterpoint.model.archive import DigestStance, InMap

_Stances = dict[InMap, list[tuple[int, DigestStance]]]


def shared_claims(
    archive: Archive, people: frozenset[int] | None = None
) -> Iterable[dict[str, Any]]:
    """Each of them, most maps first, with its records in the order of maps.

    With ``people``, as places, those on which one of them takes a side. Linear in stances.
    """
    if not archive.claims:
        return
    stances = _stances_on(archive)
    classes = archive.classes
    for each in archive.claims:
        speakers = {person for claim in each.records for person, _ in stances[claim]}
        if people is not None and not people & speakers:
            continue
        records = [
            {
                "map": archive.maps[claim.map].id,
                "date": archive.maps[claim.map].date,
                "claim": claim.id,
                "title": archive.titles.of(claim),
                "stances": [_stance(archive, *x) for x in stances[claim]],
            }
            for claim in each.records
        ]
        root = classes.class_of(each.records[0])
        who = classes.linked_by.get(root, ()) if root is not None else ()
        yield {"title": each.text, "linked_by": list(who), "records": records}


def _stances_on(archive: Archive) -> _Stances:
    """Who takes which side of each shared claim, as places and in the order of maps."""
    stances: _Stances = {claim: [] for each in archive.claims for claim in each.records}
    places = places_in_maps(archive.maps, archive.people)
    for index in sorted({claim.map for claim in stances}):
        for stance in archive.maps[index].stances:
            person = places[index].get(stance.expert)
            own = stances.get(InMap(index, stance.claim))
            if own is not None and person is not None:
                own.append((person, stance))
    return stances


def _stance(archive: Archive, person: int, stance: DigestStance) -> dict[str, Any]:
    return {
        "person": archive.people[person].name,
        "side": "for" if stance.is_for else "against",
        "manner": list(stance.reserves),
        "date": stance.date,
        "stance": stance.id,
    }
