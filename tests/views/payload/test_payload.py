from __future__ import annotations

from dataclasses import replace

import pytest

from counterpoint.analysis import analyse
from counterpoint.model import Analysis, ArgumentMap, Expert, short_names
from counterpoint.network import build_network
from counterpoint.rdf import from_rdf, to_rdf
from counterpoint.views.payload.payload import payload_of
from counterpoint.views.report.report import render_report


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ana Ruiz", "Kofi Osei"], ["AR", "KO"]),
        (["Ana Ruiz", "Amir Rahimi"], ["AR", "ARa"]),
        (["Ana Ruiz", "Ana Ruiz"], ["AR", "ARu"]),
        (["Plato", "The mayor", "李明"], ["PL", "TM", "李明"]),
        (["", "!!"], ["E0", "E1"]),
    ],
    ids=["plain", "shared", "same name", "one word", "no letters"],
)
def test_initials_tell_experts_apart(names: list[str], expected: list[str]) -> None:
    experts = tuple(Expert(f"e{i}", name) for i, name in enumerate(names))
    debate = ArgumentMap("m", "https://example.org/", "T", "Q", experts=experts)

    data = payload_of(debate, analyse(build_network(debate)))

    assert [expert["initials"] for expert in data["experts"]] == expected


def test_roles_are_said_with_their_periods(city: ArgumentMap, city_analysis: Analysis) -> None:
    data = payload_of(city, city_analysis)

    ruiz = next(expert for expert in data["experts"] if expert["id"] == "ruiz")
    assert ruiz["roles"] == ["Professor of transport, City University (2012\u2013)"]


def test_who_is_written_surname_first_has_one_name_in_cards_and_sentences(
    city: ArgumentMap,
) -> None:
    experts = [replace(x, name="Osei, Kofi") if x.id == "osei" else x for x in city.experts]
    written = to_rdf(replace(city, experts=tuple(experts)))

    debate = from_rdf(written)
    analysis = analyse(build_network(debate))
    data = payload_of(debate, analysis)

    osei = next(expert for expert in data["experts"] if expert["id"] == "osei")
    assert (osei["name"], osei["short"], osei["initials"]) == ("Osei, Kofi", "Osei", "KO")
    summaries = " ".join(x.summary for x in analysis.findings if "osei" in x.experts)
    assert "Osei" in summaries
    assert "Kofi" not in summaries


def test_only_what_differs_from_the_default_is_kept(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    data = payload_of(city, city_analysis)

    stance = next(s for s in data["stances"] if (s["expert"], s["target"]) == ("osei", "charge"))
    assert (stance["polarity"], stance["mode"]) == ("deny", "hedged")
    stance = next(s for s in data["stances"] if (s["expert"], s["target"]) == ("ruiz", "charge"))
    assert "polarity" not in stance
    assert "mode" not in stance


def test_every_finding_comes_with_its_group(city: ArgumentMap, city_analysis: Analysis) -> None:
    data = payload_of(city, city_analysis)

    groups = [finding["group"] for finding in data["findings"]]
    assert groups.count("agreement") == len(city_analysis.agreements)
    assert groups.count("tension") == len(city_analysis.tensions)


def test_the_page_calls_each_expert_as_the_sentences_do(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    data = payload_of(city, city_analysis)

    assert {x["id"]: x["short"] for x in data["experts"]} == short_names(city.experts)
    assert [x["id"] for x in data["experts"] if "called" in x] == []


def test_signs_that_cannot_be_seen_are_shown_by_number(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    experts = [replace(x, name="Ana\u202e ziuR") if x.id == "ruiz" else x for x in city.experts]
    deceptive = replace(city, experts=tuple(experts))

    data = payload_of(deceptive, city_analysis)
    report = render_report(deceptive, city_analysis)

    assert next(x["name"] for x in data["experts"] if x["id"] == "ruiz") == "Ana\\u202e ziuR"
    assert "\u202e" not in str(data) + report
