from __future__ import annotations

import pytest

from counterpoint.model import Claim
from counterpoint.views.scenes.boxes import BOX_WIDTH, FACE, box_of
from counterpoint.views.scenes.text_width import text_width


def test_a_box_is_as_high_as_its_lines() -> None:
    short = box_of(Claim("a", "Cars", "Ban cars from the centre."), has_chips=False)
    long = box_of(Claim("a", "Cars", "Ban cars from the centre. " * 4), has_chips=False)

    assert len(long.text) == 3
    assert long.height - short.height == pytest.approx(2 * FACE["textLine"], abs=1)


def test_a_text_that_repeats_the_title_is_left_out() -> None:
    assert box_of(Claim("a", "Ban cars", "Ban cars."), has_chips=False).text == ()


def test_lines_fit_inside_the_box() -> None:
    box = box_of(Claim("a", "A title of many words " * 3, "A text. " * 40), has_chips=True)
    inner = BOX_WIDTH - 2 * FACE["padding"]

    widths = [text_width(line, FACE["titleSize"], bold=True) for line in box.title]
    widths += [text_width(line, FACE["textSize"]) for line in box.text]

    assert max(widths) <= inner


def test_a_claim_without_a_title_is_shown_by_its_id() -> None:
    assert box_of(Claim("c-17", "", ""), has_chips=False).title == ("c-17",)
