"""Headings are topics of a map that has none."""

from __future__ import annotations

import pytest

from counterpoint.formats import argdown
from counterpoint.formats.argdown_map import read_argdown_map
from counterpoint.model import ArgumentMap

PLAIN = """
# Hospitals

[Intro]: They are full.

## Money

[Pay]: Pay nurses more.
  + It keeps them.

### Budget

[Cost]: It costs ten million.
  -> [Pay]

## Staff

[Hire]: Hire abroad.
"""

HOSPITALS = """===
question: What to do?
base: https://example.org/h/
title: Hospitals
experts: {ann: {name: Ann Ash}, ben: {name: Ben Birk}}
===

# Answers

## Ann Ash {expert: ann}

[Pay]: Pay nurses more.

## Ben Birk {expert: ben}

[Hire]: Hire abroad.
"""


def topics_in(argument_map: ArgumentMap) -> dict[str, list[str]]:
    """The titles of the claims under each topic's label."""
    return {
        topic.label: sorted(x.title for x in argument_map.claims if topic.id in x.topics)
        for topic in argument_map.topics
    }


def read(text: str) -> ArgumentMap:
    return read_argdown_map(argdown.parse(text, "hospitals.argdown")).map


def test_a_heading_that_parts_the_claims_is_a_topic_with_what_is_below_it() -> None:
    assert topics_in(read(PLAIN)) == {
        "Money": ["Cost", "It keeps them.", "Pay"],
        "Budget": ["Cost"],
        "Staff": ["Hire"],
    }


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (PLAIN.replace("Hire abroad.", "Hire abroad. #work"), {"work": ["Hire"]}),
        ("# All\n\n[A]: One.\n\n[B]: Two.", {}),
        ("[A]: One.\n\n# Only\n\n[B]: Two.", {}),
        (HOSPITALS, {}),
        (
            HOSPITALS.replace(
                "# Answers", "# Pay {source: null}\n\n[Low]: It is low.\n\n# Answers"
            ),
            {},
        ),
    ],
    ids=["tags go before", "one over all", "one alone", "of speakers", "one beside speakers"],
)
def test_other_headings_are_none(text: str, labels: dict[str, list[str]]) -> None:
    assert topics_in(read(text)) == labels
