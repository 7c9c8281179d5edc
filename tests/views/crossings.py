"""Counts overlaps and crossings of a drawing as drawn, ours or Graphviz dot's."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from counterpoint.views.layout import Box, Drawing, Link, Point

Line = Sequence[Point]


def _bezier(a: Point, b: Point, c: Point, d: Point, steps: int = 12) -> list[Point]:
    points = []
    for step in range(steps + 1):
        t = step / steps
        u = 1 - t
        points.append(
            (
                u**3 * a[0] + 3 * u * u * t * b[0] + 3 * u * t * t * c[0] + t**3 * d[0],
                u**3 * a[1] + 3 * u * u * t * b[1] + 3 * u * t * t * c[1] + t**3 * d[1],
            )
        )
    return points


def drawn_routes(drawing: Drawing) -> dict[str, Line]:
    """Our routes as the page draws them: curves that are level at each point."""
    lines: dict[str, Line] = {}
    for key, route in drawing.routes.items():
        line: list[Point] = []
        for start, end in pairwise(route):
            half = (end[0] - start[0]) / 2
            line += _bezier(start, (start[0] + half, start[1]), (end[0] - half, end[1]), end)
        lines[key] = line
    return lines


def dot_routes(boxes: Sequence[Box], links: Sequence[Link]) -> dict[str, Line]:
    """The same boxes and links drawn by dot, left to right, at the same sizes."""
    text = ["digraph { rankdir=LR; nodesep=0.3; ranksep=1.5; node [shape=box, fixedsize=true];"]
    text += [
        f'"{box.id}" [label="", width={box.width / 72:.3f}, height={box.height / 72:.3f}];'
        for box in boxes
    ]
    text += [
        f'"{link.tail}" -> "{link.head}" [comment="{link.id}", arrowhead=none];' for link in links
    ]
    process = subprocess.run(
        ["dot", "-Tjson"], input="\n".join([*text, "}"]), capture_output=True, text=True, check=True
    )
    lines: dict[str, Line] = {}
    for edge in json.loads(process.stdout).get("edges", []):
        points = [
            (float(x), float(y)) for x, y in (p.split(",") for p in edge["pos"].split()[-99:])
        ]
        line: list[Point] = []
        for at in range(0, len(points) - 3, 3):
            a, b, c, d = points[at : at + 4]
            line += _bezier(a, b, c, d)
        lines[edge["comment"]] = line
    return lines


def count_crossings(lines: Mapping[str, Line], links: Sequence[Link]) -> int:
    """How many pairs of lines cross, pairs that share a box left out."""
    ends = {link.id: {link.tail, link.head} for link in links}
    boxes = {key: _extent(line) for key, line in lines.items()}
    total = 0
    for first, second in combinations(sorted(lines), 2):
        if ends[first] & ends[second] or not _meet(boxes[first], boxes[second]):
            continue
        total += any(
            _cross(a, b, c, d)
            for a, b in pairwise(lines[first])
            for c, d in pairwise(lines[second])
        )
    return total


def count_overlaps(boxes: Sequence[Box], drawing: Drawing) -> int:
    """How many pairs of boxes share any area."""
    rectangles = [
        (x, y, x + box.width, y + box.height)
        for box, (x, y) in ((box, drawing.places[box.id]) for box in boxes)
    ]
    return sum(_meet(first, second) for first, second in combinations(rectangles, 2))


def _extent(line: Line) -> tuple[float, float, float, float]:
    return (
        min(x for x, _ in line),
        min(y for _, y in line),
        max(x for x, _ in line),
        max(y for _, y in line),
    )


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
