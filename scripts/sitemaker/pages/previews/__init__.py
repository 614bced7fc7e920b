"""Makes the images that links to the site show, one for each section, and the touch icon.

They come from the site's own tokens, fonts, titles and diagrams; how they look stands beside this file.
They are only drawn again when something of that differs.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation
from PIL import Image

from sitemaker import DOCS, ROOT
from sitemaker.pages import png
from sitemaker.pages.handouts import drawing, typeset
from sitemaker.progress import making

PREVIEWS = DOCS / "assets/images/previews"
TEMPLATES = Path(__file__).parent
COLOURS = 20


def make(folder: Path = PREVIEWS) -> list[Path]:
    """Bring `folder` up to date; returns what was drawn. The same sources give the same bytes."""
    wanted = dict(_data(load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[])))
    record = folder / ".made-from"
    digest = _digest(wanted)
    if record.exists() and record.read_text() == digest:
        return []
    making(f"{len(wanted)} images for links")
    folder.mkdir(parents=True, exist_ok=True)
    with typeset.unpacked_fonts() as fonts:
        for name, data in wanted.items():
            image = typst.compile(
                TEMPLATES / f"{data['template']}.typ",
                root=ROOT,
                font_paths=[fonts],
                ignore_system_fonts=True,
                sys_inputs={"data": json.dumps(data)},
                format="png",
                ppi=72,
            )
            (folder / name).write_bytes(_small(image))
    record.write_text(digest)
    return [folder / name for name in wanted]


def _small(image: bytes) -> bytes:
    """The same in few colours: flat areas and the edges of letters need no more."""
    drawn = Image.open(io.BytesIO(image)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    drawn.save(buffer, "PNG")
    return png.small(buffer.getvalue())


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


def _digest(wanted: dict[str, Any]) -> str:
    """What the images are made from, in one line."""
    used = [
        ROOT / str(path).lstrip("/")
        for data in wanted.values()
        for path in (data.get("logo"), data.get("icon"))
        if path
    ]
    files = b"".join(path.read_bytes() for path in [*sorted(TEMPLATES.glob("*.typ")), *used])
    return hashlib.sha256(
        f"{typeset.fingerprint()} {png.MADE_BY} {COLOURS} {json.dumps(wanted)} ".encode() + files
    ).hexdigest()
