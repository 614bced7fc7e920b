"""Charts as SVG. Every chart stands in a `<figure>` with the same numbers in a table."""

from __future__ import annotations

from typing import Any

from .definition import Definition
from .markup import Markup, element, join
from .wording import halves

WIDTH = 360
"""Drawn for a phone; a wider screen enlarges it. Units are CSS pixels at that size."""

LEFT, RIGHT = 8, WIDTH - 8
HEAD, ROW, BAR = 30, 46, 14
MARGIN = 0.5
"""Half the width of a bar, about one standard error of measurement (SD .7-.9, alpha .6-.7)."""


def profile(definition: Definition, scores: list[dict[str, Any]], label: str) -> Markup:
    """Profile bars: per scale the band, the score and its margin on the scale of the form."""
    form = next(scale.form for scale in definition.scales if scale.form.bands)
    low, high = form.numbers[0], form.numbers[-1]

    def x(value: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (value - low) / (high - low), 1)

    height = HEAD + ROW * len(scores)
    starts = [band.start for band in form.bands]
    ends = [*starts[1:], high]
    heads = [
        element("text", band.name, x=x((start + end) / 2), y=16, text_anchor="middle", class_="chart-head")
        for band, start, end in zip(form.bands, starts, ends, strict=True)
    ]
    limits = [
        element("line", x1=x(start), x2=x(start), y1=4, y2=height - 6, class_="chart-limit")
        for start in starts[1:]
    ]
    missing = definition.texts["result"]["no-band"]
    rows = [_row(entry, HEAD + ROW * index, x, low, high, missing) for index, entry in enumerate(scores)]
    return element(
        "svg",
        *limits,
        *heads,
        *rows,
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_label=label,
        class_="chart",
    )


def _row(entry: dict[str, Any], top: float, x: Any, low: int, high: int, missing: str) -> Markup:
    name = element("text", entry["name"], x=LEFT, y=top + 12, class_="chart-name")
    bar_top = top + 19
    track = element(
        "rect", x=LEFT, y=bar_top, width=RIGHT - LEFT, height=BAR, rx=BAR / 2, class_="chart-track"
    )
    if entry["mean"] is None:
        return join(
            name, track, element("text", missing, x=RIGHT, y=top + 12, text_anchor="end", class_="chart-note")
        )
    start, end = x(max(low, entry["mean"] - MARGIN)), x(min(high, entry["mean"] + MARGIN))
    return join(
        name,
        track,
        element(
            "rect",
            x=start,
            y=bar_top,
            width=round(end - start, 1),
            height=BAR,
            rx=BAR / 2,
            class_="chart-margin",
        ),
        element("circle", cx=x(entry["mean"]), cy=bar_top + BAR / 2, r=BAR / 2, class_="chart-point"),
        element("text", halves(entry["mean"]), x=RIGHT, y=top + 12, text_anchor="end", class_="chart-value"),
    )
