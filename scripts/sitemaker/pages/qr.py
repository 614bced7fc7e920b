"""QR codes of addresses (ISO/IEC 18004, error correction M): for the screen, print and a document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import segno

from sitemaker.cache import Cache

BLACK_ON_WHITE: dict[str, dict[str, Any]] = {
    "svg": {"xmldecl": False, "svgclass": None, "lineclass": None, "light": "#fff"},
    "png": {"scale": 10},
}
"""By the ending of its file, how a code is drawn."""


def images(name: str, address: str, cache: Cache) -> Iterator[tuple[str, bytes]]:
    """File name and content of a code in black on white, with its margin."""
    for kind, options in BLACK_ON_WHITE.items():
        yield f"{name}.{kind}", _drawn(address, cache, kind=kind, border=4, **options)


def inline(address: str, colour: str, cache: Cache) -> str:
    """A code as an SVG element without a margin."""
    options = {"xmldecl": False, "svgns": False, "nl": False}  # those of segno's svg_inline
    return _drawn(address, cache, kind="svg", border=0, dark=colour, **options).decode()


def _drawn(address: str, cache: Cache, **options: Any) -> bytes:
    # Choosing the pattern of a code takes 20 ms.
    def draw() -> bytes:
        drawn = io.BytesIO()
        segno.make_qr(address, error="m").save(drawn, **options)
        return drawn.getvalue()

    return cache.get([f"segno {segno.__version__} {address} {options}".encode()], draw)
