from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from counterpoint import pipeline
from counterpoint.drafting import Spot, Suggester, text_of_claim
from counterpoint.drafting.sentences import sentence_at, sentences_of
from counterpoint.model import ArgumentMap, Claim, Stance
from counterpoint.pipeline.source_texts import find_source_texts

TEXT = (
    "Ana Ruiz\n"
    "A charge at the ring would thin the traffic. Spend what it brings on buses.\n"
    "Kofi Osei\n"
    "No charges on my customers. Build the ring road instead, and at once.\n"
)


def spot(words: str, expert: str = "ruiz") -> Spot:
    start = TEXT.index(words)
    return Spot("panel", *sentence_at(TEXT, start, start + len(words)), expert)


@pytest.fixture
def toll_map() -> ArgumentMap:
    return ArgumentMap(
        "toll",
        "https://e.org/",
        "t",
        "q",
        claims=(
            Claim("charge", "Charge drivers", "Drivers should pay a charge at the ring."),
            Claim("road", "Build a road", "The council should build a ring road."),
            Claim("school", "Open a school", "A school should be opened."),
        ),
    )


def test_the_claim_that_is_worded_alike_is_suggested_first(toll_map: ArgumentMap) -> None:
    suggester = Suggester(toll_map, {"panel": TEXT})

    first, *_ = suggester.find_same(spot("No charges", "osei"))

    assert first.claim == "charge"


def test_what_is_said_of_a_claim_elsewhere_suggests_it(toll_map: ArgumentMap) -> None:
    learned = replace(
        toll_map, stances=(Stance("s", "osei", "school", wording="The traffic must thin."),)
    )

    first, second, *_ = Suggester(learned, {"panel": TEXT}).find_same(spot("A charge"))

    assert {first.claim, second.claim} == {"charge", "school"}


def test_a_claim_that_the_speaker_is_at_already_is_not_suggested_again() -> None:
    argument_map = pipeline.read(SEEDS / "examples/moving-dunmarrow.argdown")
    texts = find_source_texts(argument_map)
    stance = next(x for x in argument_map.stances if x.target == "raise-the-wall")
    quotation = stance.quotation
    assert quotation is not None
    assert quotation.start is not None
    assert quotation.end is not None
    place = sentence_at(texts[quotation.source], quotation.start, quotation.end)

    suggestions = Suggester(argument_map, texts).find_same(
        Spot(quotation.source, *place, stance.expert), most=100
    )

    assert "raise-the-wall" not in {x.claim for x in suggestions}


def test_without_claims_nothing_is_suggested() -> None:
    suggester = Suggester(ArgumentMap("m", "https://e.org/", "t", "q"), {"panel": TEXT})

    assert suggester.find_same(spot("A charge")) == suggester.find_reasoned(spot("A charge")) == ()


def test_a_key_phrase_is_rare_within_one_thought_and_stands_once(toll_map: ArgumentMap) -> None:
    suggester = Suggester(toll_map, {"panel": TEXT})

    start, end = suggester.key_phrase(spot("Build the ring"), text_of_claim(toll_map.claims[1]))

    assert TEXT[start:end] == "Build the ring road instead"


def test_a_phrase_that_recurs_gives_way_to_one_that_does_not() -> None:
    text = "The toll works well in towns like ours today.\nThe toll works well in towns like them."
    suggester = Suggester(ArgumentMap("m", "https://e.org/", "t", "q"), {"panel": text})

    start, end = suggester.key_phrase(Spot("panel", 0, text.index("\n"), "ruiz"))

    assert text.count(text[start:end]) == 1


def test_sentences_are_all_of_the_text_but_for_its_blanks() -> None:
    assert "".join("".join(sentences_of(TEXT)).split()) == "".join(TEXT.split())


def test_suggestions_hold_what_the_mapper_of_the_panel_chose(benchmark: dict[str, Any]) -> None:
    argument_map = pipeline.read(SEEDS / "examples/moving-dunmarrow.argdown")
    texts = find_source_texts(argument_map)

    shares = {
        measure: sum(hits) / len(hits)
        for measure in ("attached", "reasoned", "phrased")
        if (hits := benchmark[measure](argument_map, texts))
    }

    # As measured, less what a passage or two that are mapped anew may change.
    assert shares["attached"] >= 0.65
    assert shares["reasoned"] >= 0.95
    assert shares["phrased"] >= 0.75


SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="module")
def benchmark() -> dict[str, Any]:
    return runpy.run_path(str(SEEDS.parent / "benchmarks" / "suggestions.py"))
