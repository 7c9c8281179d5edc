"""The page's own files: templates, styles, programs and vendored libraries, ready to inline.

The programs are plain modules that import each other by name. Inlining keeps their text and
takes out the import and export words, so all share one scope (a test holds the names apart), and
the comments of whole lines with half of the margin, which are a third of all (a test holds the
program to be the same without them). Nothing is minified or fetched.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import takewhile

from markupsafe import Markup

_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.{1,2}/[\w/-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export \{[^}]*\};\n?", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_PAGE, _WORKBENCH, _ARCHIVE = "shell/app", "workbench/app", "archive/app"


def _folder() -> Traversable:
    return files("counterpoint.views")


@cache
def _text(*path: str) -> str:
    return _folder().joinpath(*path).read_text(encoding="utf-8")


def template() -> str:
    """The page's Jinja template."""
    return _text("templates", "page.html")


def network_template() -> str:
    """The template for a network of pyvis."""
    return _text("templates", "network.html")


def style(*, crowd: bool = False) -> Markup:
    """The style sheet, for a ``crowd`` with what only the page of a vote of hundreds shows."""
    sheets = ["page.css", "map.css", "evidence.css", *(["votes.css"] if crowd else [])]
    return _inline("\n".join(_text("css", sheet) for sheet in sheets))


def plain_style() -> str:
    """The style sheet of pages that are no map: the ontology, the query editor."""
    return _text("css", "pages.css")


def library() -> Markup:
    """The vendored vis-network of pyvis' networks, without the line that names its source map."""
    return _inline(_SOURCE_MAP.sub("", _text("vendor", "vis-network.min.js")))


def program() -> Markup:
    """All modules that the page needs, in an order in which each stands after what it uses."""
    return _program_from(_PAGE)


def workbench_program() -> Markup:
    """All modules that the workbench needs, some of which are the page's too."""
    return _program_from(_WORKBENCH)


def workbench_template() -> str:
    """The workbench's Jinja template."""
    return _text("templates", "workbench.html")


def workbench_style() -> Markup:
    """The page's style sheet and the workbench's own behind it."""
    return _inline("\n".join(_text("css", sheet) for sheet in ("page.css", "workbench.css")))


def archive_program() -> Markup:
    """All modules that the page of an archive needs, some of which are the page's too."""
    return _program_from(_ARCHIVE)


def archive_template() -> str:
    """The Jinja template of the page of an archive."""
    return _text("templates", "archive.html")


def archive_style() -> Markup:
    """The page's style sheet and the archive's own behind it."""
    return _inline("\n".join(_text("css", sheet) for sheet in ("page.css", "archive.css")))


@cache
def _program_from(first: str) -> Markup:
    order: list[str] = []
    _collect(first, order, ())
    return _inline("\n".join(_without_modules(_module(name)) for name in order))


def engine() -> bytes:
    """Oxigraph as WebAssembly, deflated."""
    return _folder().joinpath("vendor", "oxigraph.wasm.zlib").read_bytes()


def engine_program() -> str:
    """The program of the worker in which queries run: Oxigraph's module and ours after it.

    Joined as one classic script, because Chromium starts no module worker from a page on disk.
    """
    module = _EXPORT_LIST.sub("", _EXPORT.sub("", _text("vendor", "oxigraph.js")))
    return "\n".join([module.replace("import.meta.url", '""'), _text("worker", "answering.js")])


def policy(*, live: bool = False, asking: bool = False, crowd: bool = False) -> str:
    """The Content-Security-Policy: only what is inlined here may run, nothing may be fetched.

    A page that is to answer queries (``asking``) may also compile WebAssembly and run a worker
    made from text in the page.
    """
    compiling = " 'wasm-unsafe-eval'" if asking else ""
    parts = [
        "default-src 'none'",
        f"script-src {hashed(program())}{compiling}",
        f"style-src {hashed(style(crowd=crowd))}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if asking:
        parts.append("worker-src blob:")
    if live:
        parts.append("connect-src 'self'")
    return "; ".join(parts)


def _collect(name: str, order: list[str], path: tuple[str, ...]) -> None:
    if name in order:
        return
    if name in path:
        raise ValueError(f"modules import each other in a circle: {' > '.join((*path, name))}")
    for imported in _IMPORT.findall(_module(name)):
        _collect(posixpath.normpath(f"{posixpath.dirname(name)}/{imported}"), order, (*path, name))
    order.append(name)


def _module(name: str) -> str:
    """The text of a module by its place below ``js``: ``ground/dom``."""
    return _text("js", *f"{name}.js".split("/"))


def _without_modules(text: str) -> str:
    bare = _EXPORT.sub("", _IMPORT.sub("", without_comments(text)))
    return with_narrow_margin(bare)


def without_comments(text: str) -> str:
    """A program without its comments for those who work on it: types, and what a function does.

    Such a comment goes from a line that is no more than ``/**`` to one that is no more than
    ``*/``, or stands on one line alone; what stands between code stays, and so does the first,
    which says what the module is.
    """
    rest: list[str] = []
    lines = iter(text.splitlines())
    for line in lines:
        mark = line.strip()
        if mark == "/**":
            block = [line, *takewhile(lambda each: each.strip() != "*/", lines), " */"]
            rest += block if not rest else []
        elif not rest or not (mark.startswith("/**") and mark.endswith("*/")):
            rest.append(line)
    return "\n".join(rest) + "\n"


def with_narrow_margin(text: str) -> str:
    """A program with half of its indentation, and without empty lines; none is in a string."""
    lines = [line for line in text.splitlines() if line]
    return "\n".join(line[(len(line) - len(line.lstrip(" "))) // 2 :] for line in lines) + "\n"


def _inline(text: str) -> Markup:
    """``text`` to stand between tags; what would end the element early is a mistake of ours."""
    if "</script" in text.lower() or "</style" in text.lower() or "<!--" in text:
        raise ValueError("a file of the page holds text that would end its own element")
    return Markup(text)  # noqa: S704 - our own files, checked above


def hashed(text: str) -> str:
    """What a policy names a script or a style by: its text's SHA-256."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
