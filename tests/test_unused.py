"""A private name at the head of a module is used there, or is gone."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "counterpoint"
# At the margin: functions, classes, and what is set, also with a type.
PRIVATE = re.compile(
    r"^(?:(?:async )?def |class |(?=\w+(?::[^=\n]+)? = ))(_[a-zA-Z]\w*)", re.MULTILINE
)


def unused_names(text: str) -> list[str]:
    """Private names that stand once in a module; parsing all of them would take a second."""
    names = PRIVATE.findall(text)
    words = Counter(re.findall(r"\w+", text)) if names else Counter()
    return [name for name in names if words[name] == 1]


def test_each_private_name_of_a_module_is_used_in_it() -> None:
    unused = [
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in unused_names(path.read_text(encoding="utf-8"))
    ]

    assert unused == []
