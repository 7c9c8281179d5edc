"""JSON-LD with our context written into the document: https://www.w3.org/TR/json-ld11/.

The context stands in the file, so that a reader has nothing to fetch.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import groupby
from typing import Any, TypedDict

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from counterpoint.rdf.serialization.terms import Graphs, Triples, in_order
from counterpoint.rdf.serialization.turtle import common_base, relative
from counterpoint.resources import ontology_folder
from counterpoint.vocab import CP, RDF, XSD

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


class _Term(TypedDict):
    """What the context says of one key: its name in documents and its values' type."""

    key: str
    type: str


def to_json_ld(graphs: Graphs) -> str:
    """Every graph; the default graph's nodes at the top, each named graph a node of its own."""
    sorted_graphs = in_order(graphs)
    base = common_base(triple for triples in sorted_graphs.values() for triple in triples)
    writer = _NodeWriter(base)
    nodes: list[dict[str, Any]] = []
    for graph, triples in sorted_graphs.items():
        if graph is None:
            nodes += writer.nodes(triples)
        else:
            nodes.append({"@id": writer.name(graph), "@graph": writer.nodes(triples)})
    context = dict(own_context())
    if base:
        context = {"@base": base, **context}
    document = {"@context": context, "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, indent=1).translate(_UNSEEN) + "\n"


@cache
def own_context() -> dict[str, Any]:
    """The context in ``ontology/context.jsonld``."""
    text = (ontology_folder() / "context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


# What a terminal or an editor would act on; inside JSON these stand in strings only.
_UNSEEN = {
    number: f"\\u{number:04x}"
    for number in [
        *range(0x7F, 0xA0),
        *(0x61C, 0x200E, 0x200F, 0xFEFF),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
    ]
}


class _NodeWriter:
    """Writes nodes by the terms of our context."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._prefixes: dict[str, str] = {}
        self._terms: dict[str, _Term] = {}
        context = own_context()
        for key, meaning in context.items():
            if isinstance(meaning, str) and meaning[-1] in "#/" and not key.startswith("@"):
                self._prefixes[key] = meaning
        for key, meaning in context.items():
            if isinstance(meaning, dict):
                self._terms[self._expanded(meaning["@id"])] = _Term(
                    key=key, type=self._expanded(meaning["@type"])
                )
            elif key not in self._prefixes and not key.startswith("@"):
                self._terms[self._expanded(meaning)] = _Term(key=key, type="")

    def nodes(self, triples: Triples) -> list[dict[str, Any]]:
        """One object a subject, in the order of ``triples``."""
        return [
            self._node(subject, list(group))
            for subject, group in groupby(triples, key=lambda triple: triple[0])
        ]

    def name(self, node: Node) -> str:
        """``node`` as the value of @id."""
        if isinstance(node, BNode):
            return f"_:{node}"
        rest = relative(self._base, str(node))
        return str(node) if rest is None else rest

    def _node(self, subject: Node, triples: Triples) -> dict[str, Any]:
        node: dict[str, Any] = {"@id": self.name(subject)}
        kinds = [self._vocabulary(v) for _, name, v in triples if name == RDF.type and _is_iri(v)]
        if kinds:
            node["@type"] = kinds
        for name, group in groupby(triples, key=lambda triple: triple[1]):
            values = [v for _, _, v in group if name != RDF.type or not _is_iri(v)]
            if not values:
                continue
            term = self._terms.get(str(name)) or _Term(key=self._vocabulary(name), type="")
            objects = [self._value(value, term["type"]) for value in values]
            node[term["key"]] = objects[0] if len(objects) == 1 else objects
        return node

    def _value(self, value: Node, coerced: str) -> Any:
        if isinstance(value, Literal):
            return self._literal(value, coerced)
        if coerced == "@id":
            return self.name(value)
        if coerced == "@vocab" and str(value).startswith(str(CP)):
            return self._vocabulary(value)
        return {"@id": self.name(value)}

    def _literal(self, value: Literal, coerced: str) -> Any:
        lexical = str(value)
        if value.language:
            return {"@value": lexical, "@language": value.language}
        datatype = value.datatype or XSD.string
        is_truth_value = datatype == XSD.boolean and lexical in {"true", "false"}
        if is_truth_value and coerced in {"", str(XSD.boolean)}:
            return lexical == "true"
        if str(datatype) == (coerced or str(XSD.string)):
            return lexical
        if not coerced and datatype == XSD.integer and _INTEGER.fullmatch(lexical):
            return int(lexical)
        return {"@value": lexical, "@type": self._vocabulary(datatype)}

    def _vocabulary(self, node: Node) -> str:
        """A term, a prefixed name or an IRI, whichever reads back as ``node``."""
        value = str(node)
        if isinstance(node, BNode):
            return f"_:{node}"
        local = value.removeprefix(str(CP))
        if local != value and re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", local):
            entry = own_context().get(local)
            if entry is None or (isinstance(entry, dict) and entry["@id"] == f"cp:{local}"):
                return local
            return f"cp:{local}"
        for prefix, namespace in self._prefixes.items():
            local = value.removeprefix(namespace)
            if local != value and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", local):
                return f"{prefix}:{local}"
        return value

    def _expanded(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        return self._prefixes[prefix] + local if colon and prefix in self._prefixes else name


def _is_iri(node: Node) -> bool:
    return isinstance(node, URIRef)
