"""An abstract argumentation framework: arguments by name, and which attacks or supports which.

Dung 1995, On the acceptability of arguments and its fundamental role in nonmonotonic reasoning,
Def. 2. Three formats write it down: `tgf`, `apx` and `iccma`. What belongs here: the framework,
and what is wrong with any, however it was written. What does not: a syntax, or a map.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from counterpoint.errors import Place, Problems
from counterpoint.formats.losses import Losses

ArrowKind = Literal["attack", "support"]


@dataclass(frozen=True, slots=True)
class ArgumentNode:
    """An argument. ``label`` is what is said of it, "" where it has only its name."""

    name: str
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class Arrow:
    """That the argument ``source`` attacks or supports the argument ``target``."""

    source: str
    target: str
    kind: ArrowKind
    place: Place


@dataclass(slots=True)
class FrameworkFile:
    """What one file says. Nodes stand by name, arrows by their ends; both in the file's order.

    ``edges`` counts all arrows of the file, those that are noted in ``losses`` too.
    """

    problems: Problems
    losses: Losses
    nodes: dict[str, ArgumentNode] = field(default_factory=dict)
    arrows: dict[tuple[str, str, ArrowKind], Arrow] = field(default_factory=dict)
    edges: int = 0

    def error(self, place: Place, message: str, advice: str, code: str) -> None:
        """Note what must be mended."""
        self.problems.error(place, message, advice, code)

    def add_node(self, node: ArgumentNode) -> None:
        """Take ``node`` in; one that stands there already is told, and its first label is kept."""
        first = self.nodes.setdefault(node.name, node)
        if first is not node:
            message = f"{node.name} is declared a second time"
            advice = f"it stands at {first.place} already"
            self.problems.warn(node.place, message, advice, "duplicate")

    def add_arrow(self, arrow: Arrow) -> None:
        """Take ``arrow`` in; its ends are looked at in `check_arrows`, when all nodes are there."""
        self.edges += 1
        first = self.arrows.setdefault((arrow.source, arrow.target, arrow.kind), arrow)
        if first is not arrow:
            message = f"that {arrow.source} {arrow.kind}s {arrow.target} is said a second time"
            advice = f"it stands at {first.place} already"
            self.problems.warn(arrow.place, message, advice, "duplicate")

    def check_arrows(self) -> None:
        """Leave out each arrow whose end is no argument; note it, and each from one to itself."""
        for key, arrow in list(self.arrows.items()):
            ends = dict.fromkeys((arrow.source, arrow.target))
            for name in [name for name in ends if name not in self.nodes]:
                otherwise = "declare it, or mend the name"
                advice = self.problems.did_you_mean(name, self.nodes, otherwise)
                message = f"{name} is no argument of this file, and the {arrow.kind} is left out"
                self.problems.warn(arrow.place, message, advice, "undefined-reference")
                if self.arrows.pop(key, None) is not None:
                    example, sentence = f"{key[0]} to {key[1]}", "edges whose end is not there"
                    self.losses.note("edge:dangling", sentence, example, arrow.place)
            if arrow.source == arrow.target:
                message = f"{arrow.source} {arrow.kind}s itself"
                advice = "leave it if it is meant"
                self.problems.warn(arrow.place, message, advice, "self-loop")
