"""The examples in docstrings give what they show, and the names in them lead somewhere.

Pytest would look for them in every module, which each of its workers would load for that: the text
of a module says whether it has any.
"""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
MODULES = [
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(SOURCE.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


# The ontology's file is called `counterpoint.ttl`.
OURS = re.compile(r"`(counterpoint(?:\.(?!ttl`)\w+)+)`")


def test_a_name_of_ours_leads_to_a_module_or_into_one() -> None:
    lost = [
        (path.name, name)
        for path in sorted(SOURCE.rglob("*.py"))
        for name in OURS.findall(path.read_text(encoding="utf-8"))
        if not is_there(name)
    ]
    assert lost == []


def is_there(name: str) -> bool:
    """Whether there is such a module, or one that says the last part of the name."""
    *above, last = name.split(".")
    if any(_texts_of([*above, last])):
        return True
    return any(re.search(rf"\b{last}\b", text) for text in _texts_of(above))


def _texts_of(parts: list[str]) -> list[str]:
    path = SOURCE.joinpath(*parts)
    files = [path.with_suffix(".py"), path / "__init__.py"]
    return [file.read_text(encoding="utf-8") for file in files if file.is_file()]


@pytest.mark.parametrize("name", MODULES)
def test_examples_give_what_they_show(name: str) -> None:
    complaints: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)

    examples = doctest.DocTestFinder().find(import_module(name), name)
    for example in examples:
        runner.run(example, out=complaints.append)

    assert runner.tries
    assert complaints == []
