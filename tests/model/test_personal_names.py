"""What people are called, and which part of a name stands for the whole."""

from __future__ import annotations

import pytest

from counterpoint.model import (
    Expert,
    Role,
    Standing,
    given_first,
    initials,
    name_list,
    short_names,
)

ROLE = (Role("Professor"),)


def called(*experts: Expert) -> list[str]:
    return list(short_names(experts).values())


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        ("Ana Ruiz", "Ruiz"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Ludwig van Beethoven", "van Beethoven"),
        ("Mary-Ann St. John", "St. John"),
        ("Ina Van der Berg", "Van der Berg"),
        ("Ola De Niro", "De Niro"),
        ("José Ortega y Gasset", "Ortega y Gasset"),
        ("Amir al-Rashid", "al-Rashid"),
        ("Zoe O'Brien", "O'Brien"),
        ("Ana Ruiz-Osei", "Ruiz-Osei"),
        ("Володимир Зеленський", "Зеленський"),
        ("Володимир Олександрович Зеленський", "Зеленський"),
        ("Prof. Dr. Ana Ruiz", "Ruiz"),
        ("Dr Ruiz", "Ruiz"),
        ("Sir Kofi Osei", "Osei"),
        ("Kofi Osei Jr.", "Osei"),
        ("Kofi Osei, Jr.", "Osei"),
        ("Kofi Osei III", "Osei"),
        ("Kofi J. Osei", "Osei"),
    ],
)
def test_a_person_is_called_by_the_surname(whole: str, short: str) -> None:
    assert called(Expert("a", whole, ROLE)) == [short]


@pytest.mark.parametrize(
    "whole",
    [
        "Plato",
        "Sir Kofi",
        "Van der Berg",
        "Jaap de Hoop Scheffer",
        "Ana García Márquez",
        "Ruiz A.",
        "Ana Ruiz (for the council)",
        "Ana and Ben Ruiz",
        "The Mayor",
        "New Europe Center",
        "習 近平",
        "محمد بن سلمان",
        "King, Jr.",
    ],
)
def test_a_doubtful_name_stays_whole(whole: str) -> None:
    assert called(Expert("a", whole, ROLE)) == [whole]


@pytest.mark.parametrize(
    "expert",
    [
        Expert("a", "New Europe Forum", ROLE, Standing.EDITOR),
        Expert("a", "Some Mayor", ROLE, Standing.CITED),
        Expert("a", "Ana Ruiz"),
    ],
    ids=["editor", "cited", "without a role"],
)
def test_who_may_be_no_person_keeps_the_whole_name(expert: Expert) -> None:
    assert called(expert) == [expert.name]


@pytest.mark.parametrize(
    ("name", "family"),
    [("Xi Jinping", "Xi"), ("Ana García Márquez", "García Márquez"), ("Orbán Viktor", "Orbán")],
)
def test_a_stated_surname_goes_before_all_rules(name: str, family: str) -> None:
    assert called(Expert("a", name, family=family)) == [family]


def test_two_of_one_surname_keep_their_whole_names() -> None:
    assert called(
        Expert("a", "Ana de Boer", ROLE),
        Expert("b", "Eva De Boer", ROLE),
        Expert("c", "Kofi Osei", ROLE),
    ) == ["Ana de Boer", "Eva De Boer", "Osei"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ruiz, Ana", ("Ana Ruiz", "Ruiz")),
        ("von der Leyen, Ursula", ("Ursula von der Leyen", "von der Leyen")),
        ("García Márquez, Ana María", ("Ana María García Márquez", "García Márquez")),
        ("Osei, K. J.", ("K. J. Osei", "Osei")),
        ("Зеленський, Володимир", ("Володимир Зеленський", "Зеленський")),
    ],
)
def test_a_name_written_surname_first_is_turned_round(
    written: str, expected: tuple[str, str]
) -> None:
    assert given_first(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "Ana Ruiz",
        "Some, unnamed",
        "Acme Tools, Inc.",
        "Osei, Jr.",
        "Ruiz, MD",
        "University of California, Berkeley",
        "Ministry of Health, Kenya",
        "Міністерство освіти, Київ",
        "Ruiz, Ana, Dr",
        "Ruiz,",
        ", Ana",
        "Ruiz, Ana (2019)",
        "Berlin, 2019",
        "Smith, Jones & Co",
    ],
)
def test_what_may_be_no_name_of_a_person_is_not_turned(written: str) -> None:
    assert given_first(written) is None


@pytest.mark.parametrize(
    ("expert", "letters"),
    [
        (Expert("a", "Ursula von der Leyen", ROLE), "UL"),
        (Expert("a", "Dr. Ana Ruiz", ROLE), "AR"),
        (Expert("a", "Kofi Osei Jr.", ROLE), "KO"),
        (Expert("a", "Ana García Márquez", family="García Márquez"), "AG"),
        (Expert("a", "Xi Jinping", family="Xi"), "XJ"),
    ],
    ids=lambda value: value.name if isinstance(value, Expert) else value,
)
def test_initials_are_of_the_given_name_and_the_surname(expert: Expert, letters: str) -> None:
    assert initials([expert]) == {"a": letters}


@pytest.mark.parametrize(
    ("expert", "short", "letters"),
    [
        (Expert("a", "Ruiz, Ana", ROLE), "Ruiz", "AR"),
        (Expert("a", "von der Leyen, Ursula", ROLE), "von der Leyen", "UL"),
        (Expert("a", "García Márquez, Ana", family="García Márquez"), "García Márquez", "AG"),
        (Expert("a", "Osei, Jr.", ROLE), "Osei, Jr.", "OJ"),
        (Expert("a", "Ruiz, Ana"), "Ruiz, Ana", "RA"),
    ],
    ids=lambda value: value.name if isinstance(value, Expert) else None,
)
def test_who_is_written_surname_first_is_called_by_the_surname(
    expert: Expert, short: str, letters: str
) -> None:
    assert called(expert) == [short]
    assert initials([expert]) == {"a": letters}


def test_a_name_with_a_comma_breaks_no_list() -> None:
    assert name_list(["Some, unnamed", "Osei", "Ruiz"]) == "Some, unnamed; Osei; Ruiz"
