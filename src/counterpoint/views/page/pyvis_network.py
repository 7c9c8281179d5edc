"""A map as a network of pyvis that one can hold: look at it in a notebook, change it, save it.

What belongs here: the claims and lines of a map in pyvis' terms, and pages of such a network that
run nothing but what stands in them. Not the page of a build, which draws for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from counterpoint.model import ArgumentMap, Claim, Stance
from counterpoint.views.layout import Box, Link, draw_layered
from counterpoint.views.layout.packing import pack
from counterpoint.views.page.assets import hashed, library, network_template
from counterpoint.views.payload.records import stance_data
from counterpoint.views.scenes.links import MapLink, links_of
from counterpoint.views.scenes.text_width import wrap
from counterpoint.wording import LANGUAGES, page_texts

_WIDTH = 210.0
_SIZE = 14
_LINE = 19.0
_LINES = 3
_ASPECT = 1.6  # of a notebook's frame and of a window, about
_GAP = 90.0


@dataclass(frozen=True, slots=True)
class _Face:
    """How a kind of claim looks: shapes differ as well as colours, so that no colour is needed."""

    shape: str
    fill: str
    border: str


_FACES = {
    "recommendation": _Face("box", "#dfeaf5", "#1f4f7c"),
    "assessment": _Face("ellipse", "#eceef1", "#5f6877"),
    "forecast": _Face("hexagon", "#b8a0dc", "#7a5ba0"),
    "warning": _Face("triangleDown", "#e0b25a", "#8a5f06"),
    "value": _Face("diamond", "#e39ab4", "#9a4a6a"),
    "definition": _Face("square", "#8fc7a5", "#4d7a5f"),
    "none": _Face("dot", "#c5beaf", "#6b6557"),
}
_FOR = "#0d665f"
_AGAINST = "#a2391b"
_PULL = "#6d4592"
_OTHER = "#5f6877"
_COLOURS = {
    "support": _FOR,
    "backing": _FOR,
    **dict.fromkeys(
        ("rebut", "undermine", "undercut", "contradicts", "contrary", "incompatible"), _AGAINST
    ),
    **dict.fromkeys(("priority", "trade-off", "timing"), _PULL),
}
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "dragNodes": True, "keyboard": True},
    "nodes": {"font": {"size": _SIZE, "face": "Arial, sans-serif", "multi": False}, "size": 16},
    "edges": {
        "font": {"size": 11, "multi": False, "align": "middle"},
        "smooth": {"type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.4},
    },
}
_STYLE = Markup(
    "html,body{height:100%;margin:0}"
    "body{display:flex;flex-direction:column;font:16px/1.4 Arial,sans-serif;color:#1b2330}"
    "h1{margin:10px 16px;font-size:19px}"
    "#network{flex:1;min-height:0}"
    ".vis-tooltip{position:absolute;visibility:hidden;max-width:340px;padding:8px 10px;"
    "border:1px solid #c5beaf;border-radius:6px;background:#fff;font-size:14px;"
    "white-space:pre-wrap;pointer-events:none;z-index:5}"
)
# Titles are given to vis-network as texts, and it shows a text as a text.
_PROGRAM = Markup(
    'const read=JSON.parse(document.getElementById("network-data").textContent);'
    'const host=document.getElementById("network");'
    "host.style.background=read.background;"
    "new vis.Network(host,{nodes:read.nodes,edges:read.edges},JSON.parse(read.options))"
    '.once("afterDrawing",()=>{document.documentElement.dataset.drawn="yes"});'
)


class InertNetwork(Network):  # type: ignore[misc]  # pyvis is published without types
    """A network whose pages are complete in themselves and whose texts stay text.

    pyvis' own template fetches styles from another host and puts headings, options and titles
    into markup; here each is data, and the page's policy lets nothing else run. A notebook shows
    the network by itself; ``show``, ``write_html`` and ``generate_html`` work as pyvis has them.
    """

    def __init__(self, heading: str, language: str = "en") -> None:
        super().__init__(
            directed=True, heading=heading, height="640px", cdn_resources="in_line", layout=None
        )
        self.path = "network.html"
        self.templateEnv = _environment(language)
        self.template = self.templateEnv.get_template(self.path)
        self.options = _OPTIONS

    def write_html(
        self,
        name: str,
        local: bool = True,  # noqa: ARG002 (pyvis has it, and does nothing with it)
        notebook: bool = False,
        open_browser: bool = False,
    ) -> None:
        """Write the page to the file ``name`` as UTF-8, and show it in a browser if asked to."""
        from pathlib import Path  # noqa: PLC0415 (only who writes needs it)
        from webbrowser import open as open_in_browser  # noqa: PLC0415 (as above)

        page = Path(name)
        page.write_text(self.generate_html(notebook=notebook), encoding="utf-8")
        if open_browser:
            open_in_browser(page.resolve().as_uri())

    def _repr_html_(self) -> str:
        """The network in a notebook: its page in a frame that can reach nothing around it."""
        page = escape(self.generate_html(), quote=True)
        height = escape(str(self.height), quote=True)
        return (
            f'<iframe srcdoc="{page}" sandbox="allow-scripts" width="100%" height="{height}" '
            f'style="border:0" title="{escape(str(self.heading), quote=True)}"></iframe>'
        )


def to_pyvis(argument_map: ArgumentMap) -> InertNetwork:
    """``argument_map`` as a network of pyvis: claims as nodes, each line of the map as an edge.

    Nodes stand topic by topic where the reasons put them (left to right, physics off), with shape
    and colour by the kind of claim; what is said of a claim and by whom is in its title, as text.
    The words are those of the map's language where we have them, else English. The network is a
    ``pyvis.network.Network`` to go on working with; its pages fetch nothing. Deterministic;
    a second for some thousand claims.
    """
    language = next((code for code in LANGUAGES if code == argument_map.language), "en")
    words = _Words(argument_map, language)
    links = links_of(argument_map)
    boxes = {claim.id: _lines(claim) for claim in argument_map.claims}
    places = _places(argument_map, boxes, links)
    network = InertNetwork(argument_map.title or argument_map.id, argument_map.language or "en")
    network.node_ids = QuickIds()
    for claim in argument_map.claims:
        face = _FACES[claim.kind.value if claim.kind else "none"]
        x, y = places[claim.id]
        network.add_node(
            claim.id,
            label="\n".join(boxes[claim.id]),
            title=words.title_of(claim),
            shape=face.shape,
            color={"background": face.fill, "border": face.border},
            x=round(x),
            y=round(y),
            physics=False,
            kind=claim.kind.value if claim.kind else None,
        )
    for link in links:
        colour = _COLOURS.get(link.kind, _OTHER)
        network.add_edge(
            link.tail,
            link.head,
            id=link.id,
            kind=link.kind,
            color=colour,
            dashes=link.kind not in ("support", "rebut", "contradicts"),
            arrows="" if link.is_free else "to",
            label="" if link.kind == "support" else words.text(f"line.{link.kind}"),
            font={"color": colour},
            width=2.5 if colour == _AGAINST else 1.5,
        )
    return network


class QuickIds(list[str]):
    """pyvis asks its list of ids whether it holds an id, for each node and twice for each edge.

    A set answers at once; with a list alone 20,000 nodes take minutes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._names: set[object] = set()

    def append(self, name: str) -> None:
        """Add ``name`` at the end."""
        super().append(name)
        self._names.add(name)

    def __contains__(self, name: object) -> bool:
        return name in self._names


class _Words:
    """What a node's title says, in one language."""

    def __init__(self, argument_map: ArgumentMap, language: str) -> None:
        self._texts = page_texts()
        self._language = language
        self._names = {expert.id: expert.name for expert in argument_map.experts}
        self._stances: dict[str, list[Stance]] = defaultdict(list)
        for stance in argument_map.stances:
            self._stances[stance.target].append(stance)

    def text(self, key: str) -> str:
        """The text ``key``; it has no number in it."""
        forms: Mapping[str, Any] = self._texts[key]
        return str(forms.get(self._language) or forms["en"])

    def title_of(self, claim: Claim) -> str:
        """Kind, title, text and who stands where, a line each."""
        kind = self.text(f"kind.{claim.kind.value}") if claim.kind else ""
        rows = [kind, claim.title, claim.text if claim.text != claim.title else ""]
        for stance in self._stances[claim.id]:
            name = self._names.get(stance.expert, stance.expert)
            verb = str(stance_data(stance).get("polarity", "affirm"))
            manner = [self.text(f"mode.{word}") for word in stance.mode_words]
            rows.append(", ".join([f"{name} {self.text(f'stand.{verb}')}", *manner]))
        return "\n".join(row for row in rows if row)


def _lines(claim: Claim) -> Sequence[str]:
    return wrap(claim.title or claim.id, _SIZE, _WIDTH - 20, _LINES) or [claim.id]


def _places(
    argument_map: ArgumentMap, boxes: Mapping[str, Sequence[str]], links: Sequence[MapLink]
) -> dict[str, tuple[float, float]]:
    """The middle of each claim: layered within its first topic, the topics side by side."""
    home = {claim.id: (claim.topics or ("",))[0] for claim in argument_map.claims}
    members: dict[str, list[str]] = defaultdict(list)
    for claim, topic in home.items():
        members[topic].append(claim)
    inner: dict[str, list[MapLink]] = defaultdict(list)
    for link in links:
        if home[link.tail] == home[link.head]:
            inner[home[link.tail]].append(link)
    heights = {claim: len(lines) * _LINE + 26 for claim, lines in boxes.items()}
    drawings = [
        draw_layered(
            [Box(claim, _WIDTH, heights[claim]) for claim in claims],
            [Link(link.id, link.tail, link.head, "", link.is_free) for link in inner[topic]],
        )
        for topic, claims in members.items()
    ]
    sizes = [(drawing.width, drawing.height) for drawing in drawings]
    corners, _, _ = pack(sizes, _ASPECT, _GAP)
    return {
        claim: (x + left + _WIDTH / 2, y + top + heights[claim] / 2)
        for drawing, (x, y) in zip(drawings, corners, strict=True)
        for claim, (left, top) in drawing.places.items()
    }


def _environment(language: str) -> Environment:
    environment = Environment(
        loader=DictLoader({"network.html": network_template()}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    policy = (
        f"default-src 'none'; script-src {hashed(library())} {hashed(_PROGRAM)}; "
        f"style-src {hashed(_STYLE)}; img-src data:; base-uri 'none'; form-action 'none'"
    )
    environment.globals.update(
        language=language, policy=policy, style=_STYLE, library=library(), program=_PROGRAM
    )
    return environment
