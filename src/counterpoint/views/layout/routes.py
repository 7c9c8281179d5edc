"""The points through which links run: out of the right of a box, into the left of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

JOINT_DISTANCE = 30.0
_PORT_GAP = 16.0

Point = tuple[float, float]


class _Box(Protocol):
    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...


class _Link(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def head(self) -> str: ...
    @property
    def joint(self) -> str: ...


class RouteGrid:
    """Columns with their left and right sides, and where each member stands in them."""

    def __init__(
        self,
        boxes: Sequence[_Box],
        columns: Sequence[Sequence[int]],
        middle: Sequence[float],
        is_waypoint: Sequence[bool],
        gap: float,
    ) -> None:
        self.boxes = boxes
        self.middle = middle
        self.is_waypoint = is_waypoint
        self.left: dict[int, float] = {}
        self.right: dict[int, float] = {}
        at = 0.0
        for column in columns:
            wide = max((boxes[m].width for m in column if not is_waypoint[m]), default=0.0)
            for member in column:
                self.left[member] = at
                self.right[member] = at + (wide if is_waypoint[member] else boxes[member].width)
            at += wide + gap

    def corner(self, member: int) -> Point:
        """The top left corner of a box."""
        return (self.left[member], self.middle[member] - self.boxes[member].height / 2)


def find_routes(
    grid: RouteGrid, links: Sequence[_Link], chains: dict[str, list[int]]
) -> tuple[dict[str, tuple[Point, ...]], dict[str, tuple[Point, Point]]]:
    """The route of each link from tail to head, and the joints.

    ``chains`` holds, for each link, its tail, its waypoints and its head. Where several links
    meet one side of a box, they are spread over it in the order in which they come.
    """
    ports = _ports(grid, links, chains)
    joints: dict[str, tuple[Point, Point]] = {}
    routes: dict[str, tuple[Point, ...]] = {}
    for link in links:
        chain = chains[link.id]
        start = ports[link.id, chain[0]]
        end = ports[link.id, chain[-1]]
        if link.joint:
            towards = -1.0 if grid.left[chain[-2]] < grid.left[chain[-1]] else 1.0
            meet = (end[0] + towards * JOINT_DISTANCE, end[1])
            meet, _ = joints.setdefault(link.joint, (meet, end))
            end = meet
        through: list[Point] = []
        rightwards = grid.left[chain[0]] < grid.left[chain[-1]]
        for member in chain[1:-1]:
            sides = [(grid.left[member], grid.middle[member])]
            sides.append((grid.right[member], grid.middle[member]))
            through += sides if rightwards else sides[::-1]
        routes[link.id] = (start, *through, end)
    return routes, joints


def _ports(
    grid: RouteGrid, links: Sequence[_Link], chains: dict[str, list[int]]
) -> dict[tuple[str, int], Point]:
    """Where each link touches each of its two boxes; links of one joint share a port."""
    sides: dict[tuple[int, bool], dict[str, list[tuple[float, str]]]] = defaultdict(dict)
    for link in links:
        chain = chains[link.id]
        for member, towards in ((chain[0], chain[1]), (chain[-1], chain[-2])):
            on_right = grid.left[towards] > grid.left[member]
            port = link.joint if link.joint and member == chain[-1] else f"link {link.id}"
            entries = sides[member, on_right].setdefault(port, [])
            entries.append((grid.middle[towards], link.id))
    ports: dict[tuple[str, int], Point] = {}
    for (member, on_right), groups in sides.items():
        groups_from_top = sorted(
            groups.values(), key=lambda group: (sum(y for y, _ in group) / len(group), group[0][1])
        )
        step = min(_PORT_GAP, grid.boxes[member].height * 0.7 / max(1, len(groups_from_top) - 1))
        first = grid.middle[member] - step * (len(groups_from_top) - 1) / 2
        x = grid.right[member] if on_right else grid.left[member]
        for place, group in enumerate(groups_from_top):
            for _, link_id in group:
                ports[link_id, member] = (x, first + step * place)
    return ports
