"""A part of the panel's text is mapped by keys alone, and the keys are counted."""

from __future__ import annotations

import pytest
from views.workbench.conftest import SMALL, Opener
from views.workbench.hand import Hand
from workbenches import Workbench

from counterpoint.model import Firmness, Polarity
from counterpoint.pipeline import read

pytestmark = pytest.mark.browser


def test_a_text_is_mapped_by_keys_alone(empty_bench: Workbench, open_bench: Opener) -> None:
    empty = empty_bench.map_file.read_bytes()
    hand = open_bench(empty_bench, size=SMALL)
    hand.expect("#text").to_be_focused()
    assert hand.sentence().startswith("I have measured the beach")

    make_claims(hand)
    tie_claims(hand)
    go_on_with_another_speaker(hand)

    argument_map = read(empty_bench.map_file)
    claims = {claim.title: claim.id for claim in argument_map.claims}
    assert "A higher wall stands on less" in claims
    sea = claims["The sea will come over any wall"]
    stances = [stance for stance in argument_map.stances if stance.target == sea]
    assert [(x.expert, x.firmness, x.polarity) for x in stances] == [
        ("tollgarth", Firmness.HEDGED, Polarity.AFFIRM)
    ]
    assert len(argument_map.arguments) == 1
    assert len(argument_map.attacks) == 1
    assert {x.expert for x in argument_map.stances} == {"tollgarth", "imrey"}

    hand.take_all_back()
    hand.press("Z")
    hand.expect_written("New claim")
    hand.press("z")
    hand.expect_written("Taken back")
    assert empty_bench.map_file.read_bytes() == empty


def make_claims(hand: Hand) -> None:
    """Two new claims, three keys each; what the first says is turned round and back."""
    hand.press("J", "n", "Enter")
    hand.expect_written("New claim")
    assert hand.commands == 3
    hand.press("-")
    hand.expect_written("Tollgarth denies")
    hand.press("-")
    hand.expect_written("Tollgarth affirms")

    before = hand.commands
    hand.press("J", "n")
    hand.type("A higher wall stands on less")
    hand.press("Enter")
    hand.expect_written("A higher wall stands on less")
    assert hand.commands == before + 3


def tie_claims(hand: Hand) -> None:
    """A reason takes two keys; an objection and its claim, hedged, are made in one go."""
    before = hand.commands
    hand.press("r", "1")
    hand.expect_written("as Tollgarth implies")  # no word ties the two sentences
    assert hand.commands == before + 2

    hand.press("n")
    hand.expect("#card .doubt").to_contain_text("These words stand already")
    hand.press("Escape")

    hand.press("J", "h", "o", "2", "Enter")
    hand.expect_written("The sea will come over any wall")
    hand.expect("#card .switch[aria-pressed=true]").to_have_count(1)


def go_on_with_another_speaker(hand: Hand) -> None:
    """What stands already takes two keys with the step; then no claim, a split, and a mistake."""
    hand.stand_at("Raise it, and begin this year")
    hand.expect("#card .same .claim-choice").to_have_count(0)  # nothing is worded like it
    hand.stand_at("Will the sea really come over")
    hand.expect_offered("A higher wall stands on less")
    before = hand.commands
    hand.press("2")
    hand.expect_written("Imrey")
    hand.press("J", "x", "3")
    hand.expect_written("No claim")
    assert hand.commands == before + 4

    hand.stand_at("It was the silence")
    hand.press("s", "Enter")
    hand.expect_written("split")
    hand.press("n", "Enter")
    hand.expect_written("New claim")
    hand.press("Delete")
    hand.expect("#card .status").not_to_have_text("mapped")
