"""The texts as Markdown beside their pages, and ``llms.txt``, which lists them for assistants.

After the proposal at llmstxt.org: a heading, a summary as a quotation, and sections of links, each
with what is behind it. ``llms-full.txt`` has all of them one after another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_INCLUDED = re.compile(r"```\{include\} (\S+)\n```")
_SENTENCE = re.compile(r".+?[.?!](?=\s|$)", re.DOTALL)


def setup(app: Sphinx) -> dict[str, bool]:
    """Have the files written when the site is."""
    app.connect("build-finished", _write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _write(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.name != "html":
        return
    lines = [f"# {app.config.project}", "", f"> {_summary(app, app.config.root_doc)}", ""]
    texts = []
    for section, pages in _sections(app):
        lines += [f"## {section}", ""]
        for title, docname in pages:
            text = _written_text(app, docname)
            # What is made of docstrings is a page only.
            ending = "html" if "{eval-rst}" in text or "{toctree}" in text else "md"
            lines.append(f"- [{title}]({docname}.{ending}): {_summary(app, docname)}")
            if ending == "md":
                (app.outdir / f"{docname}.md").write_text(text, "utf-8")
                texts.append(text)
        lines.append("")
    (app.outdir / "llms.txt").write_text("\n".join(lines), "utf-8")
    (app.outdir / "llms-full.txt").write_text("\n\n".join(texts), "utf-8")


def _written_text(app: Sphinx, docname: str) -> str:
    """A page's Markdown, of one that shows a text of the top level that text."""
    place = app.env.doc2path(docname)
    text = place.read_text("utf-8")
    included = _INCLUDED.fullmatch(text.strip())
    return (place.parent / included[1]).read_text("utf-8") if included else text


def _sections(app: Sphinx) -> list[tuple[str, list[tuple[str, str]]]]:
    """The start page's lists of pages: each one's heading, and the titles and names under it."""
    trees = app.env.get_doctree(app.config.root_doc).findall(addnodes.toctree)
    return [
        (
            tree["caption"],
            [(title or app.env.titles[name].astext(), name) for title, name in tree["entries"]],
        )
        for tree in trees
    ]


def _summary(app: Sphinx, docname: str) -> str:
    """The first sentence of a page."""
    paragraphs = app.env.get_doctree(docname).findall(nodes.paragraph)
    text = " ".join(next(iter(paragraphs), nodes.paragraph()).astext().split())
    sentence = _SENTENCE.match(text)
    return sentence[0] if sentence else text
