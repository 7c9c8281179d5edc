"""Workbooks written by hand, so that tests have whatever a spreadsheet program might save."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

Rows = Sequence[Sequence[str | float | None]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DAY = 1  # the style of a date, in the styles below


def write_xlsx(
    path: Path,
    sheets: Mapping[str, Rows],
    *,
    merged: Sequence[str] = (),
    hidden: Sequence[str] = (),
    extra: Mapping[str, str] | None = None,
    hidden_rows: Sequence[int] = (),
    links: Mapping[str, str] | None = None,
) -> Path:
    """A workbook. A text that begins with ``=`` is a formula and, after ``|``, its value;
    one that begins with ``@`` a day by its serial number.
    """
    names = list(sheets)
    parts = {
        "[Content_Types].xml": _content_types(len(names)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(names, hidden),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{i}.xml") for i, _ in enumerate(names, 1)),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
        **{
            f"xl/worksheets/sheet{i}.xml": _sheet(sheets[x], merged, hidden_rows, links or {})
            for i, x in enumerate(names, 1)
        },
        **{
            f"xl/worksheets/_rels/sheet{i}.xml.rels": _relations(
                [("hyperlink", address) for address in (links or {}).values()]
            )
            for i, _ in enumerate(names, 1)
        },
        **(extra or {}),
    }
    return write_zip(path, parts)


def write_zip(path: Path, parts: Mapping[str, str]) -> Path:
    """An archive of these texts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def write_ods(path: Path, rows: Rows, *, links: Mapping[str, str] | None = None) -> Path:
    """An OpenDocument spreadsheet of one sheet; ``links`` are addresses by cell."""
    body = "".join(
        "<table:table-row>"
        + "".join(
            _ods_cell(value, (links or {}).get(f"{chr(64 + j)}{i}", ""))
            for j, value in enumerate(row, 1)
        )
        + "</table:table-row>"
        for i, row in enumerate(rows, 1)
    )
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body>'
        f'<office:spreadsheet><table:table table:name="Votes">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    media = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0"/>'
    parts = {"mimetype": media, "META-INF/manifest.xml": manifest, "content.xml": content}
    return write_zip(path, parts)


def _ods_cell(value: str | float | None, link: str = "") -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        text = escape(value)
        text = f"<text:a xlink:href={quoteattr(link)}>{text}</text:a>" if link else text
        return (
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
        )
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{kind}.worksheet+xml"/>'
        for i in range(1, sheets + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{overrides}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _workbook(names: Sequence[str], hidden: Sequence[str]) -> str:
    each = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{i}" r:id="rId{i}"'
        + (' state="hidden"/>' if name in hidden else "/>")
        for i, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{each}</sheets></workbook>'


def _sheet(
    rows: Rows, merged: Sequence[str], hidden_rows: Sequence[int], links: Mapping[str, str]
) -> str:
    body = "".join(
        f'<row r="{i}"'
        + (' hidden="1">' if i in hidden_rows else ">")
        + "".join(_cell(f"{chr(64 + j)}{i}", value) for j, value in enumerate(row, 1))
        + "</row>"
        for i, row in enumerate(rows, 1)
    )
    spans = "".join(f'<mergeCell ref="{span}"/>' for span in merged)
    cells = f"<mergeCells>{spans}</mergeCells>" if spans else ""
    each = "".join(f'<hyperlink ref="{x}" r:id="rId{i}"/>' for i, x in enumerate(links, 1))
    anchors = f"<hyperlinks>{each}</hyperlinks>" if each else ""
    head = f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    return f"{head}<sheetData>{body}</sheetData>{cells}{anchors}</worksheet>"


def _cell(place: str, value: str | float | None) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return f'<c r="{place}"><v>{value}</v></c>'
    if value.startswith("@"):
        return f'<c r="{place}" s="{_DAY}"><v>{value[1:]}</v></c>'
    if value.startswith("="):
        formula, _, result = value[1:].partition("|")
        value_tag = f"<v>{escape(result)}</v>" if result else ""
        return f'<c r="{place}" t="str"><f>{escape(formula)}</f>{value_tag}</c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
