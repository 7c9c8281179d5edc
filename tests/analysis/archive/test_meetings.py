"""What an archive tells of two people out of a group."""

from __future__ import annotations

import pytest

from counterpoint.analysis.archive import Archive, digest_of_former
from counterpoint.analysis.archive.digest import finding_between
from counterpoint.analysis.archive.meetings import SidesOfTwo
from counterpoint.formats.digests import parse_digest, render_digest
from counterpoint.formats.former_digests import parse_former_digest
from counterpoint.model.archive import (
    DigestClaim,
    DigestPair,
    DigestPerson,
    DigestStance,
    MapDigest,
    MetFinding,
    SideTaken,
)

NAMES = ("ana", "bo", "cy")
CLAIMS = ("homes", "prices", "purchase")
STANCES = [
    DigestStance(f"{x}-1", x, claim, *(True, "", False), "2020", "", "")
    for x, claim in zip(NAMES, CLAIMS, strict=True)
]
# A line as the version before wrote it.
FORMER = (
    '[2,"https://example.org/m/","m","M","Q?","en","2020",[["ana","Ana","panel",[]]],'
    '[["homes","Homes","homes",""]],[["ana-1","ana","homes",true,"",false,"2020","",""],'
    '["cy-1","cy","purchase",true,"",false,"2020","",""]],[],[["f","broader",true,'
    '["homes","prices","purchase"],["ana-1","bo-1","cy-1"]]],[["ana","cy",0.5,0.0,["f","g"]]],[]]'
)


def test_of_a_group_two_are_told_only_with_claims_of_which_they_speak() -> None:
    finding = finding_between(("ana", "cy"), ("f", "broader", True, CLAIMS), STANCES)

    assert (finding.claims, finding.side) == (("homes", "purchase"), "for")


def test_a_digest_of_an_earlier_version_tells_the_same_of_two() -> None:
    former = parse_former_digest(FORMER)
    assert former is not None

    digest = digest_of_former(former)

    (pair,) = digest.pairs
    assert [(x.claims, x.side) for x in pair.findings] == [(("homes", "purchase"), "for")]
    again = parse_digest(render_digest(digest))
    assert again is not None
    (pair_again,) = again.pairs
    assert tuple(pair_again[:4]) == pair[:4]
    assert [list(x) for x in pair_again[4]] == [
        ["f", "broader", True, ["homes", "purchase"], "for"]
    ]
    assert (again.people[0].name, again.claims[0].title, again.issues) == ("Ana", "Homes", ())
    assert parse_former_digest(FORMER.replace("0.5,0.0,", "0.5,")) is None


def said(
    who: str, claim: str, *, is_for: bool, manner: str = "", unsure: bool = False
) -> DigestStance:
    return DigestStance(f"{who}-{claim}-{manner}", who, claim, is_for, manner, unsure, "", "", "")


def sides_of(kind: str, claims: tuple[str, ...], *stances: DigestStance) -> SidesOfTwo:
    finding = MetFinding("f", kind, claims=claims, is_agreement=False, side="")
    digest = MapDigest(
        *("https://example.org/m/", "m", "M", "Q?", "en", "2020"),
        people=tuple(DigestPerson(x, x.title(), "panel", ()) for x in ("ana", "bo")),
        claims=(
            *(DigestClaim(x, x.title(), x) for x in ("close", "open")),
            DigestClaim("shut", "Shut", "close"),
        ),
        stances=stances,
        pairs=(DigestPair("ana", "bo", 0.0, 0.5, (finding,)),),
    )
    archive = Archive((digest,))
    (meeting,) = archive.meetings
    return archive.sides.of(meeting, finding)


def test_of_one_claim_it_is_told_who_is_for_and_who_against_and_how() -> None:
    sides = sides_of(
        *("contradiction", ("close",)),
        said("bo", "shut", is_for=False, manner="hedged", unsure=True),
        said("ana", "close", is_for=True, manner="implied conditional"),
        said("ana", "close", is_for=True, manner="conditional"),
    )

    assert sides == SidesOfTwo(
        "opposite",
        (
            SideTaken(0, "close", is_for=True, reserves=("conditional",)),
            SideTaken(1, "close", is_for=False, reserves=("hedged", "unsure")),
        ),
    )


@pytest.mark.parametrize(
    ("kind", "claims", "bo", "said_kind"),
    [
        ("contradiction", ("close", "open"), said("bo", "open", is_for=True), "excludes"),
        ("contradiction", ("close", "open"), said("bo", "close", is_for=True), "excludes"),
        ("contradiction", ("close", "shut"), said("bo", "shut", is_for=False), "opposite"),
        ("rebuttal", ("close",), said("bo", "close", is_for=False), "rebuttal"),
    ],
)
def test_only_who_takes_the_other_side_of_one_claim_is_on_opposite_sides(
    kind: str, claims: tuple[str, ...], bo: DigestStance, said_kind: str
) -> None:
    assert sides_of(kind, claims, said("ana", "close", is_for=True), bo).kind == said_kind
