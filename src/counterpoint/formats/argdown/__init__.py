r"""Argdown (https://argdown.org), read as its reference implementation reads it.

Stands on its own: only the standard library, PyYAML and `counterpoint.errors`.

>>> from counterpoint.formats import argdown
>>> document = argdown.parse("[Walk]: We should walk. #health\n  + <Fresh air>: It is good.")
>>> document.statements["Walk"].text, document.tags
('We should walk.', ('health',))
"""

from counterpoint.formats.argdown.derivation import derive_relations
from counterpoint.formats.argdown.document import (
    ArgdownArgument,
    ArgdownInference,
    ArgdownRelation,
    ArgdownRole,
    ArgdownSection,
    Document,
    EquivalenceClass,
    Member,
    Occurrence,
    PcsStatement,
    Range,
    RangeType,
    RelationEnd,
    RelationType,
)
from counterpoint.formats.argdown.inclusion import included_names
from counterpoint.formats.argdown.json_export import document_to_json
from counterpoint.formats.argdown.markdown import MARKDOWN_SUFFIXES, has_argdown
from counterpoint.formats.argdown.reading import (
    MAX_BYTES,
    SUFFIXES,
    parse,
    parse_again,
    read_document,
    read_documents,
    read_text,
)
from counterpoint.formats.argdown.writing import format_text

__all__ = [
    "MARKDOWN_SUFFIXES",
    "MAX_BYTES",
    "SUFFIXES",
    "ArgdownArgument",
    "ArgdownInference",
    "ArgdownRelation",
    "ArgdownRole",
    "ArgdownSection",
    "Document",
    "EquivalenceClass",
    "Member",
    "Occurrence",
    "PcsStatement",
    "Range",
    "RangeType",
    "RelationEnd",
    "RelationType",
    "derive_relations",
    "document_to_json",
    "format_text",
    "has_argdown",
    "included_names",
    "parse",
    "parse_again",
    "read_document",
    "read_documents",
    "read_text",
]
