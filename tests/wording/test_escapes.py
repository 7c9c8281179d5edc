"""What no reader sees is shown, whatever a text is made of."""

from __future__ import annotations

import sys
import unicodedata

from lengths import IS_LONG

from counterpoint.wording.escapes import visible

# The planes that have signs, and of those beyond, which have none or private ones, the ends and
# what lies 97 apart. How each that is met is shown is remembered as long as the process lives.
SIGNS = (range(0x20000), range(0xE0000, 0xE1000))
BEYOND = (range(0x20000, 0xE0000, 97), range(0xE1000, sys.maxunicode + 1, 97))
LAST = [plane * 0x10000 + low for plane in range(2, 17) for low in (0xFFFD, 0xFFFE, 0xFFFF)]


def test_each_letter_that_nobody_sees_is_an_escape_and_no_other_is() -> None:
    everything = (range(sys.maxunicode + 1),)
    numbers = everything if IS_LONG else (*SIGNS, *BEYOND, LAST)
    letters = [chr(number) for each in numbers for number in each]

    hidden = {x for x in letters if unicodedata.category(x) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}

    assert {x for x in letters if visible(x) != x} == hidden - {"\n", "\t"}
    assert {x for x in letters if visible(f"a{x}") != f"a{x}"} == hidden - {"\n", "\t"}
