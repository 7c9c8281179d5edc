"""Who changed position, and who only seems to have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterpoint.analysis.archive import Archive
from counterpoint.model.archive import (
    SAME_PERSON,
    ArchiveLink,
    DigestClaim,
    DigestPerson,
    DigestStance,
    MapDigest,
)

ORCID = "https://orcid.org/0000-0002-1825-0097"
OTHER_ORCID = "https://orcid.org/0000-0001-5109-3700"


def said(
    claim: str, day: str, *, is_for: bool = True, manner: str = "", unsure: bool = False
) -> DigestStance:
    return DigestStance(f"{claim}-{day}", "ada", claim, is_for, manner, unsure, day, "", "")


def digest(
    name: str, *stances: DigestStance, identifiers: tuple[str, ...] = (ORCID,), called: str = "Ada"
) -> MapDigest:
    base = f"https://example.org/{name}/"
    claims = tuple(DigestClaim(x, x.title(), x) for x in ("toll", "bus", "ring"))
    people = (DigestPerson("ada", called, "panel", identifiers),)
    day = max((stance.date for stance in stances), default="")
    return MapDigest(base, name, name, "Q?", "en", day, people, claims, stances)


def link(kind: str, first: str, second: str, by: str = "desk") -> ArchiveLink:
    ends = [
        f"https://example.org/{x}/claim/{y}" for x, y in (z.split("#") for z in (first, second))
    ]
    return ArchiveLink(kind, ends[0], ends[1], by)


OLD = digest("old", said("toll", "2017-05"))
NEW = digest("new", said("bus", "2024", is_for=False))
SAME = link("equivalent", "old#toll", "new#bus")


def turns(*maps: MapDigest, links: tuple[ArchiveLink, ...] = ()) -> list[tuple[str, str, str]]:
    changes = Archive(maps, links).changes
    return [(x.before.stance.id, x.after.stance.id, x.link) for x in changes]


def test_who_takes_the_other_side_of_a_linked_claim_later_has_changed() -> None:
    archive = Archive((NEW, OLD), (SAME,))

    (change,) = archive.changes
    assert archive.people[change.person].name == "Ada"
    assert [archive.maps[x.map].id for x in (change.before, change.after)] == ["old", "new"]
    assert change.linked_by == ("desk",)


def test_within_one_map_two_dates_are_enough() -> None:
    session = digest("m", said("toll", "2026-02"), said("toll", "2026-03-03", is_for=False))

    assert turns(session) == [("toll-2026-02", "toll-2026-03-03", "")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (OLD, digest("new", said("bus", "2024", is_for=False, manner="hedged"))),
        (OLD, digest("new", said("bus", "2024", is_for=False, manner="implied"))),
        (OLD, digest("new", said("bus", "2024", is_for=False, unsure=True))),
        (OLD, digest("new", said("bus", "2024"))),
        (OLD, digest("new", said("bus", "2017", is_for=False))),
        (OLD, digest("new", said("bus", "", is_for=False))),
        (OLD, digest("new", said("bus", "later", is_for=False))),
        (OLD, digest("new", said("bus", "2024", is_for=False), identifiers=())),
        (OLD, digest("new", said("bus", "2024", is_for=False), said("bus", "2024-02"))),
        (OLD, digest("new", said("ring", "2024", is_for=False))),
    ],
    ids=[
        *("hedged", "implied", "unsure", "the same side", "in one year", "without a date"),
        *("no date", "another of that name", "both sides at once", "another claim"),
    ],
)
def test_what_is_no_change_is_not_told(before: MapDigest, after: MapDigest) -> None:
    assert turns(before, after, links=(SAME,)) == []


def test_without_the_link_claims_are_two_whatever_they_are_called() -> None:
    again = digest("new", said("toll", "2024", is_for=False))

    assert turns(OLD, again) == []
    assert [x.text for x in Archive((OLD, again)).like_claims] == ["Bus", "Ring", "Toll"]


@pytest.mark.parametrize(
    ("kind", "was_for", "is_for", "n"),
    [
        ("contradicts", True, True, 1),
        ("contradicts", False, False, 1),
        ("contradicts", True, False, 0),
        ("incompatible", True, True, 1),
        ("contrary", True, True, 1),
        ("contrary", False, False, 0),
    ],
)
def test_of_claims_that_exclude_each_other_sides_are_counted_as_they_must(
    kind: str, was_for: bool, is_for: bool, n: int
) -> None:
    old = digest("old", said("toll", "2017", is_for=was_for))
    new = digest("new", said("bus", "2024", is_for=is_for))

    pairs = turns(old, new, links=(link(kind, "old#toll", "new#bus"),))

    assert pairs == [("toll-2017", "bus-2024", kind)] * n


OPPOSED = (
    link("contradicts", "old#toll", "old#bus"),
    link("equivalent", "old#toll", "new#toll"),
    link("equivalent", "old#bus", "new#bus"),
)


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        (
            [said("toll", "2017"), said("bus", "2017", is_for=False)],
            [said("toll", "2024", is_for=False), said("bus", "2024")],
            ("toll-2017", "toll-2024", ""),
        ),
        (
            [said("toll", "2017"), said("bus", "2018", is_for=False)],
            [said("toll", "2024", is_for=False)],
            ("bus-2018", "toll-2024", "contradicts"),
        ),
        (
            [said("bus", "2016", is_for=False), said("toll", "2017")],
            [said("bus", "2023"), said("toll", "2024", is_for=False)],
            ("toll-2017", "bus-2023", "contradicts"),
        ),
    ],
    ids=["on both at once", "the last before", "the first after"],
)
def test_who_turns_on_two_claims_that_contradict_each_other_turns_once(
    before: list[DigestStance], after: list[DigestStance], turn: tuple[str, str, str]
) -> None:
    assert turns(digest("old", *before), digest("new", *after), links=OPPOSED) == [turn]


def test_each_turn_and_turn_back_is_told() -> None:
    days = {"2017": True, "2018": False, "2019": True, "2020": False}
    old = digest("old", *(said("toll", day, is_for=is_for) for day, is_for in days.items()))
    new = digest("new", said("bus", "2024", is_for=False))

    assert turns(old, new, links=OPPOSED) == [
        ("toll-2017", "toll-2018", ""),
        ("toll-2018", "toll-2019", ""),
        ("toll-2019", "toll-2020", ""),
        ("toll-2020", "bus-2024", "contradicts"),
    ]


def test_who_gives_up_both_of_two_claims_or_turns_on_two_that_may_be_false_turns_twice() -> None:
    both = digest("old", said("toll", "2017"), said("bus", "2017"))
    neither = (said(claim, "2024", is_for=False) for claim in ("toll", "bus"))
    one = digest("old", said("toll", "2017"), said("bus", "2017", is_for=False))
    other = digest("new", said("toll", "2024", is_for=False), said("bus", "2024"))
    contrary = (link("contrary", "old#toll", "old#bus"), *OPPOSED[1:])

    assert turns(both, digest("new", *neither), links=OPPOSED) == [
        ("bus-2017", "bus-2024", ""),
        ("toll-2017", "toll-2024", ""),
    ]
    assert turns(one, other, links=contrary) == [
        ("bus-2017", "bus-2024", ""),
        ("toll-2017", "bus-2024", "contrary"),
        ("toll-2017", "toll-2024", ""),
    ]


def test_people_are_one_by_an_identifier_or_a_word_and_never_by_name() -> None:
    nobody = replace(NEW, people=(DigestPerson("ada", "A. Ada", "panel", ()),))
    ends = [f"https://example.org/{x}/expert/ada" for x in ("old", "new")]

    assert len(Archive((OLD, NEW)).people) == 1
    assert len(Archive((OLD, nobody)).people) == 2
    assert len(Archive((OLD, nobody), (), ("A. Ada=Ada",)).people) == 1
    assert (
        len(Archive((OLD, nobody), (ArchiveLink(SAME_PERSON, ends[0], ends[1], "desk"),)).people)
        == 1
    )
    assert Archive((OLD, replace(nobody, people=OLD.people[:0] + NEW.people))).like_people == ()


def test_who_would_be_one_with_two_identifiers_stays_two_and_that_is_told() -> None:
    other = digest("new", said("bus", "2024", is_for=False), identifiers=(OTHER_ORCID,))

    archive = Archive((OLD, other), (SAME,), ("Ada",))

    assert len(archive.people) == 2
    assert "would be one person with" in str(archive.problems[0])
    assert archive.changes == ()


def test_two_of_one_map_are_never_one_whoever_says_so() -> None:
    both = (*OLD.people, DigestPerson("bo", "Bo", "panel", ()))
    old = replace(OLD, people=both)
    new = replace(NEW, people=(*NEW.people, DigestPerson("bo", "Bo", "panel", ())))
    alone = digest("alone", said("toll", "2025"), identifiers=(), called="Bo")
    ends = [f"https://example.org/{x}" for x in ("old/expert/ada", "new/expert/bo")]

    by_link = Archive((old, new), (ArchiveLink(SAME_PERSON, ends[0], ends[1], "desk"),))
    by_word = Archive((old, new, alone), (), ("Bo=Ada",))

    assert [x.names for x in by_link.people] == [("Ada",), ("Bo",), ("Bo",)]
    assert "Ada (ada) and Bo (bo) are two in this map" in str(by_link.problems[0])
    assert [x.names for x in by_word.people] == [("Ada",), ("Bo",), ("Bo",), ("Bo",)]
    assert len(by_word.problems) == 1


def test_a_link_to_what_is_not_there_is_told() -> None:
    archive = Archive((OLD, NEW), (link("equivalent", "old#toll", "new#tram"),))

    assert "https://example.org/new/claim/tram" in str(archive.problems[0])


def test_what_two_links_or_identifiers_cannot_do_is_told_once() -> None:
    identifiers = (ORCID, "https://www.wikidata.org/entity/Q42")
    people = (DigestPerson(name, name, "panel", identifiers) for name in ("ada", "bo"))
    old = replace(OLD, people=tuple(people))
    links = (link("equivalent", "old#toll", "new#tram"), link("contrary", "old#bus", "new#tram"))

    archive = Archive((old, NEW), links)

    assert [problem.code for problem in archive.problems] == ["link", "two-in-one-map"]
