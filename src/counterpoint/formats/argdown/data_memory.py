"""Data in braces that was parsed before, for a text that is read again and again.

A person at work changes one paragraph at a time, and parsing YAML is most of reading a map. What
belongs here: what is the same data, and at which place it stands now. What does not: parsing it.
"""

from __future__ import annotations

from counterpoint.errors import Place
from counterpoint.formats.yaml_data import YamlList, YamlMapping, YamlNode, YamlScalar

_Parsed = tuple[YamlMapping, Place]  # with the place at which its text began


class DataMemory:
    """The data of the last two readings by its text, each parsed once; for one text at a time.

    Data is what its text says, wherever that stands, so nothing here can be out of date.
    """

    def __init__(self) -> None:
        self._earlier: dict[str, _Parsed] = {}
        self._texts: dict[str, _Parsed] = {}
        self._earlier_places: dict[tuple[str, Place], YamlMapping] = {}
        self._places: dict[tuple[str, Place], YamlMapping] = {}
        self._text_of: dict[int, str] = {}

    def begin(self) -> None:
        """Begin a reading: what the one before the last had is forgotten."""
        self._earlier, self._texts = self._texts, {}
        self._earlier_places, self._places = self._places, {}
        self._text_of = {}

    def find(self, text: str, place: Place) -> YamlMapping | None:
        """The data that a text says, which begins at a place now; ``None`` if it is new."""
        key = text, place
        data = self._places.get(key, self._earlier_places.get(key))
        if data is None:
            other = self._texts.get(text, self._earlier.get(text))
            if other is None:
                return None
            data = _move(*other, place)
        self.keep(text, place, data)
        return data

    def keep(self, text: str, place: Place, data: YamlMapping) -> None:
        """Remember the data that a text says, in which nothing was wrong."""
        self._texts.setdefault(text, (data, place))
        self._places[text, place] = data
        self._text_of[id(data)] = text

    def text_of(self, data: YamlMapping) -> str | None:
        """The text that data of this reading was made from, ``None`` if it is not known."""
        return self._text_of.get(id(data))


def _move(data: YamlMapping, old: Place, place: Place) -> YamlMapping:
    """The data of a text that began at an old place, as it is where the text begins now."""
    lines, columns = place.line - old.line, place.column - old.column

    def place_of(node: YamlNode) -> Place:
        line, column = node.place.line, node.place.column
        return Place(place.file, line + lines, column + columns if line == old.line else column)

    def move_node(node: YamlNode) -> YamlNode:
        if isinstance(node, YamlScalar):
            return YamlScalar(node.text, node.value, place_of(node))
        if isinstance(node, YamlList):
            return YamlList(tuple(map(move_node, node.items)), place_of(node))
        return move_mapping(node)

    def move_mapping(node: YamlMapping) -> YamlMapping:
        entries = tuple(
            (YamlScalar(key.text, key.value, place_of(key)), move_node(value))
            for key, value in node.entries
        )
        return YamlMapping(entries, place_of(node))

    return move_mapping(data)
