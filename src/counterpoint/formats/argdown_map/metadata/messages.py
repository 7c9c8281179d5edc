"""Parts of messages: words in a row, texts cut short, the places at which a phrase was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterpoint.formats.source_texts import MOST_HITS, Hit, SearchText

_MOST_PLACES = 3  # enough to see that there are several, in one line


def times(hits: Sequence[Hit]) -> str:
    """How often a phrase was found, as far as it was counted."""
    return f"{len(hits)} times" if len(hits) < MOST_HITS else f"{MOST_HITS} times or more"


def places(hits: Sequence[Hit], text: SearchText) -> str:
    """The first places, by line and offset."""
    sentences = [f"line {text.line(hit.start)} (offset {hit.start})" for hit in hits[:_MOST_PLACES]]
    return ", ".join(sentences) + (" and more" if len(hits) > _MOST_PLACES else "")


def enumeration(words: Iterable[str], link: str = "or") -> str:
    """Words as a phrase.

    >>> enumeration(["affirm", "deny", "none"])
    'affirm, deny or none'
    """
    *others, last = words
    return f"{', '.join(others)} {link} {last}" if others else last


def cut_at_word(text: str, most: int = 60) -> str:
    """A text of at most ``most`` characters, cut at a word where it is longer.

    >>> cut_at_word("one two three", 9)
    'one two…'
    """
    if len(text) <= most:
        return text
    beginning = text[: most - 1]
    is_whole = text[most - 1] == " " or " " not in beginning
    return (beginning if is_whole else beginning.rsplit(" ", 1)[0]) + "…"
