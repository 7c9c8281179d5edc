"""What RDF/XML may not be, looked at before a parser sees it.

What belongs here: document types, encodings, depth. What does not: the grammar of RDF/XML.
"""

from __future__ import annotations

import re

from counterpoint.errors import InputError, Place, Problem

MOST_NESTED = 200  # as brackets in Turtle (`counterpoint.rdf.parsing.turtle`)

# What is opened and never closed is taken to the end, so that no letter is looked at again for
# each opening.
_TOKEN = re.compile(
    r"""
    <!--.*?(?:-->|\Z) | <!\[CDATA\[.*?(?:\]\]>|\Z)
  | (?P<declaration><\?xml\s[^<>]*>)
  | <\?.*?(?:\?>|\Z)
  | (?P<doctype><!\s*(?:DOCTYPE|ENTITY))
  | (?P<close></)
  | (?P<empty><[^!?/](?:[^<>"'/]|"[^"<]*"|'[^'<]*'|/(?!>))*+/>)
  | (?P<open><[^!?/])
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ENCODING = re.compile(r"""encoding\s*=\s*["']([^"']*)["']""")


def check_rdf_xml(text: str, file: str) -> None:
    """Nothing, if the text has no document type and nests within bounds. O(length).

    Raises:
        InputError: there is a DOCTYPE, even a harmless one; another encoding than UTF-8 is
            declared; more than 200 elements are open at once.
    """
    depth = 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "doctype":
            raise _wrong(
                text,
                file,
                token.start(),
                "has a document type (DTD), which can fetch files or grow without bound",
                "replace its entities by what they stand for and take the DOCTYPE out, "
                "or convert the file to Turtle",
            )
        if token.lastgroup == "declaration":
            declared = _ENCODING.search(token[0])
            if declared and declared[1].lower() not in {"utf-8", "utf8", "us-ascii"}:
                message = f"declares the encoding {declared[1][:40]}"
                raise _wrong(text, file, token.start(), message, "save it as UTF-8")
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        if depth > MOST_NESTED:
            message = f"nests elements more than {MOST_NESTED} deep"
            raise _wrong(text, file, token.start(), message, "write the file more plainly")


def _wrong(text: str, file: str, offset: int, what: str, advice: str) -> InputError:
    before = text[:offset]
    place = Place(file, before.count("\n") + 1, offset - before.rfind("\n"))
    return InputError(Problem(place, what, advice, code="not-allowed"))
