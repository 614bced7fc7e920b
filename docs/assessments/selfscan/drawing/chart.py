"""Charts as SVG, one family. Every chart stands in a figure with the same numbers in a table.

What differs has another place, shape or word, never only another colour. Drawn for a phone;
a wider screen or paper enlarges it. Units are CSS pixels at that size; colours and type come
from the style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, pi, sin
from typing import NamedTuple

from ..core.definition import Band
from ..core.texts import Texts
from ..scoring.limits import MARGIN
from .markup import Markup, element, join

VIEW = Texts("result", {"as-table": ""})
"""The name of what every chart has below it: the same as a table."""

WIDTH = 360
LEFT, RIGHT = 8, WIDTH - 8
HEAD, ROW, BAR = 30, 46, 14
"""Height above the first row, of a row, and of what is drawn in it."""

NAME, LINE = 12, 19
"""From the top of a row to the foot of its words, and to the top of its bar."""

AXES = 3
"""From so many scales on, a web is a shape."""


@dataclass(frozen=True)
class Axis:
    """A line from the lowest to the highest value, between two places in the drawing."""

    low: float
    high: float
    left: float = LEFT
    right: float = RIGHT
    step: float = 1
    """See `Form.step`."""

    def x(self, value: float) -> float:
        inside = min(self.high, max(self.low, value))
        return round(self.left + (self.right - self.left) * (inside - self.low) / (self.high - self.low), 1)


# --- what all charts are made of --------------------------------------------------------------------


def drawing(height: float, label: str, *parts: Markup | None, name: str = "chart") -> Markup:
    """The SVG itself; `label` says in words what it shows."""
    box = f"0 0 {WIDTH} {height}"
    return element("svg", *parts, viewBox=box, role="img", aria_label=label, class_=name)


def text(words: str, x: float, y: float, name: str, anchor: str | None = None) -> Markup:
    return element("text", words, x=x, y=y, text_anchor=anchor, class_=f"chart-{name}")


def limits(axis: Axis, values: Iterable[float], top: float, bottom: float) -> list[Markup]:
    """Dashed lines across the rows."""
    places = [axis.x(value) for value in values]
    return [element("line", x1=x, x2=x, y1=top, y2=bottom, class_="chart-limit") for x in places]


@cache
def track(axis: Axis, top: float) -> Markup:
    """The line on which something has its place."""
    middle = top + BAR / 2
    return element("line", x1=axis.left, x2=axis.right, y1=middle, y2=middle, class_="chart-track")


@lru_cache(1024)
def place(axis: Axis, mean: float | None, top: float) -> Markup:
    """A mean on its line, with the margin around it; without a mean only the line."""
    if mean is None:
        return track(axis, top)
    margin = MARGIN * axis.step
    start, end = axis.x(mean - margin), axis.x(mean + margin)
    shape: dict[str, float] = {"x": start, "y": top, "width": round(end - start, 1), "height": BAR}
    return join(
        track(axis, top),
        element("rect", **shape, rx=BAR / 2, class_="chart-margin"),
        element("circle", cx=axis.x(mean), cy=top + BAR / 2, r=BAR / 2 - 1, class_="chart-point"),
    )


def figure(caption: str, chart: Markup, *views: Markup | None) -> Markup:
    """A chart below its title, with other views of the same numbers to open."""
    return element("figure", element("figcaption", caption), chart, *views, class_="profile")


def view(name: str, content: Markup) -> Markup:
    """Another view of a chart, closed until somebody asks for it."""
    return element("details", element("summary", name), content, class_="view")


# --- a profile: as bars and as a web ----------------------------------------------------------------


class Row(NamedTuple):
    """A scale in a profile."""

    name: str
    mean: float | None
    outcome: str
    """In words."""
    value: str
    """The mean as people write it."""


def profile(axis: Axis, bands: Sequence[Band], rows: Sequence[Row], label: str) -> Markup:
    """Profile bars: per scale the outcome in words, and the score with its margin between the bands."""
    height = HEAD + ROW * len(rows)
    drawn = [
        join(
            text(row.name, LEFT, top + NAME, "name"),
            text(row.outcome, RIGHT, top + NAME, "value", "end"),
            place(axis, row.mean, top + LINE),
        )
        for top, row in zip(range(HEAD, height, ROW), rows, strict=True)
    ]
    return drawing(height, label, _columns(axis, bands, height - 6), *drawn)


@cache
def _columns(axis: Axis, bands: Sequence[Band], bottom: float) -> Markup:
    """The bands side by side, each below its name."""
    starts = [band.start for band in bands]
    heads = [
        text(band.name, (axis.x(start) + axis.x(end)) / 2, 16, "head", "middle")
        for band, start, end in zip(bands, starts, [*starts[1:], axis.high], strict=True)
    ]
    return join(*limits(axis, starts[1:], 22, bottom), *heads)


RADIUS, MIDDLE = 90, 150
"""Of the web, and how far its centre lies from the top."""

LABEL, LINE_HEIGHT = 12, 16
"""Between the end of an axis and its name; from one line of that name to the next."""


def radar(line: Axis, bands: Sequence[Band], rows: Sequence[Row], label: str) -> Markup:
    """The same scores as a web: one axis a scale, the lowest score in the middle.

    Where a score is missing the outline is open.
    """
    axis = Axis(line.low, line.high, 0, RADIUS)
    turns = _turns(len(rows))
    found = [
        _at(axis.x(row.mean), turn) if row.mean is not None else None
        for row, turn in zip(rows, turns, strict=True)
    ]
    points = [
        element("circle", cx=spot[0], cy=spot[1], r=BAR / 2 - 2, class_="chart-point")
        for spot in found
        if spot
    ]
    names = [_axis_name(row.name, row.value, turn) for row, turn in zip(rows, turns, strict=True)]
    return drawing(2 * MIDDLE, label, _grid(axis, bands, len(rows)), *_web(found), *points, *names)


def _turns(count: int) -> list[float]:
    """The directions of the axes in radians, clockwise from the top."""
    return [2 * pi * index / count for index in range(count)]


def _at(distance: float, turn: float) -> tuple[float, float]:
    return round(WIDTH / 2 + distance * sin(turn), 1), round(MIDDLE - distance * cos(turn), 1)


@cache
def _grid(axis: Axis, bands: Sequence[Band], count: int) -> Markup:
    """The axes of a web, and the limits of the bands across them."""
    turns = _turns(count)
    rings = [
        _outline([_at(axis.x(value), turn) for turn in turns], "chart-limit")
        for value in [*(band.start for band in bands[1:]), axis.high]
    ]
    spokes = [
        element("line", x1=WIDTH / 2, y1=MIDDLE, x2=x, y2=y, class_="chart-track")
        for x, y in (_at(RADIUS, turn) for turn in turns)
    ]
    return join(*rings, *spokes)


def _outline(spots: Iterable[tuple[float, float]], name: str, tag: str = "polygon") -> Markup:
    return element(tag, points=" ".join(f"{x},{y}" for x, y in spots), class_=name)


def _web(found: Sequence[tuple[float, float] | None]) -> list[Markup]:
    """The outline: closed when every score is there, else a line between each two neighbours."""
    if all(found):
        return [_outline([spot for spot in found if spot], "chart-web")]
    pairs = zip(found, [*found[1:], found[0]], strict=True)
    return [_outline([spot, other], "chart-web", "polyline") for spot, other in pairs if spot and other]


@cache
def _axis_name(name: str, score: str, turn: float) -> Markup:
    """The name of an axis in two lines and its score below it, outside the web."""
    x, y = _at(RADIUS + LABEL, turn)
    side, down = sin(turn), -cos(turn)
    anchor = "middle" if abs(side) < 0.1 else "start" if side > 0 else "end"
    first, second = _two_lines(name)
    feet = [LINE_HEIGHT * place for place in ((0, 1, 2) if second else (0, 0, 1))]
    top = round(y + NAME - (feet[-1] + LINE_HEIGHT) * (1 - down) / 2, 1)
    lines = [
        element("tspan", words, x=x, y=top + foot) for words, foot in zip((first, second), feet, strict=False)
    ]
    return join(
        element("text", *lines, text_anchor=anchor, class_="chart-axis"),
        text(score, x, top + feet[-1], "value", anchor),
    )


def _two_lines(name: str) -> tuple[str, str]:
    """A name broken between words, as near to its middle as can be."""
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    middle = min(spaces, key=lambda place: abs(2 * place - len(name)), default=len(name))
    return name[:middle], name[middle:].strip()
