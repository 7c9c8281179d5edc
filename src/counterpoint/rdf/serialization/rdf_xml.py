"""RDF/XML, sorted, one rdf:Description a subject: https://www.w3.org/TR/rdf-syntax-grammar/."""

from __future__ import annotations

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from rdflib import BNode, Literal
from rdflib.term import Node

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.rdf.serialization.terms import Graphs, in_one_graph
from counterpoint.vocab import PREFIXES, RDF, XSD

# https://www.w3.org/TR/xml/#NT-Char
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")
# Written as references, so that neither a parser's line ends nor a terminal changes them.
_REFERENCES = {
    letter: f"&#{ord(letter)};"
    for letter in map(chr, [13, *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F)])
}


def to_rdf_xml(graphs: Graphs) -> str:
    """The map, without its findings.

    Raises:
        InputError: XML has no way to write a character or a property of the data.
    """
    triples = in_one_graph(graphs)
    problems = Problems()
    prefixes = _prefixes([name for _, name, _ in triples], problems)
    lines = []
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        lines.append(f"  <rdf:Description {_identity('about', subject)}>\n")
        for _, name, value in group:
            _check(subject, value, problems)
            lines.append(f"    {_property(_qualified(name, prefixes), value)}\n")
        lines.append("  </rdf:Description>\n")
    problems.raise_errors()
    declarations = "".join(
        f"\n    xmlns:{prefix}={quoteattr(namespace)}"
        for namespace, prefix in sorted(prefixes.items(), key=lambda pair: pair[1])
    )
    body = "".join(lines)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declarations}>\n{body}</rdf:RDF>\n'


def _prefixes(names: list[Node], problems: Problems) -> dict[str, str]:
    """Prefix by namespace for all properties; those that we do not know are ns1, ns2, ..."""
    ours = {namespace: prefix for prefix, namespace in PREFIXES.items()}
    prefixes = {str(RDF): "rdf"}
    others: set[str] = set()
    for name in sorted({str(name) for name in names}):
        local = _LOCAL.search(name)
        if local is None:
            message = f"the property <{name}> has no XML name"
            problems.add(_problem(message, "choose Turtle or N-Triples"))
            continue
        namespace = name[: local.start()]
        if namespace in ours:
            prefixes[namespace] = ours[namespace]
        else:
            others.add(namespace)
    return prefixes | {each: f"ns{count}" for count, each in enumerate(sorted(others), start=1)}


def _qualified(name: Node, prefixes: dict[str, str]) -> str:
    local = _LOCAL.search(str(name))
    if local is None:
        return "rdf:value"
    return f"{prefixes[str(name)[: local.start()]]}:{local[0]}"


def _identity(attribute: str, node: Node) -> str:
    if isinstance(node, BNode):
        return f"rdf:nodeID={quoteattr('b' + re.sub('[^A-Za-z0-9]', _as_hex, str(node)))}"
    return f"rdf:{attribute}={quoteattr(str(node), _REFERENCES)}"


def _as_hex(match: re.Match[str]) -> str:
    return f"_{ord(match[0]):x}_"


def _property(name: str, value: Node) -> str:
    if not isinstance(value, Literal):
        return f"<{name} {_identity('resource', value)}/>"
    attribute = ""
    if value.language:
        attribute = f" xml:lang={quoteattr(value.language)}"
    elif value.datatype and value.datatype != XSD.string:
        attribute = f" rdf:datatype={quoteattr(str(value.datatype))}"
    return f"<{name}{attribute}>{escape(str(value), _REFERENCES)}</{name}>"


def require_xml(value: str, where: str) -> None:
    """Nothing, if XML can hold every character of ``value``; ``where`` is named if it cannot.

    Raises:
        InputError: it holds a control character or a noncharacter.
    """
    match = _NOT_IN_XML.search(value)
    if match:
        raise InputError(
            _problem(
                f"the value of {where} holds U+{ord(match[0]):04X}, which XML cannot",
                "choose another format, or take the character out",
            )
        )


def _check(subject: Node, value: Node, problems: Problems) -> None:
    for node in (subject, value):
        try:
            require_xml(str(node), f"<{subject}>")
        except InputError as error:
            problems.add(*error.problems)


def _problem(message: str, advice: str) -> Problem:
    return Problem(Place("XML"), message, advice, code="not-in-xml")
