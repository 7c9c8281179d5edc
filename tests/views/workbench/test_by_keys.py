"""A part of the panel's text is mapped from an empty map by keys alone, and the keys are counted."""

from __future__ import annotations

import pytest
from views.workbench.conftest import Opener
from workbenches import Workbench

from counterpoint.model import Firmness, Polarity
from counterpoint.pipeline import read

pytestmark = pytest.mark.browser


def test_a_text_is_mapped_by_keys_alone(empty_bench: Workbench, open_bench: Opener) -> None:
    empty = empty_bench.map_file.read_bytes()
    hand = open_bench(empty_bench)
    hand.expect("#text").to_be_focused()
    assert hand.sentence().startswith("I have measured the beach")

    # Two new claims with what is prefilled: three keys each.
    hand.press("J", "n", "Enter")
    hand.expect_written("New claim")
    assert hand.commands == 3
    hand.press("-")
    hand.expect_written("Tollgarth denies")
    hand.press("-")
    hand.expect_written("Tollgarth affirms")
    hand.commands = 3
    hand.press("J", "n")
    hand.type("A higher wall stands on less")
    hand.press("Enter")
    hand.expect_written("A higher wall stands on less")
    assert hand.commands == 6

    # The second is a reason for the first: two keys.
    hand.press("r", "1")
    hand.expect_written("as a reason for")
    assert hand.commands == 8

    # Hedged before it is made; a further claim as an objection, in one go.
    hand.press("J", "h", "o", "2", "Enter")
    hand.expect_written("The sea will come over any wall")
    hand.expect("#card .switch[aria-pressed=true]").to_have_count(1)

    # Another speaker says one of these: two keys with the step to the sentence.
    hand.stand_at("Raise it, and begin this year")
    hand.expect_offered("A higher wall stands on less")
    before = hand.commands
    hand.press("1")
    hand.expect_written("Strake")
    hand.press("J", "x", "3")
    hand.expect_written("No claim")
    assert hand.commands == before + 4

    # A split, and a key phrase that is moved and then left.
    hand.stand_at("Talk of moving does")
    hand.press("s", "Enter")
    hand.expect_written("split")
    hand.press("n", "Enter")
    hand.expect_written("New claim")
    hand.press("Delete")
    hand.expect("#card .status").to_have_text("untouched")

    argument_map = read(empty_bench.map_file)
    claims = {claim.title: claim for claim in argument_map.claims}
    assert {"A higher wall stands on less", "The sea will come over any wall"} <= set(claims)
    sea = claims["The sea will come over any wall"].id
    stances = [stance for stance in argument_map.stances if stance.target == sea]
    assert [(x.expert, x.firmness, x.polarity) for x in stances] == [
        ("tollgarth", Firmness.HEDGED, Polarity.AFFIRM)
    ]
    assert len(argument_map.arguments) == 1
    assert len(argument_map.attacks) == 1
    assert {x.expert for x in argument_map.stances} == {"tollgarth", "strake"}

    # All of it is taken back, to the byte.
    while hand.page.locator("#undo button").count():
        sentence = hand.page.inner_text("#status")
        hand.press("z")
        hand.expect("#status").not_to_have_text(sentence)
        hand.expect("#status.is-written").to_have_count(1)
    assert empty_bench.map_file.read_bytes() == empty
