from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from views.crossings import count_crossings, count_overlaps, dot_routes, drawn_routes
from views.large_maps import large_map

from counterpoint.model import ArgumentMap, Claim, Stance
from counterpoint.pipeline import default_maps, read
from counterpoint.views.layout import Box, Link
from counterpoint.views.scenes.boxes import BOX_WIDTH, ClaimBox, box_of
from counterpoint.views.scenes.links import links_of
from counterpoint.views.scenes.scenes import Scene, drawn_claims, scenes_of


def scenes(debate: ArgumentMap) -> list[Scene]:
    claims = {claim.id: claim for claim in debate.claims}
    boxes: dict[str, ClaimBox] = {
        claim: box_of(claims[claim], has_chips=True) for claim in drawn_claims(debate)
    }
    links = [link for link in links_of(debate) if {link.tail, link.head} <= boxes.keys()]
    return scenes_of(debate, boxes, links)


def test_each_topic_is_drawn_and_then_all_of_them(city: ArgumentMap) -> None:
    drawn = {scene.topic: set(scene.drawing.places) - scene.guests for scene in scenes(city)}

    assert drawn == {
        "*": {claim.id for claim in city.claims},
        "pricing": {"charge", "charge-lorries", "worked", "differ", "free"},
        "transit": {"buses", "gratis", "poor"},
        "-": {"shops", "ring"},
    }


def test_a_reason_filed_elsewhere_is_a_guest(city: ArgumentMap) -> None:
    pricing = next(scene for scene in scenes(city) if scene.topic == "pricing")

    assert pricing.guests == {"shops"}
    assert "x shops-charge shops" in pricing.drawing.routes


def test_a_claim_of_two_topics_is_drawn_in_both_and_once_among_all(city: ArgumentMap) -> None:
    claims = tuple(
        replace(claim, topics=("pricing", "transit")) if claim.id == "poor" else claim
        for claim in city.claims
    )

    drawings = scenes(replace(city, claims=claims))

    holding = [scene.topic for scene in drawings if "poor" in set(scene.drawing.places)]
    assert holding == ["*", "pricing", "transit"]


def test_what_only_the_editor_says_has_no_box(city: ArgumentMap) -> None:
    summary = Claim("summary", "They agree", "They all agree.")
    stance = Stance("desk-summary", "desk", "summary")

    with_summary = replace(city, claims=(*city.claims, summary), stances=(*city.stances, stance))

    assert "summary" not in drawn_claims(with_summary)
    assert "buses" in drawn_claims(with_summary)


def test_regions_hold_their_boxes_and_keep_apart(city: ArgumentMap) -> None:
    everything = scenes(city)[0]

    for topic, left, top, width, height in everything.regions:
        inside = [
            claim
            for claim, (x, y) in everything.drawing.places.items()
            if left <= x <= left + width and top <= y <= top + height
        ]
        filed = {claim.id for claim in city.claims if (claim.topics or ("-",))[0] == topic}
        assert set(inside) == filed


@pytest.fixture(scope="module")
def many() -> list[Scene]:
    return scenes(large_map(3000))


def test_above_1500_boxes_all_is_not_drawn_at_once(many: list[Scene]) -> None:
    assert "*" not in {scene.topic for scene in many}


def test_no_scene_of_a_large_map_is_large(many: list[Scene]) -> None:
    assert max(len(scene.drawing.places) for scene in many) <= 640


def test_every_claim_of_a_large_map_is_drawn(many: list[Scene]) -> None:
    drawn = {claim for scene in many for claim in scene.drawing.places}

    assert drawn == {f"c{number}" for number in range(3000)}


def test_a_topic_too_large_for_one_drawing_has_parts() -> None:
    debate = large_map(900)
    one_topic = tuple(replace(claim, topics=("t0",)) for claim in debate.claims)

    parts = [s for s in scenes(replace(debate, claims=one_topic)) if s.topic == "t0"]

    assert [part.part for part in parts] == list(range(1, len(parts) + 1))
    assert {part.leading for part in parts} <= {claim.id for claim in one_topic}
    assert all(part.leading in part.drawing.places for part in parts)
    assert sum(len(set(p.drawing.places) - p.guests) for p in parts) == 900
    assert max(len(set(part.drawing.places) - part.guests) for part in parts) <= 80


def test_the_shipped_map_overlaps_nowhere_and_crosses_about_as_seldom_as_dot() -> None:
    """Issue 5: no overlapping boxes, and at most 1.2 times the crossings of Graphviz' dot."""
    if shutil.which("dot") is None:
        pytest.skip("needs Graphviz' dot, which is not installed")
    debate = read(*default_maps())
    claims = {claim.id: claim for claim in debate.claims}
    overlaps = ours = theirs = 0
    for scene in scenes(debate):
        drawing = scene.drawing
        boxes = [
            Box(claim, BOX_WIDTH, box_of(claims[claim], has_chips=True).height)
            for claim in drawing.places
        ]
        links = [
            Link(link.id, link.tail, link.head)
            for link in links_of(debate)
            if link.id in drawing.routes
        ]
        overlaps += count_overlaps(boxes, drawing)
        ours += count_crossings(drawn_routes(drawing), links)
        theirs += count_crossings(dot_routes(boxes, links), links)

    print(f"crossings: {ours} ours, {theirs} dot's")
    assert overlaps == 0
    assert ours <= 1.2 * theirs
