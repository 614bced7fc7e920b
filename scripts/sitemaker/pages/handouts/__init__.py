"""Makes `handouts/` of the site: PDF on A4 of the frameworks, of the whole approach, and of every scan on paper.

They come from the Markdown and the definitions that also make the pages; how they look stands in the Typst
templates beside this file (in `overrides/` MkDocs would publish them). They are tagged for screen readers
(PDF/UA-1), with their fonts inside.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config import load_config

from sitemaker import ROOT
from sitemaker.cache import Cache
from sitemaker.pages.handouts import content
from sitemaker.pages.typeset import Typesetter, made_with

TEMPLATES = Path(__file__).parent


def files(definitions: list[dict[str, Any]], cache: Cache) -> dict[str, bytes]:
    """The content of every handout by its address in the site, from these checked definitions."""
    # Printed addresses are those of the real site, also while it is served on this machine.
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[])
    common = [*made_with(), *(path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ")))]
    with Typesetter() as typesetter:
        return {
            f"handouts/{name}": cache.get([*common, data.encode()], partial(_set, typesetter, data))
            for name, data in (
                (name, json.dumps(data)) for name, data in content.all_of(config, definitions, cache)
            )
        }


def _set(typesetter: Typesetter, data: str) -> bytes:
    template = TEMPLATES / f"{json.loads(data)['template']}.typ"
    return typesetter.set(template, TEMPLATES, data, pdf_standards="ua-1")
