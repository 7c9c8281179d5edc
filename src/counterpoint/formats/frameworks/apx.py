"""ASPARTIX' format: facts such as ``arg(a).`` and ``att(a,b).``, as logic programs take them.

A fact may stand anywhere, several on a line; ``%`` begins a comment. A name is a constant, a
number or a quoted text. ``support(a,b).`` is that of bipolar frameworks. Other facts of the
family (preferences, values, ``?arg(a).`` of incomplete frameworks) are no part of a map
(https://www.dbai.tuwien.ac.at/research/argumentation/aspartix/dung.html).
"""

from __future__ import annotations

import re

from counterpoint.errors import Place
from counterpoint.formats.file_text import lines_of
from counterpoint.formats.frameworks.framework import ArgumentNode, Arrow, ArrowKind, FrameworkFile

# A comment, a fact with what stands between its brackets, or the first letter of what is neither.
# A name has no bracket but in quotation marks, so that each letter is looked at once.
_FACT = re.compile(
    r"""(?P<blank>[\s\ufeff]+|%.*)
      | (?P<predicate>\??[A-Za-z_]\w*)[ ]*\((?P<names>(?:"[^"\n]*"|[^()"\n])*)\)[ ]*\.
      | (?P<other>.)""",
    re.VERBOSE,
)
_NAME = re.compile(r'\s*(?:"(?P<quoted>[^"]*)"|(?P<plain>[^",]*))\s*(?:,|\Z)')
_ARROWS: dict[str, ArrowKind] = {"att": "attack", "attack": "attack", "support": "support"}
_NODES = frozenset({"arg", "argument"})


def parse_apx(text: str, file: str, framework: FrameworkFile) -> None:
    """Take into ``framework`` what ``text`` says, and note mistakes with line and column."""
    for number, line in enumerate(lines_of(text), 1):
        for match in _FACT.finditer(line.rstrip("\r\n")):
            if match["blank"] is not None:
                continue
            place = Place(file, number, match.start() + 1)
            if match["other"] is not None:
                message = f"{line[match.start() :].strip()!r} is no fact"
                advice = "write arg(a). or att(a,b)., and comments after %"
                framework.error(place, message, advice, "apx-syntax")
                break
            _add_fact(match["predicate"], match["names"], place, framework)
    framework.check_arrows()


def _add_fact(predicate: str, content: str, place: Place, framework: FrameworkFile) -> None:
    names = _names_in(content)
    if predicate in _NODES and len(names) == 1:
        framework.add_node(ArgumentNode(names[0], "", place))
    elif predicate in _ARROWS and len(names) == 2:
        framework.add_arrow(Arrow(names[0], names[1], _ARROWS[predicate], place))
    elif predicate in _NODES or predicate in _ARROWS:
        arity = "one name" if predicate in _NODES else "two names"
        message = f"{predicate} has {arity} between its brackets, not {len(names)}"
        framework.error(
            place, message, "a name with a comma stands in quotation marks", "apx-names"
        )
    else:
        kind = f"fact:{predicate}"
        framework.losses.note(kind, f"facts {predicate}(...)", f"{predicate}({content})", place)


def _names_in(content: str) -> list[str]:
    """The names between two brackets; none is empty, since an empty one counts as missing."""
    names: list[str] = []
    position = 0
    while position < len(content):
        match = _NAME.match(content, position)
        if match is None:
            return []
        name = match["plain"].strip() if match["quoted"] is None else match["quoted"]
        if name:
            names.append(name)
        position = match.end()
    return names
