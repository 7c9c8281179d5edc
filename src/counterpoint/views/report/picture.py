"""The picture of a map in a report: its claims as boxes, who holds them, and what leads to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from counterpoint.model import Analysis, ArgumentMap, Polarity
from counterpoint.network.equivalence import find_classes
from counterpoint.views.layout import Box, Drawing, Link, Point, draw_layered
from counterpoint.views.report.markdown import plain
from counterpoint.views.scenes.drawn import drawn_claims
from counterpoint.views.scenes.links import MapLink, links_of
from counterpoint.views.scenes.sides import Sides
from counterpoint.views.scenes.text_width import wrap
from counterpoint.wording import Voice

# What can be read on a sheet of A4: a map of more is drawn as the part around its first crux.
MOST_WHOLE = 24
_MOST_IN_PART = 14
_SHEET = 980.0
_WIDTH = 196.0
_PAD = 9.0
_TITLE = 12.0
_SMALL = 10.5
_LINE = 15.0
_TITLE_LINES = 4
_VOICE_LINES = 3
_HEAD = 5.0  # half the height of an arrow's head
_INK = "#1b2330"
_SOFT = "#4b5563"
_FOR = "#0d665f"
_AGAINST = "#a2391b"
_PULLS = "#6d4592"
_OTHER = "#5f6877"
# A line's colour and dashes: either alone tells what it is.
_STROKES = {
    "support": (_FOR, ""),
    "backing": (_FOR, "2 3"),
    **dict.fromkeys(("rebut", "undermine", "undercut"), (_AGAINST, "7 4")),
    **dict.fromkeys(("contradicts", "contrary", "incompatible"), (_AGAINST, "2 3")),
    **dict.fromkeys(("priority", "trade-off", "timing"), (_PULLS, "8 3 2 3")),
    "requires": (_OTHER, "1 3"),
    "unless": (_OTHER, "10 4"),
    "equivalent": (_OTHER, "4 4"),
}
_FONT = "Arial, 'Liberation Sans', Helvetica, 'Nimbus Sans', 'DejaVu Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class SvgPicture:
    """A drawing as SVG, its size in pixels, what it shows in a sentence, and its file's name."""

    svg: str
    width: float
    height: float
    caption: str
    name: str

    @property
    def image(self) -> str:
        """The drawing as an image of a Markdown text."""
        return f"![{plain(self.caption)}]({quote(self.name)})"


def draw_map(
    argument_map: ArgumentMap, analysis: Analysis, voice: Voice, name: str
) -> SvgPicture | None:
    """The map as a picture for a sheet of paper; nothing of a crowd or of a map without lines.

    A map of up to 24 claims is drawn whole, of a larger one what stands nearest to the first
    crux (or else to the claim that most lines meet), and the caption says so. Text is escaped;
    there is no script and no address in it. ``name`` is that of the file.
    Deterministic; tens of milliseconds.
    """
    links = links_of(argument_map)
    if argument_map.is_crowd or not links:
        return None
    everything = drawn_claims(argument_map)
    claims, centre = _claims_to_draw(everything, links, analysis)
    inner_links = [link for link in links if link.tail in claims and link.head in claims]
    picture = _Picture(argument_map, voice, claims)
    svg, width, height = picture.drawn(inner_links)
    caption = (
        voice.head("line.picture-whole")
        if len(claims) == len(everything)
        else voice.head(
            "line.picture-part", what=(centre,), count=str(len(claims)), total=str(len(everything))
        )
    )
    return SvgPicture(svg, width, height, caption, name)


def _claims_to_draw(
    claims: Sequence[str], links: Sequence[MapLink], analysis: Analysis
) -> tuple[tuple[str, ...], str]:
    """The claims to draw, in the order of the map, and the one that they stand around."""
    drawn = set(claims)
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.tail in drawn and link.head in drawn:
            near[link.tail].add(link.head)
            near[link.head].add(link.tail)
    if len(claims) <= MOST_WHOLE:
        return tuple(claims), ""
    centre = next(
        (crux.claim for crux in analysis.cruxes if near[crux.claim]),
        max(claims, key=lambda claim: len(near[claim])),
    )
    part = [centre]
    for claim in part:
        # What more lines meet comes first, so that the part holds together.
        for neighbour in sorted(near[claim] - set(part), key=lambda x: (-len(near[x]), x)):
            if len(part) < _MOST_IN_PART:
                part.append(neighbour)
    return tuple(claim for claim in claims if claim in part), centre


class _Picture:
    """Boxes with their words, and the lines between them."""

    def __init__(self, argument_map: ArgumentMap, voice: Voice, claims: Sequence[str]) -> None:
        self._voice = voice
        self._claims = claims
        self._titles = {x.id: x.title or x.text or x.id for x in argument_map.claims}
        self._sides = Sides(argument_map, find_classes(argument_map))

    def drawn(self, links: Sequence[MapLink]) -> tuple[str, float, float]:
        """The SVG with its width and height."""
        words = {claim: self._words(claim) for claim in self._claims}
        boxes = [Box(claim, _WIDTH, _height(*words[claim])) for claim in self._claims]
        drawing = draw_layered(boxes, [_plain_link(link) for link in links], width=_SHEET)
        heights = {box.id: box.height for box in boxes}
        strokes: dict[tuple[str, str], list[str]] = defaultdict(list)
        for kind in dict.fromkeys(link.kind for link in links):
            strokes[_stroke(kind)].append(kind)
        width = max(drawing.width, _WIDTH) + 2 * _PAD
        height = drawing.height + 2 * _PAD + _LINE * (1.5 + len(strokes))
        parts = [
            *(part for link in links for part in _line(link, drawing)),
            *(part for claim in self._claims for part in _box(drawing, heights, claim, words)),
            *self._legend(strokes, drawing.height + 1.8 * _LINE),
        ]
        return _svg(parts, width, height), width, height

    def _words(self, claim: str) -> tuple[list[str], list[tuple[str, str]]]:
        """A box's title in lines, and who holds the claim, each line with its colour."""
        room = _WIDTH - 2 * _PAD
        title = wrap(self._titles[claim], _TITLE, room, _TITLE_LINES, bold=True)
        affirming, denying = (self._sides.of(claim, polarity) for polarity in Polarity)
        against = (*denying.says, *denying.implies, *denying.grants)
        sentences = [
            (self._names("picture.says", affirming.says), _SOFT),
            (self._names("picture.implies", affirming.implies), _SOFT),
            (self._names("takes-it.concedes", affirming.grants), _SOFT),
            (self._names("picture.denies", against), _AGAINST),
        ]
        lines = [
            (line, colour)
            for sentence, colour in sentences
            if sentence
            for line in wrap(sentence, _SMALL, room, _VOICE_LINES)
        ]
        return title, lines

    def _names(self, key: str, experts: tuple[str, ...]) -> str:
        return self._voice.word(key, who=experts) if experts else ""

    def _legend(self, rows: Mapping[tuple[str, str], Sequence[str]], top: float) -> Iterator[str]:
        for row, ((colour, dashes), kinds) in enumerate(rows.items()):
            y = top + row * _LINE
            words = ", ".join(self._voice.text(f"line.{kind}", kind) for kind in kinds)
            yield _path(f"M0 {y - 4:g}H34", colour, dashes)
            yield _text(words, (42, y), _SMALL, _SOFT)


def _plain_link(link: MapLink) -> Link:
    return Link(link.id, link.tail, link.head, link.joint, link.is_free)


def _height(title: Sequence[str], voices: Sequence[tuple[str, str]]) -> float:
    return 2 * _PAD + _LINE * (len(title) + len(voices)) - 3


def _box(
    drawing: Drawing,
    heights: Mapping[str, float],
    claim: str,
    words: Mapping[str, tuple[list[str], list[tuple[str, str]]]],
) -> Iterator[str]:
    x, y = drawing.places[claim]
    title, voices = words[claim]
    yield (
        f'<rect x="{x:g}" y="{y:g}" width="{_WIDTH:g}" height="{heights[claim]:g}" rx="5" '
        f'fill="#fff" stroke="{_SOFT}"/>'
    )
    rows = [(line, _TITLE, _INK, True) for line in title]
    rows += [(line, _SMALL, colour, False) for line, colour in voices]
    for row, (line, size, colour, bold) in enumerate(rows, start=1):
        yield _text(line, (x + _PAD, y + _PAD + row * _LINE - 5), size, colour, bold=bold)


def _line(link: MapLink, drawing: Drawing) -> Iterator[str]:
    """A line's curve and its arrow, which a link without a direction does not have."""
    route = drawing.routes[link.id]
    colour, dashes = _stroke(link.kind)
    entry: Sequence[Point] = drawing.joints.get(link.joint, ()) if link.joint else ()
    points = [*route, entry[1]] if entry and entry[1] != route[-1] else [*route]
    yield _path(_curve(points), colour, dashes)
    if not link.is_free:
        (before, _), (x, y) = points[-2], points[-1]
        back = -2 * _HEAD if x >= before else 2 * _HEAD
        yield (
            f'<path d="M{x:g} {y:g}l{back:g} {-_HEAD:g}v{2 * _HEAD:g}z" fill="{colour}" '
            'stroke="none"/>'
        )


def _stroke(kind: str) -> tuple[str, str]:
    return _STROKES.get(kind, (_OTHER, ""))


def _curve(points: Sequence[Point]) -> str:
    x, y = points[0]
    steps = [f"M{x:g} {y:g}"]
    for to_x, to_y in points[1:]:
        middle = (x + to_x) / 2
        steps.append(f"C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}")
        x, y = to_x, to_y
    return "".join(steps)


def _path(steps: str, colour: str, dashes: str) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{steps}" fill="none" stroke="{colour}" stroke-width="1.6"{dashed}/>'


def _text(words: str, place: Point, size: float, colour: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{place[0]:g}" y="{place[1]:g}" font-size="{size:g}" fill="{colour}"{weight}>'
        f"{escape(words)}</text>"
    )


def _svg(parts: Sequence[str], width: float, height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-_PAD:g} {-_PAD:g} {width:g} '
        f'{height:g}" width="{width:g}" height="{height:g}" font-family="{escape(_FONT)}">'
        f"{''.join(parts)}</svg>\n"
    )
