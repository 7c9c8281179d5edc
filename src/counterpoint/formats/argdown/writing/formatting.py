"""The one form of an Argdown document: how `format_text` lays out what people wrote.

It goes through the tokens of the reader and copies the text of each; what it decides is what
stands between them. So nothing can be lost or reordered: only blanks, line ends, the form of
data (see `metadata`) and the length of an inference's dashes change.
"""

from __future__ import annotations

from itertools import zip_longest

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.formats.argdown.inclusion import without_directives
from counterpoint.formats.argdown.lexer import read_tokens
from counterpoint.formats.argdown.parser import Parser
from counterpoint.formats.argdown.source_text import FilePiece, ParsedText, with_plain_line_ends
from counterpoint.formats.argdown.tokens import Token
from counterpoint.formats.argdown.writing.essence import essence
from counterpoint.formats.argdown.writing.layout import TokenWriter


def format_text(text: str, file: str = "<text>") -> str:
    r"""The text in its one form; formatting that again changes nothing.

    The order of what was written, its comments, line breaks within texts and up to two empty
    lines between paragraphs stay. The first line end of the text (LF, CRLF) becomes that of
    all. ``@include`` is left as it stands and is not followed.

    Raises:
        InputError: the text has errors; they are carried with their places in ``file``.

    Complexity: linear.

    >>> print(format_text("[A]:  One reason.\n      -   [B]:Another.{kind: 'value'}"), end="")
    [A]: One reason.
      - [B]: Another. {kind: "value"}
    """
    plain = with_plain_line_ends(text)
    plain += "" if plain.endswith("\n") else "\n"
    tokens = _read(plain, file)
    formatted = TokenWriter(plain, tokens).run()
    _check_unchanged(tokens, formatted, file)
    first = text.find("\n")
    has_crlf = text[first - 1 : first] == "\r" if first > 0 else False
    return formatted.replace("\n", "\r\n") if has_crlf else formatted


def _read(text: str, file: str) -> list[Token]:
    """The tokens of a text without errors."""
    problems = Problems()
    source = ParsedText(without_directives(text), [FilePiece(0, file, text)])
    tokens = read_tokens(source, problems)
    Parser(source, tokens, problems).run()
    problems.raise_errors()
    return tokens


def _check_unchanged(tokens: list[Token], formatted: str, file: str) -> None:
    """Raises: InputError: the formatted text says something else, which is a fault of ours."""
    source = ParsedText.of_one_file(without_directives(formatted), file)
    problems = Problems()
    pairs = zip_longest(essence(tokens), essence(read_tokens(source, problems)))
    if problems.has_errors or any(before != after for before, after in pairs):
        message = "this file cannot be formatted without a change of meaning, so it is left alone"
        raise InputError(Problem(Place(file), message, "please report it", "format"))
