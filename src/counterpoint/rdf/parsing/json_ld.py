"""What JSON-LD may not be: fetched contexts, depth, and ids that parsers drop without a word.

What belongs here: refusing, and putting our own context in place of its address. What does not:
expanding JSON-LD, which is the parser's business.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

from counterpoint.errors import InputError, Place, Problem
from counterpoint.rdf.serialization.json_ld import own_context
from counterpoint.rdf.terms.names import is_absolute_iri

MOST_NESTED = 64  # a round number; what we write of the shipped map nests 6 deep
MOST_CONTEXTS = 1000  # of ours by address, for each of which thousands of letters are put
OWN_CONTEXT = "https://w3id.org/counterpoint/context.jsonld"

# A text that is never closed is taken to the end, and looked at once.
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')
_ADVICE = "write the context into the file"


def check_json_ld(text: str, file: str, base: str) -> str:
    """``text`` with our context written in where it is named by its address. O(length).

    Raises:
        InputError: the text is no JSON, nests more than 64 deep, repeats a key, names any other
            context by address or path or ours over 1,000 times, imports one, or has an id that
            is no IRI.
    """
    _check_depth(text, file)
    document = _parsed(text, file)
    contexts = list(_contexts(document))
    problems = [
        Problem(Place(file), f"names the context {address[:80]!r}", _ADVICE, code="context")
        for address in _addresses(contexts)
        if address != OWN_CONTEXT
    ]
    if problems:
        raise InputError(problems)
    count = sum(address == OWN_CONTEXT for address in _addresses(contexts))
    if count > MOST_CONTEXTS:
        message = f"names the context {OWN_CONTEXT} {count:,} times"
        raise InputError(Problem(Place(file), message, "name it once, at the head", "too-much"))
    filled = _filled(document)
    wrong = dict.fromkeys(_wrong_ids(filled, _Keys(list(_contexts(filled)), base)))
    if wrong:
        raise InputError(
            Problem(Place(file), f"{address[:80]!r} is not an IRI", "correct the id", code="bad-id")
            for address in wrong
        )
    return json.dumps(filled, ensure_ascii=False)


def _check_depth(text: str, file: str) -> None:
    depth = 0
    for token in _BRACKETS.finditer(text):
        if token[0][0] != '"':
            depth += 1 if token[0] in "[{" else -1
        if depth > MOST_NESTED:
            before = text[: token.start()]
            place = Place(file, before.count("\n") + 1, token.start() - before.rfind("\n"))
            message = f"nests more than {MOST_NESTED} deep"
            raise InputError(Problem(place, message, "write it more plainly", code="too-much"))


def _parsed(text: str, file: str) -> Any:
    def no_constant(name: str) -> NoReturn:
        raise ValueError(f"{name} is not a number in JSON")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) < len(pairs):
            times = Counter(name for name, _ in pairs)
            twice = next(name for name, _ in pairs if times[name] > 1)
            raise ValueError(f"the key {twice[:80]!r} stands twice in one object")
        return members

    try:
        return json.loads(text, parse_constant=no_constant, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        place = Place(file, error.lineno, error.colno)
        raise InputError(
            Problem(place, f"is not JSON: {error.msg}", "correct it there", code="syntax")
        ) from None
    except ValueError as error:
        raise InputError(Problem(Place(file), str(error), "correct it", code="syntax")) from None


def _contexts(node: Any) -> Iterator[Any]:
    """Every value of @context, wherever it stands."""
    if isinstance(node, dict):
        if "@context" in node:
            yield node["@context"]
        for value in node.values():
            yield from _contexts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _contexts(value)


def _addresses(contexts: list[Any]) -> Iterator[str]:
    for context in contexts:
        for each in context if isinstance(context, list) else [context]:
            if isinstance(each, str):
                yield each
            elif isinstance(each, dict) and "@import" in each:
                yield str(each["@import"])


def _filled(node: Any) -> Any:
    """``node`` with our context in place of its address."""
    if isinstance(node, list):
        return [_filled(value) for value in node]
    if not isinstance(node, dict):
        return node
    filled = {name: _filled(value) for name, value in node.items()}
    context = filled.get("@context")
    if context == OWN_CONTEXT:
        filled["@context"] = own_context()
    elif isinstance(context, list):
        filled["@context"] = [own_context() if each == OWN_CONTEXT else each for each in context]
    return filled


class _Keys:
    """Which keys hold ids, and what a relative id is relative to, as the contexts say."""

    def __init__(self, contexts: list[Any], base: str) -> None:
        self.ids = {"@id"}
        self.references: set[str] = set()
        self.prefixes: set[str] = set()
        self.has_base = bool(base)
        for context in contexts:
            for each in context if isinstance(context, list) else [context]:
                if isinstance(each, dict):
                    self._learn(each)

    def _learn(self, context: dict[str, Any]) -> None:
        self.has_base = self.has_base or bool(context.get("@base"))
        for key, meaning in context.items():
            if key.startswith("@"):
                continue
            self.prefixes.add(key)
            if meaning == "@id":
                self.ids.add(key)
            elif isinstance(meaning, dict) and meaning.get("@type") == "@id":
                self.references.add(key)

    def is_id(self, value: str) -> bool:
        """Whether ``value`` can be an IRI, short or long, or a blank node."""
        if _NOT_IN_IRI.search(value):
            return False
        scheme, colon, _ = value.partition(":")
        if not colon:
            return self.has_base or value.startswith("@")
        return scheme == "_" or scheme in self.prefixes or is_absolute_iri(value)


def _wrong_ids(node: Any, keys: _Keys) -> Iterator[str]:
    if isinstance(node, list):
        for value in node:
            yield from _wrong_ids(value, keys)
    if not isinstance(node, dict):
        return
    for name, value in node.items():
        if name == "@context":
            continue
        if name in keys.ids or name in keys.references:
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, str) and not keys.is_id(each):
                    yield each
        yield from _wrong_ids(value, keys)
