"""What no reader sees is shown, whatever a text is made of."""

from __future__ import annotations

import sys
import unicodedata

from counterpoint.wording.escapes import visible

LETTERS = [chr(number) for number in range(sys.maxunicode + 1)]


def test_each_letter_that_nobody_sees_is_an_escape_and_no_other_is() -> None:
    hidden = {x for x in LETTERS if unicodedata.category(x) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}

    assert {x for x in LETTERS if visible(x) != x} == hidden - {"\n", "\t"}
    assert {x for x in LETTERS if visible(f"a{x}") != f"a{x}"} == hidden - {"\n", "\t"}
