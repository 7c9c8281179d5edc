"""Changing Argdown that people wrote: each change the smallest piece of text that makes it.

What belongs here: where a paragraph, a line, a text, a title or data begins and ends, and what
text to put there. What does not: what a map's metadata means, and files on disk. Read in this
order: `patch` (edits and how they are applied), `yaml_spans`, `yaml_edits` and `data` (metadata),
`blocks` (paragraphs and lines), `texts` (titles, wordings, tags).
"""

from counterpoint.formats.argdown.editing.blocks import Blocks
from counterpoint.formats.argdown.editing.data import (
    data_text,
    edit_data,
    edit_frontmatter,
    rename_in_data,
)
from counterpoint.formats.argdown.editing.patch import Edit, apply_edits
from counterpoint.formats.argdown.editing.texts import retag, retext, retitle
from counterpoint.formats.argdown.editing.yaml_edits import (
    AddItem,
    DataChange,
    DataEditError,
    RemoveKey,
    ReplaceItem,
    SetValue,
)
from counterpoint.formats.argdown.editing.yaml_writing import YamlText

__all__ = [
    "AddItem",
    "Blocks",
    "DataChange",
    "DataEditError",
    "Edit",
    "RemoveKey",
    "ReplaceItem",
    "SetValue",
    "YamlText",
    "apply_edits",
    "data_text",
    "edit_data",
    "edit_frontmatter",
    "rename_in_data",
    "retag",
    "retext",
    "retitle",
]
