"""The named questions, each answered on the sample map with findings written by hand."""

from __future__ import annotations

import pytest
from analyses import city_analysis
from samples import city_map

from counterpoint.errors import UsageError
from counterpoint.rdf import findings_to_rdf, to_rdf
from counterpoint.store import Store, list_questions, question

Rows = tuple[tuple[str, ...], ...]

NAMES = [
    *("agreements", "coverage", "issues", "one-sided", "positions", "reasons"),
    *("recommendations", "tensions", "unsupported"),
]
BUSES = "Osei and Ruiz both want free buses."
TOLL = "Ruiz would charge for the centre; Osei would not."
CHARGED = "Should the centre cost a charge?"
FREE = "Should buses be free?"
WITH_RESERVE = "says-with-reserve"
TO_CHARGE = "Charge for the centre"
TO_FREE = "Free buses"

ANSWERS: list[tuple[str, dict[str, str], Rows]] = [
    (
        "positions",
        {"expert": "lind"},
        (
            ("Maja Lind", "affirm", "explicit", "flat", "Charge lorries", "lorries should pay"),
            ("Maja Lind", "affirm", "reported", "flat", "Fares hit the poor", "the mayor says"),
            ("Maja Lind", "affirm", "explicit", "flat", "Ring road first", "first the ring"),
            ("Maja Lind", "affirm", "explicit", "flat", "Those cities differ", "they had trams"),
        ),
    ),
    (
        "positions",
        {"claim": "charge"},
        (
            (
                "Ana Ruiz",
                "affirm",
                "explicit",
                "flat",
                "Charge for the centre",
                "a charge at the ring",
            ),
            ("Kofi Osei", "deny", "explicit", "hedged", "Charge for the centre", "would not"),
        ),
    ),
    (
        "positions",
        {"expert": "ruiz", "topic": "transit"},
        (
            ("Ana Ruiz", "affirm", "implied", "flat", "Fares hit the poor", ""),
            ("Ana Ruiz", "affirm", "explicit", "conditional", "Free buses", "once"),
        ),
    ),
    (
        "agreements",
        {},
        (
            (
                "0.7",
                "same-claim",
                "Ana Ruiz, Kofi Osei",
                BUSES,
                "Osei affirms gratis buses. / Both say the same. / Ruiz affirms free buses.",
            ),
        ),
    ),
    ("agreements", {"expert": "lind"}, ()),
    ("agreements", {"claim": "charge"}, ()),
    (
        "tensions",
        {"expert": "osei", "claim": "charge"},
        (
            (
                "-0.7",
                "contradiction",
                "Ana Ruiz, Kofi Osei",
                TOLL,
                "Ruiz affirms and Osei denies the charge.",
            ),
        ),
    ),
    (
        "issues",
        {},
        (
            ("1", CHARGED, "fact", "Ana Ruiz", "says", TO_CHARGE, "Ruiz would."),
            ("1", CHARGED, "fact", "Kofi Osei", "against", TO_CHARGE, "Osei would not."),
            ("2", FREE, "condition", "Kofi Osei", "says", TO_FREE, "Osei wants it."),
            (
                "2",
                FREE,
                "condition",
                "Ana Ruiz",
                WITH_RESERVE,
                TO_FREE,
                "Ruiz wants it on a condition.",
            ),
        ),
    ),
    (
        "issues",
        {"expert": "osei", "claim": "charge"},
        (("1", CHARGED, "fact", "Kofi Osei", "against", TO_CHARGE, "Osei would not."),),
    ),
    (
        "reasons",
        {},
        (
            ("Charge for the centre", "for", "Elsewhere it worked", "Ana Ruiz"),
            ("Charge for the centre", "against a reason", "Those cities differ", "Maja Lind"),
            ("Charge for the centre", "against", "Shops would close", "Kofi Osei"),
            ("Free buses", "for", "Fares hit the poor", "Ana Ruiz"),
        ),
    ),
    (
        "reasons",
        {"claim": "charge", "expert": "lind"},
        (("Charge for the centre", "against a reason", "Those cities differ", "Maja Lind"),),
    ),
    (
        "reasons",
        {"topic": "transit"},
        (("Free buses", "for", "Fares hit the poor", "Ana Ruiz"),),
    ),
    (
        "recommendations",
        {},
        (
            ("", "Ring road first", "Maja Lind", ""),
            ("Pricing", "Charge for the centre", "Ana Ruiz", "Kofi Osei"),
            ("Pricing", "Charge lorries", "Maja Lind", ""),
            ("Pricing", "Keep the centre free", "Kofi Osei", ""),
            ("Public transport", "Free buses", "Ana Ruiz", ""),
            ("Public transport", "Gratis buses", "Kofi Osei", ""),
        ),
    ),
    (
        "recommendations",
        {"topic": "pricing", "expert": "osei"},
        (("Pricing", "Keep the centre free", "Kofi Osei", ""),),
    ),
    (
        "unsupported",
        {},
        (("1", "recommendation", "Ring road first", "Lind gives no reason for it."),),
    ),
    ("unsupported", {"expert": "ruiz"}, ()),
    (
        "one-sided",
        {},
        (
            ("1", "recommendation", "Ring road first", "Only Lind speaks to it."),
            ("2", "recommendation", "Keep the centre free", "Only Osei speaks to it."),
        ),
    ),
    (
        "one-sided",
        {"topic": "pricing"},
        (("2", "recommendation", "Keep the centre free", "Only Osei speaks to it."),),
    ),
    (
        "coverage",
        {"topic": "transit"},
        (
            ("Public transport", "Ana Ruiz", "speaks", "2"),
            ("Public transport", "Kofi Osei", "speaks", "1"),
            ("Public transport", "Maja Lind", "is silent", "0"),
        ),
    ),
    (
        "coverage",
        {"expert": "lind"},
        (
            ("Pricing", "Maja Lind", "speaks", "2"),
            ("Public transport", "Maja Lind", "is silent", "0"),
        ),
    ),
]


@pytest.fixture(scope="module")
def city_store() -> Store:
    """The sample map with its findings; no test changes it."""
    store = Store.from_dataset(to_rdf(city_map()))
    store.add(findings_to_rdf(city_analysis(), city_map()))
    return store


@pytest.mark.parametrize(
    ("name", "parameters", "rows"),
    ANSWERS,
    ids=[" ".join([name, *parameters.values()]) for name, parameters, _ in ANSWERS],
)
def test_it_answers(city_store: Store, name: str, parameters: dict[str, str], rows: Rows) -> None:
    assert city_store.ask(question(name), parameters).table() == rows


def test_these_are_shipped() -> None:
    assert [shipped.name for shipped in list_questions()] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_it_asks_and_needs_no_prefix_known(name: str) -> None:
    shipped = question(name)

    assert shipped.title.endswith("?")
    assert shipped.text.startswith(f"# {shipped.title}\n")
    for prefix in {word.split(":")[0] for word in shipped.text.split() if ":" in word[1:-1]}:
        if prefix.isalpha() and prefix.islower() and prefix not in {"http", "https"}:
            assert f"PREFIX {prefix}: " in shipped.text


@pytest.mark.parametrize("name", NAMES)
def test_each_parameter_it_names_has_its_line(name: str) -> None:
    shipped = question(name)

    places = [f"VALUES ?{parameter} {{ UNDEF }}\n" for parameter in shipped.parameters]

    assert shipped.parameters
    assert [shipped.text.count(place) for place in places] == [1] * len(places)


def test_binding_puts_a_term_in_place_of_undef() -> None:
    bound = question("positions").bound({"expert": "https://e.example/ann"})

    assert "VALUES ?expert { <https://e.example/ann> }" in bound
    assert "VALUES ?claim { UNDEF }" in bound


@pytest.mark.parametrize("value", ["ann", "http://a> } #", "http://a b", 'x:"', "x:\n"])
def test_only_an_iri_can_be_bound(value: str) -> None:
    with pytest.raises(UsageError, match="is not an IRI"):
        question("positions").bound({"expert": value})


def test_a_question_that_does_not_exist_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="did you mean positions"):
        question("position")
