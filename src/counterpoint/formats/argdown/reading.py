"""From a text or a file to a document: the two ways in."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from counterpoint.errors import InputError, LimitError, Place, Problem, Problems
from counterpoint.formats.argdown.checks import check_document
from counterpoint.formats.argdown.data_memory import DataMemory
from counterpoint.formats.argdown.document import ArgdownArgument, Document, EquivalenceClass
from counterpoint.formats.argdown.inclusion import include_files
from counterpoint.formats.argdown.lexer import read_tokens
from counterpoint.formats.argdown.markdown import MARKDOWN_SUFFIXES, without_prose
from counterpoint.formats.argdown.parser import Parser
from counterpoint.formats.argdown.settings import is_strict
from counterpoint.formats.argdown.source_text import ParsedText, with_plain_line_ends
from counterpoint.formats.argdown.transformation import transform_relations

# The shipped map has 40 KiB: 250 times as much is a corpus, and no map that people wrote.
MAX_BYTES = 10 * 2**20
SUFFIXES = (".argdown", ".argdn", ".ad", ".adown")


def parse(text: str, file: str = "<text>") -> Document:
    r"""The document in a text; bad input raises nothing and is in ``problems``.

    ``file`` is only the name that places carry; ``@include`` is not followed here.

    >>> document = parse("[A]: One reason.\n  - [B]: Another.")
    >>> [(r.type.value, r.source.title, r.target.title) for r in document.relations]
    [('attack', 'B', 'A')]
    """
    plain = with_plain_line_ends(text)
    return parse_source(ParsedText.of_one_file(plain, file), file, Problems())


def read_document(
    path: str | os.PathLike[str],
    max_bytes: int = MAX_BYTES,
    contents: dict[str, bytes] | None = None,
    memory: DataMemory | None = None,
) -> Document:
    """The document in a file and in the files that it includes; of Markdown, in its blocks.

    With ``contents``, what is to be edited: a file named there, by the name that places carry, is
    taken from there and not from the disk, and every other that is read is added to it; the
    document then keeps its tokens. ``memory`` has data that was parsed before.

    Raises:
        InputError: the file is missing, a folder, or no UTF-8 text.
        LimitError: the file, or all files together, are larger than ``max_bytes``.
    """
    file = Path(path)
    folder = Path(os.path.realpath(file.parent))
    hashes: dict[str, str] = {}

    def read(target: Path, place: str) -> str | Problem:
        content: bytes | Problem | None = None if contents is None else contents.get(place)
        if content is None:
            content = _read_bytes(target, place, max_bytes)
        if isinstance(content, Problem):
            return content
        if contents is not None:
            contents[place] = content
        name = file.name if target is file else target.relative_to(folder).as_posix()
        hashes[name] = hashlib.sha256(content).hexdigest()
        return _decoded(content, place)

    content = read(file, str(file))
    if isinstance(content, Problem):
        raise InputError(content)
    problems = Problems()
    if file.suffix.lower() in MARKDOWN_SUFFIXES:
        content = without_prose(with_plain_line_ends(content), str(file), problems)
    source = include_files(file, content, read, problems, max_bytes)
    keeps_tokens = contents is not None
    document = parse_source(source, str(file), problems, keeps_tokens=keeps_tokens, memory=memory)
    document.hashes = hashes
    return document


def read_documents(
    paths: Sequence[str | os.PathLike[str]],
    contents: dict[str, bytes] | None = None,
    memory: DataMemory | None = None,
) -> list[Document]:
    """The documents in files, in their order; takes what `read_document` does.

    Raises:
        InputError: a file is missing, a folder, or no UTF-8 text; with what is wrong or doubtful
            in the others, since what they lack may stand in that one.
        LimitError: as for `read_document`.
    """
    documents: list[Document] = []
    problems = Problems()
    for path in paths:
        try:
            documents.append(read_document(path, contents=contents, memory=memory))
        except InputError as error:
            problems.add(*error.problems)
    if problems:
        for document in documents:
            problems.add(*document.problems)
        raise InputError(problems)
    return documents


def read_text(path: str | os.PathLike[str], max_bytes: int = MAX_BYTES) -> str:
    """The text of one file with its line ends, without a byte order mark and what it includes.

    Raises:
        InputError, LimitError: as for `read_document`.
    """
    content = _read_bytes(Path(path), str(path), max_bytes)
    text = content if isinstance(content, Problem) else _decoded(content, str(path))
    if isinstance(text, Problem):
        raise InputError(text)
    return text


def _read_bytes(path: Path, name: str, max_bytes: int) -> bytes | Problem:
    """The content of a file, or why there is none."""
    try:
        if not path.exists():
            message = "this link leads nowhere" if path.is_symlink() else "there is no such file"
            return Problem(Place(name), message, "check the path", "missing-file")
        if not path.is_file():
            return Problem(Place(name), "this is no file", "name a file", "not-a-file")
        with path.open("rb") as stream:
            content = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Problem(Place(name), f"the file cannot be read: {reason}", "", "unreadable")
    if len(content) > max_bytes:
        raise LimitError(f"{name}: larger than {max_bytes} bytes; raise the limit to read it")
    return content


def _decoded(content: bytes, name: str) -> str | Problem:
    """The text of a file, or what is wrong with it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(Place(name, 1, 1), "this is UTF-16", "save it as UTF-8", "encoding")
    zero = content.find(b"\0")
    try:
        text = content.decode("utf-8-sig") if zero < 0 else ""
    except UnicodeDecodeError as error:
        message = f"byte 0x{content[error.start]:02x} is not UTF-8"
        place = _place_of_byte(content, error.start, name)
        return Problem(place, message, "save the file as UTF-8", "encoding")
    if zero >= 0:
        place = _place_of_byte(content, zero, name)
        return Problem(place, "a NUL byte: this is no text", "", "binary")
    return text


def _place_of_byte(content: bytes, offset: int, name: str) -> Place:
    before = content[:offset].decode("utf-8", "replace").removeprefix("\ufeff")
    before = with_plain_line_ends(before)
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def parse_again(document: Document) -> Document:
    """A document of the same text, to be changed: with the problems and hashes of the first."""
    again = parse_source(document.source, document.file, Problems())
    again.problems, again.hashes = document.problems, document.hashes
    return again


def parse_source(
    source: ParsedText,
    file: str,
    problems: Problems,
    *,
    keeps_tokens: bool = False,
    memory: DataMemory | None = None,
) -> Document:
    """The document in a text of one or several files; ``problems`` noted before stay."""
    parser = Parser(source, read_tokens(source, problems, memory), problems)
    parser.run()
    builder = parser.builder
    owners: list[EquivalenceClass | ArgdownArgument] = [*builder.statements.values()]
    for owner in (*owners, *builder.arguments.values()):
        if owner.section is None and owner.members:
            owner.section = owner.members[0].section
    relations = transform_relations(builder, strict=is_strict(parser.frontmatter))
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
    problems.add(*check_document(document))
    if keeps_tokens:
        document.token_list = parser.tokens
    document.problems = tuple(sorted(problems, key=lambda problem: problem.place))
    return document
