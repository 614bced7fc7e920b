"""Dots per group on one line. Groups differ by shape and by name, never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from ..core.definition import Band
from . import chart
from .chart import WIDTH
from .markup import Markup, element

LEFT, RIGHT, TOP = 104, 312, 24
"""Where the line begins and ends, and where the first row begins."""

DOT = 4.5
LEVEL = 10
"""From one dot to the one above it."""

HIGHEST = 6
"""Dots above each other; when there would be more, one dot stands for several people."""

FOOT = 12
"""Below the dots of a row."""

LONGEST = 13
"""Characters of a name that fit beside the line."""

BUNDLES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


@dataclass(frozen=True)
class Row:
    """One line: the name of the group, [value, how many people] for each dot, and its middle."""

    name: str
    dots: Sequence[Sequence[float]]
    place: int = 0
    """The group's place among all groups: it says which shape it has, on every chart of a page."""
    middle: float | None = None
    text: str = ""
    """What stands at the end of the line: the middle in words."""

    def piles(self, size: int) -> list[tuple[float, int]]:
        """Where the piles stand and how many dots each has when one dot stands for `size` people."""
        return [(value, ceil(count / size)) for value, count in self.dots]


@dataclass(frozen=True)
class Axis(chart.Axis):
    """A line with bands above it, or only a name at both ends."""

    left: float = LEFT
    right: float = RIGHT
    bands: Sequence[Band] = ()
    ends: tuple[str, str] = ("", "")


def bundle(rows: Sequence[Row]) -> int:
    """How many people one dot has to stand for, so that no pile gets too high."""
    most = max((count for row in rows for _, count in row.dots), default=0)
    return next((size for size in BUNDLES if most <= size * HIGHEST), BUNDLES[-1])


def dots(axis: Axis, rows: Sequence[Row], size: int, label: str, middle: str) -> Markup:
    """All rows under each other. `size` is how many people a dot stands for (see `bundle`)."""
    bottom = TOP
    drawn = []
    for row in rows:
        height = LEVEL * max((dots for _, dots in row.piles(size)), default=1) + FOOT
        drawn.append(_row(axis, row, bottom, height, size))
        bottom += height
    limits = [band.start for band in axis.bands[1:]] or [(axis.low + axis.high) / 2]
    return chart.drawing(
        bottom + 4,
        label,
        *_heads(axis, middle),
        *chart.limits(axis, limits, 18, bottom - 4),
        *drawn,
        name="chart dots",
    )


def _heads(axis: Axis, middle: str) -> list[Markup]:
    """The names of the bands above their stretch, or of the ends; and of the last column."""
    starts = [max(band.start, axis.low) for band in axis.bands]
    heads = [
        (band.name, axis.x((start + end) / 2), "middle")
        for band, start, end in zip(axis.bands, starts, [*starts, axis.high][1:], strict=True)
    ] or [(axis.ends[0], LEFT, "start"), (axis.ends[1], RIGHT, "end")]
    heads.append((middle, WIDTH - 2, "end"))
    return [chart.text(name, x, 13, "head", anchor) for name, x, anchor in heads if name]


def _row(axis: Axis, row: Row, top: float, height: float, size: int) -> Markup:
    base = top + height - FOOT + DOT
    name = row.name if len(row.name) <= LONGEST else f"{row.name[: LONGEST - 1]}…"
    parts = [
        symbol(row.place, DOT + 2, base - DOT - 1),
        chart.text(name, DOT * 2 + 8, base, "name"),
        element("line", x1=LEFT - 6, x2=RIGHT + 6, y1=base + 2, y2=base + 2, class_="chart-track"),
    ]
    if row.middle is not None:
        x = axis.x(row.middle)
        parts.append(element("line", x1=x, x2=x, y1=top + 1, y2=base + 5, class_="chart-middle"))
    for value, dots in row.piles(size):
        parts += [symbol(row.place, axis.x(value), base - DOT - 1 - LEVEL * level) for level in range(dots)]
    if row.text:
        parts.append(chart.text(row.text, WIDTH - 2, base, "value", "end"))
    return element("g", *parts)


def symbol(place: int, x: float, y: float) -> Markup:
    """The mark of the group at this place: six shapes, filled first and then open."""
    shape = SHAPES[place % len(SHAPES)]
    look = "chart-mark open" if place // len(SHAPES) % 2 else "chart-mark"
    return element("path", d=shape(round(x, 1), round(y, 1)), class_=look)


def _circle(x: float, y: float) -> str:
    return f"M{x - DOT} {y}a{DOT} {DOT} 0 1 0 {2 * DOT} 0a{DOT} {DOT} 0 1 0 {-2 * DOT} 0z"


def _square(x: float, y: float) -> str:
    return f"M{x - 4} {y - 4}h8v8h-8z"


def _triangle(x: float, y: float) -> str:
    return f"M{x} {y - 5}l5 9h-10z"


def _diamond(x: float, y: float) -> str:
    return f"M{x} {y - 5.5}l5 5.5l-5 5.5l-5 -5.5z"


def _plus(x: float, y: float) -> str:
    return f"M{x - 1.5} {y - 5}h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z"


def _downward(x: float, y: float) -> str:
    return f"M{x} {y + 5}l5 -9h-10z"


SHAPES = (_circle, _triangle, _square, _diamond, _plus, _downward)
"""Neighbours are chosen to look most different."""


def bar(share: float) -> Markup:
    """A bar for a share (0..1); its number stands beside it."""
    return element(
        "svg",
        element("line", x1=0, x2=120, y1=8, y2=8, class_="chart-track"),
        element("rect", x=0, y=3, width=round(120 * share, 1), height=10, class_="chart-fill"),
        viewBox="0 0 120 16", aria_hidden="true", class_="chart bar",
    )  # fmt: skip
