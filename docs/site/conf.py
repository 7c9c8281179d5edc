"""How the documentation's site is built; CONTRIBUTING.md has the command and why it is Sphinx."""

from __future__ import annotations

import functools
import gc
import re
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from pygments.lexers.rdf import TurtleLexer
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

from counterpoint import __version__

sys.path.insert(0, str(Path(__file__).parent))

# The trees of all pages are kept to the end: looking for garbage in them is a fifth of a build, and
# what there is of it is 200 MB.
gc.disable()

project = "Counterpoint"
author = "The Counterpoint developers"
copyright = f"{datetime.now(tz=UTC).year}, {author}, MIT licence"  # noqa: A001 (Sphinx names it)
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
    "repository_links",
    "live_map",
    "llms",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["site/**", "pictures/**"]

myst_heading_anchors = 4
myst_enable_extensions = ["attrs_inline"]

autodoc_member_order = "groupwise"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
# "--json" is no dash and two letters.
smartquotes = False

man_pages = [("reference/commands", "counterpoint", "argument maps of expert debate", author, 1)]

html_theme = "furo"
html_title = "Counterpoint"
html_static_path: list[str] = []
html_show_sourcelink = False
html_copy_source = False


class _English(SearchEnglish):  # type: ignore[misc] # Sphinx is read without its search
    """The search's English, which looks for the stem of a word once and not once a page."""

    @functools.cache  # noqa: B019 (there is one, for one build)
    def stem(self, word: str) -> str:
        """The word without its ending, in small letters."""
        stem: str = super().stem(word)
        return stem


def setup(app: Sphinx) -> None:
    """Name the languages of code blocks that Pygments has no lexer for."""
    app.add_search_language(_English)
    for name in ("argdown", "csv", "keys"):
        app.add_lexer(name, TextLexer)
    app.add_lexer("trig", TurtleLexer)
    # A face may resolve a name on its first use, and autodoc looks only at what is there.
    for page in Path(__file__).parents[1].glob("reference/*.md"):
        if match := re.search(r"automodule:: (\S+)", page.read_text("utf-8")):
            module = import_module(match[1])
            vars(module).update({name: getattr(module, name) for name in module.__all__})
    # After sphinx-click's own work on the help's text, which is plain and no reStructuredText.
    for part in ("description", "epilog"):
        app.connect(f"sphinx-click-process-{part}", _plain, priority=900)


def _plain(_app: Sphinx, _context: object, lines: list[str]) -> None:
    lines[:] = [re.sub(r"([*`_])", r"\\\1", line) for line in lines]
