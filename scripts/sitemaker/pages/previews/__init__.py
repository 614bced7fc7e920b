"""Makes the images that links to the site show, one for each section, and the touch icon.

They come from the site's own tokens, fonts, titles and diagrams; how they look stands beside this file.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation
from PIL import Image

from sitemaker import ROOT
from sitemaker.cache import Cache
from sitemaker.pages import drawing
from sitemaker.pages.typeset import Typesetter, made_with

TEMPLATES = Path(__file__).parent
COLOURS = 20


def files(cache: Cache) -> dict[str, bytes]:
    """The content of every image by its address in the site. The same sources give the same bytes."""
    common = [*made_with(), f"pillow {version('pillow')} {COLOURS}".encode()]
    with Typesetter() as typesetter:
        return {
            f"assets/images/previews/{name}": cache.get(
                [*common, *_sources(data), json.dumps(data).encode()], partial(_draw, typesetter, data)
            )
            for name, data in _data(load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[]))
        }


def _draw(typesetter: Typesetter, data: dict[str, Any]) -> bytes:
    """In few colours: flat areas and the edges of letters need no more."""
    image = typesetter.set(_template(data), ROOT, json.dumps(data), format="png", ppi=72)
    drawn = Image.open(io.BytesIO(image)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    drawn.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _sources(data: dict[str, Any]) -> Iterator[bytes]:
    """The files that an image is made from."""
    yield _template(data).read_bytes()
    for name in ("logo", "icon"):
        if path := data.get(name):
            yield (ROOT / path.lstrip("/")).read_bytes()


def _template(data: dict[str, Any]) -> Path:
    return TEMPLATES / f"{data['template']}.typ"


def _data(config: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """File name and content of every image."""
    files = get_files(config)
    pages = {page.url: page for page in get_navigation(files, config).pages}
    for page in pages.values():
        page.read_source(config)
    shared = {"colours": drawing.colours(), "site": config.site_name}
    logo = config.extra["organisation"]["logo"]
    for section, shown in config.extra["previews"].items():
        page = pages["" if section == "start" else f"{section}/"]
        diagram = drawing.of(pages[shown])
        assert diagram, f"mkdocs.yml: previews: {shown} has no diagram"
        yield (
            f"{section}.png",
            {
                "template": "link",
                "title": page.meta["title"],
                "diagram": diagram["svg"],
                "logo": f"/docs/{logo}" if logo else None,
                **shared,
            },
        )
    yield "touch-icon.png", {"template": "icon", "icon": f"/docs/{config.theme['favicon']}", **shared}
