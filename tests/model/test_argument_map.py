from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.errors import Place
from counterpoint.model import ArgumentMap, Claim, Expert, Period, Standing, content_hash, slug
from counterpoint.model.naming import natural_order


def test_the_order_in_which_records_are_given_does_not_matter(city: ArgumentMap) -> None:
    reversed_map = replace(city, claims=city.claims[::-1], stances=city.stances[::-1])

    assert reversed_map == city


def test_only_those_who_were_asked_are_the_panel(city: ArgumentMap) -> None:
    assert [expert.id for expert in city.panel] == ["lind", "osei", "ruiz"]


def test_a_cited_voice_is_not_of_the_panel() -> None:
    cited = Expert("mayor", "The mayor", standing=Standing.CITED)

    assert ArgumentMap("m", "https://e.org/", "t", "q", experts=(cited,)).panel == ()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Play the long game", "play-the-long-game"),
        ("Мир через силу!", "мир-через-силу"),
        ("naïve  —  café", "naïve-café"),
        ("नमस्ते", "नमस्ते"),
    ],
    ids=["plain", "cyrillic", "punctuation", "combining marks"],
)
def test_a_slug_keeps_letters_of_every_script(title: str, expected: str) -> None:
    assert slug(title) == expected


@given(ids=st.lists(st.text("ab10-", max_size=16), unique=True))
def test_claims_stand_in_natural_order(ids: list[str]) -> None:
    claims = tuple(Claim(name, name, "") for name in ids)

    argument_map = ArgumentMap("m", "https://e.org/", "t", "q", claims=claims)

    assert [claim.id for claim in argument_map.claims] == sorted(ids, key=natural_order)


@given(title=st.text("aZ7 -.…\n", max_size=170))
def test_a_slug_is_the_same_whether_a_title_is_in_ascii_or_not(title: str) -> None:
    words = re.findall("[a-z0-9]+", title.lower())

    assert slug(title) == ("-".join(words)[:80].rstrip("-") or content_hash(title))
    assert slug(f"é {title}") == "-".join(["é", *words])[:80].rstrip("-")


def test_a_title_without_letters_gets_a_hash_for_a_slug() -> None:
    assert slug("?!") == content_hash("?!")


def test_an_open_period_shows_its_open_end() -> None:
    assert [str(Period(2014, None)), str(Period(None, 2000))] == ["2014-", "-2000"]


def test_places_take_no_part_in_equality() -> None:
    assert Claim("a", "A", "", place=Place("x", 1, 1)) == Claim("a", "A", "")
