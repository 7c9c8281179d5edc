"""Where each token goes: indentation, blanks, line ends, and comments with what they are near."""

from __future__ import annotations

import re
from collections.abc import Callable

from counterpoint.formats.argdown.cursor import ITEMS, RELATION_KINDS, TITLES
from counterpoint.formats.argdown.tokens import CONTENT, Kind, Token
from counterpoint.formats.argdown.writing.lines import LineWriter
from counterpoint.formats.argdown.writing.metadata import format_data, format_frontmatter
from counterpoint.formats.argdown.writing.trivia import Comment, Gap, read_gap
from counterpoint.formats.yaml_data import YamlMapping

INDENT = 2  # the least that shows what hangs below what
_MOST_BLANK_LINES = 2  # one parts paragraphs, two part sections; more part nothing else
_TAB = 4  # columns that a tab of the input counts for
_OPENERS = RELATION_KINDS | ITEMS | {Kind.HEADING, Kind.STATEMENT_NUMBER, Kind.INFERENCE_START}
_DEFINITIONS = (Kind.STATEMENT_DEFINITION, Kind.ARGUMENT_DEFINITION)
_SEPARATE = {Kind.NEWLINE: 1, Kind.EMPTY_LINE: 2}
_ALMOST_OPENER = re.compile(r"[ \t]*(?:#+|[0-9]+\.|[*_])")


class Layout:
    """Writes the tokens of one text without errors again, one by one.

    ``indent`` is that of the line that the current statement, argument or heading begins on,
    ``continued`` that of its further lines.
    """

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.lines = LineWriter()
        self.i = 0
        self.depth = 0
        self.indent = 0
        self.continued = 0
        self.last_line = (0, 0)  # where it began in the text, and where it begins now
        self.has_open_bracket = False
        self.previous: Token | None = None

    def run(self) -> str:
        """The whole text."""
        tokens = self.tokens
        while self.i < len(tokens):
            separation = self.next_solid()
            token = tokens[self.i]
            kind = token[0]
            if kind is Kind.END:
                self.end(token)
                break
            self.separate(token, separation)
            _WRITERS.get(kind, Layout.copy)(self, token)
            self.previous = self.tokens[self.i]
            self.i += 1
        return self.lines.text()

    def next_solid(self) -> int:
        """Pass over line ends and indentation; 0, 1 for a line end, 2 for an empty line."""
        separation = 0
        while True:
            kind = self.tokens[self.i][0]
            if kind in _SEPARATE:
                separation = max(separation, _SEPARATE[kind])
            elif kind is Kind.INDENT:
                self.depth += 1
            elif kind is Kind.DEDENT:
                self.depth -= 1
            else:
                return separation
            self.i += 1

    # --- between two tokens

    def separate(self, token: Token, separation: int) -> None:
        """Write what belongs between the last token and this one, up to where this one begins."""
        kind, start = token[0], token[1]
        previous = self.previous
        gap = read_gap(self.text, previous[2] if previous else 0, start)
        after_sign = previous is not None and previous[0] is Kind.HEADING and separation == 1
        if previous is not None and separation == 0:
            self.join(previous[0], kind, gap)
        elif (after_sign or self.joins_data(kind, separation)) and not gap.comments:
            self.lines.blank()
        else:
            if after_sign:  # a heading's sign is none without a blank and something behind it
                gap.comments[0].line_ends, gap.comments[0].blanks = 0, " "
            self.break_line(token, separation, gap)

    def joins_data(self, kind: Kind, separation: int) -> bool:
        """Whether data from the next line may stand on this one."""
        if kind is not Kind.DATA or separation != 1 or self.has_open_bracket:
            return False
        return not self.is_almost_opener()

    def is_almost_opener(self) -> bool:
        """Whether the line is text that a blank would turn into a heading, an item or a sign."""
        previous = self.previous
        is_text = previous is not None and previous[0] is Kind.TEXT
        return is_text and _ALMOST_OPENER.fullmatch(self.lines.line()) is not None

    def join(self, before: Kind, kind: Kind, gap: Gap) -> None:
        """Two tokens on one line."""
        is_open = before in CONTENT
        if kind is Kind.DATA and not gap.comments and self.is_almost_opener():
            self.lines.put(gap.blanks)
            return
        if not gap.comments and (not is_open or kind is Kind.DATA):
            self.lines.blank()
            return
        if not gap.comments and kind is Kind.TAG and self.has_blank_before(gap):
            self.lines.blank()
            return
        if not is_open and not (gap.comments and gap.comments[0].blanks):
            self.lines.blank()
        for comment in gap.comments:
            self.lines.put(comment.blanks + comment.text)
        self.lines.put(gap.blanks)

    def has_blank_before(self, gap: Gap) -> bool:
        """Whether a blank stands between the last token and the next."""
        return bool(gap.blanks) or (
            self.previous is not None and self.text[self.previous[2] - 1] in " \t"
        )

    def break_line(self, token: Token, separation: int, gap: Gap) -> None:
        """A line end, or several, with the comments that stand between; sets the indentation."""
        kind, start = token[0], token[1]
        begins_block = separation != 1 or kind in TITLES or kind in _OPENERS
        before = [self.last_line, (0, 0)]
        column = start - self.text.rfind("\n", 0, start) - 1
        if begins_block:
            self.begin_block(kind, column)
        here = self.indent if begins_block else self.continued
        near = [(column, here), *before]
        at_start = self.previous is None
        lacks_text = self.previous is not None and self.previous[0] in _DEFINITIONS
        wants_blank = separation == 1 and kind in TITLES and not lacks_text
        for comment in gap.comments:
            if comment.line_ends == 0 and not at_start:
                self.put_trailing(comment)
                continue
            blank_lines = self.blank_lines(comment.line_ends, wants_blank=wants_blank)
            if blank_lines:
                near = [(column, here), (0, 0)]
            if comment is gap.comments[-1] and gap.line_ends == 0:
                near = [(column, here)]
            wants_blank = False
            self.begin_line(blank_lines)
            self.put_comment(comment, near)
            at_start = False
        on_line = gap.comments and gap.line_ends == 0 and kind not in _OPENERS
        if on_line:
            self.lines.blank()
            return
        line_ends = gap.line_ends if not at_start else 0
        self.begin_line(self.blank_lines(line_ends, wants_blank=wants_blank))
        self.lines.put(" " * here)
        self.last_line = (column, here)

    def blank_lines(self, line_ends: int, *, wants_blank: bool) -> int:
        """How many empty lines are left of some line ends in a row."""
        return min(max(line_ends - 1, int(wants_blank)), _MOST_BLANK_LINES)

    def begin_line(self, blank_lines: int) -> None:
        """End the line that is being written, if there is one."""
        self.has_open_bracket = False
        if self.previous is not None or self.lines.column:
            self.lines.end_line(blank_lines)

    def put_trailing(self, comment: Comment) -> None:
        """A comment that stands behind something on its line."""
        previous = self.previous
        is_glued = not comment.blanks and previous is not None and previous[0] not in CONTENT
        self.lines.put((" " if is_glued else comment.blanks) + comment.text)

    def put_comment(self, comment: Comment, near: list[tuple[int, int]]) -> None:
        """A comment on its own line, as deep as the nearest of the lines around it."""
        indent = min(near, key=lambda pair: abs(pair[0] - comment.column))[1]
        move = indent - comment.column
        first, *rest = comment.text.split("\n")
        self.lines.put(" " * indent + "\n".join([first, *(_shift(line, move) for line in rest)]))

    def begin_block(self, kind: Kind, column: int) -> None:
        """Set the indentation for what begins with a token of a kind."""
        if kind in RELATION_KINDS or kind in ITEMS:
            self.indent = INDENT * self.depth
            self.continued = self.indent + INDENT
        elif kind in CONTENT and not self.has_relations():
            begin = self.text.rfind("\n", 0, self.tokens[self.i][1]) + 1
            blanks = self.text[begin : begin + column]
            self.indent = 0 if blanks.strip(" \t") else len(blanks.expandtabs(_TAB))
            self.continued = self.indent
        else:
            self.indent = self.continued = 0

    def has_relations(self) -> bool:
        """Whether relations hang below the paragraph that begins here."""
        i = self.i
        while self.tokens[i][0] not in (Kind.EMPTY_LINE, Kind.END):
            if self.tokens[i][0] in RELATION_KINDS:
                return True
            i += 1
        return False

    def end(self, token: Token) -> None:
        """What stands behind the last token."""
        assert self.previous is not None
        gap = read_gap(self.text, self.previous[2], token[1])
        near = [self.last_line, (0, 0)]
        for comment in gap.comments:
            if comment.line_ends == 0:
                self.put_trailing(comment)
                continue
            blank_lines = self.blank_lines(comment.line_ends, wants_blank=False)
            if blank_lines:
                near = [(0, 0)]
            self.begin_line(blank_lines)
            self.put_comment(comment, near)

    # --- the tokens themselves

    def copy(self, token: Token) -> None:
        """A token as it stands."""
        raw = self.text[token[1] : token[2]]
        self.lines.put(raw)
        if token[0] is Kind.TEXT and raw[0] in "[<":
            self.has_open_bracket = True

    def put_data(self, token: Token) -> None:
        """Data in its form."""
        self.lines.put(self.data_text(token))

    def data_text(self, token: Token) -> str:
        """The form of data that begins where the line now ends."""
        raw = self.text[token[1] : token[2]]
        if "@include(" in raw:
            return raw
        # A closing bracket in the data must not come to the line of an open one.
        keeps_lines = self.has_open_bracket
        return format_data(raw, self.lines.column, self.indent, keeps_lines=keeps_lines)

    def put_heading(self, token: Token) -> None:
        """The signs of a heading."""
        self.lines.put(str(token[3]))

    def put_frontmatter(self, token: Token) -> None:
        """Frontmatter between two lines of three signs; its YAML as it stands."""
        data = token[3].plain() if isinstance(token[3], YamlMapping) else None
        self.lines.put(format_frontmatter(self.text[token[1] : token[2]], data))

    def put_inference(self, token: Token) -> None:
        """An inference from its first dashes to its last."""
        start = self.i
        while self.tokens[self.i][0] is not Kind.INFERENCE_END:
            self.i += 1
        inside = self.tokens[start + 1 : self.i]
        end = self.tokens[self.i][2]
        if self.has_comment(token, self.tokens[start + 1 : self.i + 1]):
            self.lines.put(self.text[token[1] : end])
            return
        if not any(item[0] not in _SEPARATE for item in inside):
            self.lines.put("----")
            return
        over_lines = any(item[0] is Kind.NEWLINE for item in inside)
        self.lines.put("--\n" if over_lines else "-- ")
        data = [item for item in inside if item[0] is Kind.DATA]
        rules = [item for item in inside if item[0] not in _SEPARATE and item[0] is not Kind.DATA]
        if rules:
            self.lines.put(self.rules_text(rules))
            self.lines.blank()
        for item in data:
            self.put_data(item)
            self.lines.blank()
        self.lines.strip()
        self.lines.put("\n--" if over_lines else " --")

    def has_comment(self, token: Token, following: list[Token]) -> bool:
        """Whether a comment stands between any of some tokens."""
        end = token[2]
        for item in following:
            if item[1] > end and read_gap(self.text, end, item[1]).comments:
                return True
            end = item[2]
        return False

    def rules_text(self, rules: list[Token]) -> str:
        """The names of rules, with one blank behind each comma."""
        text = self.text[rules[0][1] : rules[-1][2]]
        base = rules[0][1]
        pieces, start = [], 0
        for kind, begin, end, _ in rules:
            if kind is Kind.COMMA:
                pieces.append(text[start : begin - base].strip(" \t"))
                start = end - base
        return ", ".join([*pieces, text[start:].strip(" \t")])


_WRITERS: dict[Kind, Callable[[Layout, Token], None]] = {
    Kind.DATA: Layout.put_data,
    Kind.HEADING: Layout.put_heading,
    Kind.FRONTMATTER: Layout.put_frontmatter,
    Kind.INFERENCE_START: Layout.put_inference,
}


def _shift(line: str, move: int) -> str:
    """A further line of a comment whose first line has moved to the side."""
    if move >= 0:
        return " " * move + line if line.strip(" \t") else line
    return line[min(-move, len(line) - len(line.lstrip(" \t"))) :]
