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
from counterpoint.progress import step
from counterpoint.views import Quoting
from counterpoint.wording import Language

_ENDINGS = (".html", ".ttl", ".trig", ".md")
# What stands beside the page, by its media type.
_BESIDE = {"text/turtle": ".ttl", "application/trig": ".trig", "text/markdown": ".md"}


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
    with step("Writing RDF"):
        turtle, trig = debate.store.write_each("turtle", "trig")
    name = debate.map.id
    with step("Supposing each claim"):
        suppositions = single_suppositions(debate.network, debate.analysis)
    with step("Making the page"):
        page = views.render_page(
            debate.map,
            debate.analysis,
            turtle=turtle.decode(),
            dataset=trig.decode() if with_sparql else "",
            votes=debate.votes,
            source_texts=find_source_texts(debate.map, sources),
            quoting=quoting,
            suppositions=suppositions,
            address=urljoin(site, f"{name}.html") if site else "",
            picture=f"{name}.png" if (folder / f"{name}.png").is_file() else "",
            beside={kind: f"{name}{ending}" for kind, ending in _BESIDE.items()},
        )
    with step("Writing the report"):
        report = views.render_report(
            debate.map, debate.analysis, debate.votes, full=full, language=language
        )
    written = (page.encode(), turtle, trig, report.encode())
    contents = dict(zip((f"{name}{ending}" for ending in _ENDINGS), written, strict=True))
    return write_files(folder, contents | {f"{name}{SUFFIX}": manifest_of(contents)})
