"""The guard as it was until the engine's own tokens were looked at: what the fuzz must see through.

It took a word of its own tokens for a keyword, and the engine has others. What belongs here:
that rule, as it was. What does not: anything that is asked today.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from counterpoint.errors import InputError, Place, Problem

_MOST_READINGS = 64

_TOKEN = re.compile(
    r"""
    (?P<space>   [\ \t\r\n]+ | \#[^\r\n]* )
  | (?P<iri>     <[^<>"{}|^`\x00-\x20]*> )
  | (?P<string>  \"{3} (?:[^"\\]|\\.|"(?!""))* \"{3}
               | '{3}  (?:[^'\\]|\\.|'(?!''))* '{3}
               | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
  | (?P<unended> ["'] )
  | (?P<variable>[?$]\w+ )
  | (?P<tag>     @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<blank>   _:\w(?:[\w.\-\u00b7]*[\w\-\u00b7])? )
  | (?P<name>    (?:[^\W\d_](?:[\w.\-\u00b7]*[\w\-\u00b7])?)? :
                 (?: (?:[\w:]|%[0-9A-Fa-f]{2}|\\.)
                     (?: (?:[\w.:\-\u00b7]|%[0-9A-Fa-f]{2}|\\.)*
                         (?:[\w:\-\u00b7]|%[0-9A-Fa-f]{2}|\\.) )? )? )
  | (?P<number>  [0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)? | \.[0-9]+(?:[eE][+-]?[0-9]+)? )
  | (?P<word>    [A-Za-z_]\w* )
  | (?P<open>    [({\[] )
  | (?P<close>   [)}\]] )
  | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
_OPERANDS = {"iri", "string", "variable", "tag", "blank", "name", "number", "close"}
_CHANGES_WHAT_FOLLOWS = re.compile("[#']")
_SURELY_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(slots=True)
class _Scan:
    words: list[str] = field(default_factory=list)
    other_readings: list[int] = field(default_factory=list)


def require_no_call_before(text: str) -> None:
    """Nothing, if that guard let ``text`` through.

    Raises:
        InputError: it did not.
    """
    scans = [_scan(text, 0)]
    starts = list(scans[0].other_readings)
    offsets: set[int] = set()
    while starts and len(scans) <= _MOST_READINGS:
        start = starts.pop()
        if start not in offsets:
            offsets.add(start)
            scan = _scan(text, start)
            starts += scan.other_readings
            scans.append(scan)
    if len(scans) > _MOST_READINGS or any("SERVICE" in scan.words for scan in scans):
        raise InputError(Problem(Place("query"), "calls another server"))


def _scan(text: str, start: int) -> _Scan:
    scan = _Scan()
    after_operand = False
    for token in _TOKEN.finditer(text, start):
        kind = str(token.lastgroup)
        if kind == "space":
            continue
        if kind == "unended":
            break
        if kind == "word":
            scan.words.append(token[0].upper())
        elif kind == "iri" and after_operand and _may_compare(token[0]):
            scan.other_readings.append(token.start() + 1)
        after_operand = kind in _OPERANDS or (kind == "word" and token[0] in {"true", "false"})
    return scan


def _may_compare(token: str) -> bool:
    return bool(_CHANGES_WHAT_FOLLOWS.search(token)) and not _SURELY_IRI.match(token)
