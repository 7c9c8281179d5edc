"""What the reader of maps takes as it is: values that would be errors are left out, ids mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown_map.metadata.values import (
    read_date,
    read_id,
    read_iri,
    read_language,
)
from counterpoint.formats.yaml_data import YamlNode, YamlScalar
from counterpoint.model import content_hash, slug

_Reader: TypeAlias = Callable[[YamlNode | None, str, Problems], str | None]


def is_date(text: str) -> bool:
    """Whether a text is read as a date."""
    return _is_read(read_date, text)


def is_iri(text: str) -> bool:
    """Whether a text is read as an absolute IRI."""
    return _is_read(read_iri, text)


def is_base(text: str) -> bool:
    """Whether names can lie under an IRI."""
    return is_iri(text) and text.endswith(("/", "#"))


def is_language(text: str) -> bool:
    """Whether a text is read as the tag of a language."""
    return _is_read(read_language, text)


def usable_ids(ids: Iterable[str]) -> dict[str, str]:
    """For each id the one that is written: itself, or a slug or hash that no other has."""
    all_ids = list(ids)
    used_ids = set(all_ids)
    usable: dict[str, str] = {}
    for one in all_ids:
        options = (one, slug(one), content_hash(one), content_hash(one, length=64))
        usable[one] = next(x for x in options if _is_id(x) and (x is one or x not in used_ids))
        used_ids.add(usable[one])
    return usable


def _is_id(text: str) -> bool:
    return read_id(_scalar(text), "", Problems()) is not None


def _is_read(read: _Reader, text: str) -> bool:
    return bool(text) and read(_scalar(text), "", Problems()) == text


def _scalar(text: str) -> YamlScalar:
    return YamlScalar(text, text, Place(""))
