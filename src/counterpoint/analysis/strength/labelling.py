"""Grounded and preferred semantics of abstract argumentation frameworks."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from counterpoint.analysis.strength.framework import Framework, Node
from counterpoint.errors import LimitError

# In the worst case the search doubles with each argument that the grounded labelling leaves
# undecided: it is refused in time rather than let run for hours.
_MOST_STEPS = 20_000


class Label(Enum):
    """Accepted, rejected, or neither."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


def find_grounded(framework: Framework) -> dict[Node, Label]:
    """The grounded labelling: in is what has all its attackers out, out what has one in.

    The least complete labelling (Dung 1995, Def. 20; Caminada 2006), by counting down the
    attackers that are not yet out. Linear in the number of attacks.
    """
    attacked = _attacked(framework)
    unanswered = {node: len(attackers) for node, attackers in framework.attackers.items()}
    labels: dict[Node, Label] = {}
    accepted = [node for node, count in unanswered.items() if count == 0]
    while accepted:
        node = accepted.pop()
        labels[node] = Label.IN
        for victim in attacked[node]:
            if victim in labels:
                continue
            labels[victim] = Label.OUT
            for defended in attacked[victim]:
                unanswered[defended] -= 1
                if unanswered[defended] == 0 and defended not in labels:
                    accepted.append(defended)
    return {node: labels.get(node, Label.UNDECIDED) for node in framework.attackers}


def find_preferred(
    framework: Framework, most_steps: int = _MOST_STEPS
) -> tuple[frozenset[Node], ...]:
    """The preferred extensions (maximal admissible sets), sorted.

    Dung 1995, Def. 7, by labelling one argument after the other in or undecided and giving up
    where an attacker can no longer be answered (Nofal, Atkinson and Dunne 2014). What the
    grounded labelling decides is decided first. Exponential in the worst case.

    Raises:
        LimitError: the search took more than ``most_steps``.
    """
    grounded = find_grounded(framework)
    attacked = _attacked(framework)
    start = {
        node: _BLANK if label is Label.UNDECIDED else label.value
        for node, label in grounded.items()
    }
    for node, attackers in framework.attackers.items():
        if node in attackers and start[node] == _BLANK:
            start[node] = _UNDECIDED
    extensions: list[frozenset[Node]] = []
    stack = [start]
    for _ in range(most_steps):
        if not stack:
            return tuple(sorted(extensions, key=sorted))
        labels = stack.pop()
        if not _can_answer(labels, framework):
            continue
        blank = [node for node, label in labels.items() if label == _BLANK]
        if not blank:
            accepted = frozenset(node for node, label in labels.items() if label == Label.IN.value)
            if _MUST_OUT not in labels.values() and not any(
                accepted <= extension for extension in extensions
            ):
                extensions.append(accepted)
            continue
        # Most influential first; the branch that accepts is taken first, so that a larger set
        # is found before its subsets.
        next_node = max(
            blank, key=lambda node: len(attacked[node]) + len(framework.attackers[node])
        )
        stack.append({**labels, next_node: _UNDECIDED})
        stack.append(_accepting(next_node, labels, framework, attacked))
    raise LimitError(f"the preferred labelling took more than {most_steps} steps")


_BLANK, _UNDECIDED, _MUST_OUT = "blank", "undecided", "must be out"


def _accepting(
    node: Node,
    labels: Mapping[Node, str],
    framework: Framework,
    attacked: Mapping[Node, list[Node]],
) -> dict[Node, str]:
    after = {**labels, node: Label.IN.value}
    for out in attacked[node]:
        after[out] = Label.OUT.value
    for attacker in framework.attackers[node]:
        if after[attacker] != Label.OUT.value:
            after[attacker] = _MUST_OUT
    return after


def _can_answer(labels: Mapping[Node, str], framework: Framework) -> bool:
    """Whether each attacker that must be answered still has one who might."""
    return all(
        any(labels[x] == _BLANK for x in framework.attackers[node])
        for node, label in labels.items()
        if label == _MUST_OUT
    )


def _attacked(framework: Framework) -> dict[Node, list[Node]]:
    attacked: dict[Node, list[Node]] = {node: [] for node in framework.attackers}
    for node, attackers in framework.attackers.items():
        for attacker in attackers:
            attacked[attacker].append(node)
    return attacked
