"""A QR code of a link, drawn in the browser. The encoder is only imported when somebody asks."""

from __future__ import annotations

from .markup import Markup, element


def svg(link: str, label: str) -> Markup:
    """A QR code (ISO/IEC 18004, error correction M) as SVG, black on white whatever the colour scheme."""
    import segno

    matrix = [list(row) for row in segno.make(link, error="m", micro=False, boost_error=False).matrix]
    quiet = 4
    size = len(matrix) + 2 * quiet
    path = "".join(
        f"M{x + quiet},{y + quiet}h1v1h-1z"
        for y, row in enumerate(matrix)
        for x, dark in enumerate(row)
        if dark
    )
    return element(
        "svg",
        element("rect", width=size, height=size, fill="#fff"),
        element("path", d=path, fill="#000"),
        viewBox=f"0 0 {size} {size}", role="img", aria_label=label, class_="qr", shape_rendering="crispEdges",
    )  # fmt: skip
