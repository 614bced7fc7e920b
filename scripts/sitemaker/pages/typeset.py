"""Typst with the fonts of the site: from a template and data to a PDF or an image."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from sitemaker import DOCS, ROOT
from sitemaker.progress import making

NPM = ROOT / "node_modules/@fontsource/source-sans-3/files"
FONTS = [
    *sorted((DOCS / "assets/fonts").glob("*.woff2")),
    # What only sources need: titles in italics, and names with letters such as ő.
    NPM / "source-sans-3-latin-400-italic.woff2",
    NPM / "source-sans-3-latin-ext-400-normal.woff2",
]
FAMILY = 1
"""The place of the family name in a font's name table."""


def made_with() -> list[bytes]:
    """Whatever all that is set here is made with: Typst and the fonts."""
    return [version("typst").encode(), *(font.read_bytes() for font in FONTS)]


class Typesetter:
    """Typst with the fonts of the site, which are unpacked when something is set, for as long as the block lasts."""

    def __init__(self) -> None:
        self._stack = ExitStack()

    def __enter__(self) -> Typesetter:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def set(self, template: Path, root: Path, data: str, **options: Any) -> bytes:
        """A template with its `data`, JSON; `options` are those of `typst.compile`. The same data give the same bytes."""
        content: bytes = typst.compile(
            template,
            root=root,
            font_paths=[self._fonts],
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            **options,
        )
        return content

    @cached_property
    def _fonts(self) -> Path:
        making("handouts and images")
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        for font in FONTS:
            _unpack(font, folder / f"{font.stem}.ttf")
        return folder


def _unpack(font: Path, to: Path) -> None:
    """As TTF, since Typst reads no WOFF2. The letters of other alphabets get a family name of their own."""
    unpacked = TTFont(font, recalcTimestamp=False)
    unpacked.flavor = None
    if "latin-ext" in font.stem:
        for name in unpacked["name"].names:
            if name.nameID == FAMILY:
                name.string = "Source Sans 3 latin-ext"
    unpacked.save(to)
