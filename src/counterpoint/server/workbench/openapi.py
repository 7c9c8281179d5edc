"""``/api/openapi.json``: what the workbench understands, for programs (OpenAPI 3.1)."""

from __future__ import annotations

import json
from typing import Any

from counterpoint import __version__
from counterpoint.model import (
    ClaimKind,
    Directness,
    Fidelity,
    Firmness,
    ReasonSort,
    RelationKind,
    Shift,
    Standing,
)

_Json = dict[str, Any]

_TEXT: _Json = {"type": "string"}
_TEXTS: _Json = {"type": "array", "items": _TEXT}
_FLAG: _Json = {"type": "boolean"}
_OFFSET: _Json = {"type": "integer", "minimum": 0}
_STRETCH: _Json = {
    "type": ["object", "null"],
    "description": "Code points of the source's text, half open.",
    "properties": {"start": _OFFSET, "end": _OFFSET},
    "required": ["start", "end"],
}
_INFERENCE = {"enum": [Directness.EXPLICIT.value, Directness.IMPLIED.value]}
_SORT = {"enum": [each.value for each in ReasonSort]}
_TARGET: _Json = {
    "oneOf": [
        {"type": "object", "properties": {"claim": _TEXT}, "required": ["claim"]},
        {"type": "object", "properties": {"reason": _TEXT}, "required": ["reason"]},
    ]
}
_SAY: _Json = {
    "type": "object",
    "description": "How it is said; what is left out stays.",
    "additionalProperties": False,
    "properties": {
        "firmness": {"enum": [each.value for each in Firmness]},
        "directness": {"enum": [each.value for each in Directness]},
        "fidelity": {"enum": [each.value for each in Fidelity]},
        "shift": {"enum": [each.value for each in Shift]},
        **dict.fromkeys(("denies", "decides"), _FLAG),
        **dict.fromkeys(("conditions", "goals", "sums"), _TEXTS),
        **dict.fromkeys(("answers", "voice", "wording", "date", "note"), _TEXT),
    },
}
_REASON: _Json = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"for": _TARGET, "kind": _SORT, "inference": _INFERENCE},
    "required": ["for"],
}
_EXPERT: _Json = {
    "type": "object",
    "properties": {
        "id": _TEXT,
        "name": _TEXT,
        "role": _TEXT,
        "standing": {"enum": [each.value for each in Standing]},
    },
    "required": ["name"],
}
_KIND = {"enum": [each.value for each in ClaimKind]}
_CLAIM: dict[str, _Json] = {
    "title": _TEXT,
    "text": _TEXT,
    "kind": _KIND,
    "topics": _TEXTS,
    "issues": _TEXTS,
    "actor": _TEXT,
}
_AT: dict[str, _Json] = {"sentence": _TEXT, "phrase": _STRETCH, "say": _SAY, "reason": _REASON}
# What is decided, its fields, those that must be there, and what it is in words.
_DECISIONS: tuple[tuple[str, dict[str, _Json], tuple[str, ...], str], ...] = (
    ("claim", _AT | _CLAIM, ("title", "text"), "A new claim, with who says it at a sentence."),
    ("attach", _AT | {"claim": _TEXT}, ("claim", "sentence"), "The sentence is a passage of it."),
    (
        "reason",
        {
            "premise": _TEXT,
            "others": _TEXTS,
            "title": _TEXT,
            "text": _TEXT,
            "target": _TARGET,
            "kind": _SORT,
            "inference": _INFERENCE,
            "sentence": _TEXT,
            "phrase": _STRETCH,
            "say": _SAY,
        },
        ("premise", "target"),
        "A claim (or several together) is a reason for, or an objection to, another.",
    ),
    ("phrase", {"stance": _TEXT, "phrase": _STRETCH}, ("stance", "phrase"), "Another key phrase."),
    ("say", {"stance": _TEXT, "say": _SAY}, ("stance", "say"), "A stance is said otherwise."),
    ("aside", {"sentence": _TEXT, "why": _TEXT}, ("sentence", "why"), "It holds no claim."),
    ("unaside", {"sentence": _TEXT}, ("sentence",), "It may hold one after all."),
    ("split", {"sentence": _TEXT, "at": _OFFSET}, ("sentence", "at"), "It holds several claims."),
    ("join", {"sentence": _TEXT}, ("sentence",), "It is one again."),
    (
        "relate",
        {
            "kind": {"enum": [each.value for each in RelationKind]},
            "source": _TEXT,
            "target": _TEXT,
            "note": _TEXT,
            "degree": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
            "by": _TEXT,
            "sentence": _TEXT,
            "phrase": _STRETCH,
            "decides": _FLAG,
        },
        ("kind", "source", "target"),
        "A relation between two claims.",
    ),
    (
        "unrelated",
        {"claims": {**_TEXTS, "minItems": 2}, "note": _TEXT},
        ("claims",),
        "The first claim was compared with each of the others, and is unrelated to them.",
    ),
    ("change", {"claim": _TEXT, **_CLAIM}, ("claim",), "A claim is told otherwise."),
    (
        "remove",
        dict.fromkeys(("claim", "stance", "reason", "relation", "unrelated"), _TEXT),
        (),
        "One record is taken out.",
    ),
    (
        "section",
        {"source": _TEXT, "start": _OFFSET, "expert": {"oneOf": [_TEXT, _EXPERT]}},
        ("source", "start", "expert"),
        "A voice speaks from there on.",
    ),
    ("topic", {"id": _TEXT, "label": _TEXT}, ("label",), "A new topic."),
    (
        "issue",
        {"id": _TEXT, "question": _TEXT, "claims": _TEXTS},
        ("question", "claims"),
        "A new matter, with the claims that belong to it.",
    ),
    (
        "accept",
        _AT
        | _CLAIM
        | {
            "candidate": _TEXT,
            "kind": {"enum": [x.value for sort in (ClaimKind, RelationKind) for x in sort]},
            **dict.fromkeys(("source", "target", "note"), _TEXT),
        },
        (),
        "What is proposed is right, at a sentence or as a candidate for a tie; with changes.",
    ),
    (
        "reject",
        {"sentence": _TEXT, "candidate": _TEXT},
        (),
        "What is proposed, at a sentence or as a candidate, is not wanted and does not return.",
    ),
    (
        "acknowledge",
        {"claim": _TEXT, "code": _TEXT},
        ("claim", "code"),
        "A warning was looked at and is right as it is.",
    ),
)
_PROBLEM: _Json = {
    "type": "object",
    "description": "RFC 9457, with a code for programs and what to do.",
    "properties": {
        **dict.fromkeys(("type", "title", "detail", "code", "advice", "field"), _TEXT),
        "status": {"type": "integer"},
        "problems": {"type": "array", "items": {"type": "object"}},
        "state": {"type": "object", "description": "The present state (409, 412)."},
    },
    "required": ["title", "status", "detail"],
}
_REFUSALS = {
    400: "No JSON, or a field that is unknown or cannot have its value.",
    401: "The token is not shown.",
    403: "A foreign page, or a host name that is not ours.",
    404: "It names what is not there.",
    409: "The file was saved from outside; `state` is what it says now. Nothing was written.",
    412: "If-Match is a state that is past; `state` is the present one.",
    413: "The body is too large.",
    415: "It is no JSON.",
    422: "The decision cannot be; nothing was written.",
    428: "If-Match lacks.",
    500: "The file could not be written; nothing is lost.",
    507: "The disk is full; nothing was written.",
}


def describe_work() -> bytes:
    """The description of the workbench as JSON; the same for the same version."""
    schemas = {row[0]: _decision(*row) for row in _DECISIONS}
    description: _Json = {
        "openapi": "3.1.0",
        "info": {
            "title": "Counterpoint's workbench",
            "version": __version__,
            "description": "One map at work: read it, decide, take back.",
        },
        "security": [{"token": []}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                **schemas,
                "Decision": {
                    "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in schemas],
                    "discriminator": {"propertyName": "do"},
                },
                "Problem": _PROBLEM,
            },
        },
    }
    return json.dumps(description, indent=1).encode()


def _decision(do: str, fields: dict[str, _Json], required: tuple[str, ...], words: str) -> _Json:
    properties: _Json = {"do": {"const": do}, "seconds": {"type": "number", "minimum": 0}, **fields}
    return {
        "type": "object",
        "description": words,
        "additionalProperties": False,
        "properties": properties,
        "required": ["do", *required],
    }


def _paths() -> _Json:
    reading = {
        "/api/text": ("The sources with their blocks and sentences.", ()),
        "/api/state": ("The map as records; the ETag is its hash.", ("issue", "language")),
        "/api/suggestions": ("What a sentence may be.", ("sentence",)),
        "/api/claims": ("Claims that have all words of q.", ("q",)),
        "/api/compare": ("Experts by topics, and how many pairs were looked at.", ()),
        "/api/findings": ("Findings of an issue or a claim.", ("issue", "claim", "language")),
        "/api/check": ("What is doubtful, with where to go.", ()),
        "/api/openapi.json": ("This description.", ()),
    }
    paths: _Json = {
        path: {"get": _operation(words, names, (401, 403, 404))}
        for path, (words, names) in reading.items()
    }
    match = {
        "name": "If-Match",
        "in": "header",
        "required": True,
        "description": "The hash of the state that was decided about, in double quotes.",
        "schema": _TEXT,
    }
    for path, words in (
        ("/api/decisions", "Carry one decision out; it is on disk when the answer comes."),
        ("/api/undo", "Take the last decision back, byte for byte, if nobody changed the files."),
        ("/api/redo", "Decide again what was taken back last."),
    ):
        operation = _operation(words, ("language",), tuple(_REFUSALS))
        operation["parameters"].append(match)
        paths[path] = {"post": operation}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Decision"}}}
    paths["/api/decisions"]["post"]["requestBody"] = {"required": True, "content": content}
    return paths


def _operation(words: str, names: tuple[str, ...], refusals: tuple[int, ...]) -> _Json:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "summary": words,
        "parameters": [{"name": name, "in": "query", "schema": _TEXT} for name in names],
        "responses": {
            "200": {
                "description": words,
                "content": {"application/json": {"schema": {"type": "object"}}},
            },
            **{
                str(status): {"description": _REFUSALS[status], "content": problem}
                for status in refusals
            },
        },
    }
