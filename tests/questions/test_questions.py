"""The named questions, each answered on the sample map with findings written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from analyses import city_analysis
from opened_maps import put_in_store
from reading_here import answering_here
from samples import city_map, crowd_map

from counterpoint import pipeline, read
from counterpoint.errors import UsageError
from counterpoint.pipeline.debate import debate_in
from counterpoint.rdf import findings_to_rdf, to_rdf
from counterpoint.store import Store, list_questions, question

SEED = Path(__file__).parents[2] / "seeds" / "examples" / "moving-dunmarrow.argdown"
Rows = tuple[tuple[str, ...], ...]


@pytest.fixture(scope="module", autouse=True)
def _answers_here() -> Iterator[None]:
    """The questions are our own, and end."""
    with answering_here():
        yield


NAMES = [
    *("agreements", "coverage", "group-pairs", "issues", "one-sided", "positions", "reasons"),
    *("recommendations", "telling-claims", "tensions", "unsupported", "votes"),
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
            ("Public transport", "Maja Lind", "takes no side", "0"),
        ),
    ),
    (
        "coverage",
        {"expert": "lind"},
        (
            ("Pricing", "Maja Lind", "speaks", "2"),
            ("Public transport", "Maja Lind", "takes no side", "0"),
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


@pytest.fixture(scope="module")
def crowd_store() -> Store:
    """The claims of the sample map, voted on by a crowd; no test changes it."""
    voted_map = crowd_map()
    assert voted_map.crowd is not None
    voted_map = replace(voted_map, crowd=replace(voted_map.crowd, rejected=frozenset()))
    store = Store.from_map(voted_map)
    store.add_findings(pipeline.analyse(voted_map), voted_map)
    return store


EAST_OF_BUSES = ("Free buses", "East side", "5", "1", "0", "6", "0.833333333333")


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (
            "votes",
            (
                ("Charge for the centre", "East side", "4", "0", "2", "6", "0.666666666667"),
                ("Charge for the centre", "West", "3", "1", "0", "4", "0.75"),
                ("Charge for the centre", "in no group", "0", "0", "1", "1", "0"),
                EAST_OF_BUSES,
                ("Free buses", "West", "0", "4", "0", "4", "0"),
                ("Free buses", "in no group", "1", "0", "0", "1", "1"),
            ),
        ),
        (
            "positions",
            (
                ("East side", "affirm", "votes", "4 of 6", "Charge for the centre", ""),
                ("East side", "affirm", "votes", "5 of 6", "Free buses", ""),
                ("West", "affirm", "votes", "3 of 4", "Charge for the centre", ""),
                ("West", "deny", "votes", "4 of 4", "Free buses", ""),
            ),
        ),
        ("agreements", (("votes", "East side, West", "Charge for the centre"),)),
        ("tensions", (("votes", "East side, West", "Free buses"),)),
        ("group-pairs", (("East side", "West", "1", "1"),)),
    ],
    ids=["votes", "positions", "agreements", "tensions", "group-pairs"],
)
def test_it_answers_of_a_crowd(crowd_store: Store, name: str, rows: Rows) -> None:
    answers = crowd_store.ask(question(name)).table()

    columns = slice(1, 4) if name in {"agreements", "tensions"} else slice(None)
    assert tuple(row[columns] for row in answers) == rows


def test_what_tells_groups_apart_is_answered_in_order(crowd_store: Store) -> None:
    rows = crowd_store.ask(question("telling-claims")).table()

    assert [row[:4] for row in rows] == [
        ("East side", "1", "Free buses", "affirm"),
        ("West", "1", "Charge for the centre", "affirm"),
        ("West", "2", "Free buses", "deny"),
    ]


def test_a_claim_narrows_what_groups_say(crowd_store: Store) -> None:
    rows = crowd_store.ask(question("votes"), {"claim": "buses"}).table()

    assert EAST_OF_BUSES in rows
    assert {row[0] for row in rows} == {"Free buses"}
    assert crowd_store.ask(question("agreements"), {"claim": "buses"}).table() == ()


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

    assert shipped.parameters or name == "group-pairs"  # which is about no record
    assert [shipped.text.count(place) for place in places] == [1] * len(places)


@pytest.fixture(scope="module")
def answers() -> list[tuple[dict[str, object], dict[str, object]]]:
    """What each question is answered by a few maps, before they have findings and with them."""

    def by_name(store: Store) -> dict[str, object]:
        return {name: store.query_here(question(name).text).rows for name in NAMES}

    opened = [put_in_store(each) for each in (city_map(), crowd_map(), read(SEED))]
    return [(by_name(each.store), by_name(debate_in(each).store)) for each in opened]


@pytest.mark.parametrize("name", NAMES)
def test_it_asks_the_map_alone_or_says_otherwise_without_findings(
    answers: list[tuple[dict[str, object], dict[str, object]]], name: str
) -> None:
    """That it rests on no finding is said of each question that rests on none, and of no other."""
    if question(name).is_of_map_alone:
        assert [before[name] for before, _ in answers] == [after[name] for _, after in answers]
        assert any(before[name] for before, _ in answers)
    else:
        assert any(before[name] != after[name] for before, after in answers)


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
