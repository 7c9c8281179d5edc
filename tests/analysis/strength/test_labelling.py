"""Grounded and preferred labellings against cases from the literature and an oracle."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.analysis.strength.framework import Framework, Node
from counterpoint.analysis.strength.labelling import Label, find_grounded, find_preferred
from counterpoint.errors import LimitError

ORACLE = json.loads((Path(__file__).parent / "oracle.json").read_text(encoding="utf-8"))


def framework(names: str, attacks: str) -> Framework:
    """Arguments by letter, and attacks as pairs of letters: ``"ab ba"``."""
    pairs = [(Node("claim", x[0]), Node("claim", x[1])) for x in attacks.split()]
    return Framework.of([Node("claim", x) for x in names], pairs)


def accepted(labels: dict[Node, Label]) -> str:
    return "".join(sorted(node.id for node, label in labels.items() if label is Label.IN))


def spelled(extensions: tuple[frozenset[Node], ...]) -> list[str]:
    return sorted("".join(sorted(node.id for node in extension)) for extension in extensions)


def test_nixon_diamond() -> None:
    """Dung 1995, Example 9: two arguments that attack each other."""
    diamond = framework("ab", "ab ba")

    assert accepted(find_grounded(diamond)) == ""
    assert spelled(find_preferred(diamond)) == ["a", "b"]


def test_reinstatement() -> None:
    """Caminada 2006: what is defended by an unattacked argument is in again."""
    assert accepted(find_grounded(framework("abc", "ab bc"))) == "ac"


def test_floating_defeat() -> None:
    """Two that attack each other both attack c, which attacks d: d is in every extension."""
    floating = framework("abcd", "ab ba ac bc cd")

    assert accepted(find_grounded(floating)) == ""
    assert spelled(find_preferred(floating)) == ["ad", "bd"]


@pytest.mark.parametrize("attacks", ["aa", "ab bc ca"], ids=["itself", "cycle of three"])
def test_an_odd_cycle_accepts_nothing(attacks: str) -> None:
    odd = framework("abc"[: max(1, len(set(attacks.replace(" ", ""))))], attacks)

    assert (accepted(find_grounded(odd)), spelled(find_preferred(odd))) == ("", [""])


def test_every_argument_has_a_label() -> None:
    labels = find_grounded(framework("abc", "ab"))

    assert {node.id: label for node, label in labels.items()} == {
        "a": Label.IN,
        "b": Label.OUT,
        "c": Label.IN,
    }


def test_labellings_equal_those_of_an_independent_implementation() -> None:
    cases: list[tuple[str, str, str, list[str]]] = ORACLE["frameworks"]

    different = [
        (names, attacks)
        for names, attacks, grounded, preferred in cases
        if accepted(find_grounded(framework(names, attacks))) != grounded
        or spelled(find_preferred(framework(names, attacks))) != preferred
    ]

    assert len(cases) == 300
    assert different == []


@st.composite
def _frameworks(draw: st.DrawFn) -> tuple[str, str]:
    names: str = "abcdefg"[: draw(st.integers(1, 7))]
    pairs = st.sampled_from([x + y for x in names for y in names])
    attacks: list[str] = draw(st.lists(pairs, max_size=14, unique=True))
    return names, " ".join(attacks)


@settings(max_examples=100)
@given(_frameworks())
def test_preferred_extensions_are_the_maximal_admissible_sets(case: tuple[str, str]) -> None:
    names, attacks = case
    pairs = set(attacks.split())

    def is_admissible(members: tuple[str, ...]) -> bool:
        free = not any(x + y in pairs for x in members for y in members)
        answered = all(
            any(x + attacker in pairs for x in members)
            for member in members
            for attacker in names
            if attacker + member in pairs
        )
        return free and answered

    subsets = [x for size in range(len(names) + 1) for x in combinations(names, size)]
    admissible = [set(x) for x in subsets if is_admissible(x)]
    maximal = [x for x in admissible if not any(x < other for other in admissible)]

    preferred = spelled(find_preferred(framework(names, attacks)))

    assert preferred == sorted("".join(sorted(x)) for x in maximal)


def test_too_long_a_search_is_given_up() -> None:
    names = [f"{x}{n}" for n in range(30) for x in "abc"]
    pairs = [(f"{x}{n}", f"{y}{n}") for n in range(30) for x in "abc" for y in "abc" if x != y]
    many = Framework.of(
        [Node("claim", x) for x in names],
        [(Node("claim", x), Node("claim", y)) for x, y in pairs],
    )

    with pytest.raises(LimitError, match="more than 500 steps"):
        find_preferred(many, most_steps=500)
