"""The form of frontmatter: two lines of three signs, and the YAML between them untouched."""

from __future__ import annotations

import re

from counterpoint.errors import InputError, Place
from counterpoint.formats.yaml_data import PlainYaml, YamlMapping, parse_yaml

__all__ = ["format_frontmatter"]

_SIGNS = re.compile(r"={3,}+")
_TRAILING = re.compile(r"[ \t]++$", re.MULTILINE)


def format_frontmatter(raw: str, data: PlainYaml) -> str:
    """Frontmatter that holds ``data``, from sign to sign.

    Blanks at line ends go, unless they belong to a text and the data would change.
    """
    opener = _SIGNS.match(raw)
    assert opener is not None
    body = raw[opener.end() : raw.index("===", opener.end())]
    for yaml in (_TRAILING.sub("", body).strip("\n"), body.strip("\n")):
        if _plain_yaml(yaml) == data:
            return f"===\n{yaml}\n==="
    return raw


def _plain_yaml(text: str) -> PlainYaml:
    try:
        node = parse_yaml(text, Place(""))
    except InputError:
        return None
    return node.plain() if isinstance(node, YamlMapping) else None
