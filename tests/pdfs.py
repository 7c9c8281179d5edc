"""PDFs that tests write themselves: words at places of a page, in Helvetica."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_FONT = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding << /Type /Encoding"
    b" /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >> >>"
)
# As a letter: the two ligatures at the places that the encoding above gives them.
_CODES = str.maketrans({"\ufb01": "\x01", "\ufb02": "\x02"})


@dataclass(frozen=True)
class Words:
    """Words at a place of a page, in points from its lower left corner."""

    text: str
    left: float
    bottom: float
    size: float = 11
    is_bold: bool = False


def pdf(pages: Sequence[Sequence[Words]], *, has_password: bool = False) -> bytes:
    """A PDF of pages of 600 by 800 points."""
    objects = [b"", b"", _FONT % b"Helvetica", _FONT % b"Helvetica-Bold"]
    kids = []
    for page in pages:
        stream = b"".join(map(_drawn, page))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    lock = b""
    if has_password:
        digits = b"<" + b"ab" * 32 + b">"
        lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >> /ID [<01> <01>]" % (
            digits,
            digits,
        )
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Root 1 0 R /Size %d%s >>\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            lock,
        )
        + b"startxref\n%d\n%%%%EOF\n" % len(body)
    )


def _drawn(words: Words) -> bytes:
    text = words.text.translate(_CODES).encode("cp1252")
    escaped = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = b"F2" if words.is_bold else b"F1"
    return b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (
        font,
        words.size,
        words.left,
        words.bottom,
        escaped,
    )


def column(lines: Sequence[str], left: float, top: float, *, leading: float = 14) -> list[Words]:
    """Lines one below the other; a line that begins with ``**`` is bold, "" leaves room."""
    return [
        Words(line.removeprefix("**"), left, top - number * leading, is_bold=line.startswith("**"))
        for number, line in enumerate(lines)
        if line
    ]
