"""Values of a JSON file that may be of any sort, taken as what a reader expects or told."""

from __future__ import annotations

from collections.abc import Iterator

from counterpoint.errors import Place, Problems
from counterpoint.formats.json_data import Json, JsonFile

JsonObject = dict[str, Json]


def object_of(value: Json) -> JsonObject:
    """The value where it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def list_of(value: Json) -> list[Json]:
    """The value where it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def text_of(entries: JsonObject, *names: str) -> str:
    """The text under the first of ``names`` that has one; a number is taken as its digits.

    >>> text_of({"id": 7, "name": None}, "name", "id")
    '7'
    """
    for name in names:
        value = entries.get(name)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
    return ""


# Letters that are looked through for places, about a second; who mends so many reads again anyway.
_MOST_SEARCHED = 50_000_000


class PlaceFinder:
    """Finds the places of what a file names, as long as that takes no time; then the file's.

    ``prefix`` is taken off the names: it keeps the keys of several files apart.
    """

    def __init__(self, file: JsonFile, prefix: str = "") -> None:
        self._file = file
        self._prefix = prefix
        self._searched = 0

    def __call__(self, *names: str) -> Place:
        """Where the last of ``names`` stands behind the others."""
        if self._searched > _MOST_SEARCHED:
            return Place(self._file.file)
        self._searched += len(self._file.text) * len(names)
        return self._file.place_of(*(name.removeprefix(self._prefix) for name in names))


def named_objects(
    file: JsonFile, name: str, problems: Problems
) -> Iterator[tuple[str, JsonObject]]:
    """The objects under ``name`` with their ids: of a list by their ``id``, of an object by key.

    What has no id, the id of another that says something else, or is no object, is noted as an
    error; what stands there a second time is noted as a warning, and passed over.
    """
    place_of = PlaceFinder(file)
    by_key: dict[str, JsonObject] = {}
    for number, (key, entry) in enumerate(_entries(file, name, problems), 1):
        if not isinstance(entry, dict) or not key:
            what = "is no object" if not isinstance(entry, dict) else "has no id"
            message = f"entry {number} of {name} {what}"
            problems.error(place_of(name), message, 'write {"id": "a1", ...}', "json-shape")
        elif by_key.setdefault(key, entry) == entry and by_key[key] is not entry:
            message = f"{key} stands a second time in {name}, and says the same"
            problems.warn(place_of(name, key, key), message, "take one of them out", "duplicate")
        elif by_key[key] is not entry:
            message = f"the id {key} is in use a second time in {name}"
            place = place_of(name, key, key)
            problems.error(place, message, "give each entry an id of its own", "duplicate")
        else:
            yield key, entry


def objects_in(file: JsonFile, name: str, problems: Problems) -> Iterator[tuple[str, JsonObject]]:
    """The objects under ``name`` with their ids, or their numbers: nothing names these.

    What is no object is noted as an error.
    """
    for number, (key, entry) in enumerate(_entries(file, name, problems), 1):
        if isinstance(entry, dict):
            yield key or str(number), entry
        else:
            message = f"entry {number} of {name} is no object"
            problems.error(file.place_of(name), message, 'write {"id": "e1", ...}', "json-shape")


def _entries(file: JsonFile, name: str, problems: Problems) -> Iterator[tuple[str, Json]]:
    value = object_of(file.value).get(name)
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from ((_id(each), each) for each in value)
    elif value is not None:
        message = f"{name} is neither a list nor an object"
        problems.error(file.place_of(name), message, "write one entry for each", "json-shape")


def _id(value: Json) -> str:
    return text_of(value, "id") if isinstance(value, dict) else ""
