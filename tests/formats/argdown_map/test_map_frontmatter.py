from __future__ import annotations

from pathlib import Path

import pytest
from map_files import FRONT, PANEL, MapReader, errors, write_map

from counterpoint.formats import read
from counterpoint.formats.argdown_map import render_argdown_map
from counterpoint.model import (
    Agent,
    Expert,
    Period,
    Publication,
    Role,
    Section,
    Standing,
    Topic,
)

BODY = "[A]: One."


def notes_on(tmp_path: Path, old: str, new: str) -> list[str]:
    """The errors of a map in whose frontmatter ``old`` is ``new``: ``line:column code``."""
    assert old in FRONT
    path = write_map(tmp_path, BODY, front=FRONT.replace(old, new))
    return [f"{x.place.line}:{x.place.column} {x.code}" for x in errors(path)]


def test_the_map_is_named_by_its_base(map_of: MapReader) -> None:
    argument_map = map_of(BODY)

    assert (argument_map.id, argument_map.base) == ("city", "https://example.org/city/")
    assert (argument_map.title, argument_map.question) == (
        "How should the city cut traffic?",
        "What should the council do first?",
    )
    assert (argument_map.language, argument_map.abstract) == ("en", "")


def test_a_map_says_who_answers_for_it_and_says_it_again(tmp_path: Path) -> None:
    orcid = "0000-0002-1825-0097"
    lines = f"""licence: CC BY 4.0
creator: [{{name: Ann Example, identifiers: {orcid}}}, Ben Example]
publisher: The desk
issued: 2026-03-01
modified: 2026-04
experts:
"""

    argument_map = read([write_map(tmp_path, BODY, front=FRONT.replace("experts:\n", lines))]).map

    assert argument_map.publication == Publication(
        "https://creativecommons.org/licenses/by/4.0/",
        (Agent("Ann Example", (f"https://orcid.org/{orcid}",)), Agent("Ben Example")),
        Agent("The desk"),
        "2026-03-01",
        "2026-04",
    )
    again = tmp_path / "again.argdown"
    again.write_text(render_argdown_map(argument_map).text, encoding="utf-8")
    assert read([again]).map.publication == argument_map.publication


def test_voices_have_a_standing_and_roles(map_of: MapReader) -> None:
    periods = (Period(1998, 2000), Period(2012, None))

    assert map_of(BODY).experts == (
        Expert("desk", "The city desk", (), Standing.EDITOR),
        Expert("mayor", "The mayor", (), Standing.CITED),
        Expert("osei", "Kofi Osei"),
        Expert("ruiz", "Ana Ruiz", (Role("Professor", "City University", periods),)),
    )


def test_each_section_ends_where_the_next_begins(map_of: MapReader) -> None:
    [source] = map_of(BODY).sources

    ruiz, osei = PANEL.index("Ana Ruiz"), PANEL.index("Kofi Osei")
    assert source.sections == (
        Section("desk", "In short", PANEL.index("In short"), ruiz),
        Section("ruiz", "Ana Ruiz, professor", ruiz, osei),
        Section("osei", "Kofi Osei, director", osei, len(PANEL)),
    )


def test_a_topic_has_its_label_or_is_one(map_of: MapReader) -> None:
    argument_map = map_of("[A]: One. #pricing #(long term)")

    assert argument_map.topics == (Topic("long-term", "long term"), Topic("pricing", "Pricing"))
    assert argument_map.claims[0].topics == ("long-term", "pricing")


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2012", Period(2012, 2012)),
        ("2012-2015", Period(2012, 2015)),
        ("2012\u20132015", Period(2012, 2015)),
        ("2012-", Period(2012, None)),
        ("-2015", Period(None, 2015)),
    ],
)
def test_a_period_is_a_year_or_a_span(tmp_path: Path, written: str, period: Period) -> None:
    path = write_map(tmp_path, BODY, front=FRONT.replace("1998-2000, 2012-", written))

    [ruiz] = [expert for expert in read([path]).map.experts if expert.id == "ruiz"]

    assert ruiz.roles[0].periods == (period,)


def test_ids_are_kept_as_they_are_written(tmp_path: Path) -> None:
    front = FRONT.replace(
        "  osei: {name: Kofi Osei}", "  no: {name: A}\n  1.10: {name: B}\n  12:30:00: {name: C}"
    )
    front = front.replace(', osei: "Kofi Osei, director"', "")
    path = write_map(tmp_path, "# H {expert: [no, 1.10, 12:30:00]}\n\n[A]: One.", front=front)

    argument_map = read([path]).map

    assert {stance.expert for stance in argument_map.stances} == {"no", "1.10", "12:30:00"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: How", "titel: How", "2:1 missing-key"),
        ("question:", "ask:", "2:1 missing-key"),
        ("base: https://example.org/city/\n", "", "2:1 missing-key"),
        ("https://example.org/city/", "https://example.org/city", "4:7 bad-iri"),
        ("https://example.org/city/", "city/", "4:7 bad-iri"),
        ("https://example.org/city/", "https://example.org/a b/", "4:7 bad-iri"),
        ("https://example.org/city/", "[a]", "4:7 bad-value"),
        ("{name: Kofi Osei}", "Kofi Osei", "9:9 bad-value"),
        ("{name: Kofi Osei}", "{title: Kofi}", "9:3 missing-key"),
        ("osei: {", "o s e i: {", "9:3 bad-id"),
        ("mayor: {", "javascript:alert(1) x: {", "11:3 bad-id"),
        ("1998-2000", "20th century", "8:73 bad-date"),
        ("1998-2000", "2000-1998", "8:73 bad-date"),
        ("mayor: {name: The mayor}", "ruiz: {name: The mayor}", "11:3 conflicting-definition"),
        ("    title: Panel on traffic\n", "", "15:3 missing-key"),
        ("file: panel.txt", "url: panel", "17:10 bad-iri"),
        ("file: panel.txt", "sha256: abc", "17:13 bad-value"),
        ("file: panel.txt", "date: spring", "17:11 bad-date"),
        ("file: panel.txt", "language: en glish", "17:15 bad-value"),
        ('desk: "In short"', 'dsk: "In short"', "18:16 unknown-expert"),
        ('"In short"', '"In long"', "18:22 quote-not-found"),
        ('"In short"', '"A"', "18:22 quote-ambiguous"),
        ('"In short"', '"Both want free buses; a toll divides"', "18:22 quote-too-long"),
        (
            'desk: "In short", ruiz: "Ana Ruiz, professor", osei: "Kofi Osei, director"',
            "desk: nowhere",
            "18:22 quote-not-found",
        ),
        ("question: What", "language: english text\nquestion: What", "3:11 bad-value"),
        ("experts:\n", "experts: [a]\nx:\n", "5:10 bad-value"),
        ("experts:\n", "issued: soon\nexperts:\n", "5:9 bad-date"),
        ("experts:\n", "publisher: [One, Other]\nexperts:\n", "5:12 bad-value"),
        ("experts:\n", "creator: {identifiers: Q42}\nexperts:\n", "5:10 missing-key"),
        ("experts:\n", "creator: {name: A, identifiers: me}\nexperts:\n", "5:33 bad-identifier"),
        ("experts:\n", "issues: {cost: Who pays?}\nexperts:\n", "5:16 empty-issue"),
    ],
)
def test_a_mistake_is_noted_at_its_value(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert expected in notes_on(tmp_path, old, new)


def test_all_mistakes_of_the_frontmatter_are_noted_at_once(tmp_path: Path) -> None:
    front = FRONT.replace("question:", "ask:").replace("{name: Kofi Osei}", "{}")
    path = write_map(tmp_path, BODY, front=front.replace("2012-", "twelve"))

    assert [problem.code for problem in errors(path)] == ["missing-key", "bad-date", "missing-key"]


def test_a_key_that_differs_in_a_letter_is_a_warning(tmp_path: Path) -> None:
    front = FRONT.replace("topics:", "color: {}\nlanguages: en\ntopics:")

    warnings = read([write_map(tmp_path, BODY, front=front)]).warnings

    [near] = [warning for warning in warnings if warning.code == "unknown-key"]
    assert (near.message, near.advice) == (
        "the key 'languages' is not read",
        "did you mean language?",
    )


def test_absence_is_no_value(tmp_path: Path) -> None:
    front = FRONT.replace("topics:", "abstract:\nlanguage: ~\ntopics:")

    argument_map = read([write_map(tmp_path, BODY, front=front)]).map

    assert (argument_map.abstract, argument_map.language) == ("", "en")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('{name: "Ruiz, Ana", roles: [{title: Planner}]}', ("Ana Ruiz", "Ruiz")),
        ('{name: "Ruiz, Ana", family: Ruiz}', ("Ana Ruiz", "Ruiz")),
        ("{name: Xi Jinping, family: Xi}", ("Xi Jinping", "Xi")),
        ('{name: "Ruiz, Ana"}', ("Ruiz, Ana", "")),
        ('{name: "Ruiz, Ana", family: Osei}', ("Ruiz, Ana", "Osei")),
    ],
    ids=["with a role", "with its surname", "stated", "no sign of a person", "other surname"],
)
def test_a_panel_member_is_named_in_the_usual_order(
    entry: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    path = write_map(tmp_path, BODY, front=FRONT.replace("{name: Kofi Osei}", entry))
    assert entry in path.read_text(encoding="utf-8")

    osei = next(x for x in read([path]).map.experts if x.id == "osei")

    assert (osei.name, osei.family) == expected
