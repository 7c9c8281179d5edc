r"""Texts as Argdown and as YAML, so that reading them gives the same texts again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from counterpoint.formats.argdown.markup import address_end
from counterpoint.formats.argdown.shortcodes import SHORTCODES
from counterpoint.formats.yaml_data import resolve_scalar

Value: TypeAlias = "str | float | bool | Sequence[Value] | Mapping[str, Value]"

_LINE_BREAKS = re.compile(r"\s*[\t\n\r]\s*")
_SIGNS = re.compile(r"[\\#*_\[<{]|/(?=[/*])|(?<=@)include\(")
_WORD = re.compile(r"\S+")
_WORD_START = re.compile(r"[(\"'\u201c\u201e\u00ab]*[A-Za-z]+\Z")  # what an address may begin with
_SHORTCODE = re.compile(r"(?=(([.:])\S+?\2))")
_MARK = re.compile(r"[.:](?=\S)")
_BLANKS = re.compile(r"  +")
_OPENER = re.compile(r"[+\-><=(_#*]|\d+(?=\.(?:\s|$))")
_PLAIN = re.compile(r"[A-Za-z](?:[\w./'() -]*[\w.)])?", re.ASCII)
_DIRECTIVE = re.compile(r"@(?=include\()")
_INVISIBLE = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


def argdown_text(text: str) -> str:
    r"""A text within a line, with a backslash before each sign that would be markup.

    >>> argdown_text("2 * 3_4 [a] // b")
    '2 \\* 3\\_4 \\[a] \\// b'
    >>> argdown_text("see https://example.org/a_b.")
    'see https://example.org/a_b.'
    """
    line = _LINE_BREAKS.sub(" ", text.replace("\0", "")).strip()
    return _BLANKS.sub(r"\\\g<0>", _WORD.sub(_escaped_word, line))


def opening_text(text: str) -> str:
    r"""The same at the beginning of a line, where more signs have a meaning.

    >>> opening_text("- 3"), opening_text("1. a")
    ('\\- 3', '1\\. a')
    """
    line = argdown_text(text)
    opener = _OPENER.match(line)
    if opener is None:
        return line
    end = opener.end() if opener.group()[0].isdigit() else 0
    return f"{line[:end]}\\{line[end:]}"


def _escaped_word(match: re.Match[str]) -> str:
    """A word escaped. From a stop or colon to the next of its kind backslashes stay as they are."""
    word = match.group()
    colon = word.find("://")
    end = address_end(word, colon) if colon > 0 else 0
    if end and not _WORD_START.sub("", word[:colon]):
        return word[:end] + _WORD.sub(_escaped_word, word[end:])
    escaped = _SIGNS.sub(r"\\\g<0>", word)
    has_shortcode = any(code.group(1) in SHORTCODES for code in _SHORTCODE.finditer(word))
    return _MARK.sub(r"\\\g<0>", escaped) if has_shortcode or escaped != word else word


def yaml_text(text: str) -> str:
    r"""A text as a YAML scalar, plain where that is safe in any place.

    A closing brace is written by its number, for a brace and a blank end an element's data
    whatever quotes they stand in; so is a sign that would end the frontmatter.

    >>> yaml_text("two words"), yaml_text("no"), yaml_text("1.10"), yaml_text("a: {b}")
    ('two words', '"no"', '"1.10"', '"a: {b\\x7d"')
    """
    is_word = text.lower() not in ("yes", "no", "on", "off", "y", "n")
    if _PLAIN.fullmatch(text) and is_word and resolve_scalar(text) == text:
        return text
    scalar = json.dumps(text, ensure_ascii=False).replace("}", r"\x7d").replace("===", r"\x3d==")
    scalar = _DIRECTIVE.sub(r"\\x40", scalar)
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match.group()):04x}", scalar)


def flow(value: Value) -> str:
    """A value as YAML on one line; numbers as short as they can be."""
    if isinstance(value, str):
        return yaml_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{yaml_text(key)}: {flow(item)}' for key, item in value.items())}}}"
    return f"[{', '.join(flow(item) for item in value)}]"
