"""Where in a text of YAML each key and value stands, so that one can be changed and no other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml


@dataclass(frozen=True, slots=True)
class ScalarSpan:
    """A scalar from ``start`` to ``end``, quotes with it; ``text`` is what it says."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class ListSpan:
    """A list; one that is no flow ``[...]`` ends where its last item does."""

    start: int
    end: int
    is_flow: bool
    items: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class MappingSpan:
    """A mapping; one that is no flow ``{...}`` ends where its last value does."""

    start: int
    end: int
    is_flow: bool
    entries: list[tuple[ScalarSpan, Span]] = field(default_factory=list)

    def entry(self, key: str) -> tuple[ScalarSpan, Span] | None:
        """The key and the value of a name, ``None`` where there is none."""
        return next((entry for entry in self.entries if entry[0].text == key), None)


Span: TypeAlias = ScalarSpan | ListSpan | MappingSpan


def read_spans(text: str, offset: int = 0) -> Span | None:
    """The root of the YAML in ``text``, whose first character stands at ``offset``.

    ``None`` where there is nothing but comments. The text has been read as data before, so it has
    no anchors, no tags, and no keys but scalars. Linear.
    """
    loader = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
    stack: list[list[Span]] = [[]]
    opened: list[tuple[int, bool]] = []
    for event in yaml.parse(text, Loader=loader):
        if event.start_mark is None or event.end_mark is None:
            continue
        start, end = offset + event.start_mark.index, offset + event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            stack[-1].append(ScalarSpan(start, end, event.value))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            opened.append((start, bool(event.flow_style)))
            stack.append([])
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            nodes = stack.pop()
            start, is_flow = opened.pop()
            end = end if is_flow else max((node.end for node in nodes), default=start)
            if isinstance(event, yaml.SequenceEndEvent):
                stack[-1].append(ListSpan(start, end, is_flow, nodes))
            else:
                keys = [node for node in nodes[::2] if isinstance(node, ScalarSpan)]
                pairs = list(zip(keys, nodes[1::2], strict=True))
                stack[-1].append(MappingSpan(start, end, is_flow, pairs))
    return stack[0][0] if stack[0] else None
