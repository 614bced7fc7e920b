"""From data and a Typst template to a PDF that is tagged for screen readers (PDF/UA-1), its fonts inside."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from sitemaker import DOCS, ROOT

TEMPLATES = Path(__file__).parent
NPM = ROOT / "node_modules/@fontsource/source-sans-3/files"
FONTS = [
    *sorted((DOCS / "assets/fonts").glob("*.woff2")),
    # What only sources need: titles in italics, and names with letters such as ő.
    NPM / "source-sans-3-latin-400-italic.woff2",
    NPM / "source-sans-3-latin-ext-400-normal.woff2",
]
FAMILY = 1
"""The place of the family name in a font's name table."""


def fingerprint() -> str:
    """Whatever all handouts are made with, in one line."""
    files = [*sorted(TEMPLATES.glob("*.typ")), *FONTS]
    content = b"".join(path.read_bytes() for path in files)
    return f"{version('typst')} {hashlib.sha256(content).hexdigest()} "


def pdfs(wanted: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Set every handout; `wanted` holds its data as JSON, by name. The same data give the same bytes."""
    with unpacked_fonts() as fonts:
        for name, data in wanted.items():
            template = TEMPLATES / f"{json.loads(data)['template']}.typ"
            yield (
                name,
                typst.compile(
                    template,
                    root=TEMPLATES,
                    font_paths=[fonts],
                    ignore_system_fonts=True,
                    sys_inputs={"data": data},
                    pdf_standards="ua-1",
                ),
            )


@contextmanager
def unpacked_fonts() -> Iterator[Path]:
    """A folder with the fonts of the site, for Typst."""
    with tempfile.TemporaryDirectory() as folder:
        for font in FONTS:
            _unpack(font, Path(folder) / f"{font.stem}.ttf")
        yield Path(folder)


def _unpack(font: Path, to: Path) -> None:
    """As TTF, since Typst reads no WOFF2. The letters of other alphabets get a family name of their own."""
    unpacked = TTFont(font, recalcTimestamp=False)
    unpacked.flavor = None
    if "latin-ext" in font.stem:
        for name in unpacked["name"].names:
            if name.nameID == FAMILY:
                name.string = "Source Sans 3 latin-ext"
    unpacked.save(to)
