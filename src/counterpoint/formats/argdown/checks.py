"""What is doubtful in a document as a whole: titles that are never defined, cycles.

These are warnings, for Argdown allows both; a format built on it may be stricter.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from counterpoint.errors import CLOSE, Problem, Severity, did_you_mean, nearest_name
from counterpoint.formats.argdown.document import RelationType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterpoint.formats.argdown.document import ArgdownRelation, Document, Member, RelationEnd

_MAX_COMPARISONS = 20_000  # of titles; all with all would be quadratic
_MAX_COMPARED = 100  # letters of a title
_MAX_CIRCLES = 100  # each costs as much as it is long
_MAX_SHOWN = 8  # members of a circle by name: what fits two lines of a terminal
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
    budget = _MAX_COMPARISONS
    for title, item in document.statements.items():
        if item.is_defined or not item.members:
            continue
        near = _nearest(title, defined[:budget])
        budget = max(budget - len(defined), 0)
        advice = did_you_mean(near, f"give it a text: [{title}]: text", pattern="[{}]")
        message = f"[{title}] is referred to but never given a text"
        yield _warning(document, item.members[0], message, advice, "undefined-reference")


def _nearest(title: str, titles: list[str]) -> str:
    if len(title) > _MAX_COMPARED:
        return ""
    reach = max(2, len(title) // 3)
    candidates = [other for other in titles if abs(len(other) - len(title)) <= reach]
    return nearest_name(title, candidates, CLOSE)


def _undercuts_of_statements(document: Document) -> Iterator[Problem]:
    for relation in document.relations:
        member = relation.member
        undercuts = relation.type is RelationType.UNDERCUT
        if undercuts and relation.target.kind == "statement" and member is not None:
            message = (
                f"{_reference(relation.target)} is a statement, and an undercut is of an inference"
            )
            advice = "use - to attack the statement, or undercut an <argument>"
            yield _warning(document, member, message, advice, "undercut-of-statement")


def _cycles(document: Document) -> Iterator[Problem]:
    """One warning for each set of statements and arguments that attack or support in a circle."""
    edges: dict[int, list[ArgdownRelation]] = {}
    for relation in document.relations:
        if relation.type in _CHAINING:
            edges.setdefault(id(relation.source), []).append(relation)
    for relations in islice(_circles(edges), _MAX_CIRCLES):
        first = min(range(len(relations)), key=lambda index: relations[index].occurrences[0].offset)
        circle = relations[first:] + relations[:first]
        titles = [_reference(item.source) for item in circle]
        path = " > ".join(titles[:_MAX_SHOWN])
        if len(titles) > _MAX_SHOWN:
            path += f" > {len(titles) - _MAX_SHOWN} more"
        member = circle[0].member
        if member is None:
            continue
        if len(circle) == 1:
            verb = "attacks" if circle[0].type is RelationType.ATTACK else "supports"
            message = f"{path} {verb} itself"
        else:
            message = f"these go round in a circle: {path} > {titles[0]}"
        yield _warning(document, member, message, "leave it if it is meant", "cycle")


def _reference(end: RelationEnd) -> str:
    return f"[{end.title}]" if end.kind == "statement" else f"<{end.title}>"


def _circles(edges: dict[int, list[ArgdownRelation]]) -> Iterator[list[ArgdownRelation]]:
    """Circles found by a depth-first walk, each from its first relation on.

    Every edge is walked once; circles that meet in their ends are given once.
    """
    finished: set[int] = set()
    for root, first in edges.items():
        if root in finished:
            continue
        path: list[ArgdownRelation] = []
        on_path = {root: 0}
        in_circles: set[int] = set()
        stack: list[tuple[int, Iterator[ArgdownRelation]]] = [(root, iter(first))]
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
                if node not in in_circles and target not in in_circles:
                    circle = [*path[on_path[target] :], relation]
                    in_circles.update(id(item.source) for item in circle)
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
