"""Word files of several programs are read as their text; what is none, or swells, is told."""

from __future__ import annotations

import pytest
from word_files import WORD, archive, docx, paragraph

from counterpoint.errors import InputError
from counterpoint.formats.source_texts import read_source_bytes

pytest.importorskip("mammoth")

# As LibreOffice writes them: its own names of styles, and a list that only its numbers tell.
STYLES = (
    f'<w:styles {WORD}><w:style w:type="paragraph" w:styleId="Berschrift1"><w:name'
    ' w:val="Heading 1"/></w:style></w:styles>'
)
NUMBERING = (
    f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt'
    ' w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
    "</w:num></w:numbering>"
)
NOTES = (
    f'<w:footnotes {WORD}><w:footnote w:id="2">{paragraph("It did so in 2020.")}</w:footnote>'
    "</w:footnotes>"
)
PANEL = (
    paragraph("Panel on the toll", style="Berschrift1")
    + paragraph("Ana Ruiz, professor of transport", is_bold=True)
    + paragraph("The council should charge cars.^ It worked.")
    + paragraph("First the ring.", item=True)
    + paragraph("Then the centre.", item=True)
    + paragraph("Kofi Osei", is_bold=True)
    + paragraph("Nobody should pay.")
    + "<w:p><w:del><w:r><w:delText>Or a little.</w:delText></w:r></w:del></w:p>"
    + f"<w:tbl><w:tr><w:tc>{paragraph('A year')}</w:tc>"
    + f"<w:tc>{paragraph('Few')}</w:tc></w:tr></w:tbl>"
)


def test_a_word_file_is_read_with_its_headings_lists_tables_and_notes() -> None:
    content = docx(PANEL, styles=STYLES, numbering=NUMBERING, footnotes=NOTES)

    source = read_source_bytes(content, "panel.docx")

    blocks = [(x.kind.value, x.speaker, source.text[x.start : x.end]) for x in source.blocks]
    assert blocks == [
        ("heading", "", "Panel on the toll"),
        ("heading", "ruiz", "Ana Ruiz, professor of transport"),
        ("paragraph", "ruiz", "The council should charge cars. It worked."),
        ("item", "ruiz", "First the ring."),
        ("item", "ruiz", "Then the centre."),
        ("heading", "osei", "Kofi Osei"),
        ("paragraph", "osei", "Nobody should pay."),
        ("paragraph", "osei", "A year"),
        ("paragraph", "osei", "Few"),
        ("note", "", "It did so in 2020."),
    ]


ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    f"<w:document {WORD}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04 and no more", "it is no docx: not an archive, or a broken one"),
        (docx(PANEL)[:-200], "it is no docx: not an archive, or a broken one"),
        (archive({"content.xml": "<x/>"}), "it is an OpenDocument text, no docx"),
        (archive({"xl/workbook.xml": "<x/>"}), "it is an archive, no docx"),
        (archive({"word/document.xml": ENTITIES}), "word/document.xml in it declares entities"),
        (
            b"\xd0\xcf\x11\xe0" + b"\0" * 99,
            "this is a Word file of before 2007, or one with a password",
        ),
        (b"{\\rtf1 words}", "this is rich text (RTF)"),
        (b"%PDF-1.4", "this is a PDF"),
    ],
    ids=["torn", "cut", "odt", "xlsx", "entities", "doc", "rtf", "pdf"],
)
def test_what_is_no_word_file_is_told_with_a_remedy(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_source_bytes(content, "panel.docx")

    [problem] = error.value.problems
    assert (problem.message, bool(problem.advice)) == (message, True)


def test_what_unpacks_to_more_than_is_read_is_told_with_a_remedy() -> None:
    bomb = archive({"word/document.xml": " " * (41 * 2**20)})

    with pytest.raises(InputError) as error:
        read_source_bytes(bomb, "panel.docx")

    [problem] = error.value.problems
    assert problem.message == "its text unpacks to more than 40 MiB: 41 in 1 parts"
    assert problem.advice


def test_a_word_file_without_its_parts_is_told() -> None:
    content = archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document>"})

    with pytest.raises(InputError, match="it cannot be read as a docx"):
        read_source_bytes(content, "panel.docx")
