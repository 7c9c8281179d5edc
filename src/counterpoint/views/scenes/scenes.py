"""What the map view shows at once: one drawing per topic, and one of all topics where it fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterpoint.model import ArgumentMap, Standing
from counterpoint.views.layout import Box, Drawing, Link, draw_layered, join_drawings
from counterpoint.views.layout.packing import pack
from counterpoint.views.scenes.boxes import BOX_WIDTH, ClaimBox
from counterpoint.views.scenes.links import MapLink

EVERYTHING = "*"
NO_TOPIC = "-"
MOST_BOXES = 320
MOST_IN_ALL = 1_500
_REGION_PADDING = 26.0
_REGION_TITLE = 46.0

Region = tuple[str, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Scene:
    """One drawing: ``guests`` are shown for what they say to the topic, filed elsewhere.

    ``regions`` are rectangles (topic, left, top, width, height) behind the boxes. A topic too
    large to be drawn at once has several scenes; ``part`` counts them from 1, else 0, and
    ``leading`` is the claim around which the part was gathered.
    """

    topic: str
    part: int
    drawing: Drawing
    guests: frozenset[str]
    regions: tuple[Region, ...] = ()
    leading: str = ""


def drawn_claims(argument_map: ArgumentMap) -> tuple[str, ...]:
    """The claims that have a box: all but those that only an editor states."""
    editors = {voice.id for voice in argument_map.experts if voice.standing is Standing.EDITOR}
    voices: dict[str, set[str]] = defaultdict(set)
    for stance in argument_map.stances:
        voices[stance.target].add(stance.expert)
    return tuple(
        claim.id
        for claim in argument_map.claims
        if not voices[claim.id] or voices[claim.id] - editors
    )


def scenes_of(
    argument_map: ArgumentMap,
    boxes: Mapping[str, ClaimBox],
    links: Sequence[MapLink],
) -> list[Scene]:
    """The scene of everything, where it is small enough, then those of each topic in order."""
    filed: dict[str, list[str]] = {topic.id: [] for topic in argument_map.topics}
    home: dict[str, list[str]] = {topic.id: [] for topic in argument_map.topics}
    for claim in argument_map.claims:
        if claim.id in boxes:
            topics = [topic for topic in claim.topics if topic in filed] or [NO_TOPIC]
            home.setdefault(topics[0], []).append(claim.id)
            for topic in topics:
                filed.setdefault(topic, []).append(claim.id)
    scenes: list[Scene] = []
    if len(boxes) <= MOST_IN_ALL:
        scenes.append(_everything(home, boxes, links))
    touching: dict[str, list[MapLink]] = defaultdict(list)
    for link in links:
        touching[link.tail].append(link)
        touching[link.head].append(link)
    for topic, members in filed.items():
        parts = _parts(members, touching) if len(members) > MOST_BOXES else [members]
        for number, part in enumerate(parts, 1):
            guests = _guests(part, touching, boxes)
            drawing = _draw([*part, *guests], boxes, links, touching)
            split = len(parts) > 1
            scenes.append(
                Scene(
                    topic,
                    number if split else 0,
                    drawing,
                    frozenset(guests),
                    leading=part[0] if split else "",
                )
            )
    return scenes


def _guests(
    members: Sequence[str],
    touching: Mapping[str, Sequence[MapLink]],
    boxes: Mapping[str, ClaimBox],
) -> list[str]:
    """Claims filed elsewhere that are a reason for or against a member, sorted."""
    inside = set(members)
    guests = {
        link.tail
        for member in members
        for link in touching[member]
        if link.head == member
        and link.tail not in inside
        and link.tail in boxes
        and link.record
        and link.id[0] in "ax"
    }
    return sorted(guests)[:MOST_BOXES]


def _draw(
    members: Iterable[str],
    boxes: Mapping[str, ClaimBox],
    links: Sequence[MapLink],
    touching: Mapping[str, Sequence[MapLink]] | None = None,
) -> Drawing:
    inside = dict.fromkeys(members)
    if touching is not None:
        near = {link.id: link for member in inside for link in touching[member]}
        links = [near[key] for key in sorted(near)]
    own = [link for link in links if link.tail in inside and link.head in inside]
    return draw_layered(
        [Box(member, BOX_WIDTH, boxes[member].height) for member in inside],
        [Link(link.id, link.tail, link.head, link.joint, link.is_free) for link in own],
    )


def _everything(
    home: Mapping[str, Sequence[str]],
    boxes: Mapping[str, ClaimBox],
    links: Sequence[MapLink],
) -> Scene:
    """All topics side by side, each in a region of its own; links within a region only."""
    topics = [topic for topic, members in home.items() if members]
    drawings = [_draw(home[topic], boxes, links) for topic in topics]
    sizes = [
        (d.width + 2 * _REGION_PADDING, d.height + 2 * _REGION_PADDING + _REGION_TITLE)
        for d in drawings
    ]
    places, width, height = pack(sizes, 1.7, 36.0)
    corners = [
        (left + _REGION_PADDING, top + _REGION_PADDING + _REGION_TITLE) for left, top in places
    ]
    regions = [
        (topic, *place, *size) for topic, place, size in zip(topics, places, sizes, strict=True)
    ]
    whole = join_drawings(drawings, corners, width, height)
    return Scene(EVERYTHING, 0, whole, frozenset(), tuple(regions))


def _parts(members: Sequence[str], touching: Mapping[str, Sequence[MapLink]]) -> list[list[str]]:
    """``members`` in groups of at most ``MOST_BOXES`` // 4, each around its most linked claim."""
    most = MOST_BOXES // 4
    left = set(members)
    ranked = sorted(members, key=lambda member: (-len(touching[member]), member))
    parts: list[list[str]] = []
    for seed in ranked:
        if seed not in left:
            continue
        group = [seed]
        left.discard(seed)
        for member in group:
            for link in touching[member]:
                for other in (link.tail, link.head):
                    if other in left and len(group) < most:
                        left.discard(other)
                        group.append(other)
        if parts and len(parts[-1]) + len(group) <= most and len(group) < most // 4:
            parts[-1].extend(group)
        else:
            parts.append(group)
    return parts
