"""The report as a Word document: the Markdown of it in Word's own styles. Home of python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm, Pt
from docx.text.paragraph import Paragraph
from markdown_it.token import Token

from counterpoint.views.report.markdown import markdown_parser
from counterpoint.views.report.picture import SvgPicture

# A table of more columns than this is read across: the sheet lies on its side.
_MOST_UPRIGHT = 8
_SHEET = (Mm(210), Mm(297))
_MARGIN = Mm(22)
_INDENT = Mm(7)
# What ZIP says of a part without a time; so the same map gives the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_LOCALES = {"en": "en-GB", "uk": "uk-UA", "de": "de-DE"}
_FIRST_COLUMN = 0.34  # of the width: what the rows ask


def render_word(
    report: str,
    title: str,
    language: str,
    picture: SvgPicture | None = None,
    raster: bytes | None = None,
) -> bytes:
    """The Markdown ``report`` as a DOCX file; ``raster`` is the picture as PNG.

    Headings, lists and tables have Word's styles, so that a house's template restyles them;
    tables repeat their head on each page, the picture has its caption as text for who cannot see
    it. The same report gives the same bytes.
    """
    tokens = markdown_parser().parse(report)
    columns = max((_columns(tokens)), default=0)
    document = _Document(title, language, is_wide=columns > _MOST_UPRIGHT)
    document.fill(tokens, picture, raster)
    return document.saved()


def _columns(tokens: Sequence[Token]) -> Iterator[int]:
    """How many columns each table has."""
    heads = [at for at, token in enumerate(tokens) if token.type == "thead_open"]
    ends = [at for at, token in enumerate(tokens) if token.type == "thead_close"]
    for start, end in zip(heads, ends, strict=True):
        yield sum(token.type == "th_open" for token in tokens[start:end])


class _Document:
    """A document that is filled block by block."""

    def __init__(self, title: str, language: str, *, is_wide: bool) -> None:
        self._word = Document()
        width, height = _SHEET[::-1] if is_wide else _SHEET
        section = self._word.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin = section.bottom_margin = _MARGIN
        self._room: tuple[int, int] = (width - 2 * _MARGIN, height - 2 * _MARGIN)
        self._name(title)
        self._speak(_LOCALES.get(language, language))
        self._number_pages(title)

    def fill(
        self, tokens: Sequence[Token], picture: SvgPicture | None, raster: bytes | None
    ) -> None:
        """Put in the blocks of a parsed Markdown text."""
        rows: list[list[Token]] = []
        style, mark = "", ""
        for token in tokens:
            match token.type:
                case "heading_open":
                    style = "Title" if token.tag == "h1" else f"Heading {int(token.tag[1]) - 1}"
                case "list_item_open":
                    mark = f"{token.info}." if token.info else "\u2022"
                case "tr_open":
                    rows.append([])
                case "table_close":
                    self._table(rows)
                    rows = []
                case "inline" if rows:
                    rows[-1].append(token)
                case "inline" if _is_image(token):
                    if picture is not None and raster is not None:
                        self._image(picture, raster)
                case "inline":
                    self._paragraph(token, style, mark)
                    style, mark = "", ""

    def _paragraph(self, token: Token, style: str, mark: str) -> None:
        paragraph = self._word.add_paragraph(style=style or ("List Paragraph" if mark else None))
        if mark:
            # The number stands as it is in the report: Word would count on from list to list.
            paragraph.paragraph_format.left_indent = _INDENT
            paragraph.paragraph_format.first_line_indent = Length(-_INDENT)
            paragraph.paragraph_format.tab_stops.add_tab_stop(_INDENT)
            paragraph.add_run(f"{mark}\t")
        _write(paragraph, token.children or [])

    def _image(self, picture: SvgPicture, raster: bytes) -> None:
        room, most_high = self._room[0], self._room[1] * 0.8
        width = min(room, int(most_high * picture.width / picture.height))
        shape = self._word.add_picture(io.BytesIO(raster), width=Emu(width))
        # python-docx has no other way to say what a picture shows.
        shape._inline.docPr.set("descr", picture.caption)  # noqa: SLF001
        self._word.paragraphs[-1].paragraph_format.keep_with_next = True

    def _table(self, rows: Sequence[Sequence[Token]]) -> None:
        columns, room = len(rows[0]), self._room[0]
        first = int(room * _FIRST_COLUMN) if columns > 2 else room // columns
        table = self._word.add_table(rows=0, cols=columns, style="Table Grid")
        table.autofit = False
        widths = [Emu(first), *[Emu((room - first) // max(columns - 1, 1))] * (columns - 1)]
        for grid_column, width in zip(table.columns, widths, strict=True):
            grid_column.width = width
        for number, row in enumerate(rows):
            line = table.add_row()
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 (as above)
            for column, (cell, token) in enumerate(zip(line.cells, row, strict=False)):
                cell.width = widths[column]
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(0)
                if column:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                _write(paragraph, token.children or [], size=Pt(9), bold=number == 0)
        properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 (as above)
        properties.append(OxmlElement("w:tblHeader"))
        self._word.add_paragraph()

    def _name(self, title: str) -> None:
        properties = self._word.core_properties
        properties.title, properties.author, properties.comments = title[:255], "", ""
        # The library's template was made in 2013; when this was made, the file system says.
        for moment in list(properties._element):  # noqa: SLF001 (as above)
            if moment.tag in {qn("dcterms:created"), qn("dcterms:modified")}:
                properties._element.remove(moment)  # noqa: SLF001

    def _speak(self, locale: str) -> None:
        """Say in which language the text is, so that it is checked and read aloud as that."""
        style = self._word.styles["Normal"].element.get_or_add_rPr()
        language_element = OxmlElement("w:lang")
        language_element.set(qn("w:val"), locale)
        style.append(language_element)

    def _number_pages(self, title: str) -> None:
        paragraph = self._word.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(f"{_printable(title)} · ")
        run.font.size = Pt(8)
        number = paragraph.add_run()
        number.font.size = Pt(8)
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            part.text = text or None
            number._r.append(part)  # noqa: SLF001 (as above)

    def saved(self) -> bytes:
        """The file, each of its parts dated with the same moment."""
        written, dated = io.BytesIO(), io.BytesIO()
        self._word.save(written)
        with zipfile.ZipFile(written) as source, zipfile.ZipFile(dated, "w") as target:
            for name in source.namelist():
                part = zipfile.ZipInfo(name, _MOMENT)
                part.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(part, source.read(name))
        return dated.getvalue()


def _write(
    paragraph: Paragraph, children: Sequence[Token], *, size: Pt | None = None, bold: bool = False
) -> None:
    """Put inline text into a paragraph: words, bold, italics, code and addresses."""
    for text, marks in _pieces(children):
        run = paragraph.add_run(_printable(text))
        run.bold = bold or "strong" in marks or None
        run.italic = "em" in marks or None
        if "code" in marks:
            run.font.name = "Consolas"
        if size is not None:
            run.font.size = size


def _is_image(token: Token) -> bool:
    return [child.type for child in token.children or ()] == ["image"]


def _pieces(children: Sequence[Token]) -> Iterator[tuple[str, set[str]]]:
    marks: set[str] = set()
    for child in children:
        match child.type:
            case "strong_open" | "em_open":
                marks.add(child.type.removesuffix("_open"))
            case "strong_close" | "em_close":
                marks.discard(child.type.removesuffix("_close"))
            case "softbreak" | "hardbreak":
                yield " ", marks
            case "code_inline":
                yield child.content, {*marks, "code"}
            case "text":
                yield child.content, marks


def _printable(text: str) -> str:
    """``text`` without the control characters that XML cannot hold."""
    return "".join(x for x in text if x in "\t\n" or (x >= " " and x not in "\ufffe\uffff"))
