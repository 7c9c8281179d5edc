"""The few elements of which all HTML for notebooks is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

# The notebook's own colours and size, so that it is read in the light and in the dark; lines are
# of a grey that stands out from both. Jupyter sets numbers and cells of tables to the right.
_STYLE = Markup(
    "<style>"
    ".counterpoint{color:inherit;line-height:1.4;max-width:72em}"
    ".counterpoint h3,.counterpoint h4{margin:.6em 0 .3em;color:inherit}"
    ".counterpoint p,.counterpoint ol,.counterpoint ul{margin:.3em 0}"
    ".counterpoint summary{cursor:pointer}"
    ".counterpoint details{margin:.2em 0}"
    ".counterpoint .quiet{opacity:.75;font-size:92%}"
    ".counterpoint .wide{overflow-x:auto}"
    ".counterpoint table{border-collapse:collapse;margin:.4em 0;color:inherit;font-size:inherit}"
    ".counterpoint th,.counterpoint td{border-bottom:1px solid rgba(128,128,128,.45);"
    "padding:.25em .6em;text-align:left!important;vertical-align:top;background:none;"
    "white-space:normal;color:inherit}"
    ".counterpoint td.sign{text-align:center!important;white-space:nowrap;font-family:monospace}"
    "</style>"
)


def framed(parts: Iterable[Markup]) -> str:
    """All that is shown of one record."""
    body = Markup("").join(parts)
    html = str(Markup('<div class="counterpoint">{}{}</div>').format(_STYLE, body))
    # A notebook is a file in UTF-8, which has no way to write lone surrogates.
    return html.encode("utf-8", "replace").decode("utf-8")


def element(name: str, content: str | Markup, style: str = "") -> Markup:
    """An element around ``content``, which is escaped unless it is markup."""
    opening = Markup('<{} class="{}">').format(name, style) if style else Markup(f"<{name}>")  # noqa: S704 (a name of ours)
    return Markup("{}{}{}").format(opening, content, Markup(f"</{name}>"))  # noqa: S704 (as above)


def items(contents: Iterable[str | Markup], *, numbered: bool = False) -> Markup:
    """A list, empty where there is nothing to list."""
    rows = Markup("").join(element("li", content) for content in contents)
    return element("ol" if numbered else "ul", rows) if rows else Markup("")


def folded(summary: str | Markup, body: Markup) -> Markup:
    """What opens when it is pressed, without any program; the summary alone where it holds none."""
    if not body:
        return element("p", summary)
    return element("details", element("summary", summary) + body)


def table(head: Sequence[str], rows: Iterable[Iterable[Markup]]) -> Markup:
    """A table of cells that are elements already."""
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in head)
    body = Markup("").join(element("tr", Markup("").join(cells)) for cells in rows)
    parts = element("thead", element("tr", heads)) + element("tbody", body)
    return element("div", element("table", parts), "wide")
