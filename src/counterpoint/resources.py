"""Where the files that travel with the package lie: ontology, seeds, questions.

An installed package holds copies of ``ontology/`` and ``seeds/``; in a checkout they stand at
the top. What belongs here: finding the folders. What does not: reading what is in them.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def ontology_folder() -> Path:
    """The folder with ``counterpoint.ttl``, ``shapes.ttl`` and ``context.jsonld``."""
    return _folder("ontology")


def seeds_folder() -> Path:
    """The folder with the maps that are shipped."""
    return _folder("seeds")


def questions_folder() -> Path:
    """The folder with the named questions, one ``.rq`` file each."""
    return _PACKAGE / "questions"


def _folder(name: str) -> Path:
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _CHECKOUT / name
