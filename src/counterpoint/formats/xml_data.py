"""XML as data only: a bounded reader that keeps the place of every element.

Refused, with a place: any declaration of an entity and any reference to one that XML does not
know by itself (the bombs and the theft of files need them), nesting above `MAX_DEPTH`, more than
`MAX_ELEMENTS` elements. A DOCTYPE that names a file beside is passed over and never opened.

What belongs here: elements and their places. What does not: what any of them means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from xml.parsers import expat

from counterpoint.errors import LimitError, Place
from counterpoint.formats.file_text import read_bytes, refuse

MAX_BYTES = 20 * 1024 * 1024  # twice a map file's; a round number
MAX_DEPTH = 100  # what reads the elements later may recurse
MAX_ELEMENTS = 500_000  # each takes about half a KiB

_BETWEEN = "\x1f"  # of a namespace and a name; can be in neither


@dataclass(slots=True)
class XmlElement:
    """An element: its name without the namespace's prefix, and what is in it.

    ``text`` is all the text that stands directly in the element, in one piece; ``attributes`` go
    by their names without namespaces.
    """

    name: str
    namespace: str
    attributes: Mapping[str, str]
    place: Place
    text: str = ""
    children: list[XmlElement] = field(default_factory=list)

    def all_named(self, name: str) -> Iterator[XmlElement]:
        """The children of a name, in order."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> XmlElement | None:
        """The first child of a name, ``None`` where there is none."""
        return next(self.all_named(name), None)

    def descendants(self) -> Iterator[XmlElement]:
        """The element and all that are in it, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))


@dataclass(frozen=True, slots=True)
class XmlFile:
    """The outermost element of a file, and the hash of its bytes."""

    root: XmlElement
    sha256: str
    file: str


def read_xml(path: Path, *, max_bytes: int = MAX_BYTES) -> XmlFile:
    """The XML file at ``path``, in whatever encoding it declares.

    Raises:
        InputError: it is no XML, or has what is refused.
        LimitError: it has more than ``max_bytes`` bytes or `MAX_ELEMENTS` elements.
    """
    data = read_bytes(path, max_bytes=max_bytes)
    return XmlFile(parse_xml(data, str(path)), sha256(data).hexdigest(), str(path))


def parse_xml(data: bytes, file: str) -> XmlElement:
    """The outermost element of an XML document; see `read_xml`. Linear."""
    return _ElementReader(file).read(data)


class _ElementReader:
    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[XmlElement] = []
        self._texts: list[list[str]] = []
        self._root: XmlElement | None = None
        self._count = 0
        self._parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._take_text
        self._parser.EntityDeclHandler = self._refuse_entity
        self._parser.SkippedEntityHandler = self._refuse_reference
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def read(self, data: bytes) -> XmlElement:
        if not data.strip():
            message = "is empty"
            refuse(Place(self._file), message, "look whether this is the right file", "empty")
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 (expat's own form: this is all of it)
        except (expat.ExpatError, UnicodeError, ValueError, LookupError) as error:
            code = getattr(error, "code", None)
            reason = str(error) if code is None else expat.ErrorString(code)
            advice = "look at the tags and at what & and < stand for"
            refuse(self._place(), f"this is no XML: {reason}", advice, "xml")
        assert self._root is not None
        return self._root

    def _place(self) -> Place:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber
        return Place(self._file, max(line, 1), max(column, 0) + 1)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) == MAX_DEPTH:
            message = f"XML is nested deeper than {MAX_DEPTH}"
            refuse(self._place(), message, "flatten it", "too-deep")
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise LimitError(f"{self._file}: has more than {MAX_ELEMENTS:,} elements; split it")
        namespace, _, name = tag.rpartition(_BETWEEN)
        plain = {key.rpartition(_BETWEEN)[2]: value for key, value in attributes.items()}
        element = XmlElement(name, namespace, plain, self._place())
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)
        self._texts.append([])

    def _end(self, _tag: str) -> None:
        self._open.pop().text = "".join(self._texts.pop())

    def _take_text(self, text: str) -> None:
        self._texts[-1].append(text)

    def _refuse_entity(self, name: str, *_declaration: object) -> None:
        message = f"the entity {name[:60]} is declared here"
        refuse(self._place(), message, "write out what it stands for", "entity")

    def _refuse_reference(self, name: str, _is_parameter: int) -> None:
        message = f"the entity {name[:60]} is declared nowhere in this file"
        refuse(self._place(), message, "write out what it stands for", "entity")
