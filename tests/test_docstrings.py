"""The examples in docstrings give what they show.

Pytest would look for them in every module, which each of its workers would load for that: the text
of a module says whether it has any.
"""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
MODULES = [
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(SOURCE.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_show(name: str) -> None:
    complaints: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)

    examples = doctest.DocTestFinder().find(import_module(name), name)
    for example in examples:
        runner.run(example, out=complaints.append)

    assert runner.tries
    assert complaints == []
