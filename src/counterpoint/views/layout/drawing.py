"""One layered drawing: boxes with their places and links with their routes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterpoint.views.layout.heights import find_heights
from counterpoint.views.layout.layering import break_cycles, columns_of, components
from counterpoint.views.layout.ordering import order_columns
from counterpoint.views.layout.packing import pack
from counterpoint.views.layout.routes import Grid, find_routes

COLUMN_GAP = 112.0
BOX_GAP = 22.0
WAYPOINT_GAP = 12.0
WAYPOINT_SIZE = 10.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """What is to be placed: ``width`` and ``height`` in pixels."""

    id: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A line from the box ``tail`` to the box ``head``.

    Links with the same ``joint`` meet in a point in front of their common head. ``is_free``
    marks a link without a direction, which may be drawn either way round.
    """

    id: str
    tail: str
    head: str
    joint: str = ""
    is_free: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """The top left corner of each box, the points of each link and the extent of all.

    A route goes from tail to head; between two points it is a curve that is level at both.
    ``joints`` holds, for each joint, the point where links meet and where it enters the head.
    """

    places: dict[str, Point]
    routes: dict[str, tuple[Point, ...]]
    joints: dict[str, tuple[Point, Point]]
    width: float
    height: float


def draw_layered(boxes: Sequence[Box], links: Sequence[Link], *, width: float = 1290) -> Drawing:
    """Boxes in columns from left to right, unconnected parts packed to about ``width``.

    Links to boxes that are not there and from a box to itself must have been left out.
    Deterministic; for some hundreds of boxes, tens of milliseconds.
    """
    number = {box.id: index for index, box in enumerate(boxes)}
    ends = [(number[link.tail], number[link.head]) for link in links]
    parts = []
    owner: dict[int, int] = {}
    for index, members in enumerate(components(len(boxes), ends)):
        owner.update(dict.fromkeys(members, index))
        parts.append(members)
    links_of: list[list[Link]] = [[] for _ in parts]
    for link, (tail, _) in zip(links, ends, strict=True):
        links_of[owner[tail]].append(link)
    drawings = [
        _draw_part([boxes[member] for member in members], own)
        for members, own in zip(parts, links_of, strict=True)
    ]
    sizes = [(drawing.width, drawing.height) for drawing in drawings]
    places, whole_width, height = pack(sizes, 1.0, BOX_GAP * 1.6, limit=width)
    return join_drawings(drawings, places, whole_width, height)


def _draw_part(boxes: Sequence[Box], links: Sequence[Link]) -> Drawing:
    """One connected part, its corner at the origin."""
    if len(boxes) == 1:
        box = boxes[0]
        return Drawing({box.id: (0.0, 0.0)}, {}, {}, box.width, box.height)
    number = {box.id: index for index, box in enumerate(boxes)}
    column = _columns(boxes, links, number)
    before: list[list[int]] = [[] for _ in boxes]
    after: list[list[int]] = [[] for _ in boxes]
    home = list(column)
    chains: dict[str, list[int]] = {}
    for link in links:
        tail, head = number[link.tail], number[link.head]
        first, last = (tail, head) if column[tail] < column[head] else (head, tail)
        chain = [first]
        for place in range(column[first] + 1, column[last]):
            home.append(place)
            before.append([])
            after.append([])
            chain.append(len(home) - 1)
        chain.append(last)
        for left, right in pairwise(chain):
            if right not in after[left]:
                after[left].append(right)
                before[right].append(left)
        chains[link.id] = chain if first == tail else chain[::-1]
    columns: list[list[int]] = [[] for _ in range(max(home) + 1)]
    for member, place in enumerate(home):
        columns[place].append(member)
    columns = order_columns(columns, before, after)
    is_waypoint = [member >= len(boxes) for member in range(len(home))]
    sizes = [box.height for box in boxes] + [WAYPOINT_SIZE] * (len(home) - len(boxes))
    middle = find_heights(columns, sizes, (before, after), is_waypoint, (BOX_GAP, WAYPOINT_GAP))
    grid = Grid(boxes, columns, middle, is_waypoint, COLUMN_GAP)
    return _measured(boxes, grid, links, chains)


def _columns(boxes: Sequence[Box], links: Sequence[Link], number: dict[str, int]) -> list[int]:
    """The column of each box; a free link is turned to go with the directed ones."""
    directed = [(number[link.tail], number[link.head]) for link in links if not link.is_free]
    acyclic = break_cycles(len(boxes), directed)
    column = columns_of(len(boxes), acyclic)
    for link in links:
        if link.is_free:
            ends = sorted((number[link.tail], number[link.head]), key=lambda i: (column[i], i))
            acyclic.append((ends[0], ends[1]))
    return columns_of(len(boxes), acyclic)


def _measured(
    boxes: Sequence[Box], grid: Grid, links: Sequence[Link], chains: dict[str, list[int]]
) -> Drawing:
    """The drawing of a placed part, moved so that nothing lies left of or above the origin."""
    routes, joints = find_routes(grid, links, chains)
    points = [point for route in routes.values() for point in route]
    points += [point for pair in joints.values() for point in pair]
    corners = [grid.corner(index) for index in range(len(boxes))]
    left = min(x for x, _ in [*points, *corners])
    top = min(y for _, y in [*points, *corners])
    right = max(
        [x for x, _ in points] + [c[0] + b.width for c, b in zip(corners, boxes, strict=True)]
    )
    low = max(
        [y for _, y in points] + [c[1] + b.height for c, b in zip(corners, boxes, strict=True)]
    )
    return _move(
        Drawing(
            {box.id: corner for box, corner in zip(boxes, corners, strict=True)},
            routes,
            joints,
            right - left,
            low - top,
        ),
        -left,
        -top,
    )


def _move(drawing: Drawing, right: float, down: float) -> Drawing:
    def move_point(point: Point) -> Point:
        return (round(point[0] + right), round(point[1] + down))

    return Drawing(
        {key: move_point(corner) for key, corner in drawing.places.items()},
        {key: tuple(map(move_point, route)) for key, route in drawing.routes.items()},
        {
            key: (move_point(meet), move_point(enter))
            for key, (meet, enter) in drawing.joints.items()
        },
        drawing.width,
        drawing.height,
    )


def join_drawings(
    drawings: Sequence[Drawing], places: Sequence[Point], width: float, height: float
) -> Drawing:
    """One drawing of ``width`` by ``height`` with the corner of each part at its place."""
    whole = Drawing({}, {}, {}, width, height)
    for drawing, (right, down) in zip(drawings, places, strict=True):
        part = _move(drawing, right, down)
        whole.places.update(part.places)
        whole.routes.update(part.routes)
        whole.joints.update(part.joints)
    return whole
