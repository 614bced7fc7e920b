"""QR codes of the pages, as SVG for the screen and print and as PNG for a document."""

from __future__ import annotations

import io
from collections.abc import Iterator

import segno


def images(name: str, address: str) -> Iterator[tuple[str, bytes]]:
    """File name and content of a QR code (ISO/IEC 18004, error correction M), black on white."""
    code = segno.make(address, error="m", micro=False)
    for kind, options in (("svg", {"xmldecl": False, "light": "#fff"}), ("png", {"scale": 10})):
        image = io.BytesIO()
        code.save(image, kind=kind, border=4, **options)
        yield f"{name}.{kind}", image.getvalue()
