"""What a whole document tells about itself: titles that are never defined, cycles.

These are warnings, for Argdown allows both; a format built on it may be stricter.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from counterpoint.errors import Problem, Severity
from counterpoint.formats.argdown.document import RelationType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterpoint.formats.argdown.document import Document, Member, Relation

__all__ = ["check_document"]

_MAX_CANDIDATES = 2000
_MAX_SUGGESTIONS = 100  # comparing every title with every other would be quadratic
_CHAINING = frozenset({RelationType.SUPPORT, RelationType.ATTACK, RelationType.ENTAILS})


def check_document(document: Document) -> list[Problem]:
    """The warnings on a document. Complexity: linear, but for the suggestions, which are few."""
    return [
        *_undefined_references(document),
        *_undercuts_of_statements(document),
        *_cycles(document),
    ]


def _undefined_references(document: Document) -> Iterator[Problem]:
    defined = [title for title, item in document.statements.items() if item.is_defined]
    suggestions = 0
    for title, item in document.statements.items():
        if item.is_defined or not item.members:
            continue
        suggestions += 1
        near = _nearest(title, defined) if suggestions <= _MAX_SUGGESTIONS else ""
        advice = f"did you mean [{near}]?" if near else f"give it a text: [{title}]: text"
        message = f"[{title}] is referred to but never given a text"
        yield _warning(document, item.members[0], message, advice, "undefined-reference")


def _nearest(title: str, titles: list[str]) -> str:
    candidates = [
        other for other in titles if abs(len(other) - len(title)) <= max(2, len(title) // 3)
    ]
    found = difflib.get_close_matches(title, candidates[:_MAX_CANDIDATES], 1, 0.75)
    return found[0] if found else ""


def _undercuts_of_statements(document: Document) -> Iterator[Problem]:
    for relation in document.relations:
        member = relation.member
        undercuts = relation.type is RelationType.UNDERCUT
        if undercuts and relation.target.kind == "statement" and member is not None:
            message = (
                f"{_shown(relation.target)} is a statement, and an undercut is of an inference"
            )
            advice = "use - to attack the statement, or undercut an <argument>"
            yield _warning(document, member, message, advice, "undercut-of-statement")


def _cycles(document: Document) -> Iterator[Problem]:
    """One warning for each set of statements and arguments that attack or support in a circle."""
    edges: dict[int, list[Relation]] = {}
    for relation in document.relations:
        if relation.type in _CHAINING:
            edges.setdefault(id(relation.source), []).append(relation)
    for circle in _circles(edges):
        path = " > ".join(f"{_shown(item.source)}" for item in circle)
        member = circle[0].member
        if member is None:
            continue
        if len(circle) == 1:
            verb = "attacks" if circle[0].type is RelationType.ATTACK else "supports"
            message = f"{path} {verb} itself"
        else:
            message = f"these go round in a circle: {path} > {_shown(circle[0].source)}"
        yield _warning(document, member, message, "leave it if it is meant", "cycle")


def _shown(end: object) -> str:
    kind, title = getattr(end, "kind", ""), getattr(end, "title", "")
    return f"<{title}>" if kind == "argument" else f"[{title}]"


def _circles(edges: dict[int, list[Relation]]) -> Iterator[list[Relation]]:
    """Circles found by a depth-first walk, each from its first relation on.

    Every edge is walked once; a node is in at most one circle that is told.
    """
    finished: set[int] = set()
    for root, first in edges.items():
        if root in finished:
            continue
        path: list[Relation] = []
        on_path = {root: 0}
        told: set[int] = set()
        stack: list[tuple[int, Iterator[Relation]]] = [(root, iter(first))]
        while stack:
            node, following = stack[-1]
            relation = next(following, None)
            if relation is None:
                stack.pop()
                finished.add(node)
                del on_path[node]
                if path:
                    path.pop()
                continue
            target = id(relation.target)
            if target in on_path:
                circle = [*path[on_path[target] :], relation]
                members = {id(item.source) for item in circle}
                if not members & told and len(circle) <= 20:
                    told |= members
                    yield circle
            elif target not in finished and target in edges:
                path.append(relation)
                on_path[target] = len(path)
                stack.append((target, iter(edges[target])))


def _warning(document: Document, member: Member, message: str, advice: str, code: str) -> Problem:
    return Problem(
        member.place,
        message,
        advice,
        code,
        Severity.WARNING,
        document.source.line_text(member.offset),
    )


def sorted_by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in the order of their places, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.place))
