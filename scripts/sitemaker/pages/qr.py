"""QR codes of the pages, as SVG for the screen and print and as PNG for a document."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import segno

from sitemaker import ROOT
from sitemaker.pages import png

CACHE = ROOT / ".qr_cache"
KINDS: dict[str, dict[str, Any]] = {
    "svg": {"xmldecl": False, "svgclass": None, "lineclass": None, "light": "#fff"},
    "png": {"scale": 10},
}


def images(name: str, address: str, cache: Path = CACHE) -> Iterator[tuple[str, bytes]]:
    """File name and content of a QR code (ISO/IEC 18004, error correction M), black on white.

    What was drawn before is taken from `cache`: choosing the pattern of a code takes 20 ms.
    """
    cache.mkdir(exist_ok=True)
    for kind, options in KINDS.items():
        made_from = f"{segno.__version__} {png.MADE_BY} {address} {options}".encode()
        kept = cache / f"{hashlib.sha256(made_from).hexdigest()[:20]}.{kind}"
        if not kept.exists():
            drawn = io.BytesIO()
            segno.make(address, error="m", micro=False).save(drawn, kind=kind, border=4, **options)
            content = drawn.getvalue()
            # Another build may draw the same: the file appears whole or not at all.
            with tempfile.NamedTemporaryFile(dir=cache, delete=False) as file:
                file.write(png.small(content) if kind == "png" else content)
            Path(file.name).rename(kept)
        yield f"{name}.{kind}", kept.read_bytes()
