"""How a record shows itself in a notebook: by whatever is registered to draw it.

Records know no HTML: the package's face registers what draws them
(`counterpoint.let_records_show_themselves`), and nothing is drawn where only this layer is loaded.
What belongs here: the two generic functions and the records' side of them. What does not: any
drawing (`counterpoint.views.notebook`).
"""

from __future__ import annotations

from functools import singledispatch

from counterpoint.errors import UsageError

_LONGEST = (
    72  # letters of a title or a sentence in a short form: a line of a terminal with its head
)


@singledispatch
def html_of(record: object) -> str | None:  # noqa: ARG001 (what is registered takes it)
    """A record as HTML for a notebook, inert and complete; ``None`` where nothing draws it."""
    return None


@singledispatch
def show_page(record: object, *, height: int) -> object:  # noqa: ARG001 (as above)
    """The interactive page of a record, in a frame ``height`` pixels high.

    Raises:
        UsageError: nothing is registered that shows such a record.
    """
    kind = type(record).__name__
    raise UsageError(
        f"{kind}: there is no page of it here; `import counterpoint.pipeline` brings it"
    )


class Displayed:
    """A record that notebooks show as HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        return html_of(self)


def short_form(record: object, name: str, words: str, *facts: str) -> str:
    """A record in one line for a prompt, its words cut.

    >>> short_form(1, "toll", "Charge a toll", "2 stances")
    "<int 'toll': Charge a toll; 2 stances>"
    """
    text = " ".join(words.split())
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return f"<{type(record).__name__} {name!r}: {'; '.join(filter(None, (cut, *facts)))}>"


def count_of(number: int, noun: str) -> str:
    """How many there are of something, for a short form.

    >>> count_of(1, "claim"), count_of(2, "stance")
    ('1 claim', '2 stances')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
