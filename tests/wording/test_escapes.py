"""What no reader sees is shown, whatever a text is made of."""

from __future__ import annotations

import sys
import unicodedata

from counterpoint.wording.escapes import visible


def test_each_letter_that_nobody_sees_is_an_escape_and_no_other_is() -> None:
    letters = [chr(number) for number in range(sys.maxunicode + 1)]

    hidden = {x for x in letters if unicodedata.category(x) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}

    assert {x for x in letters if visible(x) != x} == hidden - {"\n", "\t"}
    assert {x for x in letters if visible(f"a{x}") != f"a{x}"} == hidden - {"\n", "\t"}
