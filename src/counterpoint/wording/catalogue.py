"""What texts the product has in each language, as data.

``sentences.json`` holds the patterns of composed sentences: those that say what is found in a map.
An entry names the arguments of a key with their types, and has a pattern in each language. In a
pattern ``{name}`` is an argument; what stands in square brackets is left out where an argument in
it is empty. Several patterns are forms: by the count of the argument that ``by`` names, which is a
number or the length of a list, an exact count (``1``, ``2``) before a plural category of Unicode
(``one``, ``few``, ``many``) before ``other``.

``texts.json`` holds the texts of the page's interface. What belongs here: reading the two. What
does not: filling a pattern, which is the speaker's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypedDict, get_args

Language = Literal["en", "uk", "de"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
ArgumentType = Literal[
    "experts",
    "claims",
    "choice",
    "phrase",
    "phrases",
    "clauses",
    "series",
    "number",
    "decimal",
    "words",
    "plain",
]


class Entry(TypedDict, total=False):
    """One key of the catalogue of sentences."""

    arguments: dict[str, ArgumentType]
    by: str
    en: str | dict[str, str]
    uk: str | dict[str, str]
    de: str | dict[str, str]


@cache
def sentence_patterns() -> Mapping[str, Entry]:
    """The catalogue of sentences by key."""
    entries: dict[str, Entry] = json.loads(_read("sentences.json"))
    return entries


@cache
def page_texts() -> Mapping[str, Mapping[str, str]]:
    """The texts of the page's interface by key and language."""
    texts: dict[str, dict[str, str]] = json.loads(_read("texts.json"))
    return texts


def arguments_of(key: str) -> Mapping[str, ArgumentType]:
    """The names of a sentence key's arguments, in their order, each with its type."""
    return sentence_patterns()[key].get("arguments", {})


def _read(name: str) -> str:
    return files("counterpoint.wording").joinpath(name).read_text(encoding="utf-8")
