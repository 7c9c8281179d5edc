"""JSON as data only: a bounded reader that says where what is wrong stands.

Refused, with a place where there is one: nesting above `MAX_DEPTH`, a key that an object has
twice, NaN and Infinity, numbers of more digits than a program can hold, and what is no UTF-8.
Kept, and warned of: raw control characters in strings, which the rules of JSON forbid and tools
write. Half a character (an escaped surrogate alone) becomes U+FFFD, with a warning, since no file
can hold it.

What belongs here: values and their places. What does not: what any key means.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path
from typing import NoReturn, TypeAlias

from counterpoint.errors import Place, Problems
from counterpoint.formats.file_text import place_after, read_text, refuse, text_in
from counterpoint.model.quick_records import quickly_made

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

MAX_BYTES = 50 * 1024 * 1024  # AIFdb's largest corpora have some ten
MAX_DEPTH = 100  # what reads the data later may recurse
_SMALL = 10_000  # characters
_MOST_TOKENS = 1_000_000  # looked through for names: about a second

# A string that is never closed goes to the end, so that no letter is looked at twice.
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|(\\?\Z))', re.DOTALL)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}:,]', re.DOTALL)
_CONTROL = re.compile("[\0-\x1f]")
_ESCAPES = {chr(code): f"\\u{code:04x}" for code in range(0x20)}
_HALVES = re.compile("[\ud800-\udfff]")
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_BRACKET_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_NOT_OPENING = bytes(set(range(256)) - set(b"[{"))
_NOT_BRACKETS = bytes(set(range(256)) - set(b'[]{}"'))


@quickly_made()
@dataclass(frozen=True, slots=True)
class JsonFile:
    """The value in a file, the hash of its bytes, and its text, in which places are found."""

    value: Json
    sha256: str
    text: str
    file: str

    def place_of(self, *words: str | int) -> Place:
        """Where the last of ``words`` stands behind the others, each as a whole string or number.

        The place of the file alone where it does not. Linear in the text: for messages, not for
        each of many nodes.

        >>> JsonFile(None, "", '{"edges": [{"from": "7"}]}', "a.json").place_of("edges", "7")
        Place(file='a.json', line=1, column=21)
        """
        start = -1
        for word in words:
            pattern = re.escape(json.dumps(str(word), ensure_ascii=False))
            plain = rf"|(?<![\w.\"-]){re.escape(str(word))}(?![\w.\"-])"
            match = re.compile(pattern + plain).search(self.text, start + 1)
            if match is None:
                break
            start = match.start()
        return Place(self.file) if start < 0 else place_after(self.text[:start], self.file)


def read_json(
    path: Path, problems: Problems, *, max_bytes: int = MAX_BYTES, data: bytes | None = None
) -> JsonFile:
    """The JSON file at ``path``; what is doubtful in it is noted in ``problems``.

    ``data`` are its bytes, if whoever calls has read them already.

    Raises:
        InputError: it is no JSON, or has what is refused.
        LimitError: it has more than ``max_bytes`` bytes.
    """
    file = str(path)
    content = read_text(path, max_bytes=max_bytes) if data is None else text_in(data, file)
    return JsonFile(parse_json(content.text, file, problems), content.sha256, content.text, file)


def parse_json(text: str, file: str, problems: Problems) -> Json:
    """The value of a JSON text; see `read_json`. Linear in the text."""
    _check_depth(text, file)
    try:
        value = _decoded(text)
    except json.JSONDecodeError as error:
        if not error.msg.startswith("Invalid control character"):
            _refuse_syntax(text, file, error)
        escaped = _with_escapes(text, file, problems)
        if escaped == text:  # the string is never closed
            _refuse_syntax(text, file, error)
        value = parse_json(escaped, file, problems)
    except _DuplicateKeyError as error:
        _refuse_key(text, file, error.key)
    except _ConstantError as error:
        _refuse_constant(text, file, error.name)
    except ValueError:
        refuse(Place(file), "a number has thousands of digits", "shorten it", "json")
    except RecursionError:  # not met below our depth, but for a caller who is deep himself
        _refuse_depth(Place(file))
    if "\\" in text and _ESCAPED_HALF.search(text):
        value = _without_halves(value, file, problems)
    return value


def _decoded(text: str) -> Json:
    value: Json
    if text.startswith(("{", "[")):  # so patterns need not look for what stands around it
        value, end = _DECODER.raw_decode(text)
        if not text[end:].strip(" \t\r\n"):
            return value
    value = _DECODER.decode(text)
    return value


class _DuplicateKeyError(Exception):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class _ConstantError(Exception):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    entries = dict(pairs)
    if len(entries) < len(pairs):
        names: set[str] = set()
        for name, _ in pairs:
            if name in names:
                raise _DuplicateKeyError(name)
            names.add(name)
    return entries


def _refused_constant(name: str) -> NoReturn:
    raise _ConstantError(name)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refused_constant)


def _check_depth(text: str, file: str) -> None:
    """Refuse deep nesting before anything recurses; of the text only brackets are looked at."""
    encoded = text.encode("utf-8", "replace")
    # A small text most quickly so, and a large one as below.
    if len(text) < _SMALL and len(encoded.translate(None, _NOT_OPENING)) <= MAX_DEPTH:
        return
    if b"\\" in encoded:
        encoded = encoded.replace(b"\\\\", b"").replace(b'\\"', b"")
    # Strings without brackets are two marks side by side by now, and most are.
    signs = encoded.translate(None, _NOT_BRACKETS).replace(b'""', b"")
    outside = b"".join(signs.split(b'"')[::2])
    if len(outside) <= MAX_DEPTH or _is_surely_flat(outside):
        return
    if max(accumulate(map(_BRACKET_STEPS.__getitem__, outside)), default=0) > MAX_DEPTH:
        depth = 0
        for token in _TOKEN.finditer(text):
            depth += _BRACKET_STEPS.get(ord(token[0][0]), 0)
            if depth > MAX_DEPTH:
                _refuse_depth(place_after(text[: token.start()], file))


def _is_surely_flat(brackets: bytes) -> bool:
    """Whether brackets are nested no deeper than allowed, found by taking innermost pairs out.

    A round takes one level or two, so that half as many rounds are safe; of what is left after
    them nothing is known. Several times faster than counting, which deep texts alone need.
    """
    for _ in range(MAX_DEPTH // 2):
        rest = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if len(rest) == len(brackets):
            break
        brackets = rest
    return not brackets


def _refuse_depth(place: Place) -> NoReturn:
    refuse(place, f"JSON is nested deeper than {MAX_DEPTH}", "flatten it", "too-deep")


def _refuse_key(text: str, file: str, key: str) -> NoReturn:
    places = [place_after(text[:start], file) for start in _repetition(text, key)]
    if not places:
        places = [Place(file)] * 2
    message = f"the key {json.dumps(key[:60], ensure_ascii=False)} stands here a second time"
    advice = f"the first is at line {places[0].line}; keep one of them"
    refuse(places[1], message, advice, "duplicate-key")


def _repetition(text: str, key: str) -> list[int]:
    """Where a key stands for the first and for the second time in one object."""
    open_objects: list[int | None] = []
    string: re.Match[str] | None = None
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        if sign in "[{":
            open_objects.append(None)
        elif sign in "]}" and open_objects:
            open_objects.pop()
        elif sign == ":" and open_objects and string is not None and _means(string[0], key):
            first = open_objects[-1]
            if first is not None:
                return [first, string.start()]
            open_objects[-1] = string.start()
        string = token if sign == '"' else None
    return []


def _means(string: str, text: str) -> bool:
    meaning: object = json.loads(string, strict=False)
    return meaning == text


def _refuse_constant(text: str, file: str, name: str) -> NoReturn:
    # Strings of the same length take no part, so that the index is that of the text.
    blank = _STRING.sub(lambda string: " " * len(string[0]), text)
    place = place_after(text[: max(blank.find(name), 0)], file)
    refuse(place, f"{name} is no number of JSON", "write a number, or null", "json")


def _refuse_syntax(text: str, file: str, error: json.JSONDecodeError) -> NoReturn:
    message = f"this is no JSON: {error.msg[0].lower()}{error.msg[1:]}"
    advice = "look at what stands before it: a comma, a bracket or a quotation mark"
    refuse(place_after(text[: error.pos], file), message, advice, "json")


def _with_escapes(text: str, file: str, problems: Problems) -> str:
    """The text with escapes for the characters in strings that JSON wants escaped."""
    first = count = 0
    for string in _STRING.finditer(text):
        if string[1] is not None:
            place = place_after(text[: string.start()], file)
            refuse(place, "this string is never closed", 'close it with "', "json")
        control = _CONTROL.search(string[0])
        if control is not None:
            first = first if count else string.start() + control.start()
            count += sum(map(string[0].count, _ESCAPES))
    if count:
        further = f" (and {count - 1:,} more)" if count > 1 else ""
        problems.warn(
            place_after(text[:first], file),
            f"a raw control character U+{ord(text[first]):04X} stands in a string{further}",
            "it is kept; JSON asks for an escape",
            "control-character",
        )
    return _STRING.sub(_escaped, text)


def _escaped(string: re.Match[str]) -> str:
    """A string with its control characters escaped; never as a list of pieces, which takes GiB."""
    text = string[0]
    if _CONTROL.search(text):
        for control, escape in _ESCAPES.items():
            text = text.replace(control, escape)
    return text


def _without_halves(value: Json, file: str, problems: Problems) -> Json:
    if isinstance(value, str):
        if not _HALVES.search(value):
            return value
        mended = _HALVES.sub("\ufffd", value)
        message = f"half a character (a surrogate alone) stands in {mended[:40]!r}"
        problems.warn(Place(file), message, "it is replaced by U+FFFD", "half-character")
        return mended
    if isinstance(value, list):
        return [_without_halves(item, file, problems) for item in value]
    if isinstance(value, dict):
        return {
            str(_without_halves(name, file, problems)): _without_halves(item, file, problems)
            for name, item in value.items()
        }
    return value


def top_keys(text: str) -> Iterator[str]:
    """The names of the object in ``text``, or of the first object of a list, in their order.

    ``text`` may be the beginning of a JSON text, or no JSON at all. Of a text with more than a
    million strings and signs those among these; how long a string is plays no part.

    >>> list(top_keys('[{"a": {"b": 1}, "c": [')), list(top_keys("no JSON"))
    (['a', 'c'], [])
    """
    depth, level = 0, 0
    string: str | None = None
    if text.lstrip("\ufeff \t\r\n")[:1] not in {"{", "["}:
        return
    for token in islice(_TOKEN.finditer(text), _MOST_TOKENS):
        sign = token[0][0]
        if sign in "[{":
            depth += 1
            if sign == "{" and not level:
                level = depth
        elif sign in "]}":
            depth -= 1
            if level and depth < level:
                return
        elif sign == ":" and string is not None and depth == level:
            yield string[1:-1]
        string = token[0] if sign == '"' else None
