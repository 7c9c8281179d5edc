from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from views.quoted_text import with_text

from counterpoint.model import Analysis, ArgumentMap
from counterpoint.views import Quoting
from counterpoint.views.payload.evidence import MOST_LETTERS, add_evidence
from counterpoint.views.payload.payload import payload_of


def evidence_of(
    argument_map: ArgumentMap, analysis: Analysis, text: str, quoting: Quoting = "text"
) -> tuple[dict[str, Any], dict[str, Any]]:
    data = payload_of(argument_map, analysis)
    add_evidence(data, argument_map, {"panel": text}, quoting)
    return data, data.get("evidence", {})


def letters(runs: list[Any]) -> str:
    marks = {0: "\n\n", 1: "[...]"}
    return "".join(
        marks[x] if isinstance(x, int) else x if isinstance(x, str) else x[0] for x in runs
    )


def quotes_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [x["quote"] for x in (*data["stances"], *data["relations"]) if "quote" in x]


def test_the_runs_are_the_text(city: ArgumentMap, city_analysis: Analysis) -> None:
    argument_map, text = with_text(city)

    _, evidence = evidence_of(argument_map, city_analysis, text)

    (record,) = evidence["texts"]
    assert letters(record["runs"]).split() == text.split()
    assert record["isWhole"] is True


@pytest.mark.parametrize("quoting", ["text", "sentence"])
def test_each_quote_names_its_phrase_in_its_sentence(
    city: ArgumentMap, city_analysis: Analysis, quoting: Quoting
) -> None:
    argument_map, text = with_text(city)

    data, evidence = evidence_of(argument_map, city_analysis, text, quoting)

    for quote in quotes_of(data):
        place, start, end = evidence["passages"][quote["passage"]]
        runs = evidence["texts"][place]["runs"][start:end]
        marked = "".join(x[0] for x in runs if isinstance(x, list) and quote["passage"] in x[1:])
        assert marked == quote["exact"]
        assert letters(runs) == f"Look: {quote['exact']} they say."


def test_sentences_alone_say_where_something_is_left_out(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    argument_map, text = with_text(city)

    _, evidence = evidence_of(argument_map, city_analysis, f"{text}\n\nSecret words.", "sentence")

    (record,) = evidence["texts"]
    assert "Secret" not in letters(record["runs"])
    assert record["runs"][-1] == 1
    assert record["isWhole"] is False


def test_key_phrases_alone_bring_no_text(city: ArgumentMap, city_analysis: Analysis) -> None:
    argument_map, text = with_text(city)

    data, evidence = evidence_of(argument_map, city_analysis, text, "phrase")

    assert evidence == {}
    assert all("passage" not in quote for quote in quotes_of(data))


def test_of_a_book_there_are_the_paragraphs_that_are_quoted(
    city: ArgumentMap, city_analysis: Analysis
) -> None:
    argument_map, text = with_text(city)
    book = text + "\n\nUnquoted." * (MOST_LETTERS // 8)

    _, evidence = evidence_of(argument_map, city_analysis, book)

    (record,) = evidence["texts"]
    assert record["isWhole"] is False
    assert "Unquoted" not in letters(record["runs"])


def test_passages_that_overlap_are_both_marked(city: ArgumentMap, city_analysis: Analysis) -> None:
    first, second = [x for x in city.stances if x.quotation][:2]
    text = "The toll works well."
    places = {first.id: (4, 14), second.id: (9, 19)}
    stances = tuple(
        replace(
            x,
            quotation=replace(
                x.quotation,
                start=places[x.id][0],
                end=places[x.id][1],
                exact=text[slice(*places[x.id])],
            )
            if x.id in places and x.quotation
            else None,
        )
        for x in city.stances
    )
    relations = tuple(replace(x, quotation=None) for x in city.relations)
    argument_map = replace(city, stances=stances, relations=relations)

    _, evidence = evidence_of(argument_map, city_analysis, text)

    assert evidence["texts"][0]["runs"] == [
        "The ",
        ["toll ", 0],
        ["works", 0, 1],
        [" well", 1],
        ".",
    ]
