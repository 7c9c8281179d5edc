"""What a decision comes to: edits of the files, and the map that they must be read as."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown.editing import Edit
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.yaml_data import YamlMapping
from counterpoint.model import ArgumentMap, slug


@dataclass(frozen=True, slots=True)
class Plan:
    """Edits, each with its document, and the outcome, a map; ids in it may be made up."""

    edits: tuple[tuple[Document, Edit], ...]
    outcome: ArgumentMap
    # The sources whose sections are placed anew, wherever they begin and end then.
    resectioned: frozenset[str] = frozenset()


def refusal(
    message: str, advice: str, code: str = "refused", place: Place | None = None
) -> InputError:
    """Why a decision cannot be: nothing is written."""
    return InputError(Problem(place or Place(""), message, advice, code))


def without_unused(outcome: ArgumentMap, map_text: MapText) -> ArgumentMap:
    """The outcome without topics and issues that nothing names any more.

    Those that a frontmatter lists stay.
    """
    topics = {x for claim in outcome.claims for x in claim.topics} | _ids_under(map_text, "topics")
    issues = {x for claim in outcome.claims for x in claim.issues} | _ids_under(map_text, "issues")
    return replace(
        outcome,
        topics=tuple(x for x in outcome.topics if x.id in topics),
        issues=tuple(x for x in outcome.issues if x.id in issues),
    )


def _ids_under(map_text: MapText, key: str) -> set[str]:
    """The ids under a key of the frontmatter."""
    names: set[str] = set()
    for document in map_text.documents:
        node = None if document.frontmatter is None else document.frontmatter.get(key)
        if isinstance(node, YamlMapping):
            names |= {name for each in node for name in (each, slug(each))}
        elif node is not None:
            names |= {issue.id for issue in map_text.map.issues}
    return names
