"""The Trivial Graph Format: lines of nodes, ``#``, lines of edges.

A node is its name and, after a blank, its label. An edge is two names and, after a blank, its
label. Solvers of abstract argumentation take each edge for an attack; a bipolar framework labels
those that support (https://en.wikipedia.org/wiki/Trivial_Graph_Format; ICCMA 2015 to 2019).
"""

from __future__ import annotations

from counterpoint.errors import Place
from counterpoint.formats.file_text import lines_of
from counterpoint.formats.foreign.scheme_graph import NO_ENDS
from counterpoint.formats.frameworks.framework import ArgumentNode, Arrow, ArrowKind, FrameworkFile

_SEPARATOR = "#"
_KINDS: dict[str, ArrowKind] = {
    "": "attack",
    "-": "attack",
    "att": "attack",
    "attack": "attack",
    "attacks": "attack",
    "+": "support",
    "sup": "support",
    "support": "support",
    "supports": "support",
}


def parse_tgf(text: str, file: str, framework: FrameworkFile) -> None:
    """Take into ``framework`` what ``text`` says, and note mistakes with line and column."""
    is_below = False
    for number, raw in enumerate(lines_of(text), 1):
        line = raw.strip()
        place = Place(file, number, len(raw) - len(raw.lstrip()) + 1)
        if line == _SEPARATOR:
            if is_below:
                advice = "one line # stands between nodes and edges"
                framework.error(place, "a second line # stands here", advice, "tgf-separator")
            is_below = True
        elif line and is_below:
            _add_edge(line, place, framework)
        elif line:
            name, label = [*line.split(maxsplit=1), ""][:2]
            framework.add_node(ArgumentNode(name, label, place))
    if not is_below:
        message = "no line # parts the nodes from the edges"
        framework.error(Place(file), message, "write # below the last node", "tgf-separator")
    framework.check_arrows()


def _add_edge(line: str, place: Place, framework: FrameworkFile) -> None:
    source, target, label = [*line.split(maxsplit=2), "", ""][:3]
    if not target:
        message = f"an edge has two ends, and {source} is one: the line is left out"
        framework.problems.warn(place, message, "write both names, or take it out", "tgf-edge")
        framework.edges += 1
        framework.losses.note(*NO_ENDS, line, place)
        return
    kind = _KINDS.get(label.strip().casefold())
    if kind is None:
        framework.edges += 1
        framework.losses.note(
            "edge-label", "edges whose label is neither attack nor support", line, place
        )
        return
    framework.add_arrow(Arrow(source, target, kind, place))
