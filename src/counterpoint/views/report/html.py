"""The report as a page: the Markdown of it, with its picture, complete in one file."""

from __future__ import annotations

from html import escape

from counterpoint.views.report.markdown import markdown_parser
from counterpoint.views.report.picture import SvgPicture

_STYLE = """
body{max-width:46em;margin:2.5em auto;padding:0 1.2em;font:1rem/1.5 Georgia,serif;color:#1b2330}
h1,h2,h3{line-height:1.25;font-family:Arial,sans-serif}
h2{margin-top:2em;padding-top:.6em;border-top:1px solid #c9cfd8}
table{width:100%;border-collapse:collapse;font:.85rem/1.35 Arial,sans-serif}
th,td{padding:.3em .5em;border-bottom:1px solid #d8dde4;text-align:left;vertical-align:top}
td:not(:first-child),th:not(:first-child){text-align:center}
code{font-size:.92em}
figure{margin:1.5em 0}
figure svg{width:100%;height:auto}
figure+p{font:.85rem/1.4 Arial,sans-serif;color:#4b5563}
.wide{overflow-x:auto}
@media print{body{max-width:none;margin:0}h2,h3{break-after:avoid}li,tr,figure{break-inside:avoid}
a{color:inherit}thead{display:table-header-group}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def render_html(report: str, title: str, language: str, picture: SvgPicture | None = None) -> str:
    """The Markdown ``report`` as one HTML file that loads nothing and runs nothing.

    ``picture`` is drawn where the report has its image. Markup in the report stays text.
    """
    parser = markdown_parser()
    body = parser.render(report)
    body = body.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )
    if picture is not None:
        body = body.replace(parser.render(picture.image), f"<figure>{picture.svg}</figure>\n", 1)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{body}</body>\n</html>\n"
    )
