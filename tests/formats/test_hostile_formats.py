"""Each format of the table against files that are made to harm, or are something else entirely."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest

from counterpoint.errors import InputError, LimitError
from counterpoint.formats import FORMATS, MapFormat, ReadingChoices, read


@cache
def zip_bomb() -> bytes:
    """A workbook of 100 kB whose one sheet would be 100 MB."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<c>0</c>" * 12_500_000)
    return content.getvalue()


def billion_laughs() -> bytes:
    lines = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return f'<!DOCTYPE a [<!ENTITY l0 "ha">{lines}]><arggraph id="&l9;">&l9;</arggraph>'.encode()


# What each must not do is hang, swell or break with anything but an error of ours.
HOSTILE = {
    "empty": b"",
    "blank": b" \r\n\t\n",
    "binary": b"\x7fELF\x02\x01\0\0" * 50,
    "utf-16": '{"nodes": []}'.encode("utf-16"),
    "no-utf-8": b'{"nodes": [{"nodeID": "1", "text": "caf\xe9"}]}\n1. caf\xe9',
    "nul": b'{"nodes": [{"nodeID": "1", "text": "\0"}]}',
    "deep-json": b'{"nodes": ' + b"[" * 20_000,
    "deep-object": b'{"a":' * 10_000,
    "two-keys": b'{"nodes": [], "edges": [], "nodes": []}',
    "nan": b'{"nodes": [{"nodeID": NaN}], "edges": []}',
    "long-number": b'{"nodes": [' + b"9" * 10_000 + b'], "edges": []}',
    "half-character": rb'{"nodes": [{"nodeID": "\ud800", "text": "\ud800", "type": "I"}]}',
    "wrong-types": b'{"nodes": {"a": [1, null, {"b": 2}]}, "edges": "x", "locutions": 7}',
    "null": b"null",
    "billion-laughs": billion_laughs(),
    "deep-xml": b"<arggraph>" * 10_000,
    "one-long-line": b"a" * 500_000,
    "many-brackets": b"[<(" * 10_000,
    "surrogates": "\U0001f600\u202e\u2028".encode() * 1000,
    "page": b"<!DOCTYPE html><html><script>alert(1)</script>",
}


@pytest.mark.parametrize("map_format", FORMATS, ids=[each.name for each in FORMATS])
def test_no_file_breaks_a_reader(map_format: MapFormat, tmp_path: Path) -> None:
    places = {}
    for name, content in HOSTILE.items():
        path = tmp_path / f"hostile{map_format.endings[0]}"
        path.write_bytes(content)

        try:
            result = read([path], choices=ReadingChoices(map_format.name))
        except InputError as error:
            places[name] = {x.place.file.startswith(str(tmp_path)) for x in error.problems}
        except LimitError as error:
            places[name] = {str(tmp_path) in str(error)}
        else:
            places[name] = {result.map.id != ""}

    assert places == {name: {True} for name in HOSTILE}


@pytest.mark.parametrize(
    ("map_format", "ending"),
    [(each, ending) for each in FORMATS for ending in each.endings if ending in {".xlsx", ".ods"}],
)
def test_a_zip_bomb_is_not_opened(map_format: MapFormat, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"bomb{ending}"
    path.write_bytes(zip_bomb())

    with pytest.raises((InputError, LimitError), match=r"bomb"):
        read([path], choices=ReadingChoices(map_format.name))
