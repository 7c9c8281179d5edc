"""Escapes for the terminal that there is: what it cannot show is escaped in JSON too."""

from __future__ import annotations

import sys

from counterpoint.wording.escapes import escaped_json


def visible_json(text: str) -> str:
    r"""A text that is JSON, for standard output, with whatever could act on it as escapes.

    >>> visible_json('["\x9b"]')
    '["\\u009b"]'
    """
    encoding = ((sys.stdout and sys.stdout.encoding) or "").lower().replace("-", "")
    return escaped_json(text, is_unicode=encoding == "utf8")
