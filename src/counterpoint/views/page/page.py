"""The page: one self-contained HTML file, built by pyvis through a template of our own.

pyvis holds the network (``add_node``, ``add_edge``, ``set_options``, ``generate_html``). Its
own template, programs and styles are not used: they fetch from other hosts and put text into
markup (see docs/page.md).
"""

from __future__ import annotations

import base64
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from counterpoint.model import Analysis, ArgumentMap, Claim, Standing, Supposed, VoteTable
from counterpoint.store import list_questions
from counterpoint.views.page.assets import (
    engine,
    engine_program,
    library,
    policy,
    program,
    style,
    template,
)
from counterpoint.views.page.publishing import render_head
from counterpoint.views.page.pyvis_network import QuickIds
from counterpoint.views.payload.payload import payload_of
from counterpoint.views.scenes.boxes import BOX_WIDTH, ClaimBox, box_of
from counterpoint.views.scenes.links import MapLink, links_of
from counterpoint.views.scenes.scenes import Scene, drawn_claims, scenes_of
from counterpoint.wording import CompactSentences

# Beyond this a part of the data is deflated; below it stays readable in the file.
_READABLE_BYTES = 40_000

# The page reads its data in parts: what the overview needs, what was said, how it is drawn, and
# what would change under a supposition.
_SAID = ("claims", "arguments", "attacks", "relations", "stances")
_DRAWN = ("nodes", "edges", "scenes")

_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "selectable": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": False},
        "zoomSpeed": 0.6,
    },
    "nodes": {"shape": "custom"},
    "edges": {"smooth": False},
}
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" '
    'rx="7" fill="#1f4f7c"/><circle cx="11" cy="11" r="4" fill="#fff"/><circle cx="21" cy="21" '
    'r="4" fill="none" stroke="#fff" stroke-width="2.5"/></svg>'
)


def render_page(  # noqa: PLR0913 (all but two are options)
    argument_map: ArgumentMap,
    analysis: Analysis,
    *,
    turtle: str = "",
    dataset: str = "",
    live: bool = False,
    votes: VoteTable | None = None,
    suppositions: Sequence[Supposed] = (),
    book: CompactSentences | None = None,
    beside: Mapping[str, str] | None = None,
) -> str:
    """The page of ``argument_map`` as HTML, complete in itself; it asks for nothing from anywhere.

    ``turtle`` is offered there as a download. ``dataset`` is TriG: given it, the page has a
    SPARQL view and is 1.9 MB larger for the engine that answers there. ``live`` lets the page
    listen to ``events`` beside it, on a server of its own. ``beside`` gives the address of each
    file that has the same content and stands beside the page, by its media type. With the
    ``votes`` of a crowd it tells claims by group and number instead of expert by expert.
    ``suppositions`` are those that a reader can look at without a server; ``book`` takes up what
    the page says, so that a server can say more in the same numbers. Pure and deterministic.
    Seconds for 20,000 claims, most of them for the drawings.
    """
    boxes = _boxes(argument_map)
    links = [link for link in links_of(argument_map) if link.tail in boxes and link.head in boxes]
    scenes = scenes_of(argument_map, boxes, links)
    data = payload_of(argument_map, analysis, scenes, votes, suppositions=suppositions, book=book)
    if dataset:
        data["questions"] = [{"name": q.name, "text": q.text} for q in list_questions()]
    network = _network(argument_map, boxes, links, scenes)
    head = render_head(argument_map, analysis, beside)
    network.templateEnv = _environment(
        argument_map, data, head, turtle=turtle, dataset=dataset, live=live
    )
    network.path = "page.html"
    html = str(network.generate_html())
    # Outside the data, where they are escaped, lone surrogates have no way to be written.
    return html.encode("utf-8", "replace").decode("utf-8")


def _boxes(argument_map: ArgumentMap) -> dict[str, ClaimBox]:
    editors = {voice.id for voice in argument_map.experts if voice.standing is Standing.EDITOR}
    voiced = {stance.target for stance in argument_map.stances if stance.expert not in editors}
    claims = {claim.id: claim for claim in argument_map.claims}
    return {
        claim: box_of(claims[claim], has_chips=claim in voiced)
        for claim in drawn_claims(argument_map)
    }


def _network(
    argument_map: ArgumentMap,
    boxes: Mapping[str, ClaimBox],
    links: Sequence[MapLink],
    scenes: Iterable[Scene],
) -> Network:
    """The claims and the lines between them, in pyvis' own terms plus what our drawing needs."""
    network = Network(directed=True, heading=argument_map.title)
    network.node_ids = QuickIds()
    network.set_options(json.dumps(_OPTIONS))
    corners: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for scene in scenes:
        for claim_id, corner in scene.drawing.places.items():
            corners.setdefault(claim_id, corner)
    for claim in argument_map.claims:
        if claim.id in boxes:
            _add_claim(network, claim, boxes[claim.id], corners[claim.id])
    degrees = {relation.id: relation.degree for relation in argument_map.relations}
    for link in links:
        extra: dict[str, Any] = {"joint": link.joint} if link.joint else {}
        if link.id.startswith("r ") and degrees[link.record] < 1:
            extra["degree"] = degrees[link.record]
        network.add_edge(
            link.tail, link.head, id=link.id, kind=link.kind, record=link.record, **extra
        )
    return network


def _add_claim(network: Network, claim: Claim, box: ClaimBox, corner: tuple[float, float]) -> None:
    network.add_node(
        claim.id,
        label=claim.title or claim.id,
        shape="custom",
        color=None,
        kind=claim.kind.value if claim.kind else None,
        x=round(corner[0] + BOX_WIDTH / 2),
        y=round(corner[1] + box.height / 2),
        height=box.height,
        head=box.title,
        body=box.text,
    )


def _environment(  # noqa: PLR0913 (what the template names)
    argument_map: ArgumentMap,
    data: Mapping[str, Any],
    head: Markup,
    *,
    turtle: str,
    dataset: str,
    live: bool,
) -> Environment:
    """Jinja with escaping on and every name of the template given."""
    environment = Environment(
        loader=DictLoader({"page.html": template()}), autoescape=True, undefined=StrictUndefined
    )
    environment.globals.update(
        language=argument_map.language or "en",
        policy=policy(live=live, asking=bool(dataset), crowd="votes" in data),
        style=style(crowd="votes" in data),
        library=library(),
        program=program(),
        publishing=head,
        icon=f"data:image/svg+xml,{quote(_ICON)}",
        live=live,
        data_blocks=partial(_data_blocks, data),
        turtle_block=_deflated_block("turtle", turtle) if turtle else Markup(),
        engine_blocks=_engine_blocks(dataset) if dataset else Markup(),
    )
    return environment


def _data_blocks(
    data: Mapping[str, Any], nodes: list[Any], edges: list[Any], options: str
) -> Markup:
    """The page's data in its parts, each in an element of its own."""
    whole = {
        **data,
        "nodes": [_face_of(node) for node in nodes],
        "edges": [_without(edge, "arrows") for edge in edges],
        "options": json.loads(options),
    }
    parts = {
        "data": _without(whole, *_SAID, *_DRAWN, "supposed"),
        "said": {name: whole[name] for name in _SAID},
        "drawn": {name: whole[name] for name in _DRAWN},
        "supposed": whole["supposed"],
    }
    return Markup("\n").join(_json_block(name, part) for name, part in parts.items())


def _face_of(node: Mapping[str, Any]) -> dict[str, Any]:
    """What of a node is not said by its claim: its size and its wrapped lines."""
    lines = {name: "\n".join(node[name]) for name in ("head", "body")}
    return {"id": node["id"], "height": node["height"], **lines}


def _without(record: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in names}


def _engine_blocks(dataset: str) -> Markup:
    """The data to ask, the engine and the program of its worker, none of them run from here."""
    return Markup("\n").join(
        [
            _deflated_block("dataset", dataset),
            _packed_block("engine", engine()),
            _deflated_block("engine-program", engine_program()),
        ]
    )


def _json_block(name: str, data: Mapping[str, Any]) -> Markup:
    """``data`` in a script element that is never run, its text harmless to any HTML parser."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if not _is_encodable(text):
        text = _without_lone_surrogates(text)
    if len(text) > _READABLE_BYTES:
        return _deflated_block(name, text)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup('<script type="application/json" id="{}">{}</script>').format(
        name,
        Markup(text),  # noqa: S704 - every letter that could end the element is escaped above
    )


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _without_lone_surrogates(text: str) -> str:
    return "".join(
        f"\\u{ord(letter):04x}" if "\ud800" <= letter <= "\udfff" else letter for letter in text
    )


def _deflated_block(name: str, text: str) -> Markup:
    return _packed_block(name, zlib.compress(text.encode("utf-8", "replace"), 9))


def _packed_block(name: str, deflated: bytes) -> Markup:
    return Markup('<script type="application/octet-stream" id="{}">{}</script>').format(
        name, base64.b64encode(deflated).decode("ascii")
    )
