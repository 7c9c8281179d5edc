"""Changes of what an occurrence says: its title, its wording, the tags behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterpoint.formats.argdown.document import Document, Member
from counterpoint.formats.argdown.editing.patch import Edit
from counterpoint.formats.argdown.tokens import CONTENT, Kind, Token

_TITLES = frozenset(
    {
        Kind.STATEMENT_DEFINITION,
        Kind.STATEMENT_REFERENCE,
        Kind.ARGUMENT_DEFINITION,
        Kind.ARGUMENT_REFERENCE,
    }
)
_DEFINITIONS = frozenset({Kind.STATEMENT_DEFINITION, Kind.ARGUMENT_DEFINITION})


def retitle(document: Document, member: Member, title: str) -> Edit:
    """The edit that gives an occurrence another title; its brackets stay."""
    kind, start, end, _ = next(x for x in _tokens_of(document, member) if x[0] in _TITLES)
    raw = document.source.text[start:end]
    closer = raw.rindex("]" if raw[0] == "[" else ">")
    del kind
    return Edit(start + 1, start + closer, title)


def retext(document: Document, member: Member, text: str) -> Edit:
    """The edit that gives an occurrence another wording, or one where it had none.

    ``text`` is Argdown within a line; with "" a titled occurrence becomes a reference. Tags and
    data stay.
    """
    tokens = list(_tokens_of(document, member))
    title = next((x for x in tokens if x[0] in _TITLES), None)
    words = _words(tokens)
    source = document.source.text
    if title is None:
        assert words, "an occurrence without a title has a text"
        return Edit(words[0][1], _trimmed(source, words[-1][2]), text)
    colon = title[1] + len(source[title[1] : title[2]].rstrip())
    if not text:
        end = _trimmed(source, words[-1][2]) if words else colon
        return Edit(colon - (1 if title[0] in _DEFINITIONS else 0), end, "")
    if title[0] in _DEFINITIONS:
        start, end = (words[0][1], words[-1][2]) if words else (colon, colon)
        return Edit(start, _trimmed(source, end), text if words else f" {text}")
    return Edit(colon, colon, f": {text}")


def retag(document: Document, member: Member, tags: Sequence[str]) -> list[Edit]:
    """The edits that give an occurrence other tags behind its text: those it lacks, no others."""
    tokens = list(_tokens_of(document, member))
    words = _words(tokens)
    title = next((x for x in tokens if x[0] in _TITLES), None)
    source = document.source.text
    last = words[-1] if words else title
    assert last is not None
    first_tag = next(
        (i for i, x in enumerate(tokens) if x[0] is Kind.TAG and x[1] >= last[2]), None
    )
    behind = [x for x in tokens[first_tag:] if x[0] is Kind.TAG] if first_tag is not None else []
    edits = []
    for tag in behind:
        if str(tag[3]) not in tags:
            start = _trimmed(source, tag[1])
            edits.append(Edit(start, _trimmed(source, tag[2]), ""))
    present = {str(tag[3]) for tag in behind}
    new = "".join(f" {tag_text(tag)}" for tag in dict.fromkeys(tags) if tag not in present)
    at = _trimmed(source, behind[-1][2] if behind else last[2])
    return [*edits, Edit(at, at, new)] if new else edits


def tag_text(tag: str) -> str:
    """A tag as it is written: in brackets where it is more than a word.

    >>> tag_text("wall"), tag_text("the wall")
    ('#wall', '#(the wall)')
    """
    is_word = bool(tag) and all(letter.isalnum() or letter in "-_" for letter in tag)
    return f"#{tag}" if is_word else f"#({tag})"


def _tokens_of(document: Document, member: Member) -> Iterator[Token]:
    """The tokens of an occurrence's own text, up to its data."""
    for token in document.token_list:
        if token[1] >= member.end:
            return
        if token[1] >= member.offset:
            if token[0] is Kind.DATA:
                return
            yield token


def _words(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of the wording: content without the tags and blanks at its end."""
    words = [x for x in tokens if x[0] in CONTENT]
    while words and (
        words[-1][0] in (Kind.TAG, Kind.NEWLINE) or not str(words[-1][3] or "x").strip()
    ):
        words.pop()
    return words


def _trimmed(text: str, end: int) -> int:
    while end and text[end - 1] in " \t\n":
        end -= 1
    return end
