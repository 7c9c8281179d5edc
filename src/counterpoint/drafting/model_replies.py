"""A question to an OpenAI-compatible model and its reply, whatever is asked.

What belongs here: the body of a request with a schema, and what of a reply can be read. What does
not: what is asked and what of an answer may be proposed (`model_answers`, `model_links`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")


@dataclass(frozen=True, slots=True)
class ModelReply:
    """The object that came back; empty where there is none.

    ``trouble`` says in words why there is nothing to read, "" where there is something;
    ``is_cut`` whether the server had no room for the whole question or answer.
    """

    record: Mapping[str, Any]
    is_cut: bool = False
    trouble: str = ""


def question_body(
    model: str, instruction: str, words: str, name: str, schema: Mapping[str, Any]
) -> dict[str, Any]:
    """The body of a request to ``/chat/completions`` that asks for JSON by a schema."""
    return {
        "model": model,
        "temperature": 0,
        "messages": [
            {"role": "system", "content": instruction},
            {"role": "user", "content": words},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": name, "strict": True, "schema": schema},
        },
    }


def closed_object(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of an object that has these properties, each of them, and no other."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def list_of(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a list of such objects."""
    return {"type": "array", "items": closed_object(properties)}


def refused(words: str, faults: Mapping[str, str]) -> str:
    """A question asked again, with what was wrong with the earlier answer, by id."""
    if not faults:
        return words
    lines = (f"{name}: {fault}" for name, fault in faults.items())
    return f"{words}\n\nYour last answer was refused:\n" + "\n".join(lines)


def read_reply(body: bytes) -> ModelReply:
    """The reply of an OpenAI-compatible server; whatever it is, it is read or told."""
    try:
        choice = json.loads(body)["choices"][0]
        message = choice["message"]
        if message.get("refusal"):
            return ModelReply({}, trouble="the model refused")
        if choice.get("finish_reason") == "length":
            return ModelReply({}, is_cut=True)
        record = json.loads(_bare(message["content"]))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        record = None
    return ModelReply(record) if isinstance(record, dict) else unreadable_reply()


def unreadable_reply() -> ModelReply:
    """A reply in which nothing of what was asked for can be read."""
    return ModelReply({}, trouble="the answer is not what was asked for")


def strange_name(words: str, source: str) -> str:
    """The first word with a capital letter within a sentence that the source has nowhere."""
    letters = source.casefold()
    for match in _WORD.finditer(words):
        begins = words[: match.start()].rstrip(" \"'\u201c\u201e\u00ab(")
        is_first = not begins or begins[-1] in ".!?:"
        word = match[0].removesuffix("'s").removesuffix("\u2019s")
        if word[0].isupper() and not is_first and word.casefold() not in letters:
            return word
    return ""


def _bare(content: str) -> str:
    """Without the fence of Markdown that some models put around JSON."""
    text = content.strip()
    if text.startswith("```"):
        return text.strip("`").removeprefix("json")
    return text
