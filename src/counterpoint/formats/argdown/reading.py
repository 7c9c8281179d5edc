"""From a text or a file to a document: the two ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.formats.argdown.checks import check_document, sorted_by_place
from counterpoint.formats.argdown.document import Document
from counterpoint.formats.argdown.lexer import read_tokens
from counterpoint.formats.argdown.parser import Parser
from counterpoint.formats.argdown.source_text import SourceText, with_plain_line_ends
from counterpoint.formats.argdown.transformation import transform_relations
from counterpoint.formats.yaml_data import YamlMapping

if TYPE_CHECKING:
    from counterpoint.errors import Problem

__all__ = ["parse", "parse_source"]


def parse(text: str, file: str = "<text>") -> Document:
    """The document in a text; bad input raises nothing and is told by ``problems``.

    ``file`` is only the name that places carry; ``@include`` is not followed here.

    >>> document = parse("[A]: One reason.\\n  - [B]: Another.")
    >>> [(r.type.value, r.source.title, r.target.title) for r in document.relations]
    [('attack', 'B', 'A')]
    """
    plain = with_plain_line_ends(text)
    return parse_source(SourceText.of_one_file(plain, file), file, [])


def parse_source(source: SourceText, file: str, problems: list[Problem]) -> Document:
    """The document in a text of one or several files; ``problems`` found before are kept."""
    parser = Parser(source, read_tokens(source, problems), problems)
    parser.run()
    builder = parser.builder
    for owner in (*builder.statements.values(), *builder.arguments.values()):
        if owner.section is None and owner.members:
            owner.section = owner.members[0].section
    relations = transform_relations(builder, strict=_is_strict(parser.frontmatter))
    document = Document(
        source,
        file,
        parser.frontmatter,
        tuple(builder.sections),
        builder.statements,
        builder.arguments,
        relations,
        tuple(builder.tags),
        (),
    )
    document.problems = sorted_by_place([*problems, *check_document(document)])
    return document


def _is_strict(frontmatter: YamlMapping | None) -> bool:
    model = frontmatter.get("model") if frontmatter is not None else None
    mode = model.get("mode") if isinstance(model, YamlMapping) else None
    return mode is not None and mode.plain() == "strict"
