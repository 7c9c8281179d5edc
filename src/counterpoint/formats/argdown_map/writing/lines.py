"""What stands on a line, and what hangs below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from counterpoint.formats.argdown_map.writing.scalars import Value, flow

Data = dict[str, Value]


@dataclass(slots=True)
class Line:
    """A statement or an argument with what relates it to the line above, if anything does."""

    member: str
    symbol: str = ""
    tags: tuple[str, ...] = ()
    data: Data = field(default_factory=dict)
    below: list[Line] = field(default_factory=list)

    def texts(self, depth: int = 0) -> Iterator[str]:
        """The line and those below it, indented. No deeper than undercuts of undercuts are."""
        parts = [self.symbol, self.member, *map(_tag, self.tags)]
        parts += [flow(self.data)] if self.data else []
        yield "  " * depth + " ".join(filter(None, parts))
        for line in self.below:
            yield from line.texts(depth + 1)


def block_text(lines: Iterable[Line]) -> str:
    """Paragraphs, one for each line and what hangs below it."""
    return "\n\n".join("\n".join(line.texts()) for line in lines)


def _tag(name: str) -> str:
    return f"#{name}" if name.replace("-", "").isalnum() and name.isascii() else f"#({name})"
