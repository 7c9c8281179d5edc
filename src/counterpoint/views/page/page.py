"""The page: one self-contained HTML file, from a template and data that stand in it.

The page draws the map itself, as SVG; a network of pyvis is another thing (``pyvis_network``).
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from counterpoint.model import Analysis, ArgumentMap, Supposed, VoteTable
from counterpoint.store import list_questions
from counterpoint.views.page.assets import (
    engine,
    engine_program,
    policy,
    program,
    style,
    template,
)
from counterpoint.views.page.publishing import Whereabouts, render_head
from counterpoint.views.payload.evidence import Quoting, add_evidence
from counterpoint.views.payload.payload import payload_of
from counterpoint.wording import CompactSentences

# Beyond this a part of the data is deflated; below it stays readable in the file.
_READABLE_BYTES = 40_000

# The page reads its data in parts: what the overview needs, what was said, the lines, and
# what would change under a supposition.
_SAID_PARTS = ("claims", "arguments", "attacks", "relations", "stances")
_DRAWN_PARTS = ("edges",)

_ICON_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" '
    'rx="7" fill="#1f4f7c"/><circle cx="11" cy="11" r="4" fill="#fff"/><circle cx="21" cy="21" '
    'r="4" fill="none" stroke="#fff" stroke-width="2.5"/></svg>'
)
ICON = f"data:image/svg+xml,{quote(_ICON_DRAWING)}"

# Questions of counts by group, which a map of single experts has none of.
_OF_CROWDS = frozenset({"group-pairs", "telling-claims", "votes"})


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
    address: str = "",
    picture: str = "",
    source_texts: Mapping[str, str] | None = None,
    quoting: Quoting = "text",
) -> str:
    """The page of ``argument_map`` as HTML, complete in itself; it asks for nothing from anywhere.

    ``turtle`` is offered there as a download. ``dataset`` is TriG: given it, the page has a
    SPARQL view and is 1.9 MB larger for the engine that answers there. ``live`` lets the page
    listen to ``events`` beside it, on a server of its own. ``beside`` gives the address of each
    file that has the same content and stands beside the page, by its media type; ``address`` is
    that of the page itself on the web, ``picture`` that of a picture of it beside it. Of
    ``source_texts``, by their sources' ids, the page shows what ``quoting`` allows: all, the
    sentences that are quoted, or nothing but the key phrases. With the ``votes`` of a crowd it
    tells claims by group and number instead of expert by expert. ``suppositions`` are those that
    a reader can look at without a server; ``book`` takes up what the page says, so that a server
    can say more in the same numbers. Pure and deterministic. A second or two for 20,000 claims.
    """
    data = payload_of(argument_map, analysis, votes, suppositions=suppositions, book=book)
    add_evidence(data, argument_map, source_texts or {}, quoting)
    if dataset:
        data["questions"] = [
            {"name": q.name, "text": q.text}
            for q in list_questions()
            if argument_map.crowd is not None or q.name not in _OF_CROWDS
        ]
    head = render_head(argument_map, analysis, Whereabouts(beside or {}, address, picture), votes)
    environment = _environment(argument_map, data, head, turtle=turtle, dataset=dataset, live=live)
    html = environment.get_template("page.html").render()
    # Outside the data, where they are escaped, lone surrogates have no way to be written.
    return html.encode("utf-8", "replace").decode("utf-8")


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
    parts = {
        "data": _without(data, *_SAID_PARTS, *_DRAWN_PARTS, "supposed", "evidence"),
        "said": {name: data[name] for name in _SAID_PARTS},
        "drawn": {name: data[name] for name in _DRAWN_PARTS},
        "supposed": data["supposed"],
    }
    if "evidence" in data:
        parts["evidence"] = data["evidence"]
    environment = Environment(
        loader=DictLoader({"page.html": template()}), autoescape=True, undefined=StrictUndefined
    )
    environment.globals.update(
        language=argument_map.language or "en",
        heading=argument_map.title,
        policy=policy(live=live, asking=bool(dataset), crowd="votes" in data),
        style=style(crowd="votes" in data),
        program=program(),
        publishing=head,
        icon=ICON,
        live=live,
        data_blocks=Markup("\n").join(json_block(name, part) for name, part in parts.items()),
        turtle_block=_deflated_block("turtle", turtle) if turtle else Markup(),
        engine_blocks=_engine_blocks(dataset) if dataset else Markup(),
    )
    return environment


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


def json_block(name: str, data: Mapping[str, Any], level: int = 9) -> Markup:
    """``data`` in a script element that is never run, its text harmless to any HTML parser.

    ``level`` is how hard to deflate what is long, to 9.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if not _is_encodable(text):
        text = _without_lone_surrogates(text)
    if len(text) > _READABLE_BYTES:
        return _deflated_block(name, text, level)
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


def _deflated_block(name: str, text: str, level: int = 9) -> Markup:
    return _packed_block(name, zlib.compress(text.encode("utf-8", "replace"), level))


def _packed_block(name: str, deflated: bytes) -> Markup:
    return Markup('<script type="application/octet-stream" id="{}">{}</script>').format(
        name, base64.b64encode(deflated).decode("ascii")
    )
