"""A place in the tokens of a document, and noting what is wrong there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.errors import Problems, Severity
from counterpoint.formats.argdown.builder import Builder
from counterpoint.formats.argdown.tokens import RELATIONS, Kind, Token

if TYPE_CHECKING:
    from counterpoint.formats.argdown.source_text import SourceText

RELATION_KINDS = frozenset(RELATIONS.values())
STATEMENT_TITLES = (Kind.STATEMENT_DEFINITION, Kind.STATEMENT_REFERENCE)
ARGUMENT_TITLES = (Kind.ARGUMENT_DEFINITION, Kind.ARGUMENT_REFERENCE)
TITLES = frozenset({*STATEMENT_TITLES, *ARGUMENT_TITLES})
ITEMS = frozenset({Kind.ORDERED_ITEM, Kind.UNORDERED_ITEM})
_BREAKS = frozenset({Kind.NEWLINE, Kind.INDENT, Kind.DEDENT, Kind.EMPTY_LINE})


class Cursor:
    """Walks the tokens; ``kind`` is that of the next one, END where there are no more."""

    def __init__(self, source: SourceText, tokens: list[Token], problems: Problems) -> None:
        self.source = source
        self.tokens = tokens
        self.problems = problems
        self.builder = Builder()
        self.i = 0
        self.kind = tokens[0][0]

    def advance(self) -> Token:
        """Take the next token; the END is never passed."""
        token = self.tokens[self.i]
        if token[0] is not Kind.END:
            self.i += 1
            self.kind = self.tokens[self.i][0]
        return token

    def skip(self, kind: Kind) -> None:
        """Pass over all tokens of a kind that come next."""
        while self.kind is kind and kind is not Kind.END:
            self.advance()

    def skip_to_paragraph_end(self) -> None:
        """Pass over all that stands before the next empty line."""
        while self.kind is not Kind.EMPTY_LINE and self.kind is not Kind.END:
            self.advance()

    def is_at_line_start(self) -> bool:
        """Whether the next token begins a line."""
        return self.i == 0 or self.tokens[self.i - 1][0] in _BREAKS

    def is_before(self, kinds: frozenset[Kind]) -> bool:
        """Whether a deeper line comes next that begins with one of some kinds."""
        return self.kind is Kind.INDENT and self.tokens[self.i + 1][0] in kinds

    def next_name(self) -> str:
        """How a message calls the token that comes next."""
        kind, start, end, value = self.tokens[self.i]
        if kind in TITLES and isinstance(value, str):
            opener, closer = "[]" if kind in STATEMENT_TITLES else "<>"
            return f"{opener}{value}{closer}"
        if kind is Kind.TEXT or kind in RELATION_KINDS:
            return f"'{self.source.text[start:end].strip()[:30]}'"
        return str(kind.value)

    def note(
        self,
        message: str,
        advice: str,
        code: str,
        offset: int | None = None,
        *,
        warns: bool = False,
    ) -> None:
        """Note a problem at an offset, by default that of the next token."""
        at = self.tokens[self.i][1] if offset is None else offset
        severity = Severity.WARNING if warns else Severity.ERROR
        self.problems.add(self.source.problem(at, message, advice, code, severity))
