"""A document in the shape of the reference's JSON export, as far as it is no map or layout."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from counterpoint.formats.argdown.document import (
    ArgdownArgument,
    ArgdownInference,
    ArgdownRelation,
    ArgdownSection,
    Document,
    EquivalenceClass,
    Member,
    PcsStatement,
    Range,
    RangeType,
    RelationEnd,
)

if TYPE_CHECKING:
    from counterpoint.formats.yaml_data import PlainYaml

Json = dict[str, "PlainYaml"]

_END_TYPES = {"statement": "equivalence-class", "argument": "argument", "inference": "inference"}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_TARGET_KEYS = {
    RangeType.LINK: "url",
    RangeType.TAG: "tag",
    RangeType.STATEMENT_MENTION: "title",
    RangeType.ARGUMENT_MENTION: "title",
}


def document_to_json(document: Document) -> Json:
    """Plain lists and mappings, ready for `json.dumps`; numbers that JSON lacks are ``None``."""
    return {
        "arguments": {title: _argument(item) for title, item in document.arguments.items()},
        "statements": {title: _class(item) for title, item in document.statements.items()},
        "relations": [_relation(item) for item in document.relations],
        "sections": [_section(item) for item in document.sections],
        "tags": {
            tag: {"tag": tag, "cssClass": _css_class("tag-" + tag), "occurrenceIndex": index}
            for index, tag in enumerate(document.tags)
        },
    }


def _without_empty(data: Json) -> Json:
    return {key: value for key, value in data.items() if value is not None and value != ""}


def _class(item: EquivalenceClass) -> Json:
    return _without_empty(
        {
            "type": "equivalence-class",
            "title": item.title,
            "relations": [_relation(relation) for relation in item.relations],
            "members": [_member(member) for member in item.members],
            "tags": list(item.tags) or None,
            "data": _json_value(item.data) or None,
            "section": item.section.id if item.section is not None else None,
            "isUsedAsTopLevelStatement": item.is_used_as_top_level or None,
            "isUsedAsRelationStatement": item.is_used_as_relation or None,
            "isUsedAsPremise": item.is_used_as_premise or None,
            "isUsedAsIntermediaryConclusion": item.is_used_as_intermediary_conclusion or None,
            "isUsedAsMainConclusion": item.is_used_as_main_conclusion or None,
        }
    )


def _argument(item: ArgdownArgument) -> Json:
    return _without_empty(
        {
            "type": "argument",
            "title": item.title,
            "relations": [_relation(relation) for relation in item.relations],
            "members": [_member(member) for member in item.members],
            "pcs": [_step(step) for step in item.pcs],
            "tags": list(item.tags) or None,
            "data": _json_value(item.data) or None,
            "section": item.section.id if item.section is not None else None,
        }
    )


def _member(member: Member) -> Json:
    place, end = member.place, member.end_place
    return _without_empty(
        {
            "type": "statement",
            "role": member.role.value if member.role is not None else None,
            "isTopLevel": member.is_top_level or None,
            "title": member.title,
            "isReference": member.is_reference or None,
            "text": member.full_text,
            "ranges": [_range(item) for item in member.ranges] or None,
            "tags": list(member.tags) or None,
            "data": _json_value(member.data.plain()) if member.data is not None else None,
            "section": member.section.id if member.section is not None else None,
            "argumentTitle": member.argument,
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": end.line,
            "endColumn": max(end.column - 1, 1),
        }
    )


def _step(step: PcsStatement) -> Json:
    data = _member(step.member)
    if step.inference is not None:
        data["inference"] = _inference(step.inference)
    return data


def _inference(inference: ArgdownInference) -> Json:
    data = inference.data.plain() if inference.data is not None else None
    return _without_empty(
        {
            "type": "inference",
            "relations": [_relation(relation) for relation in inference.relations],
            "inferenceRules": list(inference.rules),
            "data": _json_value(data),
            "conclusionIndex": inference.conclusion_index,
            "argumentTitle": inference.title,
        }
    )


def _relation(relation: ArgdownRelation) -> Json:
    data: Json = {
        "type": "relation",
        "relationType": relation.type.value,
        "from": relation.source.title,
        "fromType": _end_type(relation.source),
        "to": relation.target.title,
        "toType": _end_type(relation.target),
    }
    if isinstance(relation.target, ArgdownInference):
        data["conclusionIndex"] = relation.target.conclusion_index
    return data


def _end_type(end: RelationEnd) -> str:
    return _END_TYPES[end.kind]


def _section(section: ArgdownSection) -> Json:
    return _without_empty(
        {
            "type": "section",
            "id": section.id,
            "level": section.level,
            "title": section.title,
            "children": [_section(child) for child in section.children],
            "tags": list(section.tags) or None,
            "ranges": [_range(item) for item in section.ranges],
            "data": _json_value(section.data.plain()) if section.data is not None else None,
            "parent": section.parent.id if section.parent is not None else None,
            "startLine": section.place.line,
            "startColumn": section.place.column,
        }
    )


def _range(item: Range) -> Json:
    data: Json = {"type": item.type.value, "start": item.start, "stop": item.end - 1}
    if item.type in _TARGET_KEYS:
        data[_TARGET_KEYS[item.type]] = item.target
    return data


def _json_value(value: PlainYaml) -> PlainYaml:
    if isinstance(value, dict):
        return {key: _json_value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_json_value(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _css_class(name: str) -> str:
    """As the reference makes it: lower case, umlauts spelled out, blanks to hyphens, ASCII."""
    return re.sub(r"[^a-z0-9\-]", "", re.sub(r"\s", "-", name.lower().translate(_UMLAUTS)))
