"""What people put in to compare: codes, links, lists and downloaded files, with a name or not.

    CODE
    organisation; name; CODE
    https://.../#r=CODE&t=name&o=organisation
    https://.../#g=CODE:organisation:name,CODE
    {"code": CODE, "label": name, "organisation": organisation, ...}, or a list of these

Cells are divided by a tab, semicolon or comma; the code may stand in any of them. A first
line with the names of columns is understood.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import parse_qs, unquote

from ..core import code
from ..core.errors import InputError
from ..core.texts import Texts

LONGEST_TEXT = 900_000
"""Characters; room for ten thousand links."""

WORDS = Texts(
    "",
    {
        "input.list.form": "example",
        "input.list.big": "most",
        "input.list.nothing": "",
        "input.list.many": "most",
    },
)

LONGEST_LINE = 500
"""Characters of a line in which a code may stand between words."""

LONGEST_NAME = 60

COLUMNS = {
    "code": "code",
    "organisatie": "organisation",
    "organisation": "organisation",
    "naam": "label",
    "label": "label",
    "name": "label",
}


@dataclass(frozen=True)
class Contribution:
    """One result: its code as it was given, and whose it is. `line` is where it stood."""

    code: str
    label: str = ""
    organisation: str = ""
    line: int = 0

    @classmethod
    def from_data(cls, data: Any, line: int = 0) -> Contribution:
        """From `{"code", "label"?, "organisation"?}`. Raises InputError for anything else."""
        if not isinstance(data, dict) or not isinstance(data.get("code"), str):
            raise InputError("input.list.form", example='{"code": "2633…"}')
        return cls(data["code"], _name(data.get("label")), _name(data.get("organisation")), line)

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def read(text: str, find: code.Find, most: int) -> list[Contribution]:
    """Everything that a text holds. A line without a code comes back as a bad code.

    Raises InputError when it is too much, or a file without any code.
    """
    if len(text) > LONGEST_TEXT:
        raise InputError("input.list.big", most=f"{LONGEST_TEXT:,}".replace(",", "."))
    text = text.strip().removeprefix("\ufeff")
    found = list(_limited(_file(text) if text.startswith(("{", "[")) else _lines(text, find), most))
    if not found:
        raise InputError("input.list.nothing")
    return found


def _limited(found: Iterable[Contribution], most: int) -> Iterator[Contribution]:
    for count, contribution in enumerate(found):
        if count == most:
            raise InputError("input.list.many", most=most)
        yield contribution


def _file(text: str) -> Iterator[Contribution]:
    try:
        data = code.read_json(text)
    except ValueError:
        data = []
    for entry in data if isinstance(data, list) else [data]:
        if isinstance(entry, dict) and isinstance(entry.get("code"), str):
            yield Contribution.from_data(entry)


def _lines(text: str, find: code.Find) -> Iterator[Contribution]:
    delimiter = next((mark for mark in "\t;" if mark in text), ",")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    # A result that was saved as a table: only the row with its code says whose it is.
    for number, line in lines:
        if line[:5].lower() == "code" + delimiter and _codes(cells := _cells(line, delimiter), find) == [1]:
            yield Contribution(cells[1], line=number)
            return
    columns: list[str | None] = []
    for number, line in lines:
        if "#g=" in line:
            yield from _link(line, number)
            continue
        cells = _cells(line, delimiter)
        names = [COLUMNS.get(cell.lower()) for cell in cells]
        if "code" in names and not _codes(cells, find):
            columns = names
            continue
        yield from _line(line, cells, columns, find, number)


def _line(
    line: str, cells: list[str], columns: list[str | None], find: code.Find, number: int
) -> Iterator[Contribution]:
    codes = _codes(cells, find)
    if len(codes) > 1:
        yield from (Contribution(_bare(cells[place]), line=number) for place in codes)
    elif codes:
        names = [cell for place, cell in enumerate(cells) if place != codes[0]]
        if columns:
            named = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
            names = [named.get("organisation", ""), named.get("label", "")]
        organisation, label = [*names, "", ""][:2] if any(names) else _in_link(cells[codes[0]])
        yield Contribution(_bare(cells[codes[0]]), _name(label), _name(organisation), number)
    else:
        yield from _between_words(line, cells, find, number)


def _between_words(line: str, cells: list[str], find: code.Find, number: int) -> Iterator[Contribution]:
    """Codes that stand among words on a line, such as `Gemeente A: CODE`; or else one bad code."""
    words = line.split() if len(line) <= LONGEST_LINE else []
    codes = [word for word in words if code.resembles(_bare(word)) and _is_code(word, find)]
    if codes:
        rest = _name(" ".join(word for word in words if word not in codes).strip(" :;,-"))
        yield from (Contribution(_bare(word), organisation=rest, line=number) for word in codes)
    else:
        filled = [cell for cell in cells if cell] or [line]
        likely = [cell for cell in filled if any(map(str.isdigit, cell))] or filled
        yield Contribution(_bare(likely[-1]), line=number)


def _link(line: str, number: int) -> Iterator[Contribution]:
    for part in line.split("#g=", 1)[1].split("&", 1)[0].strip().split(","):
        given, organisation, label = [*map(unquote, part.split(":")), "", ""][:3]
        yield Contribution(given, _name(label), _name(organisation), number)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter))
    except (csv.Error, StopIteration):
        cells = [line]
    return [cell.strip() for cell in cells]


def _codes(cells: list[str], find: code.Find) -> list[int]:
    """The places of the codes among cells. A name can look like a code; then reading it decides."""
    likely = [place for place, cell in enumerate(cells) if code.resembles(_bare(cell))]
    if len(likely) == 1 and " " not in cells[likely[0]]:
        return likely
    return [place for place in likely if _is_code(cells[place], find)]


def _is_code(cell: str, find: code.Find) -> bool:
    try:
        code.read(_bare(cell), find)
    except InputError:
        return False
    return True


def _in_link(cell: str) -> list[str]:
    """The organisation and the label in the link of a result: there only if who shared it agreed."""
    given = parse_qs(cell.partition("#")[2])
    return [given.get(name, [""])[0] for name in ("o", "t")]


def _bare(cell: str) -> str:
    """What stands after `#r=` in a link, or the cell as it is."""
    return cell.split("#r=", 1)[1].split("&", 1)[0] if "#r=" in cell else cell


def _name(given: Any) -> str:
    """A name on one line, cut to a size that fits a table."""
    return " ".join(given.split())[:LONGEST_NAME] if isinstance(given, str) else ""
