"""Building what people open: the page, the Turtle, the whole data set and the report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urljoin

from counterpoint import views
from counterpoint.pipeline.debate import Debate
from counterpoint.pipeline.files.manifest import SUFFIX, manifest_of
from counterpoint.pipeline.files.replacement import write_files
from counterpoint.pipeline.source_texts import find_source_texts
from counterpoint.pipeline.suppositions import single_suppositions
from counterpoint.views import Quoting
from counterpoint.wording import Language


def build(  # noqa: PLR0913 (all but two are options)
    debate: Debate,
    folder: Path,
    *,
    with_sparql: bool = True,
    full: bool = False,
    language: Language = "en",
    sources: Sequence[Path] = (),
    quoting: Quoting = "text",
    site: str = "",
) -> tuple[Path, ...]:
    """Write page (``.html``), map (``.ttl``), map with findings (``.trig``) and report (``.md``).

    The files are named by the map's id, and take the place of earlier ones all at one moment; a
    list of their checksums (``.sha256``) goes with them. The same map gives the same bytes. Gives
    the paths in the order above. ``with_sparql`` puts a query engine and the data into the page,
    2 MB more; ``full`` each finding with its steps into the report, which
    is written in ``language``. The page has the texts of the sources that are at hand, also in
    the folders ``sources``, as far as ``quoting`` says. ``site`` is the address of the folder
    on the web; with it, the page names its own, and that of a picture that stands beside it under
    its name (``.png``).

    Raises:
        UsageError: the folder cannot be written to; nothing in it was replaced.
    """
    turtle, trig = debate.store.write_each("turtle", "trig")
    name = debate.map.id
    page = views.render_page(
        debate.map,
        debate.analysis,
        turtle=turtle.decode(),
        dataset=trig.decode() if with_sparql else "",
        votes=debate.votes,
        source_texts=find_source_texts(debate.map, sources),
        quoting=quoting,
        suppositions=single_suppositions(debate.network, debate.analysis),
        address=urljoin(site, f"{name}.html") if site else "",
        picture=f"{name}.png" if (folder / f"{name}.png").is_file() else "",
        beside={
            "text/turtle": f"{name}.ttl",
            "application/trig": f"{name}.trig",
            "text/markdown": f"{name}.md",
        },
    )
    report = views.render_report(
        debate.map, debate.analysis, debate.votes, full=full, language=language
    )
    contents = {
        f"{name}.html": page.encode(),
        f"{name}.ttl": turtle,
        f"{name}.trig": trig,
        f"{name}.md": report.encode(),
    }
    return write_files(folder, contents | {f"{name}{SUFFIX}": manifest_of(contents)})
