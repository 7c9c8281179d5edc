"""A source that was read: its text, what each block of it is, who speaks where, its sentences.

All offsets count code points of ``SourceText.text``, half open, whatever sort of file it came
from. What belongs here: the records. What does not: reading a file into them
(`counterpoint.formats.source_texts`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from counterpoint.errors import Problem
from counterpoint.model.argument_map import Section


class SourceFormat(Enum):
    """The sort of file that a text was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    WEBVTT = "webvtt"
    SUBRIP = "subrip"


class Layer(Enum):
    """Whose words a block is: the order is that in which layers usually stand in a text.

    ``FRONT`` is what stands before anybody speaks (title, byline, question), ``SUMMARY`` what the
    editor sums up, ``SPEECH`` what speakers say, their headings included, ``BACK`` what comes
    after them. ``FURNITURE`` belongs to the page and not to the text (`Furniture` says what).
    """

    FRONT = "front"
    SUMMARY = "summary"
    SPEECH = "speech"
    BACK = "back"
    FURNITURE = "furniture"


class BlockKind(Enum):
    """What a block is in its text. A ``LABEL`` says who speaks (``Ann:``); so may a heading."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    LABEL = "label"
    NOTE = "note"
    CAPTION = "caption"


class Furniture(Enum):
    """Why a block is taken for a part of the page and not of the text."""

    MENU = "menu"
    FOOTER = "footer"
    COOKIES = "cookies"
    RELATED = "related"
    ADVERTISEMENT = "advertisement"
    SHARING = "sharing"
    CAPTION = "caption"
    PULL_QUOTE = "pull-quote"
    RUNNING_HEAD = "running-head"
    PAGE_NUMBER = "page-number"
    TIME = "time"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that is one paragraph, item, heading or label, blanks left out.

    ``speaker`` is the id of the `SourceSpeaker` who speaks, or whom a heading or label announces;
    empty outside of speech. ``level`` is 1 to 6 of a heading, the depth from 1 of an item, else 0.
    """

    start: int
    end: int
    kind: BlockKind
    layer: Layer
    speaker: str = ""
    furniture: Furniture | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class SourceSpeaker:
    """Who speaks in a text, as the text itself says it; ``id`` can be an expert's in a map."""

    id: str
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of a paragraph, item or note that is no furniture.

    ``id`` hangs on its words alone (and on how many sentences before it have the same), so it
    outlives changes elsewhere in the text. ``number`` counts from 1 in the order of the text;
    ``block`` is the index of its block in ``SourceText.blocks``.
    """

    id: str
    number: int
    start: int
    end: int
    block: int
    layer: Layer
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text with its blocks, speakers, sections and sentences, each in the order of the text.

    ``name`` is the file's, without its folder. ``sha256`` is the file's, ``text_sha256`` that of
    ``text`` in UTF-8. ``speakers`` are in the order in which they first speak; a ``Section``'s
    ``expert`` is a speaker's id, and its ``marker`` is what a map file may write for it. Blocks
    do not overlap, and nothing but blanks and marks of the format stands between them.
    ``doubts`` are warnings to whoever reads the text.
    """

    name: str
    format: SourceFormat
    text: str
    sha256: str
    text_sha256: str
    blocks: tuple[Block, ...] = ()
    speakers: tuple[SourceSpeaker, ...] = ()
    sections: tuple[Section, ...] = ()
    sentences: tuple[SourceSentence, ...] = ()
    doubts: tuple[Problem, ...] = ()
