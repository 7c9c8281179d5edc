"""Who is one person over the maps of a store, and what is said where that is not known."""

from __future__ import annotations

from counterpoint.model.archive import ArchiveLink, DigestPerson, MapDigest
from counterpoint.pipeline.stance_tables.identity import find_identities

MAPS = [
    MapDigest(
        f"https://example.org/{name}/", name, name.title(), "What?", "en", "",
        (DigestPerson(f"{name}-ann", "Ann Lee", "panel", ()),),
    )
    for name in ("early", "late")
]  # fmt: skip
ANN = [f"{each.base}expert/{each.id}-ann" for each in MAPS]


def test_two_of_one_name_are_two_and_the_link_is_told_that_makes_them_one() -> None:
    names, (doubt,) = find_identities(MAPS, [])
    joint_names, no_doubts = find_identities(
        MAPS, [ArchiveLink("same-person", ANN[0], ANN[1], "Desk")]
    )

    assert [[*each.persons.values()] for each in names] == [[ANN[0]], [ANN[1]]]
    assert doubt.advice.endswith("archive-link early#early-ann same-person late#late-ann")
    assert [[*each.persons.values()] for each in joint_names] == [[ANN[0]], [ANN[0]]]
    assert no_doubts == ()
