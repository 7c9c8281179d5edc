"""Whether the stretches of an annotation file are where the text beside has the same words."""

from __future__ import annotations

from counterpoint.errors import Problems
from counterpoint.formats.brat.standoff import Annotations, Entity
from counterpoint.formats.foreign.passages import Passages

Spans = tuple[tuple[int, int], ...]
_LONGEST_EXCERPT = 40  # letters of a text in a message


def is_matching(entity: Entity, text: str) -> bool:
    """Whether ``text`` has the entity's words at its offsets, white space apart.

    BRAT writes a line end in a stretch as a blank, and a blank between two pieces of one.
    """
    if any(end > len(text) for _, end in entity.spans):
        return False
    there = " ".join(text[start:end] for start, end in entity.spans)
    return there.split() == entity.text.split()


def check_spans(
    annotations: Annotations, passages: Passages, problems: Problems
) -> dict[str, Spans]:
    """Where the words of each entity stand, by id; those that stand elsewhere are warned of.

    Words that stand in the text once are taken from there, whatever the offsets say; others that
    the offsets miss are in no passage. Linear in the text for each entity that is not in place.
    """
    spans: dict[str, Spans] = {}
    for entity in annotations.entities.values():
        if is_matching(entity, passages.text):
            spans[entity.id] = entity.spans
            continue
        place = passages.find_only(entity.text) if entity.text.strip() else None
        if not entity.spans:  # which is warned of where the line is read
            spans |= {} if place is None else {entity.id: (place,)}
            continue
        written = ";".join(f"{start} {end}" for start, end in entity.spans)
        start, end = entity.spans[0][0], entity.spans[-1][1]
        there = passages.text[start : min(end, start + _LONGEST_EXCERPT)]
        message = f"at {written} the text has {there!r}, and not the words of {entity.id}"
        if place is None:
            advice = "mend the offsets, or the text"
        else:
            spans[entity.id] = (place,)
            advice = f"its words stand at {place[0]} {place[1]}, which is taken"
        problems.warn(entity.place, message, advice, "brat-offsets")
    return spans
