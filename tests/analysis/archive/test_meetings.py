"""What an archive tells of two people out of a group."""

from __future__ import annotations

from counterpoint.analysis.archive import Archive
from counterpoint.model.archive import (
    DigestClaim,
    DigestFinding,
    DigestPair,
    DigestPerson,
    DigestStance,
    MapDigest,
)


def test_of_a_group_two_are_told_only_with_claims_of_which_they_speak() -> None:
    names = ("ana", "bo", "cy")
    claims = ("homes", "prices", "purchase")
    stances = tuple(
        DigestStance(f"{x}-1", x, claim, *(True, "", False), "2020", "", "")
        for x, claim in zip(names, claims, strict=True)
    )
    ids = tuple(stance.id for stance in stances)
    digest = MapDigest(
        *("https://example.org/m/", "m", "M", "Q?", "en", "2020"),
        people=tuple(DigestPerson(x, x.title(), "panel", ()) for x in names),
        claims=tuple(DigestClaim(x, x.title(), x) for x in claims),
        stances=stances,
        findings=(DigestFinding("f", "broader", claims=claims, is_agreement=True, stances=ids),),
        pairs=(DigestPair("ana", "cy", 0.5, 0.0, ("f",)),),
    )

    (meeting,) = Archive((digest,)).meetings

    assert [(x.claims, x.side) for x in meeting.findings] == [(("homes", "purchase"), "for")]
