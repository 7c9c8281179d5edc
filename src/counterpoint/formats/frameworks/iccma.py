"""The format of the argumentation competition since 2023: ``p af 3``, then ``1 2`` for an attack.

Arguments are the numbers from 1 to that of the first line; ``#`` begins a comment
(https://argumentationcompetition.org/2023/rules.html). A file that begins with ``p aba`` holds an
assumption-based framework, whose rules are no attacks between claims.
"""

from __future__ import annotations

from counterpoint.errors import Place
from counterpoint.formats.file_text import lines_of
from counterpoint.formats.frameworks.framework import ArgumentNode, Arrow, FrameworkFile

# Each becomes a claim; the largest instance of the competition of 2023 has some 30,000.
MOST_ARGUMENTS = 40_000
_HEAD_WORDS = 3
_MOST_DIGITS = 9  # of a number that is worth reading


def parse_iccma(text: str, file: str, framework: FrameworkFile) -> None:
    """Take into ``framework`` what ``text`` says, and note mistakes with line and column."""
    has_head = False
    for number, raw in enumerate(lines_of(text), 1):
        words = raw.split()
        if not words or words[0].startswith("#"):
            continue
        place = Place(file, number, len(raw) - len(raw.lstrip()) + 1)
        if not has_head:
            if not _read_head(words, place, framework):
                return
            has_head = True
        elif len(words) != 2 or not all(map(_is_number, words)):
            message = f"{' '.join(words)!r} is no attack"
            framework.error(place, message, "an attack is two numbers: 1 2", "iccma-attack")
        else:
            source, target = (str(int(word)) for word in words)
            framework.add_arrow(Arrow(source, target, "attack", place))
    if not has_head:
        message = "the line p af with the number of arguments is missing"
        framework.error(Place(file), message, "begin with p af 3", "iccma-head")
    framework.check_arrows()


def _read_head(words: list[str], place: Place, framework: FrameworkFile) -> bool:
    """Take the arguments that the first line announces; ``False`` where it does not."""
    if words[:2] == ["p", "aba"]:
        message = "this is an assumption-based framework (p aba), and no map can hold its rules"
        framework.error(place, message, "have its attacks written as p af", "iccma-aba")
        return False
    if words[:2] != ["p", "af"] or len(words) != _HEAD_WORDS or not _is_number(words[2]):
        message = f"the first line is {' '.join(words)!r}"
        framework.error(place, message, "begin with p af and the number of arguments", "iccma-head")
        return False
    count = int(words[2])
    if count > MOST_ARGUMENTS:
        message = f"{count:,} arguments are announced"
        advice = f"at most {MOST_ARGUMENTS:,} are read"
        framework.error(place, message, advice, "too-many-arguments")
        return False
    for number in range(1, count + 1):
        framework.add_node(ArgumentNode(str(number), "", place))
    return True


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS
